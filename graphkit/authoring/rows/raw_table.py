"""Turn the lines of a table into rows: its header is found, its cells are named."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, islice
from typing import Final

from graphkit.authoring.cells.below_table import below_table, may_be_below
from graphkit.authoring.cells.cells_of import cells_of
from graphkit.authoring.cells.failed_formula import failed_formula
from graphkit.authoring.cells.marks import ENDS, TOLD_BESIDE, WHOLE, dates_in_answer, ends_in_answer
from graphkit.authoring.cells.rows_looked_at import ROWS_FOR_GUESS
from graphkit.authoring.cells.yes_and_no import not_belonging
from graphkit.authoring.columns import LONGEST_CELL, SCHEMA
from graphkit.authoring.dates.days_since_1904 import days_since_1904
from graphkit.authoring.dates.years import YEAR
from graphkit.authoring.doubts.another_coalition import another_coalition
from graphkit.authoring.doubts_counted import LEFT_OUT
from graphkit.authoring.headers.columns_by_cells import (
    recognised_by_cells,
    set_aside_told,
    without_coalitions,
)
from graphkit.authoring.headers.header import Header, Report, header_of, names_columns, odd_columns
from graphkit.authoring.headers.header_of_two_lines import (
    first_wide_line,
    header_of_two_lines,
    may_be_header,
)
from graphkit.authoring.headers.labels_beside_addresses import has_labels
from graphkit.authoring.headers.membership_header import membership_header
from graphkit.authoring.headers.numbered_columns import numbered, one_by_one
from graphkit.authoring.headers.one_table import Recognised, recognised
from graphkit.authoring.reading import JOINED_NAME
from graphkit.authoring.rows.names_in_cells import by_names
from graphkit.authoring.rows.second_tables import second_tables
from graphkit.authoring.rows.without_placeholders import without_placeholders
from graphkit.authoring.spells.marks_of_panels import UNANSWERED
from graphkit.authoring.spells.rows_of_panel import may_be_panel
from graphkit.authoring.spells.yearly_marks import yearly_marks
from graphkit.authoring.words.words_of_headers import BELONGS, TIME_COLUMNS
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row
from graphkit.names.pattern_of_words import any_of
from graphkit.names.tables import words_of
from graphkit.next_steps import Advice
from graphkit.tabular.reading.lines_of_text import Line, Sheet

_TITLES: Final = 15
"""So many lines above the header, such as a title, are passed over."""
_TOLD: Final = re.compile(
    r".*\S\s*[=:]\s*\S.*|(?:\S+\s+){3,}\S*\w\w\."
    rf"|{any_of(words_of('row_words', 'legend'))}",
    re.I,
)
"""What is a note where nothing stands beside it."""
NAMELESS: Final = "If the members stand in the first column, write 'member' above it."
_DIGITS: Final = 9
"""No number of a row has more."""
_UNSEEN: Final = "\u00ad\u200b\u2060\ufeff"
"""Soft hyphen, zero-width space, word joiner, byte order mark."""


def rows_of(
    table: str, sheet: Sheet, report: Report, doubt: Report
) -> tuple[Iterable[Row], Mapping[str, str]]:
    """Read one of the tables of a folder.

    Parameters
    ----------
    table : str
        One of `SCHEMA`.
    sheet : Sheet
        Its lines.
    report : callable
        Is given each problem.
    doubt : callable
        Is given the columns of its own that look like misspelt ones, and each row below the
        table, a total or a note, which is left out.

    Returns
    -------
    rows : iterable of Row
        Its rows, read one by one.
    headers : mapping of str to str
        The headers as written, by what the columns hold.
    """
    lines = iter(sheet.lines)
    named = membership_header if table == "memberships" else list
    line, cells, rest = _header_line(lines, lambda cells, _: names_columns(table, named(cells)))
    header = header_of(table, named(cells), sheet.path, report, line)
    if header is None:
        return (), {}
    for odd in odd_columns(table, header, sheet.path):
        doubt(odd)
    empty = {column.name: "" for column in SCHEMA[table] if not column.translated}
    if table == "memberships":
        called = ["member" if name == "actor" else name for name in header.names]
        rest = second_tables(sheet.path, cells, called, rest, doubt)
    rest = _members_alone(sheet, header.names, rest, doubt, cells)
    if "member" in header.names:
        rest = without_placeholders(sheet.path, header.names, rest, doubt)
    headers = {name: cell.strip() for name, cell in zip(header.names, cells, strict=True)}
    if more := _dated_by_answers(header.names) if table == "memberships" else ():
        header = Header((*header.names, *more), header.known | {"during"}, header.line)
    return _rows(sheet.path, rest, header, empty, report), headers


def rows_of_one_table(
    sheet: Sheet, report: Report, doubt: Report, coalition: str = ""
) -> tuple[list[Row], Recognised]:
    """Read a table of memberships whose columns have names of their own.

    Parameters
    ----------
    sheet : Sheet
        Its lines.
    report : callable
        Is given each problem.
    doubt : callable
        Is given each row below the table, a total or a note, which is left out.
    coalition : str, optional
        What all rows joined; without it, a column has to say it.

    Returns
    -------
    rows : list of Row
        With the cells of ``memberships``; a member's name is in the own column ``member``.
    recognised : Recognised
        What its columns were taken for.
    """
    one = bool(coalition)
    line, cells, rest = _header_line(iter(sheet.lines), partial(_may_begin, about_one=one))
    known = recognised(cells, about_one=one)
    if not known.missing:
        cells, rest = header_of_two_lines(cells, known.names.index("member"), rest)
        named = recognised(cells, about_one=one).names
        rest = second_tables(sheet.path, cells, named, rest, doubt, about_one=one)
        known, rest = _known_by_cells(cells, rest, about_one=one)
    elif has_labels(cells):
        by_cells, rest = _known_by_cells(cells, rest, about_one=one)
        known = known if by_cells.missing else by_cells
    if known.missing:
        cells, _ = header_of_two_lines(cells, 0, rest)
        report(_not_recognised(sheet.path, line, cells, known))
        return [], known
    if one:
        known = without_coalitions(known, cells)
        for odd in another_coalition(sheet.path, cells, coalition):
            doubt(odd)
    names = known.names
    for name in sorted({name for name in names if name and names.count(name) > 1}):
        report(Problem(sheet.path, line, name, "this column stands twice.", "Remove one of them."))
        return [], known
    columns = {column.name for column in SCHEMA["memberships"]}
    dated = (*names, *_dated_by_answers(names))
    header = Header(dated, frozenset(columns & set(dated)), line)
    empty = dict.fromkeys(columns, "")
    rest = _members_alone(sheet, names, rest, doubt, cells)
    rest = one_by_one(rest, numbered(cells, names))
    rest = without_placeholders(sheet.path, names, rest, doubt)
    rows = by_names(list(_rows(sheet.path, rest, header, empty, report)), doubt)
    for row in rows if one else ():
        cells_of(row)["coalition"] = coalition
    return [*yearly_marks(rows, known.headers, doubt)], known


def _may_begin(cells: list[str], above: Sequence[Line], *, about_one: bool) -> bool:
    """Tell whether a line may be the header; one column among words may be a name by chance."""
    named = not recognised(cells, about_one=about_one).missing
    return named and (not about_one or may_be_header(cells, [line for _, line in above]))


def _known_by_cells(
    cells: Sequence[str], lines: Iterable[Line], *, about_one: bool
) -> tuple[Recognised, Iterable[Line]]:
    """Look at the first rows, too; the lines are given back whole."""
    rest = iter(lines)
    first = list(islice(rest, ROWS_FOR_GUESS))
    columns = [[row[place] for _, row in first if place < len(row)] for place in range(len(cells))]
    return recognised_by_cells(cells, columns, about_one=about_one), chain(first, rest)


def _members_alone(
    sheet: Sheet,
    names: Sequence[str],
    lines: Iterable[Line],
    doubt: Report,
    header: Sequence[str],
) -> Iterator[Line]:
    """Leave out rows below the table; write as dates the days that count from another year.

    Answers to the question who belongs fill further cells, those of the dates that are told there.
    """
    if sheet.epoch == 1904:
        lines = days_since_1904(lines, {n for n, name in enumerate(names) if name in TIME_COLUMNS})
    if "member" not in names:
        yield from lines
        return
    member = names.index("member")
    ends = [member, names.index("coalition")] if "coalition" in names else []
    belongs, dated = names.index(BELONGS) if BELONGS in names else -1, _dated_by_answers(names)
    of_years = may_be_panel(names)
    for line, cells in lines:
        name = cells[member] if member < len(cells) else ""
        plain = name.isascii() and not name.isspace() and name not in ("", header[member])
        below, column = "", "member"
        if not plain or may_be_below(name):
            below = below_table(cells, member, header)
        if not below and not all(place < len(cells) and cells[place] for place in ends):
            below = _names_nobody(cells, ends)
        answer = cells[belongs] if 0 <= belongs < len(cells) else ""
        told = dates_in_answer(answer) if answer else {}
        if belongs >= 0 and not below and not told and not of_years:
            below, column = not_belonging(answer), BELONGS
        if below:
            doubt(Problem(sheet.path, line, column, below, LEFT_OUT, left_out=True))
        elif belongs < 0:
            yield line, cells
        else:
            said = told if told and dated == TOLD_BESIDE else _said_beside(cells, names, answer)
            filled = [cell or said.get(name, "") for name, cell in zip(names, cells, strict=False)]
            filled[belongs] = (answer or UNANSWERED) if of_years else ""
            yield line, [*filled, *cells[len(names) :], *(said.get(name, "") for name in dated)]


def _dated_by_answers(names: Sequence[str]) -> Sequence[str]:
    """Name the columns of dates that a table lacks, where it asks who belongs."""
    if BELONGS not in names:
        return ()
    lacks = not {*names}.intersection(TOLD_BESIDE)
    return TOLD_BESIDE if lacks else [name for name in ENDS if name not in names]


def _said_beside(cells: Sequence[str], names: Sequence[str], answer: str) -> Mapping[str, str]:
    """Give what an answer says of the time where the row itself does not state a period."""
    whole = any(cell.strip() for name, cell in zip(names, cells, strict=False) if name in WHOLE)
    return {} if whole else ends_in_answer(answer)


def _names_nobody(cells: Sequence[str], ends: Sequence[int]) -> str:
    """Say that a row, such as a note, names neither a member nor what it joined."""
    filled = [cell.strip() for cell in cells if trimmed(cell)]
    if not ends or not filled or len(cells) <= max(ends):
        return ""
    if len(filled) == 1 and _TOLD.fullmatch(filled[0]):
        return f"{filled[0][:60]!r} stands alone in its row, and is a note."
    if any(trimmed(cells[place]) for place in ends):
        return ""
    return f"{filled[0][:60]!r} stands in a row that names neither a member nor what it joined."


def _header_line(
    lines: Iterator[Line], is_header: Callable[[list[str], Sequence[Line]], bool]
) -> tuple[int, list[str], Iterable[Line]]:
    """Find the header: the first of the first lines that is one, or else the one below a title."""
    first: list[Line] = []
    for line in lines:
        if is_header(line[1], first):
            return (*line, lines)
        first.append(line)
        if len(first) > _TITLES:
            break
    if not first:
        return 1, [], ()
    place = first_wide_line(first)
    return (*first[place], chain(first[place + 1 :], lines))


def _rows(
    path: str,
    lines: Iterable[Line],
    header: Header,
    empty: dict[str, str],
    report: Report,
) -> Iterator[Row]:
    named = [n for n, name in enumerate(header.names) if name in ("member", "coalition")]
    width = len(header.names)
    stands = {name: "" for name in header.names if name in header.known}
    blank = {**stands, **empty}  # cells are in the order of the table
    numbered = -1
    for line, written in lines:
        problem, cells = None, written
        if header.names[:1] == ("",) and (number := _number_of_row(cells, line, numbered)) >= 0:
            numbered, cells = number, ["", *written[1:]]
        if len(cells) != width or "" in header.names:
            problem = _wrong_row(cells, header)
        problem = problem or _long_cell(cells) or _failed(cells, named)
        if problem:
            report(Problem(path, line, "", *problem))
        else:
            yield _row(path, line, cells, header, blank)


def _row(path: str, line: int, cells: Sequence[str], header: Header, blank: dict[str, str]) -> Row:
    ascii_ = "".join(cells).isascii()
    stripped = map(str.strip, cells) if ascii_ else map(trimmed, cells)
    named = dict(zip(header.names, stripped, strict=False))
    if header.known.issuperset(named):
        return Row(path, line, {**blank, **named}, {})
    known = {name: cell for name, cell in named.items() if name in header.known}
    own = {name: cell for name, cell in named.items() if cell and name and name not in known}
    return Row(path, line, {**blank, **known}, own)


def trimmed(cell: str) -> str:
    """Cut off spaces of every width around a cell, and signs that nobody sees.

    Inside a cell such signs may mean something: a joiner makes one emoji of two.

    >>> trimmed("\u00a0Acme\u200b ")
    'Acme'
    """
    stripped = cell.strip()
    while not stripped.isascii() and stripped != (inner := stripped.strip(_UNSEEN).strip()):
        stripped = inner
    return stripped


def _long_cell(cells: Sequence[str]) -> tuple[str, str] | None:
    if max(map(len, cells)) > LONGEST_CELL:
        return f"this very long cell has over {LONGEST_CELL:,} characters.", "Quote less."
    return None


def _failed(cells: Sequence[str], places: Iterable[int]) -> tuple[str, str] | None:
    for place in places:
        if "#" in cells[place] and failed_formula(cells[place].strip()):
            return f"{cells[place].strip()!r} is the error of a formula.", "Write the name."
    return None


def _number_of_row(cells: Sequence[str], line: int, before: int) -> int:
    """Read the number that programs write before a row, in a column without a name; -1 for none.

    Rows may have been left out since they were numbered, but a year is no such number.
    """
    cell = cells[0].strip() if cells else ""
    if not (cell.isascii() and cell.isdecimal()) or len(cell) > _DIGITS:
        return -1
    later = int(cell) > before and not YEAR.fullmatch(cell)
    return int(cell) if int(cell) < line or later else -1


def _wrong_row(cells: Sequence[str], header: Header) -> tuple[str, str] | None:
    """Find what is wrong with a row as such: its length, or a cell in a nameless column."""
    width = len(header.names)
    if len(cells) != width:
        message = f"this row has {len(cells)} cells instead of {width}."
        if len(cells) < width:
            return message, "Where something is not known, write an empty cell."
        return message, "Put text with commas in quotes."
    for name, cell in zip(header.names, cells, strict=False):
        if not name and cell.strip():
            return f"the cell {cell.strip()[:40]!r} stands in a column without a name.", "Name it."
    return None


_ABOUT_ONE: Final = Advice(
    "No column says what was joined. If it is one pledge, name it with {option}; else call a "
    "column 'coalition', or use graphkit import, which reads tables of members by coalitions, too.",
    option=JOINED_NAME,
)


def _not_recognised(path: str, line: int, cells: Sequence[str], known: Recognised) -> Problem:
    if not any(cell.strip() for cell in cells):
        first = "Name its columns in the first line, member and coalition among them."
        return Problem(path, 0, "", "there is nothing in this file.", first)
    listed = ", ".join(repr(cell.strip()) for cell in cells if cell.strip())[:300]
    wanted = " and none of the ".join(
        {"member": "members", "coalition": "coalitions they joined"}[name] for name in known.missing
    )
    message = f"none of the columns {listed} is that of the {wanted}.{set_aside_told(known)}"
    hint: str = (
        "Call one 'member' and one 'coalition', or say which they are with graphkit import, which "
        "reads tables of members by coalitions, too."
    )
    if "member" in known.missing and not cells[0].strip():
        return Problem(path, line, "", f"the first column has no name, and {message}", NAMELESS)
    if known.missing == ("coalition",):
        hint = _ABOUT_ONE
    elif known.about_one:
        hint = "Call it 'member', or say which it is with graphkit import."
    return Problem(path, line, "", message, hint)
