"""Keep the day on which a member was seen beside the dates of its membership: two statements."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import Final

from graphkit.authoring.cell_meanings.cells_of import cells_of, own_of
from graphkit.authoring.dates.written_date import Order, read_date
from graphkit.authoring.dates.written_period import seen_period
from graphkit.authoring.doubts.doubted_dates import is_seen_after, left_open, seen_before_it_began
from graphkit.authoring.headers.header import Report
from graphkit.errors import InvalidDate
from graphkit.facts.as_written import AS_WRITTEN
from graphkit.facts.authored_row import Row
from graphkit.facts.period import Period, parse

_SHOWN: Final = f"\0seen{AS_WRITTEN}"
"""An own column with what the day of a list says beside the dates of a row; it does not stay.

Called so, no doubt takes it for one of the table's own.
"""


def note_seen(row: Row, seen: str, order: Order, doubt: Report) -> None:
    """Note in a row, in place, what the day of a list says that its own dates do not say.

    A list of some day shows who belongs on it, whenever each joined or left: a membership had begun
    by then, and ended no earlier. Where the dates of the row leave that open, it is put into them.
    Of a list of a month or year, who had joined before ran on its first day.

    Parameters
    ----------
    row : Row
        A membership with its period.
    seen : str
        The day of the list, as written.
    order : {"dmy", "mdy", ""}
        Whether the day or the month comes first in it.
    doubt : callable
        Is told of a day that cannot be read, or lies before the beginning. One that lies after the
        end is told where the dates are read.

    Examples
    --------
    >>> def told(during: str) -> list[str]:
    ...     row = Row("a.csv", 2, {"during": during, "note": ""})
    ...     note_seen(row, "2020-06-01", "", print)
    ...     return [one["during"] for one in with_seen([row])]
    >>> told("2015/.."), told("/2022")
    (['2015/..', '[..2020-06-01]/..'], ['[..2020-06-01]/2022'])
    >>> told("2015/"), told("/")
    (['2015/[2020-06-01..]'], ['[..2020-06-01]/[2020-06-01..]'])
    >>> told("2020/..")
    ['[2020-01-01..2020-06-01]/..', '[..2020-06-01]/..']
    >>> told("2020/2022"), told("2015/2020")
    (['[2020-01-01..2020-06-01]/2022'], ['2015/[2020-06-01..2020-12-31]'])
    """
    try:
        shown, told = seen_period(seen, order), parse(row["during"])
        first = parse(read_date(seen, order)).start_earliest
    except InvalidDate as error:
        doubt(left_open(row, "seen", error))
        return
    listed = parse(shown)
    begun, _, end = told.text.partition("/")
    if told.start_earliest and listed.start_latest and told.start_earliest > listed.start_latest:
        doubt(seen_before_it_began(row, seen, begun))
    elif "/" in told.text and end != "..":
        if not is_seen_after(told.text, seen, order):
            cells_of(row)["during"] = f"{_begun_by(told, listed)}/{_ended_after(told, first)}"
    elif end and not shown.startswith(f"[..{begun}]"):
        cells_of(row)["during"] = during = f"{_begun_by(told, listed)}/.."
        if during == shown:
            return
        surely = first and told.start_latest and told.start_latest <= first
        own_of(row)[_SHOWN] = f"[..{first}]/.." if surely else shown


def _begun_by(told: Period, listed: Period) -> str:
    """Write the beginning of a period, which was no later than the day of a list."""
    last = listed.start_latest
    if last is None or (told.start_latest and told.start_latest <= last):
        return told.text.partition("/")[0]
    if told.start_earliest is None:
        return listed.text.partition("/")[0]
    return f"[{told.start_earliest}..{last}]"


def _ended_after(told: Period, first: datetime.date | None) -> str:
    """Write the end of a period, which was no earlier than the first possible day of a list."""
    if first is None or (told.end_earliest and told.end_earliest >= first):
        return told.text.partition("/")[2]
    return f"[{first}..{told.end_latest or ''}]"


def with_seen(rows: Iterable[Row]) -> Iterator[Row]:
    """Give each row, and behind it one that says that its member was seen, where that is noted.

    It is made when all else is filled in and doubted, so that no name and no row counts twice;
    what the first says of the membership in its own words, the second does not say again.
    """
    for row in rows:
        yield row
        if _SHOWN in row.own:
            shown = own_of(row).pop(_SHOWN)
            cells = {**row.cells, "end_reason": "", "note": _line_in(row), "during": shown}
            yield Row(row.path, row.line, cells)


def _line_in(row: Row) -> str:
    """Give of a note no more than the line of its file: what else it says, the first row tells."""
    line = f"line {row.line}"
    return line if row.cells["note"] == line or row.cells["note"].endswith(f" ({line})") else ""
