"""Open a table for an import: the sheet meant, its header below a title, and its lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice, takewhile
from pathlib import Path
from typing import Final

from graphkit.authoring.doubts.days_in_titles import days_in_titles
from graphkit.authoring.headers.header_of_two_lines import (
    first_wide_line,
    header_of_two_lines,
    may_be_header,
)
from graphkit.authoring.headers.one_table import recognised
from graphkit.authoring.rows.arrays_of_members import with_members_of_arrays
from graphkit.authoring.rows.boxes_ticked import with_boxes_read
from graphkit.authoring.rows.header_separated import with_header_separated
from graphkit.authoring.rows.items_apart import with_items_apart
from graphkit.authoring.rows.links_in_cells import without_links
from graphkit.authoring.rows.lists_as_rows import with_lists_as_rows
from graphkit.authoring.rows.months_beside_years import with_months_beside_years
from graphkit.authoring.rows.numbered_names import with_numbers_off
from graphkit.authoring.rows.others_named import with_others_named
from graphkit.authoring.rows.said_in_brackets import with_brackets_read
from graphkit.authoring.rows.sheets_not_read import (
    no_sheet,
    of_memberships,
    several_sheets,
    sheets_not_read,
)
from graphkit.authoring.rows.survey_exports import without_survey_lines
from graphkit.authoring.rows.table_not_recognised import table_of_a_folder
from graphkit.errors import DataError, Problem
from graphkit.importing.importer import ImportOptions
from graphkit.importing.mapping import TableMap
from graphkit.importing.spreadsheets.guess_mapping import guess_mapping
from graphkit.tabular.reading.lines_of_text import Line, Sheet
from graphkit.tabular.reading.read_sheets import read_sheets

ROWS_GUESSED: Final = 220
"""So many rows are looked at for the guess."""
CORNER: Final = "Member"
"""What the first column of a wide table is called whose corner is empty."""
_TITLES: Final = 15


def padded(line: Line, width: int) -> Line:
    number, cells = line
    return number, [*cells[:width], *[""] * (width - len(cells))]


def opened_table(path: Path, asked: ImportOptions) -> tuple[Sheet, list[str], Iterator[Line]]:
    told = asked.map
    encoding = asked.reading.encoding or (told.encoding if told else "")
    wanted = asked.reading.sheet or (told.sheet if told else "")
    sheets = read_sheets(path, encoding=encoding, sheet=wanted)
    whole = [with_members_of_arrays(one, about_one=bool(asked.joined)) for one in sheets]
    parted = [with_header_separated(one, about_one=bool(asked.joined)) for one in whole]
    meant = [without_survey_lines(with_items_apart(one)) for one in parted]
    answered = [with_boxes_read(one, told.marks if told else ()) for one in meant]
    told_apart = [without_links(one) for one in answered]
    told_apart = [with_numbers_off(with_others_named(one)) for one in told_apart]
    read = {name for one in told.memberships for name in one.columns.values()} if told else set()
    one = bool(asked.joined) or (told is not None and _says_coalition(told))
    told_apart = [with_months_beside_years(s, about_one=one, named=read) for s in told_apart]
    told_apart = [with_lists_as_rows(s, about_one=one, named=read) for s in told_apart]
    told_apart = [with_brackets_read(s, about_one=one, named=read) for s in told_apart]
    sheet, lines = _meant(told_apart, asked.joined)
    top = list(islice(lines := iter(lines), _TITLES))
    header, rest = _header(chain(top, lines), told, about_one=bool(asked.joined))
    titles = list(takewhile(lambda line: line[1] is not header, top))
    if not any(name.strip() for name in header):
        raise _no_table(path.name)
    if told is None and (of_a_folder := table_of_a_folder(sheet.path, 1, header)):
        raise DataError([of_a_folder])
    header, rows = header_of_two_lines(header, _member(header, told), rest)
    header = _with_corner(header)
    first = list(islice(rows := iter(rows), 1))
    names = (*recognised(header, about_one=bool(asked.joined)).names, *_read_by(told))
    doubts = sheet.doubts_of_rows(first[0][0] if first else 0)
    told_of = sheet._replace(doubts=(*doubts, *days_in_titles(sheet.path, titles, names)))
    return told_of, header, chain(first, rows)


def _read_by(told: TableMap | None) -> Iterator[str]:
    """Name what a mapping reads."""
    for one in told.memberships if told else ():
        yield from one.columns


def _says_coalition(told: TableMap) -> bool:
    """Tell whether a mapping says what all rows joined."""
    return all("coalition" in one.text for one in told.memberships)


def _with_corner(header: list[str]) -> list[str]:
    """Name the first column of a wide table whose corner is empty: it holds the members."""
    across = [name.strip() for name in header[1:]]
    if header[0].strip() or 2 * sum(map(bool, across)) <= len(across) or CORNER in across:
        return header
    known = recognised(header).names
    return header if {"member", "coalition"} & {*known} else [CORNER, *header[1:]]


def _meant(sheets: Sequence[Sheet], coalition: str) -> tuple[Sheet, Iterable[Line]]:
    """Of several sheets, take the one that is called like a table of members, or can be one."""
    if len(sheets) == 1:
        (sheet,) = sheets
        doubts = (*sheet.doubts, *sheets_not_read(sheet.path, [sheet.name], sheet.others))
        return sheet._replace(doubts=doubts), sheet.lines
    read_ = [(sheet, lines) for sheet in sheets if (lines := list(sheet.lines))]
    if not read_:
        raise _no_table(sheets[0].path if sheets else "")
    told = [_named(lines, about_one=bool(coalition)) for _, lines in read_]
    named = [(one, headers) for one, headers in zip(read_, told, strict=True) if headers]
    meant = [named[place][0] for place in of_memberships([headers for _, headers in named])]
    meant = meant or [one for one in read_ if _is_guessed(one[1], coalition)]
    if len(meant) != 1:
        names = [sheet.name for sheet, _ in meant or read_]
        raise DataError([(several_sheets if meant else no_sheet)(read_[0][0].path, names)])
    sheet, lines = meant[0]
    others = [one.name for one, _ in read_ if one is not sheet]
    doubts = (*sheet.doubts, *sheets_not_read(sheet.path, [sheet.name], others))
    return sheet._replace(doubts=doubts), lines


def _named(lines: Sequence[Line], *, about_one: bool) -> Mapping[str, str]:
    """The headers of a sheet that names members and, unless all is about one, coalitions."""
    named = (recognised(cells, about_one=about_one) for _, cells in lines[:_TITLES])
    return next((one.headers for one in named if not one.missing), {})


def _is_guessed(lines: Sequence[Line], coalition: str) -> bool:
    """Whether the texts of a sheet tell members and coalitions, as in a table of marks."""
    header, rest = _header(iter(lines), None, about_one=bool(coalition))
    first = [padded(line, len(header)) for line in islice(rest, ROWS_GUESSED)]
    return bool(first) and not guess_mapping(header, first, coalition).missing


def _member(header: Sequence[str], told: TableMap | None) -> int:
    """Find the place of the members, as far as names tell it."""
    names = [name.strip() for name in header] if told else recognised(header).names
    wanted = told.memberships[0].columns.get("member", "") if told else "member"
    return names.index(wanted) if wanted in names else 0


def _header(
    lines: Iterator[Line], told: TableMap | None, *, about_one: bool
) -> tuple[list[str], Iterator[Line]]:
    """Find the header below a title: the first line with as many cells as the lines below it."""
    first = list(islice(lines, _TITLES))
    wanted = {name for one in told.memberships for name in one.columns.values()} if told else set()
    for place, (_, cells) in enumerate(first):
        by_map = wanted and wanted <= _names(cells, first[place + 1 :], told)
        missing = recognised(cells, about_one=about_one).missing if not wanted else ()
        by_name = not wanted and not missing
        above = [line for _, line in first[:place]]
        if by_map or (by_name and (not about_one or may_be_header(cells, above))):
            return cells, chain(first[place + 1 :], lines)
    place = first_wide_line(first)
    header = first[place][1] if first else []
    return header, chain(first[place + 1 :], lines)


def _names(cells: Sequence[str], below: Iterable[Line], told: TableMap | None) -> set[str]:
    """What a line names, with the line below it where that belongs to the header."""
    both, _ = header_of_two_lines(cells, _member(cells, told), below)
    return {cell.strip() for cell in (*cells, *both)}


def _no_table(path: str) -> DataError:
    return DataError([Problem(path, 0, "", "there is no table in it.", "Check the file.")])
