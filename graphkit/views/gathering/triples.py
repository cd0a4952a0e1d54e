"""Take whole groups of facts out of a knowledge graph, a handful of queries in all."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeVar

from graphkit.sparql.ask import tsv
from graphkit.sparql.plain_values import language, value_of
from graphkit.terms import CONCEPT
from graphkit.views import clean_text

if TYPE_CHECKING:
    from graphkit.graph import KnowledgeGraph
    from graphkit.views.scene import Text

EPOCH: Final = datetime.date(1970, 1, 1)
_DAY_0: Final = EPOCH.toordinal()
_Short = TypeVar("_Short")
_DUMP: Final = "SELECT ?s ?p ?o WHERE {{ {pattern} ?s ?p ?o }}"


ObjectValue: TypeAlias = "tuple[Any, str]"
"""An object of a triple: an id or a literal, and its language if it has one."""
ValuesByProperty: TypeAlias = "Mapping[str, Sequence[ObjectValue]]"
"""The objects of one subject, by the names of the properties."""


class SubjectProperties:
    """The properties of one subject.

    Parameters
    ----------
    id : str
        Its id.
    values : mapping of str to sequence of ObjectValue, optional
        What is said of it, by the names of the properties.
    """

    __slots__ = ("_values", "id")

    def __init__(self, id: str, values: ValuesByProperty | None = None) -> None:
        self.id = id
        self._values = {} if values is None else values

    def refs(self, name: str) -> tuple[str, ...]:
        """Give the ids, notations or strings of a property."""
        return tuple([str(value) for value, _ in self._values.get(name, ())])

    def ref(self, name: str) -> str:
        """Give the first of `refs`, or nothing."""
        found = self._values.get(name)
        return str(found[0][0]) if found else ""

    def beside(self, name: str, value: str) -> SubjectProperties:
        """Give a thing of which something more is said."""
        return SubjectProperties(self.id, {**self._values, name: ((value, ""),)})

    def label(self, name: str) -> Text:
        """Give the cleaned text per language; one without counts as English where there is none."""
        texts: dict[str, str] = {}
        for value, lang in self._values.get(name, ()):
            texts.setdefault(lang, clean_text.prose(str(value)))
        return _in_languages(texts)

    def texts(self, name: str) -> tuple[str, ...]:
        """Give all distinct texts, whatever their language."""
        return tuple(dict.fromkeys(clean_text.text(ref) for ref in self.refs(name)))

    def date(self, name: str) -> datetime.date | None:
        """Read a date; None where there is none."""
        value = self._first(name)
        return value if isinstance(value, datetime.date) else None

    def day(self, name: str) -> int | None:
        """Read a date as days since 1970-01-01."""
        found = self._values.get(name)
        value = found[0][0] if found else None
        return value.toordinal() - _DAY_0 if isinstance(value, datetime.date) else None

    def number(self, name: str) -> int | None:
        """Give a whole number."""
        value = self._first(name)
        return int(value) if isinstance(value, int) else None

    def holds(self, name: str) -> bool:
        """Whether it is said to be true."""
        return self._first(name) is True

    def _first(self, name: str) -> Any:
        found = self._values.get(name)
        return found[0][0] if found else None


def _in_languages(texts: dict[str, str]) -> dict[str, str]:
    """Give texts with one in no language as English, where there is no English one."""
    if "" in texts:
        texts.setdefault("en", texts.pop(""))
    return texts


Things: TypeAlias = Mapping[str, SubjectProperties]


def cells_of(kg: KnowledgeGraph) -> ShortenedTerms[tuple[ObjectValue]]:
    """Read cells of answers about a graph: each distinct one once, as a tuple that many share."""
    return ShortenedTerms(partial(_object, kg.store.namespace.slug))


def dump(
    kg: KnowledgeGraph, pattern: str, cells: ShortenedTerms[tuple[ObjectValue]] | None = None
) -> dict[str, SubjectProperties]:
    """Give everything said about each ``?s`` of a graph pattern, ordered by id.

    The answer is read as the engine writes it: a table of it, with a column for the language,
    would take three times as long. Dumps that name the same things may share their ``cells``.
    """
    terms, objects = ShortenedTerms(_short), cells_of(kg) if cells is None else cells
    said: dict[str, dict[str, Sequence[ObjectValue]]] = {}
    several: list[list[ObjectValue]] = []
    of_subject, last = dict[str, Sequence[ObjectValue]](), ""
    _, *lines = tsv(kg.store, _DUMP.format(pattern=pattern)).decode("utf-8").split("\n")
    for line in lines[:-1]:
        subject, term, cell = line.split("\t")
        if subject != last:
            of_subject, last = said.setdefault(str(objects[subject][0][0]), {}), subject
        name = terms[term]
        values = of_subject.get(name)
        if values is None:
            of_subject[name] = objects[cell]
        elif isinstance(values, list):
            values.extend(objects[cell])
        else:
            of_subject[name] = both = [*values, *objects[cell]]
            several.append(both)
    for values in several:  # in order, each once
        values[:] = sorted(dict.fromkeys(values), key=str)
    return {name: SubjectProperties(name, said[name]) for name in sorted(said)}


def _object(shortened: Callable[[str], str], cell: str) -> tuple[ObjectValue]:
    value = value_of(cell)
    if not isinstance(value, str):
        return ((value, ""),)
    return ((shortened(value), language(cell)),)


class ShortenedTerms(dict[str, _Short]):
    """What a cell is shortened to; each is shortened once."""

    def __init__(self, shortened: Callable[[str], _Short]) -> None:
        super().__init__()
        self._shortened = shortened

    def __missing__(self, cell: str) -> _Short:
        found = self[cell] = self._shortened(cell)
        return found


def concepts(kg: KnowledgeGraph) -> dict[str, dict[str, Text]]:
    """Give the labels of every concept, and of every country, by scheme and notation."""
    found: dict[str, dict[str, dict[str, str]]] = {}
    for scheme, notation, text, lang in _labels(kg):
        labels = found.setdefault(scheme, {}).setdefault(notation, {})
        labels.setdefault(lang, clean_text.text(text))
    return {
        scheme: {notation: _in_languages(texts) for notation, texts in found[scheme].items()}
        for scheme in sorted(found)
    }


def _labels(kg: KnowledgeGraph) -> Iterator[tuple[str, str, str, str]]:
    rows = kg.query(
        "SELECT ?s ?n ?label (LANG(?label) AS ?l) WHERE {"
        " ?c skos:inScheme ?s ; skos:notation ?n ; skos:prefLabel ?label } ORDER BY ?s ?n ?l"
    )
    for scheme, notation, label, lang in rows.rows:
        yield str(scheme).removeprefix(CONCEPT), str(notation), str(label), str(lang or "")
    lands = kg.query(
        "SELECT ?c ?label (LANG(?label) AS ?l) WHERE { ?c cg:iso3166|cg:code [] ;"
        " skos:prefLabel ?label } ORDER BY ?c ?l"
    )
    for iri, label, lang in lands.rows:
        yield "country", kg.store.namespace.slug(str(iri)), str(label), str(lang or "")


def _short(cell: str) -> str:
    return cell[1:-1].rsplit("#", 1)[-1].rsplit("/", 1)[-1]
