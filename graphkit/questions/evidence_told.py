"""On whose word a membership is told, as far as two editions of a graph can be compared in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from graphkit.questions.stated_by_source import Stated, titled
from graphkit.sparql.queryable import Queryable
from graphkit.sparql.run import run
from graphkit.sparql.short_address import short_address
from graphkit.tabular.reading.endings import TABLES

TellingCells: TypeAlias = tuple[tuple[str, str], ...]
"""Columns with their values."""
CONFIDENCE: Final = "confidence"
SOURCE: Final = "source"
QUOTE: Final = "quote"
DENIED: Final = "denied by"
_NAMED: Final = 3
"""So many sources are named in a sentence."""
_QUERY: Final = f"""
SELECT DISTINCT ?membership ?value WHERE {{
  ?record a cg:Membership ; cg:confidence ?trust .
  BIND(REPLACE(STR(?trust), "^.*[/#]", "") AS ?value)
  BIND({short_address("?record")} AS ?membership)
}} ORDER BY ?membership ?value"""
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


def evidence_told(
    store: Queryable, stated: Mapping[str, Sequence[Stated]]
) -> dict[str, TellingCells]:
    """Say on whose word each membership is told.

    Parameters
    ----------
    store : Queryable
        The triples of an edition.
    stated : mapping of str to sequence of Stated
        What the sources of the edition state, by the id of the membership.

    Returns
    -------
    dict of str to cells
        By the id of the membership, its confidence, sources and quotations, and who denies it. The
        file of a table that names no source stands for one, and is left out: of another file
        nothing follows.
    """
    found: dict[str, set[tuple[str, str]]] = {}
    for name, trust in run(store, _QUERY).rows:
        found.setdefault(str(name), set()).add((CONFIDENCE, str(trust)))
    for name, words in stated.items():
        found.setdefault(name, set()).update(cell for one in words for cell in _cells(one))
    return {name: tuple(sorted(cells)) for name, cells in found.items()}


def _cells(one: Stated) -> Iterator[tuple[str, str]]:
    """Name a source; one that denies a membership is none of it, and its words are no quotation."""
    if one.source or one.denies:
        yield DENIED if one.denies else SOURCE, one.source
    if one.quotation and not one.denies:
        yield QUOTE, one.quotation


def evidence_otherwise(
    was: TellingCells, now: TellingCells, titles: Mapping[str, str]
) -> Iterator[str]:
    """Say in words what differs in confidence, sources, denials and quotations.

    >>> [*evidence_otherwise((("source", "a"),), (("source", "b"),), {"b": "The Bee"})]
    ['another source: The Bee instead of a']
    >>> [*evidence_otherwise((), (("denied by", "b"),), {"b": "The Bee"})]
    ['The Bee denies it']
    """
    old, new = (_values(cells, CONFIDENCE) for cells in (was, now))
    if old != new:
        yield f"confidence {', '.join(new) or 'unknown'} instead of {', '.join(old) or 'unknown'}"
    yield from _of_sources(_values(was, SOURCE), _values(now, SOURCE), titles)
    old, new = (_values(cells, DENIED) for cells in (was, now))
    yield from (f"{titled(one, titles)} denies it" for one in new if one not in old)
    yield from (f"{titled(one, titles)} denies it no more" for one in old if one not in new)
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
