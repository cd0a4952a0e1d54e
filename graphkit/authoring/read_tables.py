"""Read authored tables, a folder or a single one; find everything that is wrong in one run."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeAlias

from graphkit.authoring.columns import SCHEMA
from graphkit.authoring.data_package import described_in_package
from graphkit.authoring.doubts.answers_unread import answers_unread
from graphkit.authoring.doubts.approved_as_joined import approved_as_joined
from graphkit.authoring.doubts.columns_of_years import columns_of_years
from graphkit.authoring.doubts.countries_unread import countries_unread
from graphkit.authoring.doubts.date_like_columns import date_like_columns
from graphkit.authoring.doubts.default_days import default_days
from graphkit.authoring.doubts.doubtful_members import doubtful_members
from graphkit.authoring.doubts.editions_of_lists import editions_of_lists
from graphkit.authoring.doubts.entered_rows import entered_rows
from graphkit.authoring.doubts.left_by_role import left_by_role
from graphkit.authoring.doubts.lengths_of_membership import lengths_of_membership
from graphkit.authoring.doubts.months_apart import months_apart
from graphkit.authoring.doubts.odd_dates import odd_dates
from graphkit.authoring.doubts.organisations_as_coalitions import organisations_as_coalitions
from graphkit.authoring.doubts.periods_at_odds import periods_at_odds
from graphkit.authoring.doubts.roles_in_own_columns import roles_in_own_columns
from graphkit.authoring.doubts.seen_after_ends import seen_after_ends
from graphkit.authoring.doubts.several_in_a_cell import several_in_a_cell
from graphkit.authoring.doubts.spelt_alike import spelt_alike
from graphkit.authoring.doubts.status_without_end import status_without_end
from graphkit.authoring.doubts.suspended_alone import suspended_alone
from graphkit.authoring.doubts.texts_on_leaving import texts_on_leaving
from graphkit.authoring.filling.add_former_names import add_former_names
from graphkit.authoring.filling.fill_in import filled_in
from graphkit.authoring.filling.former_names_apart import former_names_apart
from graphkit.authoring.headers.header import Report
from graphkit.authoring.headers.one_table import Recognised
from graphkit.authoring.jurisdictions import with_bundled
from graphkit.authoring.problems import problems_in
from graphkit.authoring.reading import AS_IT_IS, Reading, is_table
from graphkit.authoring.rows.arrays_of_members import with_members_of_arrays
from graphkit.authoring.rows.boxes_ticked import with_boxes_read
from graphkit.authoring.rows.header_separated import with_header_separated
from graphkit.authoring.rows.items_apart import with_items_apart
from graphkit.authoring.rows.links_in_cells import without_links
from graphkit.authoring.rows.lists_as_rows import with_lists_as_rows
from graphkit.authoring.rows.months_beside_years import with_months_beside_years
from graphkit.authoring.rows.numbered_names import with_numbers_off
from graphkit.authoring.rows.others_named import with_others_named
from graphkit.authoring.rows.raw_table import rows_of, rows_of_one_table
from graphkit.authoring.rows.said_in_brackets import with_brackets_read
from graphkit.authoring.rows.sheets_not_read import (
    no_sheet,
    of_memberships,
    several_sheets,
    sheet_of_former,
    sheets_called_after_tables,
    sheets_not_read,
)
from graphkit.authoring.rows.survey_exports import without_survey_lines
from graphkit.authoring.spells.fill_spells import with_all_spells
from graphkit.authoring.spells.seen_beside_dates import with_seen
from graphkit.authoring.spells.spells_of_one_hand import spells_of_one_hand
from graphkit.authoring.spells.yearly_marks import yearly_marks
from graphkit.authoring.vocabulary import vocabulary_of
from graphkit.authoring.without_faults import can_be_built, torn
from graphkit.errors import DataError, Problem, in_order
from graphkit.facts.authored_row import Row, Tables
from graphkit.tabular.reading.lines_of_text import Sheet
from graphkit.tabular.reading.read_sheets import read_sheets

Naming: TypeAlias = Callable[[Tables], Tables]
"""Gives the things of tables other ids, before the spells of each are told apart."""


def _as_they_are(tables: Tables) -> Tables:
    return tables


class Examined(NamedTuple):
    """What was read of tables.

    Attributes
    ----------
    tables : mapping of str to tuple of Row
        Every table of `SCHEMA`, with what was left out filled in if nothing is wrong.
    problems : tuple of Problem
        What is wrong, in the order of files and lines.
    doubts : tuple of Problem
        What can be read and may be meant otherwise, such as a membership of a single day.
    """

    tables: Tables
    problems: tuple[Problem, ...]
    doubts: tuple[Problem, ...] = ()


def read(path: str | Path, reading: Reading = AS_IT_IS, naming: Naming = _as_they_are) -> Tables:
    """Read and check authored tables.

    Parameters
    ----------
    path : str or Path
        A folder with any of the tables of `SCHEMA`, or one file that holds a table of
        memberships (see `graphkit.authoring.headers.one_table`) or is a workbook whose sheets are
        called after the tables. What ``graph.csv`` would say of the graph is taken from a
        ``datapackage.json`` where there is only that; jurisdictions that ``countries.csv`` does
        not define are those of the bundled list.
    reading : Reading
        What the tables leave open.
    naming : callable, optional
        Gives things the ids that they have elsewhere: two that turn out to be one have their rows
        told apart as those of one.

    Returns
    -------
    mapping of str to tuple of Row
        Every table of `SCHEMA`, empty where there is no file.

    Raises
    ------
    DataError
        With every problem found, each with file, line, column and a hint.
    """
    examined = examine(path, reading, naming)
    if examined.problems:
        raise DataError(examined.problems)
    return examined.tables


def examine(
    path: str | Path, reading: Reading = AS_IT_IS, naming: Naming = _as_they_are
) -> Examined:
    """Read authored tables, and find what is wrong beside what could be read.

    Cells are checked when every file could be read, and references to tables of which every row
    could be: what is not there may be in a row that has a fault.
    """
    root, problems, doubts = Path(path), list[Problem](), list[Problem]()
    reading.suited_to(root)
    if is_table(root):
        raw = _raw_of_file(root, reading, problems.append, doubts.append)
    else:
        raw = _raw_of_folder(root, reading, problems, doubts)
    tables, headers = raw.tables, raw.headers
    tables["countries"] = list(with_bundled(tables["countries"]))
    doubts.extend(doubtful_members(tables["memberships"], headers, coalitions=tables["coalitions"]))
    doubts.extend(several_in_a_cell(tables["memberships"], headers))
    if not tables["lists"]:  # where they stand, they say which are complete
        doubts.extend(editions_of_lists(tables["memberships"], headers, reading.dates))
    rows = tables["memberships"] if raw.one_table else ()
    doubts.extend(countries_unread(rows, headers))
    doubts.extend(roles_in_own_columns(rows, headers))
    renamed = former_names_apart(rows, headers, doubts.append)
    filled_in(
        tables,
        reading,
        problems.append,
        doubts.append,
        one_table=raw.one_table,
        headers=headers,
    )
    add_former_names(tables, renamed)
    doubts.extend(date_like_columns(tables["memberships"], headers, doubts))
    doubts.extend(columns_of_years(tables["memberships"], headers))
    rows = tables["memberships"] if raw.one_table else ()
    doubts.extend(entered_rows(rows, headers))
    doubts.extend(approved_as_joined(rows, headers))
    doubts.extend(texts_on_leaving(rows, headers))
    doubts.extend(lengths_of_membership(rows, headers))
    doubts.extend(months_apart(rows, headers))
    doubts.extend(suspended_alone(rows, headers))
    doubts.extend(spelt_alike(tables["memberships"], headers))
    doubts.extend(odd_dates(tables["memberships"]))
    doubts.extend(seen_after_ends(tables["memberships"], headers, reading.dates))
    doubts.extend(default_days(tables["memberships"]))
    doubts.extend(status_without_end(tables["memberships"], headers))
    doubts.extend(answers_unread(tables["memberships"], headers))
    doubts.extend(left_by_role(tables["memberships"], headers))
    tables["memberships"][:] = with_seen(tables["memberships"])
    read_: dict[str, tuple[Row, ...]] = {name: tuple(rows) for name, rows in tables.items()}
    if can_be_built(read_, problems):
        problems.extend(problems_in(read_, torn(read_, problems)))
    if not problems:
        read_ = {name: tuple(rows) for name, rows in naming(read_).items()}
    if raw.one_table and can_be_built(read_, problems):
        read_["memberships"] = _of_one_hand(read_)
    if not problems:
        read_["memberships"] = with_all_spells(read_, vocabulary_of(read_), doubts.append)
        doubts.extend(periods_at_odds(read_["memberships"], one_hand=raw.one_table))
    as_written = partial(_as_written, raw=raw)
    return Examined(read_, in_order(map(as_written, problems)), in_order(map(as_written, doubts)))


def _of_one_hand(tables: Tables) -> tuple[Row, ...]:
    rows = tables["memberships"]
    named = spells_of_one_hand(enumerate(rows), vocabulary_of(tables).stages)
    return tuple(
        row.with_cell("spell", named[place]) if place in named else row
        for place, row in enumerate(rows)
    )


class _Raw(NamedTuple):
    """Tables as they were read.

    The headers are those of the memberships, by what their columns hold, in the file of `path`.
    """

    tables: dict[str, list[Row]]
    headers: Mapping[str, str]
    path: str = "memberships.csv"
    one_table: bool = False


def _as_written(problem: Problem, raw: _Raw) -> Problem:
    """Name the column of a problem as the table of somebody's own does."""
    if problem.path != raw.path:
        return problem
    member = problem.column == "actor" and "actor" not in raw.headers
    header = raw.headers.get("member" if member else problem.column, "")
    return problem._replace(column=header) if header else problem


