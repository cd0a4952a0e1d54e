"""Keep the day on which a member was seen beside the dates of its membership: two statements."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from graphkit.authoring.cell_meanings.cells_of import cells_of
from graphkit.authoring.dates.written_date import Order
from graphkit.authoring.dates.written_period import seen_period
from graphkit.authoring.doubts.doubted_dates import is_seen_after, left_open, seen_before_it_began
from graphkit.authoring.headers.header import Report
from graphkit.authoring.known_words.words_of_headers import DATE_COLUMNS
from graphkit.errors import InvalidDate
from graphkit.facts.as_written import AS_WRITTEN
from graphkit.facts.authored_row import Row
from graphkit.facts.period import parse

_OF_DATES: Final = frozenset(f"{name}{AS_WRITTEN}" for name in DATE_COLUMNS)


def seen_beside_dates(row: Row, seen: str, order: Order, doubt: Report) -> Iterator[Row]:
    """Give the row that says that a member was seen, where its own dates do not say it already.

    A list of some day shows who belongs on it, whenever each joined: a membership had begun by
    then. Where its beginning is a year or month that ends later, or it ended and nobody says since
    when, that is put into the row, in place.

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
    >>> row = Row("a.csv", 2, {"during": "2015/.."})
    >>> [one["during"] for one in seen_beside_dates(row, "2020-06-01", "", print)]
    ['[..2020-06-01]/..']
    >>> row = Row("a.csv", 2, {"during": "/2022"})
    >>> list(seen_beside_dates(row, "2020-06-01", "", print)), row["during"]
    ([], '[..2020-06-01]/2022')
    >>> row = Row("a.csv", 2, {"during": "2020/.."})
    >>> _ = list(seen_beside_dates(row, "2020-06-01", "", print))
    >>> row["during"]
    '[2020-01-01..2020-06-01]/..'
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
    elif shown != during and by != f"[..{begun}]":
        if told.start_earliest and told.start_latest and last and last < told.start_latest:
            cells_of(row)["during"] = f"[{told.start_earliest}..{last}]/{end}"
        own = {name: cell for name, cell in row.own.items() if name not in _OF_DATES}
        yield Row(row.path, row.line, {**row.cells, "during": shown}, own)
