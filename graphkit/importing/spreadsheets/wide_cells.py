"""What the cells of a wide table say: who joined what, in which role, and since when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final, NamedTuple

from graphkit.authoring.cell_meanings.marks import dates_told, is_signed_and_left, said_by
from graphkit.authoring.dates.footnotes import without_footnote
from graphkit.authoring.dates.years_meant import in_order
from graphkit.authoring.doubts.ended_without_day import ended_without_day, is_ended_without_day
from graphkit.authoring.headers.year_headers import year_named
from graphkit.authoring.spells.runs_of_years import period_of_run, runs
from graphkit.errors import Problem
from graphkit.importing.mapping import NAME, YEAR_OF_ROW, TableMap, across_of
from graphkit.importing.spreadsheets.ended_in_cell import ended_in_cell, had_belonged
from graphkit.importing.spreadsheets.name_across import is_own_name, name_across
from graphkit.importing.spreadsheets.own_marks import OwnMarks
from graphkit.importing.spreadsheets.role_in_cell import role_in_cell

_CODE: Final = re.compile(r"-?\d{1,2}")


class WideCell(NamedTuple):
    """What a cell of a wide table says: the cells of a membership, none, or neither."""

    cells: Mapping[str, str] | None
    left_open: bool = False


class _Column(NamedTuple):
    """A column of a wide table: its header, its place, what its marks say, what its cells said."""

    header: str
    place: int
    named: Mapping[str, str]
    said: dict[str, Mapping[str, str] | None]


class WideCells:
    """Reads the cells of a table with a column for each coalition, or for each year.

    Parameters
    ----------
    path : str
        The file, as messages give it.
    told : TableMap
        How it is read.
    places : mapping of str to int
        Where its columns stand.
    dropped : list of Problem
        Is given each cell that is neither a mark nor a date.
    doubts : list of Problem
        Is given each cell that leaves it open.
    """

    def __init__(
        self,
        path: str,
        told: TableMap,
        places: Mapping[str, int],
        dropped: list[Problem],
        doubts: list[Problem],
    ) -> None:
        self.path, self.told, self.places = path, told, places
        self.dropped, self.doubts = dropped, doubts
        self._codes: set[str] = set()
        self._own_marks = OwnMarks(told.marks)
        self._panel = YEAR_OF_ROW in told.memberships[0].columns
        self._plain: dict[str, WideCell] = {}  # cells of which there is nothing to tell

    def memberships(self, line: int, cells: Sequence[str]) -> list[Mapping[str, str]]:
        """Say what each cell tells of a membership, or each run of years."""
        if self.told.form != "wide":
            return list(self._years(line, cells))
        # Each marked cell tells a membership; a date in it is when it began.
        found = [
            column.said[cell]
            if (cell := cells[column.place]) in column.said
            else self._asked(line, column, cell)
            for column in self._columns
        ]
        return [said for said in found if said is not None]

    @cached_property
    def _columns(self) -> list[_Column]:
        across = across_of(self.told.memberships[0])
        return [
            _Column(name, self.places[name], {across: name_across(name)}, {})
            for name in self.told.across
        ]

    def _asked(self, line: int, column: _Column, cell: str) -> Mapping[str, str] | None:
        """Tell what a cell says, and keep it for the next one unless there is something to tell."""
        before = len(self.dropped) + len(self.doubts)
        said = self.said(line, column.header, cell.strip()).cells
        found = None if said is None else {**column.named, **said}
        if len(self.dropped) + len(self.doubts) == before:
            column.said[cell] = found
        return found

    def _years(self, line: int, cells: Sequence[str]) -> Iterator[Mapping[str, str]]:
        """Each run of years that are marked alike tells a membership."""
        headers = sorted(self.told.across, key=lambda one: in_order(year_named(one)))
        years = [*map(year_named, headers)]
        said = [self.said(line, one, cells[self.places[one]].strip()) for one in headers]
        roles = [None if one.cells is None else one.cells.get("role", "") for one in said]
        known = [year for year, one in zip(years, said, strict=True) if not one.left_open]
        for role, first, last in runs(roles):
            during = period_of_run(years[first], years[last], years, known)
            yield {"during": during, **({"role": role} if role else {})}

    def said(self, line: int, column: str, cell: str) -> WideCell:
        """Tell what a cell of a wide table says of a membership."""
        if is_own_name(cell, column):
            return WideCell({})
        known = self._plain.get(cell)
        if known is not None:
            return known
        before = len(self.dropped) + len(self.doubts)
        found = self._said(line, column, cell)
        if len(self.dropped) + len(self.doubts) == before:
            self._plain[cell] = found
        return found

    def _said(self, line: int, column: str, cell: str) -> WideCell:
        bare, marks = without_footnote(cell), self.told.marks
        role = marks.get(cell.casefold(), marks.get(bare.casefold()))
        if role is not None:
            return WideCell({"role": role} if role else None)
        marked = self._own_marks.beside(cell)
        if marked and (dated := dates_told(without_footnote(marked.rest))):
            role = marks[marked.mark]
            if "since" in dated and ended_in_cell(cell):
                dated = {"until": dated["since"]}
            return WideCell({"role": role, **dated} if role else None)
        told = said_by(bare)
        mark = told.mark
        in_role = self._in_other_words(bare) if mark == "other" else None
        if mark == "doubtful":
            self.doubts.append(leaves_open(self.path, line, column, cell))
        elif mark == "other" and self._panel and _CODE.fullmatch(cell):
            self._tell_code(line, column, cell)
        elif mark == "other" and in_role is None:
            hint = f"The cell is left out. Say under [marks] in {NAME} which role it means, if any."
            if ended_in_cell(bare):
                hint = f"The cell is left out. If it had belonged until then, write 'x ({bare})'."
            why = f"{cell[:60]!r} is neither a mark nor a date."
            self.dropped.append(Problem(self.path, line, column, why, hint))
        elif mark != "no" and bare != cell:
            hint = "Check what the note says; the membership is kept."
            message = f"{cell[:60]!r} bears the mark of a footnote."
            self.doubts.append(Problem(self.path, line, column, message, hint))
        elif is_ended_without_day(dates_told(bare)) and self.told.form == "wide":
            self.doubts.append(ended_without_day(self.path, line, column, cell))
        elif told.until and is_signed_and_left(bare):
            hint = "If it was bound later, write that day, or a row of its own for the signature."
            message = f"{cell[:60]!r} is read as a membership that began with the signature."
            self.doubts.append(Problem(self.path, line, column, message, hint))
        if in_role is not None:
            return WideCell(in_role)
        cells = {} if mark == "member" else dates_told(bare) or None
        return WideCell(cells, left_open=mark in ("doubtful", "other"))

    def _in_other_words(self, cell: str) -> Mapping[str, str] | None:
        """Read a cell that names a role, or when somebody left that surely had belonged."""
        if self.told.form == "wide" and had_belonged(cell) and (left := ended_in_cell(cell)):
            return {"until": left}
        return role_in_cell(cell)

    def _tell_code(self, line: int, column: str, cell: str) -> None:
        """Ask once for the meaning of a code, of which a panel of years may have thousands."""
        if cell not in self._codes:
            self._codes.add(cell)
            hint = (
                f'Say under [marks] in {NAME} which role it means, as in "{cell}" = "observer"; '
                '"" means no membership.'
            )
            message = f"the table does not say what {cell!r} means; no membership is made of it."
            self.doubts.append(Problem(self.path, line, column, message, hint))


def leaves_open(path: str, line: int, column: str, cell: str) -> Problem:
    """Doubt a cell that does not tell whether there is a membership."""
    return Problem(path, line, column, f"{cell!r} leaves it open.", "No membership is made of it.")