def _raw_of_folder(
    root: Path, reading: Reading, problems: list[Problem], doubts: list[Problem]
) -> _Raw:
    problems.extend(_misnamed(root))
    tables: dict[str, list[Row]] = {name: [] for name in SCHEMA}
    found = [name for name in SCHEMA if _stands(root / f"{name}.csv")]
    if not _stands(root):
        problems.append(
            Problem(str(root), 0, "", "no file or folder is called so.", "Check the path.")
        )
    elif not found:
        hint = "A folder holds memberships.csv, actors.csv …; a single table is read by its name."
        problems.append(Problem(root.name, 0, "", "no file here has the name of a table.", hint))
    headers: dict[str, str] = {}
    for name in found:
        for sheet in _sheets(root / f"{name}.csv", reading, problems.append):
            tables[name].extend(_caught(name, sheet, problems.append, doubts.append, headers))
    if not _stands(root / "graph.csv"):
        tables["graph"] = list(described_in_package(root, problems.append))
    return _Raw(tables, headers)


def _raw_of_file(path: Path, reading: Reading, report: Report, doubt: Report) -> _Raw:
    """Read a file: the sheets that are called after tables, or the one table of memberships."""
    tables: dict[str, list[Row]] = {name: [] for name in SCHEMA}
    sheets = _sheets(path, reading, report)
    named, sheets = sheets_called_after_tables(sheets)
    if named and not (reading.sheet or reading.joined):
        headers, held_in = dict[str, str](), ""
        for sheet in named:
            placed = sheet._replace(path=f"{sheet.path} ({sheet.name})")
            name = sheet.name.casefold()
            rows = list(_caught(name, placed, report, doubt, headers))
            tables[name].extend(rows)
            held_in = placed.path if name == "memberships" else held_in
            for problem in sheet.doubts_of_rows(rows[0].line if rows else 0):
                doubt(problem)
        others = [sheet.name for sheet in sheets if sheet not in named and any(sheet.lines)]
        for problem in sheets_not_read(path.name, [sheet.name for sheet in named], others):
            doubt(problem)
        return _Raw(tables, headers, held_in)
    meant = _of_others(sheets, report, about_one=bool(reading.joined))
    tables["memberships"], as_named = _one_of(meant, report, doubt, reading.joined)
    return _Raw(tables, as_named, path.name, one_table=True)


