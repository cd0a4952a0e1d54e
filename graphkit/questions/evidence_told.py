"""On whose word a membership is told, as far as two editions of a graph can be compared in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from graphkit.questions.stated_by_source import StatementCompared, titled, words_of_quotation
from graphkit.sparql.queryable import Queryable
from graphkit.sparql.run import run
from graphkit.sparql.short_address import short_address

NamedCells: TypeAlias = tuple[tuple[str, str], ...]
"""Cells of a record, each with the name of its column."""
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


def evidence_told(
    store: Queryable, stated: Mapping[str, Sequence[StatementCompared]]
) -> dict[str, NamedCells]:
    """Say on whose word each membership is told.

    Parameters
    ----------
    store : Queryable
        The triples of an edition.
    stated : mapping of str to sequence of StatementCompared
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


def _cells(one: StatementCompared) -> Iterator[tuple[str, str]]:
    """Name a source; one that denies a membership is none of it, and its words are no quotation."""
    if one.source or one.denies:
        yield DENIED if one.denies else SOURCE, one.source
    if one.quotation and not one.denies:
        yield QUOTE, one.quotation


def evidence_otherwise(
    was: NamedCells, now: NamedCells, titles: Mapping[str, str]
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
        yield words_of_quotation(old, new)


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


def _values(cells: NamedCells, column: str) -> list[str]:
    return [value for name, value in cells if name == column]
