"""Import a table: long or wide, CSV, workbook, JSON lines or Parquet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from typing import Final

from graphkit.authoring.cell_meanings.below_table import below_table
from graphkit.authoring.columns import SCHEMA
from graphkit.authoring.dates.days_since_1904 import days_since_1904
from graphkit.authoring.doubts.another_coalition import another_coalition
from graphkit.authoring.doubts.lists_by_kind import lists_by_kind
from graphkit.authoring.doubts.organisations_as_coalitions import organisations_as_coalitions
from graphkit.authoring.headers.header import plain, stand_twice
from graphkit.authoring.headers.one_table import recognised
from graphkit.authoring.known_words.words_of_headers import TIME_COLUMNS
from graphkit.authoring.reading import JOINED, JOINED_NAME, no_one_table, reading_of_mapping
from graphkit.authoring.rows.marks_of_joined import unmark_joined
from graphkit.authoring.rows.names_in_cells import sign_between
from graphkit.authoring.rows.notes_below import without_notes_below
from graphkit.authoring.rows.second_tables import second_tables
from graphkit.authoring.rows.sheets_not_read import sheet_of_former
from graphkit.authoring.spells.rows_of_panel import may_be_panel
from graphkit.authoring.spells.yearly_marks import yearly_marks
from graphkit.errors import DataError, Problem
from graphkit.facts.authored_row import Row
from graphkit.importing.importer import Found, Importer, ImportOptions, Progress, none_made
from graphkit.importing.mapping import NAME, TableMap, wanting
from graphkit.importing.spreadsheets.guess_mapping import guess_mapping
from graphkit.importing.spreadsheets.guessed_mapping import Guess
from graphkit.importing.spreadsheets.kept_columns import kept_columns
from graphkit.importing.spreadsheets.map_rows import headers_of, mapped_rows
from graphkit.importing.spreadsheets.messages_of_guess import (
    incomplete,
    nothing_marked,
    told_by_texts,
)
from graphkit.importing.spreadsheets.opened_table import ROWS_GUESSED, opened_table, padded
from graphkit.importing.spreadsheets.panel_as_long import panel_as_long
from graphkit.importing.spreadsheets.panel_checked import checked_panel
from graphkit.importing.spreadsheets.read_columns import read_columns, reads_by_columns
from graphkit.importing.spreadsheets.wide_as_long import wide_as_long
from graphkit.importing.spreadsheets.years_across import years_across
from graphkit.next_steps import Advice
from graphkit.tabular.reading.endings import TABLES
from graphkit.tabular.reading.lines_of_text import Line, Sheet

_NEW: Final = ("since", "until", "before", "seen", "during", "role", "event", "belongs")
"""What changes who belongs when, and may have come to a table after its mapping was written."""
_TOLD: Final = 20_000
"""After so many rows it is told how many were read."""
_BATCH: Final = 500


def read_table(path: Path, asked: ImportOptions) -> Found:
    """Read a table as its mapping says, or as it is guessed.

    Raises
    ------
    DataError
        If it cannot be read, or no column can be that of the members or of the coalitions.
    """
    found = _read(path, asked)
    sign = "" if asked.map else _sign_further_down(found)
    return _read(path, asked, sign) if sign else found


def _read(path: Path, asked: ImportOptions, sign: str = "") -> Found:
    """Read a table once; what stands between several coalitions in a cell may be known."""
    sheet, header, lines = opened_table(path, asked)
    told = asked.map
    doubts = [one for one in sheet.doubts if not one.left_out]
    dropped = [one for one in sheet.doubts if one.left_out]
    one = bool(asked.joined)
    names = _names_of(header, told, about_one=one)
    apart = second_tables(sheet.path, header, names, lines, dropped.append, about_one=one)
    lines = iter(without_notes_below(sheet.path, names, apart, doubts.append, dropped.append))
    if told is None:
        first = list(islice(lines, ROWS_GUESSED))
        lines = chain(first, lines)
        guessed = guess_mapping(header, _of_members(first, header), asked.joined)
        _refuse_unfit(guessed, sheet.path, header, asked.joined)
        doubts.extend(told_by_texts(sheet.path, guessed))
        doubts.extend(lists_by_kind(sheet.path, header, about_one=one))
        doubts.extend(organisations_as_coalitions(sheet.path, headers_of(guessed.map)))
        told = _with_reading(_splitting(guessed.map, sign) if sign else guessed.map, asked)
    else:
        told = _about(told, asked.joined, path.name) if asked.joined else told
        told = replace(told, dates=asked.reading.dates or told.dates)
        doubts.extend(_unmapped(sheet.path, header, told))
    _check(told, path.name)
    if one:
        doubts.extend(another_coalition(sheet.path, header, asked.joined))
    tables: dict[str, list[Row]] = {name: [] for name in SCHEMA}
    counted = _Counted(_dated(sheet, header, told, lines), asked.progress, sheet.several)
    columns = None
    rest, told = checked_panel(sheet.path, header, counted, told, doubts)
    wide = panel_as_long(sheet.path, header, rest, told, dropped, doubts=doubts)
    wide = wide or wide_as_long(sheet.path, header, rest, told, dropped, doubts=doubts)
    if wide and reads_by_columns(wide.told, wide.header):
        columns = read_columns(
            sheet.path, wide.header, wide.lines, wide.told, dropped, doubts=doubts, checked=True
        )
    elif reads_by_columns(told, header):
        columns = read_columns(sheet.path, header, rest, told, dropped, doubts=doubts)
    else:
        rows = mapped_rows(sheet.path, header, rest, told, dropped, doubts=doubts)
        tables["memberships"].extend(_unmarked(rows, told, doubts))
    own = {name: header[place].strip() for name, place in kept_columns(header, told)}
    headers = {**own, **headers_of(told)}
    former = sheet_of_former(sheet.path, sheet.name, headers)
    doubts.extend(years_across(sheet.path, told.across) if told.form == "wide" else former)
    if told.form == "long" and may_be_panel([*own, *headers_of(told)]):
        rows_read = tables["memberships"] if columns is None else list(columns)
        tell, leave_out = doubts.append, dropped.append
        made = yearly_marks(rows_read, headers, tell, leave_out=leave_out, marks=told.marks)
        if made is not rows_read:
            tables["memberships"], columns = [*made], None
    if not (columns or tables["memberships"]):
        raise none_made(
            sheet.path,
            counted.lines,
            [*nothing_marked(sheet.path, told, dropped), *dropped, *doubts],
        )
    return Found(tables, dropped, headers, told, doubts, columns)


def _unmarked(rows: Iterable[Row], told: TableMap, doubts: list[Problem]) -> list[Row]:
    """Take the marks of footnotes from what was joined; headers across a table have none."""
    found = list(rows)
    if told.form == "long":
        lists = any("coalition" in one.split for one in told.memberships)
        unmark_joined(found, doubts.append, headers_of(told).get("coalition", ""), lists=lists)
    return found


def _refuse_unfit(guessed: Guess, path: str, header: Sequence[str], joined: str) -> None:
    """Raise DataError if an end is missing, what is said of all stands in a column, or one twice.

    A long table could be read as it is, where no two columns may have one name, either.
    """
    if guessed.missing:
        raise incomplete(path, guessed)
    if joined and any("coalition" in one.columns for one in guessed.map.memberships):
        raise no_one_table(path, joined)
    if guessed.map.form == "long" and (twice := stand_twice(path, 0, header)):
        raise DataError(twice)


def _names_of(header: Sequence[str], told: TableMap | None, *, about_one: bool) -> list[str]:
    """Say what each column holds, as the mapping has it or as the names tell."""
    if told is None:
        return list(recognised(header, about_one=about_one).names)
    read = {text: name for one in told.memberships for name, text in one.columns.items()}
    return [read.get(name.strip(), plain(name)) for name in header]


def _sign_further_down(found: Found) -> str:
    """Tell what stands between coalitions in cells below the rows that were looked at first."""
    told = found.map
    if told is None or told.form != "long" or any(one.split for one in told.memberships):
        return ""
    named = [found.headers.get(name, "") for name in ("coalition", "member")]
    if recognised(named).names[0] != "coalition":
        return ""
    if found.columns is not None:
        return sign_between(found.columns.column("coalition").texts)
    return sign_between(row["coalition"] for row in found.tables["memberships"])


def _dated(
    sheet: Sheet, header: Sequence[str], told: TableMap, lines: Iterable[Line]
) -> Iterable[Line]:
    """Turn numbers of days into dates where they do not count as the reader of dates does."""
    if sheet.epoch == 1900:
        return lines
    columns = (one.columns.get(name) for one in told.memberships for name in TIME_COLUMNS)
    dated = {*columns, *(told.across if told.form == "wide" else ())}
    return days_since_1904(lines, {n for n, name in enumerate(header) if name.strip() in dated})


class _Counted:
    """Lines that are counted as they are read."""

    def __init__(self, lines: Iterable[Line], progress: Progress, several: int) -> None:
        self._rest, self.lines = iter(lines), 0
        self._progress, self._several = progress, several

    def __iter__(self) -> Iterator[Line]:
        while batch := list(islice(self._rest, _BATCH)):
            self.lines += len(batch)
            if self.lines % _TOLD == 0:
                self._progress("reading", self.lines, self._several)
            yield from batch


def guess_table(path: Path, asked: ImportOptions) -> Guess:
    """Guess how a table is to be read, without reading more than its first rows."""
    _, header, lines = opened_table(path, asked)
    return guess_mapping(header, _of_members(islice(lines, ROWS_GUESSED), header), asked.joined)


def _of_members(lines: Iterable[Line], header: Sequence[str]) -> list[Line]:
    """Give the rows that are not those of totals and notes, which tell nothing of the columns."""
    rows = [padded(line, len(header)) for line in lines]
    return [line for line in rows if not below_table(line[1], 0, header)] or rows


def is_guessed(path: Path, told: TableMap) -> bool:
    """Tell whether a mapping says no more than what is guessed of a table without it."""
    asked = ImportOptions(reading_of_mapping(told.dates, told.encoding, told.sheet))
    try:
        guessed = _with_reading(guess_table(path, asked).map, asked)
    except DataError:
        return False
    return told in (guessed, _splitting(guessed, _sign_of(told)))


def _sign_of(told: TableMap) -> str:
    """What stands between several coalitions in a cell, which rows further down may have told."""
    return told.memberships[0].split.get("coalition", "")


def _with_reading(told: TableMap, asked: ImportOptions) -> TableMap:
    said = asked.reading
    return replace(told, dates=said.dates, encoding=said.encoding, sheet=said.sheet)


def _splitting(told: TableMap, sign: str) -> TableMap:
    split = {"coalition": sign}
    return replace(told, memberships=tuple(replace(one, split=split) for one in told.memberships))


def _about(told: TableMap, coalition: str, path: str) -> TableMap:
    """Say in a mapping which coalition all rows are about."""
    read = [one.columns["coalition"] for one in told.memberships if "coalition" in one.columns]
    if read or told.form == "wide":
        where = f"the column {read[0]!r}" if read else "the headers of columns"
        message = f"the mapping reads the coalition from {where}; {coalition!r} is not used."
        hint = Advice("Leave {option} out, or mend the mapping.", option=JOINED)
        raise DataError([Problem(path, 0, "coalition", message, hint)])
    return replace(
        told,
        memberships=tuple(
            replace(one, text={**one.text, "coalition": coalition}) for one in told.memberships
        ),
    )


def _check(told: TableMap, path: str) -> None:
    """Refuse a mapping by which no row could make a membership."""
    problems = []
    for key, message, hint in wanting(told):
        advice = Advice("{hint} If all is about one: {option}.", hint=hint, option=JOINED_NAME)
        problems.append(Problem(path, 0, key, message, advice if key == "coalition" else hint))
    if problems:
        raise DataError(problems)


def _unmapped(path: str, header: Sequence[str], told: TableMap) -> Iterator[Problem]:
    """Tell of columns of a time, a role or an event that a mapping made before does not name."""
    named = {column for one in told.memberships for column in one.columns.values()}
    used = {name for one in told.memberships for name in (*one.columns, *one.text)}
    if told.form != "long":
        return
    for cell, name in zip(header, recognised(header).names, strict=True):
        if name in _NEW and name not in used and cell.strip() not in named:
            message = f"{cell!r} is kept as your own column: {NAME} does not name it."
            hint = f'If it is meant, write {name} = "{cell.strip()}" below [[membership]] there.'
            yield Problem(path, 0, cell, message, hint)


def _at_least_as_a_table(_: bytes) -> int:
    return 1


TABLE: Final = Importer(
    TABLES, read_table, _at_least_as_a_table, joined=True, encoded=True, sheets=True
)
"""The importer of tables; others read files with the same endings where they recognise them."""
