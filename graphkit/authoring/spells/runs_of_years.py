"""Make periods of runs of years that are marked, as in a panel with a row or column a year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal, TypeAlias

from graphkit.authoring.dates.years_meant import Years, in_order

State: TypeAlias = str | Literal[False] | None
"""As what somebody belonged; False for not at all, None where that is left open."""


def runs(roles: Sequence[str | None]) -> Iterator[tuple[str, int, int]]:
    """Find the runs of one role, with their first and last places.

    >>> list(runs(["", "", None, "observer", ""]))
    [('', 0, 1), ('observer', 3, 3), ('', 4, 4)]
    """
    first = 0
    for role, run in groupby(roles):
        last = first + sum(1 for _ in run)
        if role is not None:
            yield role, first, last - 1
        first = last


def runs_of_states(
    states: Sequence[State], years: Sequence[Years]
) -> Iterator[tuple[str, int, int, list[Years]]]:
    """Find likewise the runs of a panel, and the years beside each that surely say otherwise.

    Parameters
    ----------
    states : sequence of str, False or None
        As what somebody belonged, year by year; False for not at all, None where it is left open.
    years : sequence of Years
        Those years, in order.

    Examples
    --------
    >>> years = [Years(year, year) for year in (2001, 2002, 2003, 2004)]
    >>> [run[:3] for run in runs_of_states([False, "", None, ""], years)]
    [('', 1, 1), ('', 3, 3)]
    >>> [[year.first for year in run[3]] for run in runs_of_states([False, "", None, ""], years)]
    [[2001], [2001]]
    """
    roles = [state if isinstance(state, str) else None for state in states]
    for role, first, last in runs(roles):
        before = (n for n in range(first - 1, -1, -1) if states[n] not in (None, role))
        after = (n for n in range(last + 1, len(states)) if states[n] not in (None, role))
        beside = (next(before, None), next(after, None))
        yield role, first, last, [years[n] for n in beside if n is not None]


def period_of_run(first: str, last: str, years: Sequence[str], known: Sequence[str]) -> str:
    """Give the period of a run: from its first year to its last one, both inclusive.

    A run from the first year of all may have begun before; one to the last year goes on. Between
    years that are not consecutive, or that leave it open, only bounds are known.

    Parameters
    ----------
    first, last : str
        The years of the run, each a year or a season.
    years : sequence of str
        All years, in order.
    known : sequence of str
        Those that do not leave it open, in order.

    Examples
    --------
    >>> years, known = ["2001", "2002", "2003", "2004"], ["2001", "2003"]
    >>> period_of_run("2001", "2001", years, known), period_of_run("2003", "2003", years, known)
    ('[..2001]/[2001..2002]', '[2002..2003]/[2003..]')
    >>> period_of_run("2002", "2003", years, years)
    '2002/2003'
    >>> years = ["2001/02", "2002/03", "2003/04"]
    >>> period_of_run("2002/03", "2002/03", years, years)
    '[2002..2003]/[2002..2003]'
    """
    return spell_of_run(
        in_order(first), in_order(last), [*map(in_order, known)], in_order(years[-1])
    )


def spell_of_run(first: Years, last: Years, otherwise: Sequence[Years], final: Years) -> str:
    """Give the period of a run by the years in which it surely was otherwise.

    Parameters
    ----------
    first, last : Years
        The years of the run.
    otherwise : sequence of Years
        Those before and after it that say something else, in order.
    final : Years
        The last year of all; a run to it goes on.

    Examples
    --------
    >>> year = {one: Years(one, one) for one in range(2001, 2010)}
    >>> spell_of_run(year[2002], year[2003], [year[2001]], year[2004])
    '2002/[2003..]'
    """
    sooner = [year for year in otherwise if year < first]
    later = [year for year in otherwise if year > last]
    start = _within(_next(sooner[-1]), first.last) if sooner else f"[..{first.last:04}]"
    if later:
        return f"{start}/{_within(last.first, _before(later[0]))}"
    return f"{start}/.." if last == final else f"{start}/[{last.first:04}..]"


def _next(year: Years) -> int:
    """The year in which the next one begins: a season does in the last of its years."""
    return year.last + (year.first == year.last)


def _before(year: Years) -> int:
    """The year in which the one before ends."""
    return year.first - (year.first == year.last)


def _within(low: int, high: int) -> str:
    return f"{low:04}" if low == high else f"[{low:04}..{high:04}]"