def _of_others(sheets: Iterable[Sheet], report: Report, *, about_one: bool) -> tuple[Sheet, ...]:
    """Leave out what forms and data bases of other people add to a table."""
    try:
        whole = (with_members_of_arrays(one, about_one=about_one) for one in sheets)
        parted = (with_header_separated(one, about_one=about_one) for one in whole)
        told_apart = (with_boxes_read(without_survey_lines(one)) for one in parted)
        named = (with_numbers_off(with_others_named(without_links(one))) for one in told_apart)
        dated = (with_months_beside_years(one, about_one=about_one) for one in named)
        listed = (with_lists_as_rows(sheet, about_one=about_one) for sheet in dated)
        return tuple(with_brackets_read(sheet, about_one=about_one) for sheet in listed)
    except DataError as error:
        for problem in error.problems:
            report(problem)
        return ()


def _one_of(
    sheets: tuple[Sheet, ...], report: Report, doubt: Report, coalition: str
) -> tuple[list[Row], Mapping[str, str]]:
    """Read the one sheet that is a table of memberships, and give its headers as written."""
    read_: list[_ReadSheet] = []
    found: list[Problem] = []
    others: list[str] = []
    for sheet in sheets:
        wrong, below = list[Problem](), list[Problem]()
        try:
            rows, known = rows_of_one_table(sheet, wrong.append, below.append, coalition)
        except DataError as error:
            found.extend(error.problems)
            continue
        if not known.missing:
            read_.append(_ReadSheet(sheet, rows, known, wrong, below))
            continue
        others += [sheet.name] if known.names else []
        found += wrong if len(sheets) == 1 else []
    meant = [read_[place] for place in of_memberships([one.known.headers for one in read_])]
    others = [one.name for one in sheets if one.name in others or one in _unmeant(read_, meant)]
    if len(meant) > 1:
        found = [several_sheets(sheets[0].path, [one.sheet.name for one in meant])]
    elif not read_ and not found and sheets:
        found = [no_sheet(sheets[0].path, [sheet.name for sheet in sheets])]
    for problem in (*found, *(meant[0].wrong if len(meant) == 1 else ())):
        report(problem)
    if not meant:
        return [], {}
    (sheet, rows, known, _, below) = meant[0]
    unnamed = organisations_as_coalitions(sheet.path, known.headers)
    unread = sheets_not_read(sheet.path, [sheet.name], (*others, *sheet.others))
    odd = sheet.doubts_of_rows(rows[0].line if rows else 0)
    former = sheet_of_former(sheet.path, sheet.name, known.headers)
    for problem in (*unnamed, *below, *odd, *unread, *former):
        doubt(problem)
    return rows, known.headers


