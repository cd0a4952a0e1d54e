"""Doubt that rows with a year are those of a panel: what is not certain is not read as one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Final

from graphkit.authoring.dates.years_meant import Years, mixed_years
from graphkit.authoring.doubts.answers_unread import answers_unread
from graphkit.authoring.doubts.date_like_columns import date_like_columns
from graphkit.authoring.doubts.status_without_end import status_without_end
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row

EVIDENCE: Final = ("source", "evidence", "note")
"""What a row says by itself, and that another row does not vouch for."""
_STANDING: Final = ("note", "end_reason")
_HINT: Final = (
    "Write 1 or 0 for each year into a column 'membership', or the years into since and until."
)


def mixed(path: str, column: str, years: Mapping[str, Years]) -> Iterator[Problem]:
    """Doubt years that stand beside seasons, of which they may be either year.

    Parameters
    ----------
    path, column : str
        The file, and the header of the years.
    years : mapping of str to Years
        What the texts of the column mean.
    """
    if mixed_years(years.values()):
        season = next(text for text, one in years.items() if one.first != one.last)
        year = next(text for text, one in years.items() if one.first == one.last)
        message = (
            f"{year!r} stands beside {season!r}, and can be either of two: rows are not read as "
            "years that follow each other."
        )
        yield Problem(path, 0, column, message, "Write all of them as years, or as seasons.")


def varying(runs: Iterable[Sequence[Row]], apart: Iterable[str]) -> list[str]:
    """Name the own columns that differ from row to row of one member in one coalition.

    Parameters
    ----------
    runs : iterable of sequence of Row
        The rows of each.
    apart : iterable of str
        Columns that are read.
    """
    found: dict[str, None] = {}
    known = {*apart}
    for rows in runs:
        first = rows[0].own
        for row in rows[1:]:
            if row.own != first:
                for name in (*first, *row.own):
                    if name not in known and first.get(name) != row.own.get(name):
                        found[name] = None
    return list(found)


def standing_differs(
    rows: Sequence[Row], names: Sequence[str], headers: Mapping[str, str]
) -> Iterator[Problem]:
    """Doubt that all years are of a membership where other columns tell that it ended, or was none.

    Parameters
    ----------
    rows : sequence of Row
        Those of which memberships would be made.
    names : sequence of str
        The own columns that differ from row to row.
    headers : mapping of str to str
        The headers as written, where they have names of their own.
    """
    bare = _bare(rows, names)
    told = next(chain(status_without_end(bare, headers), answers_unread(bare, headers)), None)
    if told is not None:
        message = (
            f"{told.column!r} tells from row to row how it stood: rows are not read as years that "
            "follow each other."
        )
        yield Problem(told.path, 0, told.column, message, _HINT)


def dates_lost(
    rows: Sequence[Row], names: Sequence[str], headers: Mapping[str, str]
) -> Iterator[Problem]:
    """Tell of dates that differ from row to row, which memberships of runs do not keep."""
    yield from date_like_columns(_bare(rows, names), headers)


def _bare(rows: Iterable[Row], names: Sequence[str]) -> list[Row]:
    """Give a row for each combination of what differs, as many rows say the same."""
    found: dict[tuple[str, ...], Row] = {}
    for row in rows:
        said = tuple(row.cells.get(name, "") for name in (*_STANDING, "role"))
        key = (*said, *(row.own.get(name, "") for name in names))
        if key not in found and any(key):
            own = {name: row.own[name] for name in names if name in row.own}
            found[key] = Row(row.path, row.line, row.cells, own)
    return list(found.values())


def evidence_differs(rows: Sequence[Row]) -> bool:
    """Tell whether rows name different sources, evidence or notes."""
    first = rows[0].cells
    return any(row.cells.get(name) != first.get(name) for row in rows[1:] for name in EVIDENCE)
