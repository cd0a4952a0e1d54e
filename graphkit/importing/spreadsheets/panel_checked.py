"""Read rows as those of years only where that is certain: what speaks against it is told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from operator import itemgetter
from typing import Final

from graphkit.authoring.cell_meanings.marks import mark_of
from graphkit.authoring.columns import SCHEMA
from graphkit.authoring.dates.footnotes import without_footnote
from graphkit.authoring.dates.years_meant import Years, years_meant
from graphkit.authoring.rows.names_in_cells import without_marks
from graphkit.authoring.spells.panels_in_doubt import dates_lost, mixed, standing_differs, varying
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row
from graphkit.importing.mapping import YEAR_OF_ROW, TableMap, across_of
from graphkit.importing.spreadsheets.kept_columns import kept_columns
from graphkit.importing.spreadsheets.map_rows import CellReader
from graphkit.names.fold import fold
from graphkit.tabular.reading.lines_of_text import Line

_EMPTY: Final = {column.name: "" for column in SCHEMA["memberships"]}
_YEAR: Final = re.compile(r"(?<!\d)\d{4}(?!\d)")
_AS_ROWS: Final = "rows are not read as years that follow each other."


def member_as_read(cell: str) -> str:
    """Give what stands for a name however it is spelt, as when members are told apart.

    >>> member_as_read("FRANCE*") == member_as_read("France ")
    True
    """
    return fold(without_marks(cell.strip()), "signs")


def checked_panel(
    path: str,
    header: Sequence[str],
    lines: Iterable[Line],
    told: TableMap,
    doubts: list[Problem],
) -> tuple[Iterable[Line], TableMap]:
    """Take the years of rows out of a mapping where it is not certain that rows are years.

    Parameters
    ----------
    path, header, lines, told, doubts
        As for `graphkit.importing.spreadsheets.map_rows.mapped_rows`.

    Returns
    -------
    lines : iterable of Line
        The same.
    told : TableMap
        The same, or without the column of years, of which no time is read then.
    """
    one = told.memberships[0]
    named = {name.strip() for name in header}
    if told.form != "wide" or YEAR_OF_ROW not in one.columns:
        return lines, told
    if not named.issuperset([*one.columns.values(), *told.across]):
        return lines, told  # which is refused when rows are read
    all_lines = list(lines)
    why = next(_against(path, header, all_lines, told, doubts), None)
    if why is None:
        return all_lines, told
    doubts.append(why)
    columns = {name: column for name, column in one.columns.items() if name != YEAR_OF_ROW}
    return all_lines, replace(told, memberships=(replace(one, columns=columns),))


def _against(
    path: str,
    header: Sequence[str],
    lines: Sequence[Line],
    told: TableMap,
    doubts: list[Problem],
) -> Iterator[Problem]:
    """Find what speaks against rows of years; dates that would be lost are doubted in any case."""
    one = told.memberships[0]
    rows = CellReader(path, header, told, [], [])
    column = one.columns[YEAR_OF_ROW]
    stem = "coalition" if across_of(one) == "member" else "member"
    year, place = rows.places[column], rows.places[one.columns[stem]]
    sound = list(rows.sound(lines))
    texts: dict[str, Years] = {}
    grouped: dict[str, dict[Years, Line]] = {}
    for line, cells in sound:
        when = years_meant(cells[year])
        if when is None:
            message = f"{cells[year].strip()!r} is no year: {_AS_ROWS}"
            yield Problem(path, line, column, message, "Write a year into each row.")
            return
        texts[cells[year].strip()] = when
        of_one = grouped.setdefault(member_as_read(cells[place]), {})
        if when in of_one:
            message = (
                f"{cells[place].strip()!r} has two rows for {cells[year].strip()!r}: {_AS_ROWS}"
            )
            yield Problem(path, line, column, message, "Leave one of them out.")
            return
        of_one[when] = line, cells
    yield from mixed(path, column, texts)
    yield from _dated(path, rows, sound)
    yield from _standing(path, rows, grouped, doubts)


def _dated(path: str, rows: CellReader, lines: Sequence[Line]) -> Iterator[Problem]:
    """Find a date in a cell, which says itself since when or until when."""
    rows_of_cells = [cells for _, cells in lines]
    for name in rows.told.across:
        place = rows.places[name]
        for cell in dict.fromkeys(map(itemgetter(place), rows_of_cells)):
            bare = without_footnote(cell.strip())
            if bare.casefold() in rows.told.marks:
                continue
            if _YEAR.search(bare) or mark_of(bare) in ("date", "period"):
                line = next(line for line, cells in lines if cells[place] == cell)
                message = f"{cell.strip()[:60]!r} names a time of its own: {_AS_ROWS}"
                hint = "Write a mark for each year, or a row for each membership, with its dates."
                yield Problem(path, line, name, message, hint)
                return


def _standing(
    path: str,
    reader: CellReader,
    grouped: Mapping[str, Mapping[Years, Line]],
    doubts: list[Problem],
) -> Iterator[Problem]:
    """Find other columns that tell from year to year how it stood."""
    kept = kept_columns(reader.header, reader.told)
    columns = reader.told.memberships[0].columns
    known = [(name, reader.places[text]) for name, text in columns.items() if name in _EMPTY]
    if not kept and not known:
        return
    runs = [
        [
            Row(
                path,
                line,
                {**_EMPTY, **{name: cells[n].strip() for name, n in known}},
                {name: cell for name, n in kept if (cell := cells[n].strip())},
            )
            for line, cells in of_one.values()
        ]
        for of_one in grouped.values()
    ]
    names = varying(runs, ())
    headers = {**columns, **{name: reader.header[n] for name, n in kept}}
    rows = [row for run in runs for row in run]
    why = next(standing_differs(rows, names, headers), None)
    if why:
        yield why
    else:
        doubts.extend(dates_lost(rows, names, headers))
