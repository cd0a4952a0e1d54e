"""Read the rows of a table as a mapping says: one or several memberships a row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count, groupby
from operator import itemgetter
from typing import Final, NamedTuple, Protocol

from graphkit.authoring.below_table import below_table
from graphkit.authoring.columns import SCHEMA
from graphkit.authoring.dates.date_order import without_order
from graphkit.authoring.dates.empty_words import is_without_date
from graphkit.authoring.doubts_counted import LEFT_OUT
from graphkit.authoring.failed_formula import failed_formula
from graphkit.authoring.fill_dates import DATED, READ_BY
from graphkit.authoring.header import plain
from graphkit.authoring.names_in_cells import MARKS, called, names_in
from graphkit.authoring.optional_columns import WRITTEN
from graphkit.errors import DataError, Problem
from graphkit.facts.authored_row import Row
from graphkit.importing.mapping import NAME, MembershipMap, TableMap
from graphkit.importing.marks import Said, mark_of, said_by, without_footnote
from graphkit.importing.own_marks import OwnMarks
from graphkit.tabular.reading.lines_of_text import Line

_CELLS: Final = {column.name: "" for column in SCHEMA["memberships"]}


class _Make(Protocol):
    """Makes a row of a line, with what else is said; none where the line makes no membership."""

    def __call__(
        self, line: int, cells: Sequence[str], more: Mapping[str, str] = ..., /
    ) -> Row | None: ...


_NOTHING: Final[Mapping[str, str]] = {}


def no_name(cell: str) -> str:
    """Say why a cell names nobody; empty if it may."""
    if not cell:
        return "this cell is empty."
    return f"{cell!r} is the error of a formula." if failed_formula(cell) else ""


def _named_apart(columns: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    """Count columns of one name, so that none hides another.

    >>> _named_apart([("note", 1), ("page", 2), ("note", 5)])
    [('note', 1), ('page', 2), ('note_2', 5)]
    """
    found: dict[str, int] = {}
    for name, place in columns:
        free = (name if n == 1 else f"{name}_{n}" for n in count(1))
        found[next(one for one in free if one not in found)] = place
    return list(found.items())


class _Said(NamedTuple):
    """What a cell of a wide table says: the cells of a membership, none, or neither."""

    cells: Mapping[str, str] | None
    left_open: bool = False


class CellReader:
    """Reads the lines of a table as a mapping says, and keeps what was left out.

    Parameters
    ----------
    path, header, told, dropped, doubts
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
    ) -> None:
        self.path, self.told, self.dropped, self.doubts = path, told, dropped, doubts
        self.header = [name.strip() for name in header]
        self.places = {name: place for place, name in enumerate(self.header) if name}
        self._as_written = list(header)
        self._own_marks = OwnMarks(told.marks)
        self._plain: dict[str, _Said] = {}  # cells of which there is nothing to tell
        _check(path, self, told)
        named = (one.columns["member"] for one in told.memberships if "member" in one.columns)
        self.member = next((self.places[column] for column in named), 0)
        """The place of the members."""

    def sound(self, lines: Iterable[Line]) -> Iterator[Line]:
        """Give the lines that may be those of members, as wide as the header; others are told."""
        header, width = self._as_written, len(self._as_written)
        for line, cells in nameless_told(self.path, header, lines, self.doubts):
            filled = cells if len(cells) == width else [*cells, *[""] * (width - len(cells))]
            if len(cells) > width and any(cell.strip() for cell in cells[width:]):
                self.drop(line, "", f"this row has {len(cells)} cells instead of {width}.")
            elif below := below_table(filled, self.member, header):
                self.drop(line, "member", below)
            else:
                yield line, filled

    def across(self, line: int, cells: Sequence[str]) -> list[Mapping[str, str]]:
        """Say what each cell of a wide table tells of a membership, or each run of years."""
        return list((_across if self.told.form == "wide" else _years)(self, line, cells))

    def maker(self, one: MembershipMap, own: Sequence[tuple[str, int]]) -> _Make:
        """Prepare to make the rows of one membership; what each needs is looked up once."""
        places = [(name, self.places[column]) for name, column in one.columns.items()]
        kept = own
        text, needs, path = dict(one.text), one.needs, self.path
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
                if not cell or (name in DATED and self._is_without_date(line, name, cell)):
                    return None
            member = said.get("member", "")
            if member not in named or said.get("coalition") not in named:
                for name in ("member", "coalition"):
                    if fault := no_name(said.get(name, "")):
                        self.drop(line, name, fault)
                        return None
                    named.add(said[name])
            if member[-1] in MARKS and (bare := called(member)) != member:
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

        return row

    def _is_without_date(self, line: int, name: str, cell: str) -> bool:
        """Tell whether a cell of dates that is needed says none; who did not know it is doubted."""
        if not is_without_date(cell):
            return False
        if mark_of(cell) == "doubtful":
            self.doubts.append(_open(self.path, line, name, cell))
        return True

    def lists(self, one: MembershipMap) -> list[tuple[int, str]]:
        """Give the places of cells with several names, and what stands between these."""
        return [(self.places[one.columns[name]], sign) for name, sign in one.split.items()]

    def drop(self, line: int, column: str, why: str) -> None:
        if self.dropped and self.dropped[-1].line == line:
            return  # a row is left out once
        self.dropped.append(Problem(self.path, line, column, why, LEFT_OUT, left_out=True))

    def said(self, line: int, column: str, cell: str) -> _Said:
        """Tell what a cell of a wide table says of a membership."""
        known = self._plain.get(cell)
        if known is not None:
            return known
        before = len(self.dropped) + len(self.doubts)
        found = self._said(line, column, cell)
        if len(self.dropped) + len(self.doubts) == before:
            self._plain[cell] = found
        return found

    def _said(self, line: int, column: str, cell: str) -> _Said:
        bare, marks = without_footnote(cell), self.told.marks
        role = marks.get(cell.casefold(), marks.get(bare.casefold()))
        if role is not None:
            return _Said({"role": role} if role else None)
        marked = self._own_marks.beside(cell)
        if marked and (dated := _dated(said_by(without_footnote(marked.rest)))):
            role = marks[marked.mark]
            return _Said({"role": role, **dated} if role else None)
        told = said_by(bare)
        mark = told.mark
        if mark == "doubtful":
            self.doubts.append(_open(self.path, line, column, cell))
        elif mark == "other":
            hint = f"The cell is left out. Say under [marks] in {NAME} which role it means, if any."
            why = f"{cell[:60]!r} is neither a mark nor a date."
            self.dropped.append(Problem(self.path, line, column, why, hint))
        elif mark != "no" and bare != cell:
            hint = "Check what the note says; the membership is kept."
            message = f"{cell[:60]!r} bears the mark of a footnote."
            self.doubts.append(Problem(self.path, line, column, message, hint))
        cells = {} if mark == "member" else _dated(told) or None
        return _Said(cells, left_open=mark in ("doubtful", "other"))


