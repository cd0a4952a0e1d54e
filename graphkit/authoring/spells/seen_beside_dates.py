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
from graphkit.authoring.known_words.words_of_headers import DATE_COLUMNS
from graphkit.errors import InvalidDate
from graphkit.facts.as_written import AS_WRITTEN
from graphkit.facts.authored_row import Row
from graphkit.facts.period import parse

_SHOWN: Final = "\0seen"
"""An own column with what the day of a list says beside the dates of a row; it does not stay."""
_OF_DATES: Final = frozenset([_SHOWN, *(f"{name}{AS_WRITTEN}" for name in DATE_COLUMNS)])


def note_seen(row: Row, seen: str, order: Order, doubt: Report) -> None:
    """Note in a row, in place, what the day of a list says that its own dates do not say.

    A list of some day shows who belongs on it, whenever each joined: a membership had begun by
    then. Where its beginning is a year or month that ends later, or is only known to come after
    some day, or it ended and nobody says since when, that is put into its dates. Where it may have
    ended on a day that nobody says, it ended no earlier than on that of the list.

    Parameters
    ----------
    row : Row
        A membership with its period.
    seen : str
        The day of the list, as written.
    order : {"dmy", "mdy", ""}
        Whether the day or the month comes first in it.
    doubt : callable
        Is told of a day that cannot be read, or lies before the beginning.

    Examples
    --------
    >>> def told(during: str) -> list[str]:
    ...     row = Row("a.csv", 2, {"during": during})
    ...     note_seen(row, "2020-06-01", "", print)
    ...     return [one["during"] for one in with_seen([row])]
    >>> told("2015/.."), told("/2022")
    (['2015/..', '[..2020-06-01]/..'], ['[..2020-06-01]/2022'])
    >>> told("2015/"), told("/")
    (['2015/[2020-06-01..]'], ['[..2020-06-01]/[2020-06-01..]'])
    >>> told("2020/..")
    ['[2020-01-01..2020-06-01]/..', '[..2020-06-01]/..']
    >>> told("[2012-03-27..]/..")
    ['[2012-03-27..2020-06-01]/..', '[..2020-06-01]/..']
    """
    during = row["during"]
    try:
        shown, told = seen_period(seen, order), parse(during)
    except InvalidDate as error:
        doubt(left_open(row, "seen", error))
        return
    begun, _, end = during.partition("/")
    by, _, _ = shown.partition("/")
    last = parse(shown).start_latest
    if told.start_earliest and last and told.start_earliest > last:
        doubt(seen_before_it_began(row, seen, begun))
    elif end not in ("", ".."):
        if not begun and not is_seen_after(during, seen, order):
            cells_of(row)["during"] = f"{by}/{end}"
    elif not end and (day := parse(read_date(seen, order)).start_earliest):
        cells_of(row)["during"] = f"{begun or by}/[{day}..]"
    elif shown != during and by != f"[..{begun}]":
        if told.start_earliest and last and last < (told.start_latest or datetime.date.max):
            cells_of(row)["during"] = f"[{told.start_earliest}..{last}]/{end}"
        own_of(row)[_SHOWN] = shown


def with_seen(rows: Iterable[Row]) -> Iterator[Row]:
    """Give each row, and behind it one that says that its member was seen, where that is noted.

    It is made when all else is filled in, so that no name counts twice.
    """
    for row in rows:
        yield row
        if _SHOWN in row.own:
            shown = own_of(row).pop(_SHOWN)
            own = {name: cell for name, cell in row.own.items() if name not in _OF_DATES}
            yield Row(row.path, row.line, {**row.cells, "during": shown}, own)
