"""Take whole groups of facts out of a knowledge graph, a handful of queries in all."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from graphkit.terms import CONCEPT
from graphkit.views import clean

if TYPE_CHECKING:
    from graphkit.graph import KnowledgeGraph
    from graphkit.views.scene import Text

EPOCH: Final = datetime.date(1970, 1, 1)
_DUMP: Final = "SELECT ?s ?p ?o (LANG(?o) AS ?l) WHERE {{ {pattern} ?s ?p ?o }}"


class Value(NamedTuple):
    """An object of a triple: an id, a literal, and its language if it has one."""

    value: Any
    lang: str


class Thing:
    """The properties of one subject."""

    def __init__(self, id: str) -> None:
        self.id = id
        self._values: dict[str, list[Value]] = {}

    def add(self, name: str, value: Any, lang: str) -> None:
        """Note one value of a property."""
        self._values.setdefault(name, []).append(Value(value, lang))

    def refs(self, name: str) -> tuple[str, ...]:
        """Give the ids, notations or strings of a property."""
        return tuple(str(found.value) for found in self._values.get(name, ()))

    def ref(self, name: str) -> str:
        """Give the first of `refs`, or nothing."""
        return next(iter(self.refs(name)), "")

    def label(self, name: str) -> Text:
        """Give the cleaned text per language; a literal without a language counts as English."""
        texts: dict[str, str] = {}
        for found in self._values.get(name, ()):
            texts.setdefault(found.lang or "en", clean.prose(str(found.value)))
        return texts

    def texts(self, name: str) -> tuple[str, ...]:
        """Give all distinct texts, whatever their language."""
        return tuple(dict.fromkeys(clean.text(ref) for ref in self.refs(name)))

    def date(self, name: str) -> datetime.date | None:
        """Read a date; None where there is none."""
        value = next((found.value for found in self._values.get(name, ())), None)
        return value if isinstance(value, datetime.date) else None

    def day(self, name: str) -> int | None:
        """Read a date as days since 1970-01-01."""
        value = self.date(name)
        return None if value is None else (value - EPOCH).days

    def number(self, name: str) -> int | None:
        """Give a whole number."""
        value = next((found.value for found in self._values.get(name, ())), None)
        return int(value) if isinstance(value, int) else None


Things: TypeAlias = Mapping[str, Thing]


def dump(kg: KnowledgeGraph, pattern: str) -> dict[str, Thing]:
    """Give everything said about each ``?s`` of a graph pattern, ordered by id."""
    things: dict[str, Thing] = {}
    rows = kg.query(_DUMP.format(pattern=pattern)).rows
    slug = kg.store.namespace.slug
    for subject, name, value, lang in sorted(set(rows), key=str):
        id = slug(str(subject))
        thing = things.get(id) or things.setdefault(id, Thing(id))
        plain = slug(value) if isinstance(value, str) else value
        thing.add(_short(str(name)), plain, str(lang or ""))
    return dict(sorted(things.items()))


def concepts(kg: KnowledgeGraph) -> dict[str, dict[str, Text]]:
    """Give the labels of every concept, and of every country, by scheme and notation."""
    found: dict[str, dict[str, dict[str, str]]] = {}
    for scheme, notation, text, lang in _labels(kg):
        labels = found.setdefault(scheme, {}).setdefault(notation, {})
        labels.setdefault(lang, clean.text(text))
    return {scheme: dict(found[scheme].items()) for scheme in sorted(found)}


def _labels(kg: KnowledgeGraph) -> Iterator[tuple[str, str, str, str]]:
    rows = kg.query(
        "SELECT ?s ?n ?label (LANG(?label) AS ?l) WHERE {"
        " ?c skos:inScheme ?s ; skos:notation ?n ; skos:prefLabel ?label } ORDER BY ?s ?n ?l"
    )
    for scheme, notation, label, lang in rows.rows:
        yield str(scheme).removeprefix(CONCEPT), str(notation), str(label), str(lang or "en")
    lands = kg.query(
        "SELECT ?c ?label (LANG(?label) AS ?l) WHERE { ?c cg:iso3166|cg:code [] ;"
        " skos:prefLabel ?label } ORDER BY ?c ?l"
    )
    for iri, label, lang in lands.rows:
        yield "country", kg.store.namespace.slug(str(iri)), str(label), str(lang or "en")


def _short(name: str) -> str:
    return name.rsplit("#", 1)[-1].rsplit("/", 1)[-1]