def _dated(told: Said) -> Mapping[str, str]:
    """Give what a cell says of the time: a beginning, with its end if it is told, or a period."""
    if told.until:
        return {"since": told.date, "until": told.until}
    if told.mark not in ("date", "period"):
        return _NOTHING
    return {"since" if told.mark == "date" else "during": told.date}


def _open(path: str, line: int, column: str, cell: str) -> Problem:
    return Problem(path, line, column, f"{cell!r} leaves it open.", "No membership is made of it.")


def mapped_rows(
    path: str,
    header: Sequence[str],
    lines: Iterable[Line],
    told: TableMap,
    dropped: list[Problem],
    *,
    doubts: list[Problem],
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

    Raises
    ------
    DataError
        If the mapping names a column that is not there.
    """
    rows = CellReader(path, header, told, dropped, doubts)
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


def _split(cells: Sequence[str], lists: Sequence[tuple[int, str]]) -> Iterator[Sequence[str]]:
    """Give a row once for each of the names that stand in one cell.

    >>> list(_split(["Acme", "Red Pact; Blue Pact;"], [(1, ";")]))
    [['Acme', 'Red Pact'], ['Acme', 'Blue Pact']]
    """
    (place, sign), *rest = lists
    for name in names_in(cells[place], sign):
        one = [*cells[:place], name, *cells[place + 1 :]]
        yield from _split(one, rest) if rest else (one,)


def _check(path: str, rows: CellReader, told: TableMap) -> None:
    named = {name for one in told.memberships for name in one.columns.values()} | {*told.across}
    absent = sorted(named - rows.places.keys())
    if absent:
        hint = f"The columns are {', '.join(map(repr, rows.places))}. Mend the mapping."
        message = f"there is no column {', '.join(map(repr, absent))}."
        raise DataError([Problem(path, 0, "", message, hint)])
    repeated = sorted(name for name in named if rows.header.count(name) > 1)
    if repeated:
        hint = "Give each column a name of its own, or remove one of them."
        raise DataError(
            [Problem(path, 0, name, "this column stands twice.", hint) for name in repeated]
        )


def kept_columns(header: Sequence[str], told: TableMap) -> list[tuple[str, int]]:
    """Name the columns that no membership reads, with their places; no two have one name.

    One that is called as a column of memberships, and that the mapping does not speak of, is kept
    as it is written.

    Parameters
    ----------
    header : sequence of str
        The names of the columns of a table.
    told : TableMap
        How it is read.
    """
    read = {name for one in told.memberships for name in one.columns.values()} | {*told.across}
    taken = {*WRITTEN["memberships"], *_CELLS}
    names = [(name.strip(), place) for place, name in enumerate(header)]
    return _named_apart(
        [
            (f"{plain(name)}_as_written" if plain(name) in taken else plain(name), place)
            for name, place in names
            if name and name not in read
        ]
    )


def nameless_told(
    path: str, header: Sequence[str], lines: Iterable[Line], doubts: list[Problem]
) -> Iterable[Line]:
    """Count what stands in columns without a name while lines are read, and say it after."""
    places = [place for place, name in enumerate(header) if not name.strip()]
    return _counted(path, places, lines, doubts) if places else lines


def _counted(
    path: str, places: Sequence[int], lines: Iterable[Line], doubts: list[Problem]
) -> Iterator[Line]:
    filled = Counter[int]()
    for line in lines:
        filled.update(n for n in places if n < len(line[1]) and line[1][n].strip())
        yield line
    for place, several in sorted(filled.items()):
        cells = "its one cell is" if several == 1 else f"its {several:,} cells are"
        message = f"column {place + 1} has no name: {cells} left out."
        doubts.append(Problem(path, 0, "", message, "Name it and import again."))


def _across(rows: CellReader, line: int, cells: Sequence[str]) -> Iterator[Mapping[str, str]]:
    """Each marked cell tells a membership; a date in it is when it began."""
    for name in rows.told.across:
        said = rows.said(line, name, cells[rows.places[name]].strip()).cells
        if said is not None:
            yield {"coalition": without_order(name), **said}


def _years(rows: CellReader, line: int, cells: Sequence[str]) -> Iterator[Mapping[str, str]]:
    """Each run of years that are marked alike tells a membership."""
    years = sorted(rows.told.across)
    said = [rows.said(line, year, cells[rows.places[year]].strip()) for year in years]
    roles = [None if one.cells is None else one.cells.get("role", "") for one in said]
    known = [year for year, one in zip(years, said, strict=True) if not one.left_open]
    for role, first, last in _runs(roles):
        during = _during(years[first], years[last], years, known)
        yield {"during": during, **({"role": role} if role else {})}


def _runs(roles: Sequence[str | None]) -> Iterator[tuple[str, int, int]]:
    """Find the runs of one role, with their first and last places.

    >>> list(_runs(["", "", None, "observer", ""]))
    [('', 0, 1), ('observer', 3, 3), ('', 4, 4)]
    """
    for role, run in groupby(enumerate(roles), key=itemgetter(1)):
        if role is not None:
            places = [place for place, _ in run]
            yield role, places[0], places[-1]


def _during(first: str, last: str, years: Sequence[str], known: Sequence[str]) -> str:
    """A run from the first column may have begun before; one to the last column runs on.

    Between columns of years that are not consecutive, or whose cells leave it open, only bounds
    are known.

    >>> years, known = ["2001", "2002", "2003", "2004"], ["2001", "2003"]
    >>> _during("2001", "2001", years, known), _during("2003", "2003", years, known)
    ('[..2001]/[2001..2002]', '[2002..2003]/[2003..]')
    """
    sooner = [year for year in known if year < first]
    later = [year for year in known if year > last]
    start = _within(f"{int(sooner[-1]) + 1:04}", first) if sooner else f"[..{first}]"
    if later:
        return f"{start}/{_within(last, f'{int(later[0]) - 1:04}')}"
    return f"{start}/.." if last == years[-1] else f"{start}/[{last}..]"


def _within(low: str, high: str) -> str:
    return low if low == high else f"[{low}..{high}]"


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
    coalition = row.cells["coalition"]
    if coalition in told.across:
        return coalition
    return next((header for header in told.across if without_order(header) == coalition), "")
