"""On whose word a membership is told, as far as two editions of a graph can be compared in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from graphkit.sparql.queryable import Queryable
from graphkit.sparql.run import run
from graphkit.sparql.short_address import short_address
from graphkit.tabular.reading.endings import TABLES

TellingCells: TypeAlias = tuple[tuple[str, str], ...]
"""Columns with their values."""
CONFIDENCE: Final = "confidence"
SOURCE: Final = "source"
QUOTE: Final = "quote"
_NAMED: Final = 3
"""So many sources are named in a sentence."""
_QUERY: Final = f"""
SELECT DISTINCT ?membership ?column ?value WHERE {{
  {{ ?record a cg:Membership ; cg:confidence ?trust . BIND("{CONFIDENCE}" AS ?column)
    BIND(REPLACE(STR(?trust), "^.*[/#]", "") AS ?value) }}
  UNION
  {{ ?record a cg:Membership ; cg:evidence ?word . ?word cg:source ?from .
    BIND("{SOURCE}" AS ?column) BIND({short_address("?from")} AS ?value) }}
  UNION
  {{ ?record a cg:Membership ; cg:evidence ?word . ?word cg:quote ?value .
    BIND("{QUOTE}" AS ?column) }}
  BIND({short_address("?record")} AS ?membership)
}} ORDER BY ?membership ?column ?value"""
_SOURCES: Final = f"""
SELECT ?source (MIN(?named) AS ?title) (MIN(STR(?address)) AS ?url) WHERE {{
  ?from a cg:Source . BIND({short_address("?from")} AS ?source)
  OPTIONAL {{ ?from dcterms:title ?named }}
  OPTIONAL {{ ?from cg:url ?address }}
}} GROUP BY ?source ORDER BY ?source"""


class Sources:
    """The sources of an edition, each by the id that it has in the earlier one.

    Parameters
    ----------
    store : Queryable
        The triples of the edition.
    earlier : Sources, optional
        Those of the other edition. A source of the same id, address or title is the same one.
    """

    def __init__(self, store: Queryable, earlier: Sources | None = None) -> None:
        rows = [tuple(str(cell or "") for cell in row) for row in run(store, _SOURCES).rows]
        known = earlier.ids if earlier else {}
        self.titles: dict[str, str] = {**earlier.titles} if earlier else {}
        self.ids: dict[str, str] = {}
        """Ids, addresses and titles, with the id that stands for them."""
        self._files = set[str]()
        for name, title, url in rows:
            marks = [mark for mark in (name, url, title) if mark]
            same = next((known[mark] for mark in marks if mark in known), name)
            self.titles.setdefault(same, title or url or name)
            for mark in marks:
                self.ids.setdefault(mark, same)
            if not url and title.casefold().endswith(TABLES):
                self._files.add(name)

    def id_of(self, name: str) -> str:
        """Give the id by which to compare a source; none for a file that stands for one."""
        return "" if name in self._files else self.ids.get(name, name)


def evidence_told(store: Queryable, sources: Sources) -> dict[str, TellingCells]:
    """Say on whose word each membership is told.

    Parameters
    ----------
    store : Queryable
        The triples of an edition.
    sources : Sources
        Those of the edition.

    Returns
    -------
    dict of str to cells
        By the id of the membership, its confidence, sources and quotations. The file of a table
        that names no source stands for one, and is left out: of another file nothing follows.
    """
    found: dict[str, list[tuple[str, str]]] = {}
    for name, column, value in run(store, _QUERY).rows:
        said = sources.id_of(str(value)) if column == SOURCE else str(value)
        if said:
            found.setdefault(str(name), []).append((str(column), said))
    return {name: tuple(cells) for name, cells in found.items()}


def evidence_otherwise(
    was: TellingCells, now: TellingCells, titles: Mapping[str, str]
) -> Iterator[str]:
    """Say in words what differs in confidence, sources and quotations.

    >>> [*evidence_otherwise((("source", "a"),), (("source", "b"),), {"b": "The Bee"})]
    ['another source: The Bee instead of a']
    """
    old, new = (_values(cells, CONFIDENCE) for cells in (was, now))
    if old != new:
        yield f"confidence {', '.join(new) or 'unknown'} instead of {', '.join(old) or 'unknown'}"
    yield from _of_sources(_values(was, SOURCE), _values(now, SOURCE), titles)
    old, new = (_values(cells, QUOTE) for cells in (was, now))
    if {*old} != {*new}:
        yield "another quotation" if new and old else "a quotation" if new else "no quotation now"


def _of_sources(was: Sequence[str], now: Sequence[str], titles: Mapping[str, str]) -> Iterator[str]:
    gone, new = (
        [one for one in some if one not in others] for some, others in ((was, now), (now, was))
    )
    if new and gone:
        yield f"another source: {_named(new, titles)} instead of {_named(gone, titles)}"
    elif new:
        yield f"{'another source, too' if was else 'a source'}: {_named(new, titles)}"
    elif gone:
        yield f"no more the source {_named(gone, titles)}"


def _named(sources: Sequence[str], titles: Mapping[str, str]) -> str:
    named = ", ".join(titles.get(one, one) for one in sources[:_NAMED])
    return f"{named} and {len(sources) - _NAMED} more" if len(sources) > _NAMED else named


def _values(cells: TellingCells, column: str) -> list[str]:
    return [value for name, value in cells if name == column]
