"""Find columns that are kept as a table's own although most of their cells are dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from string import digits
from typing import Final

from graphkit.authoring.cell_meanings.cells_of import own_columns
from graphkit.authoring.cell_meanings.date_like import several_dates
from graphkit.authoring.cell_meanings.yes_and_no import says_no
from graphkit.authoring.dates.empty_words import is_unknown, says_never
from graphkit.authoring.dates.words_beside_dates import NOW
from graphkit.authoring.dates.written_period import read_range
from graphkit.authoring.dates.years_meant import years_meant
from graphkit.authoring.doubts.dates_in_short import may_be_date
from graphkit.authoring.doubts.ends_within_notes import ROW_OF_SUSPENSION
from graphkit.authoring.doubts.taken_from_another import columns_taken, was_taken
from graphkit.authoring.headers.binding_columns import may_bind
from graphkit.authoring.headers.header import plain
from graphkit.authoring.headers.words_in_header import without_brackets
from graphkit.authoring.known_words.bundled_words import bundled_concept
from graphkit.authoring.known_words.treaty_headers import (
    is_of_instrument,
    tells_approval,
    tells_consent,
    tells_entry_into_force,
    tells_signature,
)
from graphkit.errors import InvalidDate, Problem
from graphkit.facts.authored_row import Row

_MEANS: Final = {
    "since": "the membership began then",
    "until": "the membership ended then",
    "seen": "the member was seen on a list then",
}
_SIGNED_ROLE: Final = "signed-not-bound"
_PAUSES: Final = ("suspension", "reinstatement")
_GOES_ON: Final = NOW - {one for one in NOW if is_unknown(one)}
_PERIOD: Final = "Rename it to period if its cells are since when and until when; else leave it so."
_COLUMNS: Final = 3
"""Of since, until and seen; beside one of the first two, what was seen is hardly meant."""


def date_like_columns(
    rows: Sequence[Row], headers: Mapping[str, str], told: Iterable[Problem] = ()
) -> Iterator[Problem]:
    """Find own columns of memberships that look like dates, which nothing asks of time.

    Parameters
    ----------
    rows : sequence of Row
        Memberships, filled in.
    headers : mapping of str to str
        The headers as written, where they have names of their own.
    told : iterable of Problem
        What was said already: a column of which dates were taken is told.

    Yields
    ------
    Problem
        One a column more than half of whose cells are dates, of those that say anything else than
        *still so*, *no* or *not known*. Plain numbers count where they may be years, from 1800 to
        2099.
    """
    taken = columns_taken(told)
    for name, seen in own_columns(rows, wherever=True).items():
        said = [cell for cell in seen if not _says_no_day(cell)]
        dates = _dates_among(said)
        header = headers.get(name, name)
        if header in taken or was_taken(rows, name, headers):
            continue
        if _told_by_entry_into_force(rows, name, headers):
            continue
        if 2 * dates > len(said) or (_may_be_ends(seen, headers) and dates):
            message = (
                "looks like dates, and is kept as a column of your own: no time is read of it."
            )
            free = [word for word in ("since", "until", "seen") if word not in headers]
            first = next(row for row in rows if name in row.own)
            hint = _of_instrument(headers) if _is_step(header) else _hint(free)
            if len(free) == _COLUMNS and 2 * sum(map(_is_period, said)) > len(said):
                hint = _PERIOD
            since = headers.get("since", "")
            if tells_approval(_bare(header)) and tells_signature(_bare(since)):
                message = f"is kept as a column of your own: {since!r} is read as when they joined."
                hint = "Where who signs belongs only from then on, call it since; else leave it so."
            if bundled_concept("step-kind", header) in _PAUSES:
                hint = ROW_OF_SUSPENSION
            elif header[-1:] in digits:
                hint = "Write a row for each of what is numbered, with its dates."
            yield Problem(first.path, first.line, header, message, hint)


def _may_be_ends(cells: Iterable[str], headers: Mapping[str, str]) -> bool:
    """Whether a column may hold the ends that a table with beginnings does not tell otherwise.

    Some of its cells say that it goes on, as "Incumbent" does.
    """
    told = "since" in headers and "until" not in headers and "before" not in headers
    return told and any(cell.strip().casefold() in _GOES_ON for cell in cells)


def _hint(free: list[str]) -> str:
    """Propose the names of columns of dates that the table does not use yet."""
    if free in ([], ["seen"]):
        return "Leave it so, or write what it says of the membership into since and until."
    if len(free) < _COLUMNS:
        free = [name for name in free if name != "seen"]
    said = [f"to {name} only if {_MEANS[name]}" for name in free]
    return f"Rename it {', or '.join(said)}; else leave it so."


def _bare(header: str) -> str:
    return without_brackets(plain(header))


def _is_step(header: str) -> bool:
    """Whether a header names a step of a state towards being bound by a treaty."""
    return is_of_instrument(header) or tells_consent(plain(header))


def _told_by_entry_into_force(rows: Sequence[Row], name: str, headers: Mapping[str, str]) -> bool:
    """Whether it is a step of states whose rows all say since when it binds them, as is wanted."""
    bound = _bare(headers.get("since", ""))
    if not (tells_entry_into_force(bound) and may_bind(headers.get(name, name))):
        return False
    begun = {row.line for row in rows if _is_bound(row)}
    return all(row.line in begun for row in rows if row.own.get(name))


def _is_bound(row: Row) -> bool:
    """Whether a row, filled in, has a beginning, and is not that of who signed only."""
    return not row.cells["during"].startswith("/") and row.cells["role"] != _SIGNED_ROLE


def _of_instrument(headers: Mapping[str, str]) -> str:
    """Say what may be done with the day of a step towards a treaty, which ends nothing."""
    if "since" in headers:
        return (
            f"{headers['since']!r} says since when. Leave it so, or, in a folder of tables, write "
            "it into steps.csv as a ratification or accession."
        )
    return "If the instrument binds (ratification, accession), call it 'ratified'; else leave it."


def _says_no_day(cell: str) -> bool:
    """Whether a cell of dates may say so in the stead of one."""
    return is_unknown(cell) or says_no(cell) or says_never(cell) or cell.strip().casefold() in NOW


def _is_period(cell: str) -> bool:
    """Whether a cell says itself since when and until when, or that one of these is not known.

    >>> [_is_period(one) for one in ("2015-2019", "2018-?", "2017 to present", "2015")]
    [True, True, True, False]
    """
    with suppress(InvalidDate):
        return "/" in read_range(cell)
    return False


def _dates_among(cells: Iterable[str]) -> int:
    return sum(may_be_date(cell) or _is_year(cell) or _are_several(cell) for cell in cells)


def _are_several(cell: str) -> bool:
    """Whether a cell holds periods one behind the other."""
    return len(several_dates(cell)) > 1


def _is_year(cell: str) -> bool:
    """Whether a cell is a year or a season, and no plain number of long ago."""
    return years_meant(cell) is not None and not cell.strip().isdigit()
