"""Read what a table of Wikidata says beside its dates: how far they are known, and its ranks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from graphkit.authoring.cell_meanings.cells_of import own_of
from graphkit.authoring.dates.wikidata_dates import as_known
from graphkit.authoring.doubts_counted import LEFT_OUT
from graphkit.authoring.headers.header import Report, plain
from graphkit.authoring.known_words.words_of_headers import DATE_COLUMNS, called
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row

_PRECISION: Final = called("precision")
"""What the columns are called, or end in, that say how exactly Wikidata knows a date."""
_CODES: Final = frozenset(map(str, range(6, 15)))
"""From millennia to seconds; other tables count otherwise, with 1 for a day."""
_RANK: Final = "rank"
_DEPRECATED: Final = "DeprecatedRank"
"""The rank of a statement that Wikidata keeps and holds for wrong."""


def is_of_wikidata(name: str) -> bool:
    """Tell whether a column may say how exactly a date is known, or the rank of a statement.

    >>> [is_of_wikidata(one) for one in ("startprecision", "rank", "statement_rank", "fleet")]
    [True, True, True, False]
    """
    return name.endswith((*_PRECISION, _RANK))


def is_deprecated(text: str) -> bool:
    """Tell whether a rank says that Wikidata holds a statement for wrong.

    >>> is_deprecated("http://wikiba.se/ontology#DeprecatedRank"), is_deprecated("deprecated")
    (True, False)
    """
    return text.endswith(_DEPRECATED)


def as_wikidata_tells(
    rows: Iterable[Row], headers: Mapping[str, str], leave_out: Report
) -> list[Row]:
    """Write dates as exactly as they are known, and leave out what Wikidata holds for wrong.

    Parameters
    ----------
    rows : iterable of Row
        Memberships whose own columns are the dates as written.
    headers : mapping of str to str
        The headers of the columns as written: ``startPrecision`` speaks of ``start``, and
        ``timePrecision`` of the only column of dates.
    leave_out : callable
        Is given each row that is left out.

    Examples
    --------
    >>> row = Row("a.csv", 2, {}, {"since": "1995-01-01T00:00:00Z", "startprecision": "9"})
    >>> as_wikidata_tells([row], {"since": "start"}, print)[0].own["since"]
    '1995'
    """
    found = []
    for row in rows:
        ranks = (name for name in row.own if name.endswith(_RANK))
        column = next((name for name in ranks if is_deprecated(row.own[name])), "")
        if column:
            leave_out(deprecated(row.path, row.line, column))
        else:
            found.append(_as_known(row, headers))
    return found


def deprecated(path: str, line: int, column: str) -> Problem:
    """Say of a statement that Wikidata holds it for wrong, and that it is left out."""
    message = f"{_DEPRECATED!r} says that Wikidata holds this for wrong."
    return Problem(path, line, column, message, LEFT_OUT, left_out=True)


def _as_known(row: Row, headers: Mapping[str, str]) -> Row:
    """Write the dates of a row, in place, as exactly as they are known."""
    dates = [name for name in DATE_COLUMNS if name in row.own]
    for column in [name for name in row.own if name.endswith(_PRECISION)]:
        date = _date_of(column, dates, headers)
        precision = row.own[column].strip().removesuffix(".0")
        if date and precision in _CODES:
            own_of(row)[date] = as_known(row.own[date].strip(), precision)
    return row


def _date_of(column: str, dates: list[str], headers: Mapping[str, str]) -> str:
    """Find the date that a column of precision speaks of; empty if that is open."""
    for name in dates:
        words = {name, plain(headers.get(name, name))}
        if any(column in (f"{one}{end}", f"{one}_{end}") for one in words for end in _PRECISION):
            return name
    return dates[0] if len(dates) == 1 and column in _PRECISION else ""
