"""Write Turtle that is the same to the byte for the same facts.

Subjects are sorted, and within a subject the predicates and objects are; nothing depends on the
order in which facts were added. There are no blank nodes.
"""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from graphkit.terms import BASE, BUNDLED, PREFIXES, Namespace, own_prefixes

_ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_SPECIAL: Final = re.compile(r'[\\"\n\r\t\x00-\x1f\x7f]')


class Facts:
    """Triples on their way to a file, in Turtle's own notation.

    Parameters
    ----------
    namespace : Namespace
        Where the graph has its own names.
    own : iterable of (str, str)
        Scheme and notation of the concepts that the graph defines itself. They are named in its
        own namespace, wherever they are mentioned.
    language : str
        The language of texts of which the tables do not say it; empty for none.

    Examples
    --------
    >>> facts = Facts()
    >>> facts.add("id:zoom", "a", "cg:Company")
    >>> facts.add("id:zoom", "skos:prefLabel", text("Zoom", "en"))
    >>> print(facts.blocks())
    id:zoom a cg:Company ;
        skos:prefLabel "Zoom"@en .
    <BLANKLINE>
    """

    def __init__(
        self,
        namespace: Namespace = BUNDLED,
        own: Iterable[tuple[str, str]] = (),
        language: str = "",
    ) -> None:
        # Predicate and object as one text; it sorts as the pair does, for a space sorts first.
        self._lines: defaultdict[str, list[str]] = defaultdict(list)
        self._of_class: defaultdict[str, list[str]] = defaultdict(list)
        self.namespace = namespace
        self.language = language
        elsewhere = namespace.base != BASE
        self._own = {f"{s}:{n}": f"own-{s}:{n}" for s, n in own} if elsewhere else {}

    def add(self, subject: str, predicate: str, *objects: str) -> None:
        """Add one triple for each object; empty objects are left out."""
        own = self._own
        if own:
            subject = own.get(subject, subject)
        if predicate == "a":
            for class_ in objects:
                self._of_class[class_].append(subject)
        lines = self._lines[subject]
        for obj in objects:
            if obj:
                lines.append(f"{predicate} {own.get(obj, obj) if own else obj}")

    def describe(self, subject: str, said: Iterable[tuple[str, str]], a: str = "") -> None:
        """Add what is said of one subject, as predicate and object; empty objects are left out.

        Its class, if it is not said yet, is given apart from the other predicates.
        """
        own = self._own
        if own:
            subject = own.get(subject, subject)
            said = [(predicate, own.get(obj, obj)) for predicate, obj in said]
        lines = self._lines[subject]
        if a:
            self._of_class[a].append(subject)
            lines.append(f"a {a}")
        lines += [f"{predicate} {obj}" for predicate, obj in said if obj]

    def add_texts(self, subject: str, predicate: str, texts: Iterable[tuple[str, str]]) -> None:
        """Add texts, each with its language."""
        self.add(subject, predicate, *(text(said, tag or self.language) for tag, said in texts))

    def __len__(self) -> int:
        return sum(map(len, map(set, self._lines.values())))

    def share_a_name(self, *classes: str) -> bool:
        """Tell whether anything of these classes was written twice, or is of another class, too."""
        written = [subject for one in classes for subject in self._of_class[one]]
        alone = {*written}
        others = (things for one, things in self._of_class.items() if one not in classes)
        return len(alone) < len(written) or not all(map(alone.isdisjoint, others))

    def shared_names(self) -> dict[str, list[str]]:
        """Give the ids under which things were written more than once, with their classes."""
        of_things = {
            one: [subject for subject in subjects if subject.startswith("id:")]
            for one, subjects in self._of_class.items()
        }
        if sum(map(len, of_things.values())) == len(set().union(*of_things.values())):
            return {}  # as in most tables
        classes: dict[str, list[str]] = {}
        for one, subjects in sorted(of_things.items()):
            for subject in subjects:
                classes.setdefault(subject.removeprefix("id:"), []).append(one)
        return {slug: several for slug, several in classes.items() if len(several) > 1}

    def count(self, class_: str) -> int:
        """Count the things of a class."""
        return len({*self._of_class[class_]})

    def blocks(self) -> str:
        """Give the triples as sorted Turtle, without prefixes."""
        written = sorted(subject for subject, lines in self._lines.items() if lines)
        return "\n".join([_block(subject, self._lines[subject]) for subject in written])

    def turtle(self, heading: str) -> str:
        """Give a whole Turtle file with the heading as comment lines."""
        comment = "".join(f"# {line}\n" for line in heading.splitlines())
        return f"{comment}\n{self._prefixes()}\n{self.blocks()}"

    def unsorted(self) -> str:
        """Give the same triples as Turtle for a program, which needs no order and no layout."""
        written = (f"{s} {' ;'.join(lines)} .\n" for s, lines in self._lines.items() if lines)
        return self._prefixes() + "".join(written)

    def _prefixes(self) -> str:
        """Declare the prefixes of every file that graphkit writes, and those of own concepts."""
        used = {name.partition(":")[0] for name in self._own.values()}
        own = {p: iri for p, iri in own_prefixes(self.namespace).items() if p in used}
        declared = {**PREFIXES, "id": self.namespace.ids, **own}
        return "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in sorted(declared.items()))


def _block(subject: str, lines: Iterable[str]) -> str:
    """Write what is said of one subject; objects of one predicate share a line."""
    said = sorted({*lines})
    if len({line.partition(" ")[0] for line in said}) < len(said):
        said = _by_predicate(said)
    return f"{subject} " + " ;\n    ".join(said) + " .\n"


def _by_predicate(lines: Iterable[str]) -> list[str]:
    """Put the objects of one predicate behind one another."""
    shared: list[str] = []
    last = "\n"
    for line in lines:
        if line.startswith(last):
            shared[-1] += f", {line[len(last) :]}"
        else:
            shared.append(line)
            last = line[: line.index(" ") + 1]
    return shared


def text(value: str, language: str = "") -> str:
    """Write a literal; an empty value gives an empty text, which `Facts.add` leaves out.

    >>> text('the "Call"', "en")
    '"the \\\\"Call\\\\""@en'
    """
    if not value:
        return ""
    escaped = _SPECIAL.sub(_escape, value) if _SPECIAL.search(value) else value
    return f'"{escaped}"' + (f"@{language}" if language else "")


def _escape(sign: re.Match[str]) -> str:
    return _ESCAPES.get(sign[0]) or f"\\u{ord(sign[0]):04X}"


@lru_cache(maxsize=2**14)
def day(value: datetime.date | None) -> str:
    """Write a day as ``xsd:date``."""
    return f'"{value.isoformat()}"^^xsd:date' if value else ""


def thing(slug: str) -> str:
    """Write the name of a thing."""
    return f"id:{slug}" if slug else ""


def term(scheme: str, notation: str) -> str:
    """Write the name of a concept."""
    return f"{scheme}:{notation}" if notation else ""


def address(iri: str) -> str:
    """Write a whole IRI. Its form is not checked here."""
    return f"<{iri}>" if iri else ""
