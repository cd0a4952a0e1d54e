"""Read the rows of a table as a mapping says: one or several memberships a row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, Protocol

from graphkit.authoring.cell_meanings.below_table import below_table
from graphkit.authoring.cell_meanings.failed_formula import failed_formula
from graphkit.authoring.cell_meanings.marks import (
    TOLD_BESIDE,
    WHOLE,
    dates_in_answer,
    ends_in_answer,
    mark_of,
)
from graphkit.authoring.cell_meanings.placeholders import placeholder
from graphkit.authoring.cell_meanings.rows_beside import RowsBeside
from graphkit.authoring.cell_meanings.yes_and_no import not_belonging, says_no
from graphkit.authoring.columns import SCHEMA
from graphkit.authoring.dates.empty_words import is_without_date
from graphkit.authoring.doubts.answers_at_odds import AnswersAtOdds
from graphkit.authoring.doubts.ended_without_day import ended_without_day, is_ended_without_day
from graphkit.authoring.doubts_counted import LEFT_OUT
from graphkit.authoring.filling.fill_dates import READ_BY
from graphkit.authoring.headers.header import stand_twice
from graphkit.authoring.known_words.words_of_headers import BELONGS, SIGNED_FOR, TIME_COLUMNS
from graphkit.authoring.known_words.words_of_standing import says_outside
from graphkit.authoring.rows.names_in_cells import may_be_marked, names_in, without_marks
from graphkit.authoring.rows.who_signed import signed_for, signer_column
from graphkit.authoring.spells.marks_of_panels import UNANSWERED
from graphkit.authoring.spells.rows_of_panel import may_be_panel
from graphkit.errors import DataError, Problem
from graphkit.facts.authored_row import Row
from graphkit.importing.mapping import MembershipMap, TableMap, across_of
from graphkit.importing.spreadsheets.kept_columns import kept_columns, nameless_told
from graphkit.importing.spreadsheets.name_across import name_across
from graphkit.importing.spreadsheets.wide_cells import WideCell, WideCells, leaves_open
from graphkit.tabular.reading.lines_of_text import Line

_CELLS: Final = {column.name: "" for column in SCHEMA["memberships"]}


class _Make(Protocol):
    """Makes a row of a line, with what else is said; none where the line makes no membership."""

    def __call__(
        self, line: int, cells: Sequence[str], more: Mapping[str, str] = ..., /
    ) -> Row | None: ...


_NOTHING: Final[Mapping[str, str]] = {}
_ENDS: Final = ("member", "coalition")


def no_name(cell: str, column: str = "member") -> str:
    """Say why a cell names nobody; empty if it may."""
    if not cell:
        return "this cell is empty."
    if failed_formula(cell):
        return f"{cell!r} is the error of a formula."
    return placeholder(cell, country=column == "member")


class CellReader:
    """Reads the lines of a table as a mapping says, and keeps what was left out.

    Parameters
    ----------
    path, header, told, dropped, doubts, beside
        As for `mapped_rows`.

    Raises
    ------
    DataError
        If the mapping names a column that is not there.
    """

    def __init__(
        self,
        path: str,
        header: Sequence[str],
        told: TableMap,
        dropped: list[Problem],
        doubts: list[Problem],
        *,
        beside: RowsBeside | None = None,
    ) -> None:
        self.path, self.told, self.dropped, self.doubts = path, told, dropped, doubts
        self.header = [name.strip() for name in header]
        self.places = {name: place for place, name in enumerate(self.header) if name}
        self._as_written = list(header)
        kept = [name for name, _ in kept_columns(header, told)]
        self._of_years = told.form == "long" and any(
            may_be_panel([*kept, *one.columns]) for one in told.memberships
        )
        self._wide = WideCells(path, told, self.places, dropped, doubts)
        _check(path, self, told)
        self.odds = AnswersAtOdds()
        self.member = next((self.places[column] for column in _columns(told, "member")), 0)
        """The place of the members."""
        self._whom = next((self.places[c] for c in _columns(told, SIGNED_FOR)), None)
        self._signer = signer_column(kept)
        joined = any("coalition" in one.columns for one in told.memberships)
        self._rows = RowsBeside(joined=joined) if beside is None else beside

    def sound(self, lines: Iterable[Line]) -> Iterator[Line]:
        """Give the lines that may be those of members, as wide as the header; others are told."""
        header, width = self._as_written, len(self._as_written)
        for line, cells in nameless_told(self.path, header, lines, self.doubts):
            filled = cells if len(cells) == width else [*cells, *[""] * (width - len(cells))]
            if self._whom is not None:
                filled = signed_for(filled, self.member, self._whom)
            if len(cells) > width and any(cell.strip() for cell in cells[width:]):
                self.drop(line, "", f"this row has {len(cells)} cells instead of {width}.")
            elif below := below_table(filled, self.member, header, joined=self._rows.most):
                self.drop(line, "member", below)
            else:
                if len(cells) < width:
                    self.doubts.append(_too_short(self.path, line, len(cells), width))
                self._rows.count(filled, self.member)
                yield line, filled

    def across(self, line: int, cells: Sequence[str]) -> list[Mapping[str, str]]:
        """Say what each cell of a wide table tells of a membership, or each run of years."""
        return self._wide.memberships(line, cells)

    def said(self, line: int, column: str, cell: str) -> WideCell:
        """Tell what a cell of a wide table says of a membership."""
        return self._wide.said(line, column, cell)

    def maker(self, one: MembershipMap, own: Sequence[tuple[str, int]]) -> _Make:
        """Prepare to make the rows of one membership; what each needs is looked up once."""
        read = {name: self.places[column] for name, column in one.columns.items()}
        belongs = read.pop(BELONGS, None)
        if (whom := read.pop(SIGNED_FOR, None)) is not None:
            read[self._signer] = whom
        places = [*read.items()]
        kept = own
        text, path = dict(one.text), self.path
        needs = [name for name in one.needs if name != BELONGS]
        several = len(self.told.memberships) > 1
        made_by = {READ_BY: str(self.told.memberships.index(one))} if several else {}
        named: set[str] = set()  # what is known to be a name, as most cells come again

        def row(line: int, cells: Sequence[str], more: Mapping[str, str] = _NOTHING) -> Row | None:
            said = {**text, **more}
            for name, place in places:
                if cell := cells[place].strip():
                    said[name] = cell
            for name in needs:
                cell = said.get(name, "")
                if not cell or (name in TIME_COLUMNS and self._is_without_date(line, name, cell)):
                    return None
            member = said.get("member", "")
            if member not in named or said.get("coalition") not in named:
                for name in ("member", "coalition"):
                    if fault := no_name(said.get(name, ""), name):
                        self.drop(line, name, fault)
                        return None
                    named.add(said[name])
            if may_be_marked(member) and (bare := without_marks(member)) != member:
                said["member"] = bare
                said.setdefault("listed_as", member)
            known = _CELLS.copy()
            rest = {name: cell for name, place in kept if (cell := cells[place].strip())} | made_by
            for name, cell in said.items():
                if name in known:
                    known[name] = cell
                else:
                    rest[name] = cell
            return Row(path, line, known, rest)

        return row if belongs is None else self._answered(one, belongs, row)

    def _answered(self, one: MembershipMap, belongs: int, make: _Make) -> _Make:
        """Make rows where a cell says yes, since when it says so; other columns come first."""
        beside = [self.places[one.columns[name]] for name in TOLD_BESIDE if name in one.columns]
        marks = self.told.marks
        of_years = self._of_years and BELONGS not in one.needs
        whole = [self.places[one.columns[name]] for name in WHOLE if name in one.columns]

        alone = not of_years and BELONGS not in one.needs
        ends = [self.places.get(one.columns.get(name, ""), -1) for name in _ENDS]

        def may_tell(cells: Sequence[str]) -> bool:
            return not any(cells[place].strip() for place in whole)

        def row(line: int, cells: Sequence[str], more: Mapping[str, str] = _NOTHING) -> Row | None:
            role = None if of_years else marks.get(cells[belongs].strip().casefold())
            if role:
                return make(line, cells, {"role": role, **more})
            dates = dates_in_answer(cells[belongs])
            if role == "":
                why = f"{cells[belongs].strip()!r} is no membership, by the mapping."
                self._tell_none(line, one, cells[belongs].strip(), why)
                return None
            why = "" if of_years or dates else not_belonging(cells[belongs])
            if alone and not dates and (not why or says_no(cells[belongs])):
                member, joined = (cells[place] if place >= 0 else "" for place in ends)
                self.odds.says(member, joined, line, belongs=not why)
            if why:
                self._tell_none(line, one, cells[belongs].strip(), why)
                return None
            if any(cells[place].strip() for place in beside):
                dates = ends_in_answer(cells[belongs])
            elif is_ended_without_day(dates):
                column = one.columns[BELONGS]
                self.doubts.append(ended_without_day(self.path, line, column, cells[belongs]))
            said = {**dates, **more} if may_tell(cells) else more
            if of_years:
                said = {**said, BELONGS: cells[belongs].strip() or UNANSWERED}
            return make(line, cells, said)

        return row

    def _tell_none(self, line: int, one: MembershipMap, cell: str, why: str) -> None:
        """Tell of a cell that does not say that its row belongs; none need be said of the others.

        Where a row may make several memberships, most of them are not meant to be.
        """
        column = one.columns[BELONGS]
        if BELONGS not in one.needs:
            self.drop(line, column, why)
        elif mark_of(cell) == "doubtful":
            self.doubts.append(leaves_open(self.path, line, column, cell))
        elif mark_of(cell) != "no":
            self.doubts.append(
                Problem(self.path, line, column, why, "No membership is made of it.")
            )

    def _is_without_date(self, line: int, name: str, cell: str) -> bool:
        """Tell whether a cell of dates that is needed says none; who did not know it is doubted."""
        outside = not is_without_date(cell)
        if outside and not says_outside(cell):
            return False
        if outside or mark_of(cell) == "doubtful":
            self.doubts.append(leaves_open(self.path, line, name, cell))
        return True

    def lists(self, one: MembershipMap) -> list[tuple[int, str]]:
        """Give the places of cells with several names, and what stands between these."""
        return [(self.places[one.columns[name]], sign) for name, sign in one.split.items()]

    def drop(self, line: int, column: str, why: str) -> None:
        if self.dropped and self.dropped[-1].line == line:
            return  # a row is left out once
        self.dropped.append(Problem(self.path, line, column, why, LEFT_OUT, left_out=True))


def mapped_rows(
    path: str,
    header: Sequence[str],
    lines: Iterable[Line],
    told: TableMap,
    dropped: list[Problem],
    *,
    doubts: list[Problem],
    beside: RowsBeside | None = None,
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
        total or a note below the table, the header once more. Cells of a wide table that are
        neither marks nor dates, too.
    doubts : list of Problem
        Is given each cell of a wide table that leaves it open.
    beside : RowsBeside, optional
        What is known of rows that were read before.

    Raises
    ------
    DataError
        If the mapping names a column that is not there.
    """
    rows = CellReader(path, header, told, dropped, doubts, beside=beside)
    own = kept_columns(header, told)
    makers = [rows.maker(one, own) for one in told.memberships]
    lists = [rows.lists(one) for one in told.memberships]
    for line, filled in rows.sound(lines):
        if told.form == "long":
            before, made = len(dropped), False
            for make, listed in zip(makers, lists, strict=True):
                for each in _split(filled, listed) if listed else (filled,):
                    row = make(line, each)
                    if row is not None:
                        made = True
                        yield row
            if not made and len(dropped) == before:
                needed = sorted({name for one in told.memberships for name in one.needs})
                rows.drop(line, needed[0], f"no membership is told by its {' or '.join(needed)}.")
        else:
            said = rows.across(line, filled)
            found = [make(line, filled, more) for more in said for make in makers]
            several = [row for row in found if row is not None]
            if not several:
                rows.drop(line, "member", "no cell of this row says that it joined anything.")
            yield from several
    answers = next((one.columns[BELONGS] for one in told.memberships if BELONGS in one.columns), "")
    doubts.extend(rows.odds.told(path, answers))


