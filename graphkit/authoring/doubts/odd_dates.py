"""Doubt dates that can be read and are hardly meant: centuries apart, or signed after joining."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import Final

from graphkit.authoring.wording import shown
from graphkit.errors import InvalidDate, Problem
from graphkit.facts.authored_row import Row
from graphkit.facts.period import Period, parse

_FAR: Final = 200
"""Years between a beginning and the middle one of its coalition."""
_SIGNATORY: Final = "signatory"


def odd_dates(rows: Sequence[Row]) -> Iterator[Problem]:
    """Find memberships that begin centuries before the others of a coalition, or before signing.

    Parameters
    ----------
    rows : sequence of Row
        Memberships, filled in.

    Yields
    ------
    Problem
        One for each row that begins 200 years or more before the middle one of its coalition, and
        one for each signing that comes after the same line tells another role to have begun.
    """
    known = {during: _read(during) for during in {row.cells["during"] for row in rows}}
    begun = {during: found.start_earliest for during, found in known.items() if found}
    yield from _centuries_apart(rows, {d: day for d, day in begun.items() if day})
    yield from _signed_after(rows, known)


def may_be_odd(rows: Sequence[Row]) -> bool:
    """Tell whether `odd_dates` may find any, by rows that have every period and role there is."""
    found = filter(None, map(_read, {row.cells["during"] for row in rows}))
    years = [one.start_earliest.year for one in found if one.start_earliest]
    apart = bool(years) and max(years) - min(years) >= _FAR
    return apart or any(row.cells["role"] == _SIGNATORY for row in rows)


def _read(during: str) -> Period | None:
    try:
        return parse(during)
    except InvalidDate:
        return None  # reported with the other cells


def _centuries_apart(rows: Sequence[Row], begun: dict[str, datetime.date]) -> Iterator[Problem]:
    if not begun or max(begun.values()).year - min(begun.values()).year < _FAR:
        return
    from statistics import median  # slow to import, and seldom needed

    years: dict[str, list[int]] = {}
    for row in rows:
        if day := begun.get(row.cells["during"]):
            years.setdefault(row.cells["coalition"], []).append(day.year)
    middle = {coalition: median(found) for coalition, found in years.items()}
    for row in rows:
        day = begun.get(row.cells["during"])
        apart = middle[row.cells["coalition"]] - day.year if day else 0
        if apart >= _FAR:
            message = f"{shown(row.cells['during'])} begins {apart:,.0f} years before most others."
            yield Problem(row.path, row.line, "during", message, "Look for a slip of the pen.")


def _signed_after(rows: Sequence[Row], known: dict[str, Period | None]) -> Iterator[Problem]:
    """Compare memberships that were made of one line: the signing and the ratification."""
    signed = [row for row in rows if row.cells["role"] == _SIGNATORY]
    if not signed or len(signed) == len(rows):
        return
    others = {_made_of(row): row for row in rows if row.cells["role"] != _SIGNATORY}
    for row in signed:
        joined = others.get(_made_of(row))
        this, other = known[row.cells["during"]], known[joined.cells["during"]] if joined else None
        if not (this and other and joined and this.start_earliest and other.start_latest):
            continue
        if this.start_earliest > other.start_latest:
            since = joined.cells["during"].split("/")[0]
            role = joined.cells["role"]
            message = f"this is signed after the same member is {role} since {since}."
            yield Problem(row.path, row.line, "during", message, "Check both dates.")


def _made_of(row: Row) -> tuple[str, int, str, str]:
    return row.path, row.line, row.cells["actor"], row.cells["coalition"]
