"""Doubt that who stands on a list had left before its day, or that this was the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from graphkit.authoring.dates.date_order import date_order, order_in_header
from graphkit.authoring.dates.written_date import Order
from graphkit.authoring.doubts.doubted_dates import is_seen_after
from graphkit.authoring.wording import rows_on, shown
from graphkit.errors import Problem
from graphkit.facts.as_written import AS_WRITTEN
from graphkit.facts.authored_row import Row

SEEN_AS_WRITTEN: Final = f"seen{AS_WRITTEN}"
"""The own column with the day of a list beside the dates of a row."""
_HINT: Final = (
    "If the list names who left, too, leave it so; else correct the end or the day, or write a"
    " second membership into a row of its own."
)


def seen_after_ends(
    rows: Sequence[Row], headers: Mapping[str, str], dates: Order = ""
) -> Iterator[Problem]:
    """Find memberships that ended before the day on which their own row has them on a list.

    Parameters
    ----------
    rows : sequence of Row
        Memberships, filled in.
    headers : mapping of str to str
        The headers as written, where they have names of their own.
    dates : {"dmy", "mdy", ""}
        The order of day and month that the reader states.

    Yields
    ------
    Problem
        One for each day, in the line of the first row. Who has another row of a membership that
        may have run on that day is none of them.
    """
    listed = [row for row in rows if row.own.get(SEEN_AS_WRITTEN)]
    if not listed:
        return
    cells = [(row, row.own[SEEN_AS_WRITTEN]) for row in listed]
    order, question = date_order(cells, "seen", order_in_header(headers.get("seen", "")) or dates)
    if question:
        return  # it is asked, and nothing is read of them
    after: dict[str, list[Row]] = {}
    for row in listed:
        if is_seen_after(row["during"], row.own[SEEN_AS_WRITTEN], order):
            after.setdefault(row.own[SEEN_AS_WRITTEN], []).append(row)
    of_each = _by_pair(rows) if after else {}
    for seen, found in after.items():
        left = [row for row in found if not _has_another(row, of_each[_pair(row)], order)]
        if left:
            yield _told(left, seen, headers)


def _told(rows: Sequence[Row], seen: str, headers: Mapping[str, str]) -> Problem:
    first, column = rows[0], headers.get("seen", "seen")
    if len(rows) == 1:
        end = _end_of(first)
        message = f"{seen!r} is seen after the end, {end!r}; the end is kept."
        return Problem(first.path, first.line, column, message, _HINT)
    such = rows_on([row.line for row in rows])
    message = f"{such} ended before they are seen on {shown(seen)}; the ends are kept."
    return Problem(first.path, first.line, column, message, _HINT)


def _end_of(row: Row) -> str:
    written = (row.own.get(f"{name}{AS_WRITTEN}", "") for name in ("until", "before"))
    return next(filter(None, written), row["during"].partition("/")[2] or row["during"])


def _by_pair(rows: Iterable[Row]) -> dict[tuple[str, str], list[Row]]:
    found: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        found.setdefault(_pair(row), []).append(row)
    return found


def _pair(row: Row) -> tuple[str, str]:
    return row["actor"], row["coalition"]


def _has_another(row: Row, rows: Iterable[Row], order: Order) -> bool:
    """Whether another row of the same two did not end before that day."""
    return any(
        other is not row
        and "/" in other["during"]
        and not is_seen_after(other["during"], row.own[SEEN_AS_WRITTEN], order)
        for other in rows
    )
