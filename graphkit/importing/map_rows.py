"""Read the rows of a table as a mapping says: one or several memberships a row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from graphkit.authoring.columns import SCHEMA
from graphkit.authoring.header import plain
from graphkit.authoring.optional_columns import WRITTEN
from graphkit.errors import DataError, Problem
from graphkit.facts.authored_row import Row
from graphkit.importing.guess import MARKS, NOT_MARKED
from graphkit.importing.mapping import MembershipMap, TableMap
from graphkit.tabular.reading.lines_of_text import Line

_CELLS: Final = {column.name: "" for column in SCHEMA["memberships"]}
_TOTAL: Final = re.compile(r"(?:grand\s+)?total|sum|subtotal|gesamt|somme|summe", re.I)
_BELOW: Final = re.compile(r"(?:total|source|sources|note|notes|quelle)\b[\s:].*", re.I)
_FOOTNOTE: Final = re.compile(r"(?<=\w)(?:\s*\[\d{1,2}\]|[*†‡]+|[¹²³⁰⁴-⁹]+)$")


class _Rows:
    """Makes rows, and keeps what was left out."""

    def __init__(self, path: str, header: Sequence[str], dropped: list[Problem]) -> None:
        self.path, self.dropped = path, dropped
        self.header = [name.strip() for name in header]
        self.places = {name: place for place, name in enumerate(self.header) if name}
        self.cells = tuple(_CELLS)

    def row(
        self, line: int, cells: Sequence[str], one: MembershipMap, own: Sequence[int]
    ) -> Row | None:
        said = {name: cells[self.places[column]].strip() for name, column in one.columns.items()}
        said = {**one.text, **{name: cell for name, cell in said.items() if cell}}
        if any(not said.get(name) for name in one.needs):
            return None
        member = said.get("member", "")
        if not member or not said.get("coalition"):
            self.drop(line, "member" if not member else "coalition", "this cell is empty.")
            return None
        few = sum(bool(cell.strip()) for cell in cells) <= 2
        if _TOTAL.fullmatch(member) or (few and _BELOW.fullmatch(member)):
            self.drop(line, "member", f"{member[:40]!r} is no member.")
            return None
        said["member"] = _FOOTNOTE.sub("", member)
        if said["member"] != member:
            said.setdefault("listed_as", member)
        known = {name: cell for name, cell in said.items() if name in _CELLS}
        rest = {plain(self.header[place]): cells[place].strip() for place in own}
        kept = {name: cell for name, cell in rest.items() if cell}
        others = {name: cell for name, cell in said.items() if name not in _CELLS}
        return Row(self.path, line, {**_CELLS, **known}, {**kept, **others})

    def drop(self, line: int, column: str, why: str) -> None:
        if self.dropped and self.dropped[-1].line == line:
            return  # a row is left out once
        self.dropped.append(Problem(self.path, line, column, why, "The row is left out."))


def mapped_rows(
    path: str,
    header: Sequence[str],
    lines: Iterable[Line],
    told: TableMap,
    dropped: list[Problem],
) -> Iterator[Row]:
    """Read the rows of a table.

    Parameters
    ----------
    path : str
        The file, as messages give it.
    header : sequence of str
        The names of its columns.
    lines : iterable of Line
        Its rows.
    told : TableMap
        How they are read.
    dropped : list of Problem
        Is given each row that is left out: of another length, without a member or coalition, a
        total or a note below the table.

    Raises
    ------
    DataError
        If the mapping names a column that is not there.
    """
    rows = _Rows(path, header, dropped)
    _check(path, rows, told)
    own = _own(rows, told)
    for line, cells in lines:
        filled = [*cells, *[""] * (len(header) - len(cells))]
        if any(cell.strip() for cell in cells[len(header) :]):
            rows.drop(line, "", f"this row has {len(cells)} cells instead of {len(header)}.")
        elif told.form == "long":
            before = len(dropped)
            made = [rows.row(line, filled, one, own) for one in told.memberships]
            yield from (row for row in made if row is not None)
            if made == [None] * len(made) and len(dropped) == before:
                needed = sorted({name for one in told.memberships for name in one.needs})
                rows.drop(line, needed[0], f"no membership is told by its {' or '.join(needed)}.")
        elif told.form == "wide":
            yield from _across(rows, line, filled, told, own)
        else:
            yield from _years(rows, line, filled, told, own)


def _check(path: str, rows: _Rows, told: TableMap) -> None:
    named = {name for one in told.memberships for name in one.columns.values()} | {*told.across}
    absent = sorted(named - rows.places.keys())
    if absent:
        hint = f"The columns are {', '.join(map(repr, rows.places))}. Mend the mapping."
        message = f"there is no column {', '.join(map(repr, absent))}."
        raise DataError([Problem(path, 0, "", message, hint)])


def _own(rows: _Rows, told: TableMap) -> list[int]:
    """The columns that no membership reads; they are kept under their own names."""
    read = {name for one in told.memberships for name in one.columns.values()} | {*told.across}
    taken = {*WRITTEN["memberships"], *_CELLS}
    return [
        place
        for place, name in enumerate(rows.header)
        if name and name not in read and plain(name) not in taken
    ]


def _across(
    rows: _Rows, line: int, cells: Sequence[str], told: TableMap, own: Sequence[int]
) -> Iterator[Row]:
    """Make a membership of each marked cell of a wide table; a date in it is when it began."""
    for one in told.memberships:
        for name in told.across:
            cell = cells[rows.places[name]].strip()
            if cell.casefold() in NOT_MARKED:
                continue
            said = {} if cell.casefold() in MARKS else {"since": cell}
            mapped = MembershipMap(one.columns, {**one.text, "coalition": name, **said}, one.needs)
            row = rows.row(line, cells, mapped, own)
            if row is not None:
                yield row


def _years(
    rows: _Rows, line: int, cells: Sequence[str], told: TableMap, own: Sequence[int]
) -> Iterator[Row]:
    """Make a membership of each run of marked years."""
    years = sorted(told.across)
    marked = [cells[rows.places[year]].strip().casefold() not in NOT_MARKED for year in years]
    for one in told.memberships:
        for first, last in _runs(marked):
            during = _during(years, first, last)
            mapped = MembershipMap(one.columns, {**one.text, "during": during}, one.needs)
            row = rows.row(line, cells, mapped, own)
            if row is not None:
                yield row


def _runs(marked: Sequence[bool]) -> Iterator[tuple[int, int]]:
    start: int | None = None
    for place, here in enumerate([*marked, False]):
        if here and start is None:
            start = place
        elif not here and start is not None:
            yield start, place - 1
            start = None


def _during(years: Sequence[str], first: int, last: int) -> str:
    """A run from the first column may have begun before; one to the last column runs on."""
    start = f"[..{years[0]}]" if first == 0 else years[first]
    return f"{start}/.." if last == len(years) - 1 else f"{start}/{years[last]}"


def headers_of(told: TableMap) -> Mapping[str, str]:
    """List the headers as written, by what they hold."""
    return {name: header for one in told.memberships for name, header in one.columns.items()}
