"""Read a table with a row a year and a column for each coalition: its runs are memberships."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from operator import itemgetter
from typing import Final

from graphkit.authoring.dates.years_meant import Years, years_meant
from graphkit.authoring.headers.header import plain
from graphkit.authoring.headers.words_in_header import without_brackets
from graphkit.authoring.known_words.words_of_headers import YEARS_OF_ROWS
from graphkit.authoring.spells.marks_of_panels import mark_in_panel
from graphkit.authoring.spells.panels_in_doubt import EVIDENCE
from graphkit.authoring.spells.panels_told import Missing, apart_told, missing_told
from graphkit.authoring.spells.runs_of_years import State, runs_of_states, spell_of_run
from graphkit.errors import Problem
from graphkit.importing.mapping import YEAR_OF_ROW, TableMap, across_of
from graphkit.importing.spreadsheets.map_rows import CellReader
from graphkit.importing.spreadsheets.name_across import name_across
from graphkit.importing.spreadsheets.panel_checked import member_as_read
from graphkit.importing.spreadsheets.wide_as_long import SIGN, WideAsLong
from graphkit.tabular.reading.lines_of_text import Line

_SAID: Final = ("role", "during")
_REMEMBERED: Final = 50_000
"""The runs of so many columns of states are kept."""


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
    evidence = [rows.places[one.columns[name]] for name in EVIDENCE if name in one.columns]

    def long_lines() -> Iterator[Line]:
        grouped: dict[str, dict[Years, Line]] = {}
        for line, cells in rows.sound(lines):
            of_one = grouped.setdefault(member_as_read(cells[place]), {})
            of_one[years_meant(cells[year]) or Years(0, 0)] = line, cells
        panel = _Panel(rows, grouped, kept, evidence)
        if grouped:
            doubts.extend(panel.told(path, one.columns[YEAR_OF_ROW], year))
        for of_one in grouped.values():
            yield from panel.lines_of(of_one, one.columns[stem])

    return WideAsLong(names, long_lines(), read)


class _Panel:
    """The rows of each name by their years, and what a cell says beside those of other years."""

    def __init__(
        self,
        rows: CellReader,
        grouped: Mapping[str, Mapping[Years, Line]],
        kept: Sequence[int],
        evidence: Sequence[int],
    ) -> None:
        self.rows, self.grouped, self.kept, self.evidence = rows, grouped, kept, evidence
        self._known: dict[str, dict[str, State]] = {}
        self._runs_of: dict[tuple[State, ...], list[tuple[str, int, int, list[Years]]]] = {}
        self.years = sorted({year for of_one in grouped.values() for year in of_one})
        across = [(name, name_across(name), rows.places[name]) for name in rows.told.across]
        self._across = across
        texts = _texts_of([place for *_, place in across], grouped)
        marks = rows.told.marks
        self._noes = {one for one in texts if mark_in_panel(one, marks).belongs is False}
        several = [len(of_one) for of_one in grouped.values()]
        self.missing: Missing = "open"
        if all(own == len(self.years) for own in several):
            self.missing = "none"
        elif not self._noes and all(2 * own > len(self.years) for own in several):
            self.missing = "no"

    def told(self, path: str, column: str, year: int) -> Iterator[Problem]:
        """Say how the rows are read."""
        texts = {
            cells[year].strip(): when
            for of_one in self.grouped.values()
            for when, (_, cells) in of_one.items()
        }
        in_order = sorted(texts, key=lambda text: (texts[text], text))
        message = (
            f"each row is read as one for the year that it names, {in_order[0]} to {in_order[-1]}: "
            "years with a mark that follow each other are one membership, and what else a row says "
            "is that of the first of them."
        )
        hint = "If these are the years of joining, write a row for each membership, with since."
        yield Problem(path, 0, column, message, hint)
        yield from missing_told(path, column, self.missing)
        if any(map(self._evidence_differs, self._all_runs())) if self.evidence else False:
            yield apart_told(path, column)

    def _all_runs(self) -> Iterator[Sequence[Line]]:
        """The rows of each name, as those of a run may be."""
        return (list(of_one.values()) for of_one in self.grouped.values())

    def _evidence_differs(self, lines: Sequence[Line]) -> bool:
        first = lines[0][1]
        return any(cells[n] != first[n] for _, cells in lines for n in self.evidence)

    def _states(
        self, name: str, years: Sequence[Line | None], column: Sequence[str]
    ) -> tuple[State, ...]:
        """As what the cells of a column say, year by year, that one name belonged.

        What is told of no cell is asked once.
        """
        known = self._known.setdefault(name, {})
        if len(column) == len(years) and known.keys() >= {*column}:
            return tuple(map(known.__getitem__, column))
        absent: State = False if self.missing == "no" else None
        states: list[State] = []
        cells = iter(column)
        for year in years:
            if year is None:
                states.append(absent)
                continue
            cell = next(cells)
            if cell in known:
                states.append(known[cell])
                continue
            before = len(self.rows.dropped) + len(self.rows.doubts)
            states.append(state := self._state(year[0], name, cell.strip()))
            if len(self.rows.dropped) + len(self.rows.doubts) == before:
                known[cell] = state
        return tuple(states)

    def _runs(self, states: tuple[State, ...]) -> list[tuple[str, int, int, list[Years]]]:
        """Find the runs of some states, once for all columns that have the same."""
        found = self._runs_of.get(states)
        if found is None:
            found = [*runs_of_states(states, self.years)]
            if len(self._runs_of) < _REMEMBERED:
                self._runs_of[states] = found
        return found

    def _state(self, line: int, name: str, cell: str) -> State:
        """As what a cell says that somebody belonged; False for not, None where it is left open."""
        said = self.rows.said(line, name, cell)
        if said.cells is not None:
            return said.cells.get("role", "")
        if said.left_open or (self._noes and cell not in self._noes):
            return None
        return False

    def lines_of(self, of_one: Mapping[Years, Line], column: str) -> Iterator[Line]:
        """Write a line for each run of years in which one name has a mark in a column."""
        found = 0
        years = [of_one.get(year) for year in self.years]
        columns = [*zip(*(year[1] for year in years if year), strict=True)]
        for name, called, place in self._across:
            states = self._states(name, years, columns[place])
            for role, first, last, others in self._runs(states):
                found += 1
                run = [one for one in years[first : last + 1] if one is not None]
                span = self.years[first], self.years[last]
                for (line, cells), during in self._periods(run, span, others):
                    yield line, [*(cells[n] for n in self.kept), called, role, during]
        if not found:
            line, _ = of_one[min(of_one)]
            why = "no cell of this row, or of its other years, says that it joined anything."
            self.rows.drop(line, column, why)

    def _periods(
        self, run: Sequence[Line], span: tuple[Years, Years], others: Sequence[Years]
    ) -> Iterator[tuple[Line, str]]:
        """Give the period of a run, or of each of its rows where these have different sources."""
        first, last = span
        final = self.years[-1]
        if not (self.evidence and self._evidence_differs(run)):
            yield run[0], spell_of_run(first, last, others, final)
            return
        start = self.years.index(first)
        for year, line in zip(self.years[start:], run, strict=False):
            yield line, spell_of_run(year, year, others, year if last == final else final)


def _texts_of(places: Sequence[int], grouped: Mapping[str, Mapping[Years, Line]]) -> set[str]:
    """List what stands in some columns."""
    cells_in = itemgetter(*places, places[0])  # of a single place, it would give no tuple
    found: set[str] = set()
    for of_one in grouped.values():
        for _, cells in of_one.values():
            found.update(cells_in(cells))
    return {*map(str.strip, found)}
