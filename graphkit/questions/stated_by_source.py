"""What each source states of a membership, and what it states otherwise in a second edition."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from graphkit.questions.answer_columns import in_one_way
from graphkit.sparql.queryable import Queryable
from graphkit.sparql.run import run
from graphkit.sparql.short_address import short_address

QUOTATION: Final = "quotation"
_QUERY: Final = f"""
SELECT DISTINCT ?membership ?source ?side ?period ?role ?confidence ?quote WHERE {{
  ?record a cg:Membership ; cg:evidence ?word .
  OPTIONAL {{ ?word cg:source ?from . BIND({short_address("?from")} AS ?source) }}
  OPTIONAL {{ ?word cg:polarity ?polarity . BIND(REPLACE(STR(?polarity), "^.*[/#]", "") AS ?side) }}
  OPTIONAL {{ ?word cg:statedDuring ?period }}
  OPTIONAL {{ ?word cg:statedRole ?as . BIND(REPLACE(STR(?as), "^.*[/#]", "") AS ?role) }}
  OPTIONAL {{ ?word cg:confidence ?trust
    BIND(REPLACE(STR(?trust), "^.*[/#]", "") AS ?confidence) }}
  OPTIONAL {{ ?word cg:quote ?quote }}
  BIND({short_address("?record")} AS ?membership)
}} ORDER BY ?membership ?source ?side ?period ?role ?confidence ?quote"""
_AGAINST: Final = "against"
_PARTS: Final = ("period", "role", "confidence", QUOTATION)
_UNDATED: Final = frozenset(("/..", "/"))
"""Periods of a membership that its source may state by stating none."""


class StatementCompared(NamedTuple):
    """What one source states of a membership, for it or against."""

    source: str
    denies: bool
    period: str
    role: str
    confidence: str
    quotation: str


class StatedOtherwise(NamedTuple):
    """A part of what a source of both editions states, with what it states in each."""

    source: str
    denies: bool
    part: str
    before: str
    after: str


def stated_by_source(
    store: Queryable, id_of: Callable[[str], str]
) -> dict[str, tuple[StatementCompared, ...]]:
    """Give what each source states of each membership, by the id of the membership.

    Parameters
    ----------
    store : Queryable
        The triples of an edition.
    id_of : callable
        Gives the id by which to compare a source; none for a file that stands for one.
    """
    found: dict[str, list[StatementCompared]] = {}
    for name, source, side, *parts in run(store, _QUERY).rows:
        period, role, confidence, quote = (str(part or "") for part in parts)
        known = id_of(str(source)) if source else ""
        one = StatementCompared(
            known, side == _AGAINST, in_one_way(period), role, confidence, quote
        )
        found.setdefault(str(name), []).append(one)
    return {name: tuple(said) for name, said in found.items()}


def stated_otherwise(
    was: Sequence[StatementCompared],
    now: Sequence[StatementCompared],
    told: Mapping[str, tuple[str, str]],
) -> Iterator[StatedOtherwise]:
    """List what a source of both editions states otherwise in the second one.

    Parameters
    ----------
    was, now : sequence of StatementCompared
        What the sources of a membership state in the two.
    told : mapping of str to (str, str)
        By the parts of a statement, what the membership itself has in the two: what it has from a
        source is not told a second time.
    """
    told = {part: (_dated(old), _dated(new)) for part, (old, new) in told.items()}
    same_quotations = {one.quotation for one in was} == {one.quotation for one in now}
    for key in dict.fromkeys(one[:2] for one in was):
        old, new = ({one for one in some if one[:2] == key} for some in (was, now))
        if not new or old == new:
            continue
        otherwise = False
        for part in _PARTS:
            before, after = (
                ", ".join(sorted({getattr(one, part) for one in some} - {""}))
                for some in (old, new)
            )
            if before == after:
                continue
            otherwise = True
            known = part == QUOTATION and not (key[1] or same_quotations)
            if not known and (before, after) != told.get(part):
                yield StatedOtherwise(*key, part, before, after)
        if not otherwise:
            yield StatedOtherwise(*key, "", "", "")


def words_of_stated(one: StatedOtherwise, titles: Mapping[str, str]) -> str:
    """Say in words what a source states otherwise.

    >>> words_of_stated(StatedOtherwise("b", False, "role", "member", "founder"), {"b": "The Bee"})
    'role according to The Bee founder instead of member'
    """
    name = titled(one.source, titles)
    name = f"the denial by {name}" if one.denies else name
    if not one.part:
        return f"{name} states the same in other combinations"
    if one.part == QUOTATION:
        return f"{words_of_quotation(one.before, one.after)} from {name}"
    by = "in" if one.part == "confidence" else "according to"
    return f"{one.part} {by} {name} {one.after or 'empty'} instead of {one.before or 'empty'}"


def words_of_quotation(before: object, after: object) -> str:
    """Say that there is another quotation, where one was or one is.

    >>> words_of_quotation("", "we join"), words_of_quotation("we join", "")
    ('a quotation', 'no quotation now')
    """
    return "no quotation now" if not after else "another quotation" if before else "a quotation"


def titled(source: str, titles: Mapping[str, str]) -> str:
    """Give the title of a source; the file that stands for the sources of its rows has none."""
    return titles.get(source, source) or "the table"


def _dated(value: str) -> str:
    return "" if value in _UNDATED else value