class _ReadSheet(NamedTuple):
    """A sheet that names members and coalitions, as it was read."""

    sheet: Sheet
    rows: list[Row]
    known: Recognised
    wrong: list[Problem]
    below: list[Problem]


def _unmeant(read_: Sequence[_ReadSheet], meant: Sequence[_ReadSheet]) -> list[Sheet]:
    return [one.sheet for one in read_ if not any(one is other for other in meant)]


def _caught(
    name: str, sheet: Sheet, report: Report, doubt: Report, headers: dict[str, str]
) -> Iterator[Row]:
    """Read a table as far as it can be read; the headers of the memberships are kept."""
    try:
        rows, header = rows_of(name, sheet, report, doubt)
        if name == "memberships":
            headers.update(header)
            rows = yearly_marks([*rows], header, doubt)
        yield from rows
    except DataError as error:
        for problem in error.problems:
            report(problem)


def _sheets(path: Path, reading: Reading, report: Report) -> tuple[Sheet, ...]:
    try:
        sheets = read_sheets(path, encoding=reading.encoding, sheet=reading.sheet)
        return tuple(map(with_items_apart, sheets))
    except DataError as error:
        for problem in error.problems:
            report(problem)
        return ()


def _stands(path: Path) -> bool:
    return path.exists() or path.is_symlink()


def _misnamed(root: Path) -> Iterator[Problem]:
    """Find files that were meant to be tables, whose rows would be lost without a word."""
    for path in sorted(root.glob("*.csv")):
        near = difflib.get_close_matches(path.stem.lower(), SCHEMA, 1, 0.75)
        if path.stem not in SCHEMA and near:
            hint = f"Did you mean '{near[0]}.csv'?"
            yield Problem(path.name, 0, "", "this is the name of no table.", hint)
