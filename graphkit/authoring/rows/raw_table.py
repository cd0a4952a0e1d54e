"""Turn the lines of a table into rows: its header is found, its cells are named."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, islice
from typing import Final

from graphkit.authoring.cell_meanings.cells_of import cells_of
from graphkit.authoring.cell_meanings.rows_looked_at import ROWS_FOR_GUESS
from graphkit.authoring.columns import SCHEMA
from graphkit.authoring.doubts.another_coalition import another_coalition
from graphkit.authoring.doubts.days_in_titles import days_in_titles
from graphkit.authoring.doubts.lists_by_kind import lists_by_kind
from graphkit.authoring.headers.columns_by_cells import (
    recognised_by_cells,
    without_coalitions,
)
from graphkit.authoring.headers.header import (
    Header,
    Report,
    header_of,
    names_columns,
    odd_columns,
    plain,
    stand_twice,
)
from graphkit.authoring.headers.header_of_two_lines import (
    first_wide_line,
    header_of_two_lines,
    may_be_header,
)
from graphkit.authoring.headers.labels_beside_addresses import has_labels
from graphkit.authoring.headers.membership_header import membership_header
from graphkit.authoring.headers.not_as_called import counts_years
from graphkit.authoring.headers.numbered_columns import numbered, one_by_one
from graphkit.authoring.headers.one_table import Recognised, recognised
from graphkit.authoring.rows.cells_of_rows import named_rows
from graphkit.authoring.rows.marks_of_joined import unmark_joined
from graphkit.authoring.rows.members_alone import dated_by_answers, members_alone
from graphkit.authoring.rows.names_in_cells import by_names, sign_between
from graphkit.authoring.rows.notes_below import without_notes_below
from graphkit.authoring.rows.second_tables import second_tables
from graphkit.authoring.rows.table_not_recognised import table_not_recognised
from graphkit.authoring.rows.who_signed import members_signed_for
from graphkit.authoring.rows.without_placeholders import without_empty, without_placeholders
from graphkit.authoring.spells.yearly_marks import yearly_marks
from graphkit.facts.authored_row import Row
from graphkit.tabular.reading.lines_of_text import Line, Sheet

_TITLES: Final = 15
"""So many lines above the header, such as a title, are passed over."""


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
    if table == "memberships" and "during" in header.names:
        header, rest = _without_counts(header, cells, rest)
    empty = {column.name: "" for column in SCHEMA[table] if not column.translated}
    if table == "memberships":
        called = ["member" if name == "actor" else name for name in header.names]
        rest = second_tables(sheet.path, cells, called, rest, doubt)
    rest = members_alone(sheet, header.names, rest, doubt, cells)
    if "member" in header.names:
        rest = without_placeholders(sheet.path, header.names, rest, doubt)
    headers = {name: cell.strip() for name, cell in zip(header.names, cells, strict=True)}
    if more := dated_by_answers(header.names) if table == "memberships" else ():
        header = Header((*header.names, *more), header.known | {"during"}, header.line)
    return named_rows(sheet.path, rest, header, empty, report), headers


def _without_counts(
    header: Header, cells: Sequence[str], lines: Iterable[Line]
) -> tuple[Header, Iterable[Line]]:
    """Keep years that are how many there were as a column of the table's own."""
    place = header.names.index("during")
    first, lines = _first_rows(lines)
    if not counts_years(cells[place], [row[place] for _, row in first if place < len(row)]):
        return header, lines
    names = (*header.names[:place], plain(cells[place]), *header.names[place + 1 :])
    return Header(names, header.known - {"during"}, header.line), lines


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
    first = list(islice(lines := iter(sheet.lines), _TITLES))
    line, cells, rest = _header_line(chain(first, lines), partial(_may_begin, about_one=one))
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
        cells, below = header_of_two_lines(cells, 0, rest)
        held = _columns(cells, _first_rows(below)[0])
        for above in sheet.doubts:  # a line above may be the header that is missing
            if 0 < above.line < line:
                report(above)
        report(
            table_not_recognised(sheet.path, line, cells, known, held, separator=sheet.separator)
        )
        return [], known
    if one:
        known = without_coalitions(known, cells)
        for odd in another_coalition(sheet.path, cells, coalition):
            doubt(odd)
    titles = (above for above in first if above[0] < line)
    of_all = lists_by_kind(sheet.path, cells, about_one=one)
    for odd in chain(of_all, days_in_titles(sheet.path, titles, known.names)):
        doubt(odd)
    names, rest = members_signed_for(known.names, rest)
    if twice := stand_twice(sheet.path, line, names):
        report(twice[0])
        return [], known
    columns = {column.name for column in SCHEMA["memberships"]}
    dated = (*names, *dated_by_answers(names))
    header = Header(dated, frozenset(columns & set(dated)), line)
    empty = dict.fromkeys(columns, "")
    rest = without_notes_below(sheet.path, names, rest, doubt, doubt)
    rest = members_alone(sheet, names, rest, doubt, cells)
    rest = one_by_one(rest, numbered(cells, names))
    rest = without_placeholders(sheet.path, names, rest, doubt)
    rest = without_empty(sheet.path, names, rest, doubt)
    listed = list(named_rows(sheet.path, rest, header, empty, report))
    sign = sign_between(row.cells["coalition"] for row in listed)
    rows = by_names(listed, sign, doubt)
    unmark_joined(rows, doubt, lists=bool(sign))
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
    first, lines = _first_rows(lines)
    return recognised_by_cells(cells, _columns(cells, first), about_one=about_one), lines


def _columns(cells: Sequence[str], lines: Iterable[Line]) -> list[list[str]]:
    rows = [row for _, row in lines]
    return [[row[place] for row in rows if place < len(row)] for place in range(len(cells))]


def _first_rows(lines: Iterable[Line]) -> tuple[list[Line], Iterable[Line]]:
    """Give the rows that tell what columns hold, and all of them."""
    rest = iter(lines)
    first = list(islice(rest, ROWS_FOR_GUESS))
    return first, chain(first, rest)


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
