"""Who was in what in each year of the calendar, and how surely."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from graphkit.errors import DataError, InvalidDate, Problem
from graphkit.facts.certainty import CERTAINTIES, rank_of
from graphkit.facts.edtf_date import FIRST_YEAR, LAST_YEAR
from graphkit.facts.one_day import from_day_number
from graphkit.next_steps import Advice, Option, joined
from graphkit.panel.known_days import first_day, last_day, last_seen
from graphkit.table import Table
from graphkit.type_checks import whole_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphkit.panel.arrays import MembershipArrays
    from graphkit.panel.days import AtLeast, Days

DEFINITIONS: Final = {
    "actor": "id of the actor",
    "coalition": "id of the coalition",
    "year": "the year of the calendar",
    "certainty": "how surely it was a member at some time in it: certain, presumed, possible",
}
_EXAMPLE: Final = 2021


def presence(
    panel: MembershipArrays, first: int | None, last: int | None, at_least: AtLeast
) -> Table:
    """List who was in what in which year; the parameters are those of `Panel.presence`."""
    least = rank_of(at_least)
    years = _years(panel, first, last)
    rows = [
        (panel.members[member], panel.coalitions[coalition], year, CERTAINTIES[rank])
        for year in years
        for member, coalition, rank in _in_year(panel, year)
        if rank >= least
    ]
    rows.sort()
    types = {"actor": str, "coalition": str, "year": int, "certainty": str}
    told = f"{panel.left_out}." if panel.left_out else ""
    note = joined(_shown_until(panel, years), told)
    return Table(tuple(DEFINITIONS), rows, definitions=DEFINITIONS, types=types, note=note)


def _shown_until(panel: MembershipArrays, years: range) -> str:
    """Say after which day no source shows anybody, where years after it are asked for."""
    seen = last_seen(panel)
    if seen is None or not years or years[-1] <= from_day_number(seen).year:
        return ""
    return (
        f"No source shows a membership after {from_day_number(seen)}; what is listed of later"
        " years is as of then."
    )


def _years(panel: MembershipArrays, first: int | None, last: int | None) -> range:
    found = []
    bounds = (("first", first, first_day), ("last", last, last_day))
    for name, year, known in bounds:
        if year is not None:
            found.append(_year(name, year))
        elif (day := known(panel)) is not None:
            found.append(from_day_number(day).year)
        elif not len(panel):
            return range(0)
        else:
            said = Advice("Say {year}.", year=Option(name, _EXAMPLE))
            raise DataError([Problem("panel", 0, "", f"no {name} day is known.", said)])
    low, high = found
    if low > high:
        raise DataError([Problem("span", 0, "", f"{low} is after {high}.", "Swap them.")])
    return range(low, high + 1)


def _year(name: str, year: int) -> int:
    asked = whole_number(name, year, _EXAMPLE)
    if not FIRST_YEAR <= asked <= LAST_YEAR:
        hint = Advice("Say a year such as {year}.", year=Option(name, _EXAMPLE))
        raise InvalidDate(str(asked), f"lies outside the years {FIRST_YEAR} to {LAST_YEAR}", hint)
    return asked


def _in_year(panel: MembershipArrays, year: int) -> Iterator[tuple[int, int, int]]:
    """Give the codes of each actor and coalition of a year, with the surest of its records."""
    rank = panel.certainty(f"{year:04}-01-01", f"{year:04}-12-31")
    there = np.flatnonzero(rank)
    size = max(len(panel.coalitions), 1)
    pair = panel.member[there].astype(np.int64) * size + panel.coalition[there]
    pairs, place = np.unique(pair, return_inverse=True)
    surest: Days = np.zeros(len(pairs), dtype=np.int32)
    np.maximum.at(surest, place, rank[there])
    yield from zip((pairs // size).tolist(), (pairs % size).tolist(), surest.tolist(), strict=True)
