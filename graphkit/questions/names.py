"""Find the thing that a name means: id, IRI, label, alias, acronym, former name or Wikidata id.

Nothing is guessed: a name of several things is an error that lists them, and a name of nothing
is an error that suggests the nearest ones.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Final, NamedTuple

from graphkit.advice import Advice, Call
from graphkit.errors import Ambiguous, NotFound
from graphkit.sparql.queryable import Queryable
from graphkit.terms import ID, slug

_NAMES: Final = """
SELECT ?thing ?kind ?name ?preferred WHERE {
  ?thing cg:kind ?kind .
  { ?thing skos:prefLabel ?name . BIND(LANG(?name) = "en" AS ?preferred) }
  UNION { ?thing skos:altLabel ?name }
  UNION { ?use cg:named ?thing ; cg:name ?name }
  UNION { ?thing cg:wikidata ?name }
  UNION { ?thing cg:governs ?land .
          { ?land skos:prefLabel ?name } UNION { ?land cg:wikidata|cg:iso3166 ?name } }
}
"""
_KIND: Final = "SELECT ?kind WHERE {{ id:{0} cg:kind ?kind }}"
_LEGAL_FORMS: Final = re.compile(
    r"(?<=\S),? (inc|llc|ltd|limited|corp|corporation|gmbh|s a|sa|plc|co)$"
)
COALITION: Final = "coalition"


class Match(NamedTuple):
    """A thing that a text was found in.

    Attributes
    ----------
    id : str
        Its id.
    kind : str
        Its kind, such as ``"company"``.
    label : str
        Its English label.
    name : str
        The name in which the text was found.
    """

    id: str
    kind: str
    label: str
    name: str


class Names:
    """Every name of every actor, service, person and coalition of a graph.

    Parameters
    ----------
    store : Queryable
        The triples; they are read at the first question that an id alone does not answer.
    """

    def __init__(self, store: Queryable) -> None:
        self._store = store

    @cached_property
    def _rows(self) -> tuple[tuple[str, str, str, bool], ...]:
        """Id, kind, name, and whether the name is the English label; in a stable order."""
        rows = set()
        for thing, kind, name, preferred in self._store.select(_NAMES):
            spelt = name.value.rsplit("/", 1)[-1] if name.value.startswith("http") else name.value
            english = preferred is not None and preferred.value == "true"
            rows.add((slug(thing.value), slug(kind.value), spelt, english))
        return tuple(sorted(rows))

    @cached_property
    def _kinds(self) -> Mapping[str, str]:
        return {thing: kind for thing, kind, _, _ in self._rows}

    @cached_property
    def _index(self) -> Mapping[str, frozenset[str]]:
        index: dict[str, set[str]] = {}
        for thing, _, name, _ in self._rows:
            key = normalised(name)
            index.setdefault(key, set()).add(thing)
            index.setdefault(normalised(thing), set()).add(thing)
            index.setdefault(_LEGAL_FORMS.sub("", key), set()).add(thing)
        return {key: frozenset(things) for key, things in index.items()}

    @cached_property
    def _labels(self) -> Mapping[str, str]:
        return {thing: name for thing, _, name, english in self._rows if english}

    def resolve(self, what: str, ref: object) -> str:
        """Give the id of the thing that is meant.

        Parameters
        ----------
        what : {"actor", "coalition", "thing"}
            Where to look: among all but coalitions, among coalitions, or everywhere. An actor
            may also be a coalition, because coalitions join coalitions.
        ref : str or record
            An id, an IRI, a name in any language or spelling of case and accents, an acronym,
            a former name, a Wikidata id, or a record of graphkit.

        Raises
        ------
        NotFound
            With the nearest names.
        Ambiguous
            With the ids that it could be.
        """
        name = str(getattr(ref, "id", ref)).strip()
        plain = name.removeprefix(ID).removeprefix("id:")
        if self._has(what, plain):
            return plain
        found = self._named(what, name)
        if what == "actor" and not found:
            found = self._named("thing", name)
        if not found:
            raise self._not_found(what, name)
        if len(found) > 1:
            raise Ambiguous(what, name, found)
        return found[0]

    def _not_found(self, what: str, name: str) -> NotFound:
        """Say what else goes by the name, or what comes near."""
        other = self._named("thing", name)
        if other:
            kind = self._kinds[other[0]].replace("-", " ")
            return NotFound(what, name, hint=f"But {other[0]!r} is a {kind}.")
        hint = Advice("Look for a part of the name with {call}.", call=Call("find"))
        return NotFound(what, name, self._near(what, name), hint)

    def search(self, text: str, limit: int = 20) -> tuple[Match, ...]:
        """Find the things with this text in a name; whole names first, then beginnings."""
        key = normalised(text)
        found: dict[str, tuple[tuple[int, int, str], Match]] = {}
        for thing, kind, name, _ in self._rows:
            spelt = normalised(name)
            if key and key in spelt:
                rank = 0 if spelt == key else 1 if spelt.startswith(key) else 2
                match = Match(thing, kind, self._labels.get(thing, thing), name)
                entry = ((rank, len(name), thing), match)
                found[thing] = min(found.get(thing, entry), entry, key=lambda e: e[0])
        return tuple(match for _, match in sorted(found.values(), key=lambda e: e[0])[:limit])

    def _has(self, what: str, thing: str) -> bool:
        """Ask the store about an id, so that the common case needs no index of names."""
        if not re.fullmatch(r"[a-z0-9-]+", thing):
            return False
        return self._kind(thing) == COALITION if what == COALITION else bool(self._kind(thing))

    def is_coalition(self, thing: str) -> bool:
        """Tell whether the thing with this id is a coalition."""
        return self._kind(thing) == COALITION

    def _kind(self, thing: str) -> str:
        for solution in self._store.select(_KIND.format(thing)):
            return slug(solution[0].value)
        return ""

    def _named(self, what: str, name: str) -> tuple[str, ...]:
        key = normalised(name)
        things = self._index.get(key) or self._index.get(_LEGAL_FORMS.sub("", key), frozenset())
        return tuple(sorted(thing for thing in things if _fits(what, self._kinds[thing])))

    def _near(self, what: str, name: str) -> tuple[str, ...]:
        names = {
            spelling: thing
            for thing, kind, known, _ in self._rows
            if _fits(what, kind)
            for spelling in (normalised(known), thing)
        }
        import difflib

        key = normalised(name[:200])
        near = difflib.get_close_matches(key, sorted(names), 6, 0.6)
        near += [spelling for spelling in sorted(names) if len(key) > 3 and key in spelling][:3]
        return tuple(_unique(names[spelling] for spelling in near))[:3]


def _fits(what: str, kind: str) -> bool:
    if what == COALITION:
        return kind == COALITION
    return what == "thing" or kind != COALITION


def _unique(items: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(items))


def normalised(name: str) -> str:
    """Spell a name without case, accents and punctuation.

    >>> normalised("L’Appel de Christchurch"), normalised("Côte d'Ivoire")
    ('l appel de christchurch', 'cote d ivoire')
    """
    letters = unicodedata.normalize("NFKD", name.casefold())
    kept = "".join(
        c if c.isalnum() or c == "&" else " " for c in letters if not unicodedata.combining(c)
    )
    spelt = " ".join(kept.split())
    # A name of signs alone, such as an emoji, is compared as it stands.
    return spelt.removeprefix("the ") or spelt or letters.strip()