def _split(cells: Sequence[str], lists: Sequence[tuple[int, str]]) -> Iterator[Sequence[str]]:
    """Give a row once for each of the names that stand in one cell.

    >>> list(_split(["Acme", "Red Pact; Blue Pact;"], [(1, ";")]))
    [['Acme', 'Red Pact'], ['Acme', 'Blue Pact']]
    """
    (place, sign), *rest = lists
    for name in names_in(cells[place], sign):
        one = [*cells[:place], name, *cells[place + 1 :]]
        yield from _split(one, rest) if rest else (one,)


def _columns(told: TableMap, name: str) -> Iterator[str]:
    """Give the headers of the columns that hold what is called so."""
    return (one.columns[name] for one in told.memberships if name in one.columns)


def _too_short(path: str, line: int, cells: int, width: int) -> Problem:
    message = f"this row has {cells} cells instead of {width}; the last are read as empty."
    return Problem(path, line, "", message, "Where something is not known, write an empty cell.")


def _check(path: str, rows: CellReader, told: TableMap) -> None:
    named = {name for one in told.memberships for name in one.columns.values()} | {*told.across}
    absent = sorted(named - rows.places.keys())
    if absent:
        there = (name for name in rows.places if name.isprintable())  # signs are of the program
        hint = f"The columns are {', '.join(map(repr, there))}. Mend the mapping."
        message = f"there is no column {', '.join(map(repr, absent))}."
        raise DataError([Problem(path, 0, "", message, hint)])
    # A mapping names a column to the letter, so that one beside it may differ in capitals alone.
    repeated = [name for name in rows.header if name in named and rows.header.count(name) > 1]
    if repeated:
        raise DataError(stand_twice(path, 0, repeated))


def headers_of(told: TableMap) -> Mapping[str, str]:
    """List the headers as written, by what they hold."""
    return {name: header for one in told.memberships for name, header in one.columns.items()}


def header_of(told: TableMap, row: Row, name: str) -> str:
    """Give the header as written of the column in which a row has what is called so.

    Parameters
    ----------
    told : TableMap
        How the table was read.
    row : Row
        As it was read, before names become ids.
    name : str
        What the column holds, such as ``since``.
    """
    one = told.memberships[int(row.own.get(READ_BY, 0))]
    if name in one.columns or told.form != "wide":
        return one.columns.get(name, "")
    across = row.own.get("member", "") if across_of(one) == "member" else row.cells["coalition"]
    if across in told.across:
        return across
    return next((header for header in told.across if name_across(header) == across), "")
