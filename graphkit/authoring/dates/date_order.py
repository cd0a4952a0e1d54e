"""Decide once for a column whether the day or the month comes first; never cell by cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Final

from graphkit.authoring.dates.sense_words import beside
from graphkit.authoring.dates.written_date import SLASHED, Order
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row
from graphkit.next_steps import Advice, Option
from graphkit.tabular.how_many import how_many

_SHOWN: Final = 6
"""So many of the dates that are to be mended are named."""
_STATED: Final[tuple[tuple[re.Pattern[str], Order], ...]] = (
    (re.compile(r"d+\W?m+\W?[yj]+|jj\W?mm\W?a+|t+\W?m+\W?j+", re.I), "dmy"),
    (re.compile(r"m+\.\s?d+\.\s?y+", re.I), "mdy."),
    (re.compile(r"m+\W?d+\W?y+", re.I), "mdy"),
)


def order_in_header(header: str) -> Order:
    """Read the order that a header states, as in ``Joined (dd/mm/yyyy)``.

    >>> order_in_header("joined (DD/MM/YYYY)"), order_in_header("joined")
    ('dmy', '')
    """
    for pattern, order in _STATED:
        if pattern.search(header.partition("(")[2]):
            return order
    return ""


def without_order(header: str) -> str:
    """Leave out of a header what it states of the order.

    >>> without_order("Green Pact (dd/mm/yyyy)"), without_order("Pact (2019)")
    ('Green Pact', 'Pact (2019)')
    """
    return re.sub(r"\s*\([^()]*\)", "", header) if order_in_header(header) else header


def date_order(
    cells: Iterable[tuple[Row, str]],
    column: str,
    stated: Order = "",
    header_of: Callable[[Row], str] = lambda _: "",
    *,
    of_table: bool = True,
) -> tuple[Order, Problem | None]:
    """Decide the order of a column by all its cells.

    Parameters
    ----------
    cells : iterable of Row and str
        Every cell, with its row.
    column : str
        What it holds, for the question.
    stated : {"dmy", "mdy", ""}
        What the reader says. It is trusted where the cells allow it.
    header_of : callable
        Gives the header above the cell of a row as written, where it is another.
    of_table : bool
        Whether they stand below a header, which may state the order; RDF and JSON have none.

    Returns
    -------
    order : {"dmy", "mdy", "mdy.", ""}
        Empty where no date needs it. Dates with points have the day first whatever those with
        slashes say, unless one of them has a second part over twelve.
    problem : Problem or None
        The one question for the column, if its cells leave it open; what contradicts, if some
        have the day first and some the month.
    """
    first: dict[str, tuple[Row, str]] = {}
    told_by: dict[str, dict[str, int]] = {}
    for row, cell in cells:
        kind = _order_of(cell)
        if kind:
            first.setdefault(kind, (row, cell))
            told_by.setdefault(kind, {}).setdefault(cell, row.line)
    day_first = first.get("dmy") or (first.get("dmy.") if "mdy." in first else None)
    month_first = first.get("mdy.") or first.get("mdy")
    slashed = told_by.get("dmy", {})
    months = told_by.get("mdy.", {}) | (told_by.get("mdy", {}) if slashed or not day_first else {})
    if day_first and month_first:
        days = slashed | (told_by.get("dmy.", {}) if "mdy." in first else {})
        return "", _contradiction(column, day_first[0], days, months)
    told: Order = "dmy" if day_first else "mdy" if month_first else ""
    decides = day_first or month_first
    if stated == "mdy." and "dmy." in first:
        row, cell = first["dmy."]
        return "dmy", _not_as_stated(column, row, {cell: row.line}, "mdy")
    if decides and stated and stated[:3] != told:
        cells_told = slashed if told == "dmy" else months
        return told, _not_as_stated(column, decides[0], cells_told, stated[:3])
    if not told and not stated and "dmy." in first:
        told = "dmy"
    if told == "mdy" and "mdy." in first:
        told = "mdy."
    if not told and not stated and "open" in first:
        row, cell = first["open"]
        if not of_table:
            return "", _question_of_values(column, row, cell, len(told_by["open"]))
        return "", _question(header_of(row) or column, row, cell)
    return (stated if stated == "mdy." else told or stated), None


def has_order(cell: str) -> bool:
    """Tell whether a text is a date in figures, of which the day or the month comes first.

    >>> has_order("05/06/2019"), has_order("2019-06-05")
    (True, False)
    """
    return bool(_order_of(cell))


@lru_cache(maxsize=65536)
def _order_of(cell: str) -> str:
    """Tell what one cell says of the order; with a point behind it where its parts have some."""
    cell = beside(cell)[1]
    match = SLASHED.search(cell) if cell[:5].count("-") != 1 or len(cell) > 7 else None
    if match is None or len(match[3]) < 4 or not SLASHED.fullmatch(cell.strip().split(" ")[0]):
        return ""
    one, two = int(match[1]), int(match[2])
    if (one > 12 and two > 12) or not (one and two):
        return ""
    points = "." if "." in match[0] else ""
    if one > 12:
        return f"dmy{points}"
    if two > 12:
        return f"mdy{points}"
    return "open" if one != two and not points else ""


def _question_of_values(column: str, row: Row, cell: str, several: int) -> Problem:
    """Ask of values, the number of which is that of those that differ."""
    others = f" and {how_many(several - 1, 'other date')}" if several > 1 else ""
    message = f"{cell!r}{others} could be day/month or month/day."
    hint = Advice(
        "Say which with {dmy} or {mdy}, or write days like 2021-05-14.",
        dmy=Option("dates", "dmy"),
        mdy=Option("dates", "mdy"),
    )
    return Problem(row.path, row.line, column, message, hint)


def _question(header: str, row: Row, cell: str) -> Problem:
    message = f"{cell!r} and the other dates of this column could be day/month or month/day."
    hint = Advice(
        "Say which with {dmy} or {mdy}, or in the header: '{header} (dd/mm/yyyy)'.",
        dmy=Option("dates", "dmy"),
        mdy=Option("dates", "mdy"),
        header=header,
    )
    return Problem(row.path, row.line, header, message, hint)


def _contradiction(
    column: str, row: Row, day_first: Mapping[str, int], month_first: Mapping[str, int]
) -> Problem:
    days, months = _listed(day_first, row.line), _listed(month_first, row.line)
    message = f"{days} has the day first, {months} the month."
    if len(day_first) + len(month_first) > 2:
        message = f"the day is first in {days}; the month is first in {months}."
    hint = "Write all dates of the column in one way, such as 2021-05-14."
    return Problem(row.path, row.line, column, message, hint)


def _not_as_stated(column: str, row: Row, cells: Mapping[str, int], stated: str) -> Problem:
    message = f"{_listed(cells, row.line)} cannot be {stated}."
    mend = "it" if len(cells) == 1 else "them"
    return Problem(row.path, row.line, column, message, f"Mend {mend}, or state the other order.")


def _listed(cells: Mapping[str, int], line: int) -> str:
    """Name cells, each with the line on which it stands first, unless the message is of that.

    >>> _listed({"13/04/2018": 2, "14/04/2018": 5}, 2)
    "'13/04/2018', '14/04/2018' in line 5"
    """
    shown = [
        f"{cell!r} in line {place}" if place not in (0, line) else repr(cell)
        for cell, place in [*cells.items()][:_SHOWN]
    ]
    more = f" and {len(cells) - _SHOWN:,} more" if len(cells) > _SHOWN else ""
    return ", ".join(shown) + more
