"""The events of the graph, and which of them belong to a coalition."""

from __future__ import annotations

import datetime
import unicodedata
from typing import TYPE_CHECKING, Final, NamedTuple

from graphkit.panel import EARLIEST, LATEST, number_of

if TYPE_CHECKING:
    from graphkit.graph import KnowledgeGraph


_NAMES: Final = (
    "SELECT ?event ?name { ?event a cg:Event ; skos:prefLabel ?name FILTER(isLiteral(?name)) }"
)


class DatedEvent(NamedTuple):
    """An event: when it was, who took part, and who says so.

    Attributes
    ----------
    first, last : int
        The first and last day on which it can have been, as day numbers.
    id, kind, label : str
        Its id, its kind, and what it is called in the language asked.
    names : frozenset of str
        What it is called in all languages, as `plain_text`.
    participants, sources : frozenset of str
        Ids of those who took part, and of the sources that say so.
    """

    first: int
    last: int
    id: str
    kind: str
    label: str
    names: frozenset[str]
    participants: frozenset[str]
    sources: frozenset[str]

    def meets(self, first: int, last: int) -> bool:
        """Whether it lies, as far as its date is known, within some days; undated ones do not."""
        return self.first > EARLIEST and self.last < LATEST and first <= self.last <= last

    def concerns(self, coalition: str, names: frozenset[str]) -> bool:
        """Whether a coalition takes part in it or is named in what it is called."""
        named = any(name in text for name in names for text in self.names)
        return coalition in self.participants or named


def events_of(kg: KnowledgeGraph, lang: str = "en") -> list[DatedEvent]:
    """Read all events of a graph, in order of time."""
    found: dict[str, DatedEvent] = {}
    names = _names_of_events(kg)
    for row in kg.query("events", lang=lang).records():
        name = str(row["event"])
        old = found.get(name)
        people = {str(row["participant"])} if row["participant"] else set()
        sources = {str(row["source"])} if row["source"] else set()
        found[name] = DatedEvent(
            _day(row["earliest"], EARLIEST),
            _day(row["latest"], LATEST),
            name,
            str(row["kind"]),
            str(row["label"]),
            frozenset(names.get(name, ())) or frozenset({plain_text(str(row["label"]))}),
            (old.participants if old else frozenset()) | people,
            (old.sources if old else frozenset()) | sources,
        )
    return sorted(found.values())


def _names_of_events(kg: KnowledgeGraph) -> dict[str, set[str]]:
    """Read what each event is called, in all languages."""
    found: dict[str, set[str]] = {}
    for row in kg.store.select(_NAMES):
        event = kg.store.namespace.slug(row["event"].value)
        found.setdefault(event, set()).add(plain_text(row["name"].value))
    return found


def _day(value: object, otherwise: int) -> int:
    return number_of(value) if isinstance(value, datetime.date) else otherwise


def plain_text(text: str) -> str:
    """Spell a text in small letters, without accents and with plain apostrophes.

    >>> plain_text("Sommet de l’Appel à l'Élysée")
    "sommet de l'appel a l'elysee"
    """
    bare = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(c for c in bare if not unicodedata.combining(c)).casefold()


def names_of_coalition(kg: KnowledgeGraph, coalition: str) -> frozenset[str]:
    """List the names of a coalition that are long enough not to be found by chance."""
    about = kg.coalition(coalition)
    names = {*about.labels.values(), *about.aliases, *about.former_names}
    return frozenset(plain_text(name) for name in names if len(name) >= 6)
