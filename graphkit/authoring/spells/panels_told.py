"""Say how the rows of a panel are read, and ask for what its codes mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, Literal, NamedTuple, TypeAlias

from graphkit.authoring.spells.marks_of_panels import PanelMark
from graphkit.authoring.wording import shown
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row
from graphkit.names.fold import fold
from graphkit.tabular.how_many import how_many

Missing: TypeAlias = Literal["none", "no", "open"]
"""What a year without a row means: there is no such year, no membership, or it is left open."""
_MISSING: Final[Mapping[Missing, str]] = {
    "no": "where somebody has no row for a year of a coalition, none is read for it.",
    "open": "where somebody has no row for a year of a coalition, it is left open whether there "
    "was a membership then.",
}
_SHOWN: Final = 5


class AsRead(NamedTuple):
    """How the rows of a panel are read.

    Attributes
    ----------
    column, marks : str
        The own columns of the years and of the marks, the latter empty if there is none.
    years : sequence of str
        The texts of the years, in order.
    said : mapping of str to PanelMark
        What each mark means.
    missing : {"none", "no", "open"}
        How a year without a row is read.
    ends_differ : bool
        Whether coalitions have rows up to different years.
    """

    column: str
    marks: str
    years: Sequence[str]
    said: Mapping[str, PanelMark]
    missing: Missing
    ends_differ: bool


def told_of_panel(
    rows: Sequence[Row],
    as_read: AsRead,
    headers: Mapping[str, str],
    apart: Sequence[Row],
    found: Sequence[Row],
) -> Iterator[Problem]:
    """Say how the rows are read, and ask for what the codes mean.

    Parameters
    ----------
    rows : sequence of Row
        All of them.
    as_read : AsRead
        How they are read.
    headers : mapping of str to str
        The headers as written, where they have names of their own.
    apart : sequence of Row
        The rows that are read each by itself, as they name different sources.
    found : sequence of Row
        The memberships.
    """
    column, marks, years, said, missing, ends_differ = as_read
    path, header = rows[0].path, headers.get(column, column)
    message = (
        f"each row is read as one for the year that it names, {years[0]} to {years[-1]}: years "
        "that follow each other are one membership, without what differs from year to year."
    )
    hint = "If these are the years of joining, call the column 'since'."
    yield Problem(path, 0, header, message, hint)
    yield from missing_told(path, header, missing)
    if ends_differ:
        message = (
            "coalitions have rows up to different years: of those whose rows end before the last "
            "one it is left open how long they had their members."
        )
        yield Problem(path, 0, header, message, "Write rows for the years that are known.")
    if apart:
        yield apart_told(path, header, apart[0].line)
    if marks:
        yield from _of_codes(rows, marks, headers, said)
        yield from _of_none(rows, headers.get(marks, marks), found)


def missing_told(path: str, header: str, missing: Missing) -> Iterator[Problem]:
    """Say how years without a row are read, if there are any.

    Parameters
    ----------
    path, header : str
        The file, and the column of the years.
    missing : {"none", "no", "open"}
        How they are read.
    """
    if missing != "none":
        hint = "Write a row with 0 as its mark for each year of none."
        yield Problem(path, 0, header, _MISSING[missing], hint)


def apart_told(path: str, header: str, line: int = 0) -> Problem:
    """Say that rows with different sources stay apart.

    Parameters
    ----------
    path, header : str
        The file, and the column of the years.
    line : int
        The first of these rows.
    """
    message = (
        "rows of years that follow each other have different sources or notes: each of them stays "
        "by itself, and says of its own year that there was a membership."
    )
    hint = "Write a row for each membership, with since and until, and a source that shows both."
    return Problem(path, line, header, message, hint)


def _of_codes(
    rows: Sequence[Row], marks: str, headers: Mapping[str, str], said: Mapping[str, PanelMark]
) -> Iterator[Problem]:
    """Ask for the meaning of each code that nothing explains, once."""
    unknown = {code for code, mark in said.items() if not mark.is_known}
    if not unknown:
        return
    several = Counter(_cell(row, marks) for row in rows)
    first: dict[str, Row] = {}
    for row in rows:
        if (code := _cell(row, marks)) in unknown:
            first.setdefault(code, row)
    for code in sorted(unknown):
        message = (
            f"the table does not say what {shown(code)} means; no membership is made of "
            f"{how_many(several[code], 'row')} with it."
        )
        hint = "Write 1 or 0 for it; as what somebody belonged, write into a column role."
        yield Problem(rows[0].path, first[code].line, headers.get(marks, marks), message, hint)


def _cell(row: Row, column: str) -> str:
    return row.own.get(column, "") or row.cells.get(column, "")


def _of_none(rows: Sequence[Row], header: str, found: Sequence[Row]) -> Iterator[Problem]:
    """Tell of who belonged in no year to anything."""
    named = {fold(name, "signs") for name in {*map(_name, found)}}
    without = {name for name in {*map(_name, rows)} if fold(name, "signs") not in named}
    none: dict[str, Row] = {}
    for row in rows if without else ():
        if (name := _name(row)) in without:
            none.setdefault(name, row)
    if none:
        listed = ", ".join(map(shown, list(none)[:_SHOWN])) + (", …" if len(none) > _SHOWN else "")
        message = (
            f"no row of {listed} says that there was a membership: none is made of "
            f"{'it' if len(none) == 1 else f'these {len(none)}'}."
        )
        hint = "Check that this is so."
        yield Problem(rows[0].path, next(iter(none.values())).line, header, message, hint)


def _name(row: Row) -> str:
    return row.own.get("member") or row.cells.get("actor", "")
