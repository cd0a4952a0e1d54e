"""Read a table with a row a year and a column for each coalition: its runs are memberships."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from graphkit.authoring.dates.years_meant import in_order, years_meant
from graphkit.authoring.headers.header import plain
from graphkit.authoring.headers.one_table import without_brackets
from graphkit.authoring.spells.runs_of_years import period_of_run, runs
from graphkit.authoring.words.words_of_headers import YEARS_OF_ROWS
from graphkit.errors import Problem
from graphkit.importing.mapping import YEAR_OF_ROW, TableMap, across_of
from graphkit.importing.spreadsheets.map_rows import CellReader
from graphkit.importing.spreadsheets.name_across import name_across
from graphkit.importing.spreadsheets.wide_as_long import SIGN, WideAsLong
from graphkit.tabular.reading.lines_of_text import Line

_SAID: Final = ("role", "during")


def year_of_rows(
    header: Sequence[str], columns: Sequence[Sequence[str]], stem: int, across: Sequence[int]
) -> int | None:
    """Find the column that says for which year a row is, where names come again with others.

    Parameters
    ----------
    header, columns : sequence
        The columns of a table.
    stem : int
        The place of the names beside the columns that are read across.
    across : sequence of int
        The places of these columns.

    Examples
    --------
    >>> columns = [["Chad", "Chad"], ["2001", "2002"], ["0", "1"]]
    >>> year_of_rows(["state", "year", "nato"], columns, 0, [2])
    1
    """
    names = [cell.strip() for cell in columns[stem]]
    for place, name in enumerate(header):
        if place in (stem, *across) or without_brackets(plain(name)) not in YEARS_OF_ROWS:
            continue
        years = [cell.strip() for cell in columns[place]]
        rows = [(one, year) for one, year in zip(names, years, strict=True) if one or year]
        told = all(years_meant(year) for _, year in rows)
        if told and len({*rows}) == len(rows) > len({one for one, _ in rows}):
            return place
    return None


def panel_as_long(
    path: str,
    header: Sequence[str],
    lines: Iterable[Line],
    told: TableMap,
    dropped: list[Problem],
    *,
    doubts: list[Problem],
) -> WideAsLong | None:
    """Write a wide table with a row a year as a long one, a line for each run of years.

    Parameters
    ----------
    path, header, lines, told, dropped, doubts
        As for `graphkit.importing.spreadsheets.map_rows.mapped_rows`.

    Returns
    -------
    WideAsLong or None
        None if the mapping names no column of the years of rows.

    Raises
    ------
    DataError
        If the mapping names a column that is not there.
    """
    one = told.memberships[0]
    if told.form != "wide" or YEAR_OF_ROW not in one.columns:
        return None
    rows = CellReader(path, header, told, dropped, doubts)
    end = across_of(one)
    stem = "coalition" if end == "member" else "member"
    place, year = (rows.places[one.columns[name]] for name in (stem, YEAR_OF_ROW))
    read_by = {"", rows.header[year], *told.across}
    kept = [n for n, name in enumerate(rows.header) if name not in read_by]
    named = {name: column for name, column in one.columns.items() if name != YEAR_OF_ROW}
    said = {name: SIGN + name for name in (end, *_SAID)}
    read = replace(
        told, form="long", across=(), memberships=(replace(one, columns={**named, **said}),)
    )
    names = [rows.header[n] for n in kept] + [*said.values()]

    def long_lines() -> Iterator[Line]:
        grouped: dict[str, dict[str, Line]] = {}
        for line, cells in rows.sound(lines):
            when = cells[year].strip()
            if years_meant(when) is None:
                rows.drop(line, one.columns[YEAR_OF_ROW], f"{when!r} is no year.")
            elif when in grouped.setdefault(cells[place].strip(), {}):
                rows.drop(line, one.columns[YEAR_OF_ROW], f"the year {when} stands twice here.")
            else:
                grouped[cells[place].strip()][when] = line, cells
        years = sorted({when for of_one in grouped.values() for when in of_one}, key=in_order)
        if years:
            doubts.append(_told(path, one.columns[YEAR_OF_ROW], years))
        for of_one in grouped.values():
            yield from _runs_of(rows, of_one, years, kept)

    return WideAsLong(names, long_lines(), read)


def _runs_of(
    rows: CellReader, of_one: Mapping[str, Line], years: Sequence[str], kept: Sequence[int]
) -> Iterator[Line]:
    """Write a line for each run of years in which one name has a mark in a column."""
    for name in rows.told.across:
        column = rows.places[name]
        roles: list[str | None] = []
        known = []
        for when in years:
            line, cells = of_one.get(when, (0, ()))
            said = rows.said(line, name, cells[column].strip()) if cells else None
            marked = said.cells if said else None
            roles.append(None if marked is None else marked.get("role", ""))
            if said is not None and not said.left_open:
                known.append(when)
        for role, first, last in runs(roles):
            during = period_of_run(years[first], years[last], years, known)
            line, cells = of_one[years[first]]
            yield line, [*(cells[n] for n in kept), name_across(name), role, during]


def _told(path: str, column: str, years: Sequence[str]) -> Problem:
    message = (
        f"each row is read as one for the year that it names, {years[0]} to {years[-1]}: years "
        "with a mark that follow each other are one membership, and what else a row says is that "
        "of the first of them."
    )
    hint = "If these are the years of joining, write a row for each membership, with since."
    return Problem(path, 0, column, message, hint)
