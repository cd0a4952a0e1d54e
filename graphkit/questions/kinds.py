"""The kinds of actor of a graph's field, and what is to be known of each to list and draw it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from graphkit.authoring.vocabulary import bundled_concepts
from graphkit.facts.text_in import text_in
from graphkit.sparql.queryable import Queryable
from graphkit.terms import CG, CONCEPT

_KINDS: Final = f"""
SELECT ?concept ?kind ?class ?order ?shape ?colour ?dark ?side ?counted {{
  ?concept skos:inScheme <{CONCEPT}kind> ; skos:notation ?kind .
  OPTIONAL {{ ?concept cg:instanceClass ?class }}
  OPTIONAL {{ ?concept cg:order ?order }}
  OPTIONAL {{ ?concept cg:shape ?shape }}
  OPTIONAL {{ ?concept cg:colour ?colour }}
  OPTIONAL {{ ?concept cg:darkColour ?dark }}
  OPTIONAL {{ ?concept cg:side ?side }}
  OPTIONAL {{ ?concept cg:countedInOverview ?counted }}
}} ORDER BY ?kind"""
_TEXTS: Final = f"""
SELECT ?kind ?property ?text {{
  ?concept skos:inScheme <{CONCEPT}kind> ; skos:notation ?kind ; ?property ?text .
  FILTER(?property IN (skos:prefLabel, cg:plural))
}} ORDER BY ?kind ?property ?text"""
_OCCURRING: Final = "SELECT DISTINCT ?kind { ?thing cg:kind ?of . ?of skos:notation ?kind }"
_LAST: Final = 10**9


class Kind(NamedTuple):
    """What a thing can be.

    Attributes
    ----------
    id : str
        Its notation, such as ``"company"``.
    labels, plurals : mapping of str to str
        In each language.
    of_coalitions : bool
        Whether things of this kind are coalitions.
    counted : bool or None
        Whether the overview counts its members in a column of their own; None if nothing is said.
    order : int
        Where it stands in legends.
    shape, colour, dark_colour : str
        How it is drawn on light and on dark; empty where nothing is said.
    side : str
        On which side of the coalitions it is drawn: ``"left"``, ``"right"`` or nothing.
    own : bool
        Whether the graph defines it itself, in its own namespace.
    """

    id: str
    labels: Mapping[str, str] = {}
    plurals: Mapping[str, str] = {}
    of_coalitions: bool = False
    counted: bool | None = None
    order: int = _LAST
    shape: str = ""
    colour: str = ""
    dark_colour: str = ""
    side: str = ""
    own: bool = False

    def label(self, lang: str = "en") -> str:
        """Choose the label in a language, or else the next best one, or the notation."""
        return text_in(self.labels, lang, self.id)

    def plural(self, lang: str = "en") -> str:
        """Choose the plural in a language, or else the next best one, or the notation."""
        return text_in(self.plurals, lang, self.id)


def kinds(store: Queryable) -> tuple[Kind, ...]:
    """List the kinds of a graph's field, in the order of its legend.

    Parameters
    ----------
    store : Queryable
        The graph. Kinds that it uses without describing them are not listed.
    """
    texts: dict[tuple[str, str], dict[str, str]] = {}
    for row in store.select(_TEXTS):
        said = texts.setdefault((row["kind"].value, row["property"].value), {})
        said.setdefault(row["text"].language or "", row["text"].value)
    found: dict[str, Kind] = {}
    for row in store.select(_KINDS):
        name = row["kind"].value
        plurals = texts.get((name, CG + "plural"), {})
        labels = next((t for (k, p), t in texts.items() if k == name and p != CG + "plural"), {})
        found.setdefault(name, _kind(row, labels, plurals))
    return tuple(sorted(found.values(), key=lambda kind: (kind.order, kind.id)))


def counted_kinds(store: Queryable) -> tuple[Kind, ...]:
    """List the kinds that the overview counts apart.

    These are the new kinds of a graph of which its list says so; a kind that takes the place of a
    bundled one is counted as that one is. Where it says so of none, they
    are its own kinds, and those of the bundled ones that it has: a field without governments has
    no column of them. A graph without kinds of its own has the bundled columns.
    """
    listed = kinds(store)
    counted = [kind for kind in listed if kind.counted]
    own = [kind for kind in listed if kind.own and not _is_bundled(kind)]
    if said := [kind for kind in own if kind.counted]:
        return tuple(said)
    new = [kind for kind in own if kind.counted is None and not kind.of_coalitions]
    if not new:
        return tuple(counted)
    there = {row["kind"].value for row in store.select(_OCCURRING)}
    chosen = [kind for kind in (*counted, *new) if kind.id in there]
    return tuple(sorted(chosen or new, key=lambda kind: (kind.order, kind.id)))


def _is_bundled(kind: Kind) -> bool:
    """Whether it only takes the place of a bundled kind."""
    return ("kind", kind.id) in bundled_concepts()


def kinds_of_coalitions(store: Queryable) -> frozenset[str]:
    """List the kinds whose things are coalitions."""
    return frozenset(kind.id for kind in kinds(store) if kind.of_coalitions)


def _kind(row: Any, labels: Mapping[str, str], plurals: Mapping[str, str]) -> Kind:
    said = {name: "" if row[name] is None else row[name].value for name in _COLUMNS}
    return Kind(
        id=row["kind"].value,
        labels=labels,
        plurals=plurals,
        of_coalitions=said["class"] == CG + "Coalition",
        counted=said["counted"] in ("true", "1") if said["counted"] else None,
        order=int(said["order"]) if said["order"].isdigit() else _LAST,
        shape=said["shape"],
        colour=said["colour"],
        dark_colour=said["dark"],
        side=said["side"],
        own=not row["concept"].value.startswith(CONCEPT),
    )


_COLUMNS: Final = ("class", "order", "shape", "colour", "dark", "side", "counted")
