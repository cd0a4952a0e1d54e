"""Make one membership of the rows of a panel that say, year by year, that somebody belonged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Final

from graphkit.authoring.dates.years_meant import Years
from graphkit.authoring.headers.header import Report
from graphkit.authoring.known_words.words_of_headers import BELONGS
from graphkit.authoring.spells.marks_of_panels import ROLE, without_answers
from graphkit.authoring.spells.panels_in_doubt import (
    dates_lost,
    evidence_differs,
    mixed,
    standing_differs,
    varying,
)
from graphkit.authoring.spells.panels_told import AsRead, Missing, told_of_panel
from graphkit.authoring.spells.rows_at_odds import rows_at_odds, twice_in_a_year
from graphkit.authoring.spells.rows_of_panel import YearlyRows, missing_in, panel_of, year_of
from graphkit.authoring.spells.runs_of_years import State, runs_of_states, spell_of_run
from graphkit.facts.authored_row import Row

_NOTHING: Final[Mapping[str, str]] = {}


def yearly_marks(
    rows: Sequence[Row],
    headers: Mapping[str, str],
    doubt: Report,
    *,
    leave_out: Report | None = None,
    marks: Mapping[str, str] = _NOTHING,
) -> Sequence[Row]:
    """Put the rows of years that follow each other into one, with its period.

    Parameters
    ----------
    rows : sequence of Row
        Memberships, as they were read.
    headers : mapping of str to str
        The headers as written, where they have names of their own.
    doubt : callable
        Is told that the rows were read so, or why they were not, and each code that nothing
        explains.
    leave_out : callable, optional
        Is given each row whose answer says that it is no membership, where rows are no years;
        without it, `doubt` is.
    marks : mapping of str to str
        The roles that codes mean; empty for no membership.

    Returns
    -------
    sequence of Row
        The same where no column tells the years of rows, where hardly any pair has several, or
        where it is not certain that they are years of memberships.

    Examples
    --------
    >>> cells = {"coalition": "A", "during": ""}
    >>> rows = [Row("a.csv", 2, cells, {"member": "B", "year": one}) for one in ("2001", "2002")]
    >>> found = yearly_marks(rows, {}, [].append)
    >>> [one["during"] for one in found]
    ['[..2001]/..']
    """
    panel = panel_of(rows, marks)
    if panel is None or not _is_certain(rows, panel, headers, doubt):
        if not rows or BELONGS not in rows[0].own:
            return rows
        kept = list(without_answers(rows, headers, leave_out or doubt))
        twice = twice_in_a_year(rows, BELONGS, headers) if panel is None else ()
        for problem in (*twice, *rows_at_odds(rows, kept, BELONGS, headers)):
            doubt(problem)
        return kept
    missing = missing_in(panel)
    found: list[Row] = []
    apart: list[Row] = []
    for (_, coalition), of_year in panel.rows.items():
        for run, others in _runs_of(of_year, panel, panel.years[coalition], missing):
            differs = evidence_differs(run)
            apart.extend(run if differs else ())
            found.extend(_periods(run, panel, others, apart=differs))
    texts = sorted({row.own[panel.column] for row in rows}, key=year_of)
    ends = {several[-1] for several in panel.years.values()}
    as_read = AsRead(panel.column, panel.marks, texts, panel.said, missing, len(ends) > 1)
    for problem in told_of_panel(rows, as_read, headers, apart, found):
        doubt(problem)
    return found


def _is_certain(
    rows: Sequence[Row], panel: YearlyRows, headers: Mapping[str, str], doubt: Report
) -> bool:
    """Tell whether rows are surely years of memberships; why they may not be is told."""
    path, header = rows[0].path, headers.get(panel.column, panel.column)
    texts = {row.own[panel.column]: year_of(row.own[panel.column]) for row in rows}
    names = varying(
        (list(of_year.values()) for of_year in panel.rows.values()),
        ("member", panel.column, panel.marks),
    )
    marked = [row for row in rows if panel.mark(row).belongs]
    reasons = chain(mixed(path, header, texts), standing_differs(marked, names, headers))
    why = next(reasons, None)
    for problem in [why] if why else dates_lost(marked, names, headers):
        doubt(problem)
    return why is None


def _runs_of(
    of_year: Mapping[Years, Row], panel: YearlyRows, years: Sequence[Years], missing: Missing
) -> Iterator[tuple[list[Row], list[Years]]]:
    """Give the rows of each run of years of a pair, and the years beside it that say otherwise."""
    absent: State = False if missing == "no" else None
    states = [absent if (row := of_year.get(year)) is None else panel.state(row) for year in years]
    for _, first, last, others in runs_of_states(states, years):
        yield [of_year[year] for year in years[first : last + 1]], others


def _periods(
    run: Sequence[Row], panel: YearlyRows, others: Sequence[Years], *, apart: bool
) -> Iterator[Row]:
    """Make one row of a run, or read each of its rows as what its own source shows."""
    years = [year_of(row.own[panel.column]) for row in run]
    if not apart:
        yield _as_one(run, panel, spell_of_run(years[0], years[-1], others, panel.final))
        return
    for year, row in zip(years, run, strict=True):
        final = year if years[-1] == panel.final else panel.final
        yield _as_one([row], panel, spell_of_run(year, year, others, final))


def _as_one(run: Sequence[Row], panel: YearlyRows, during: str) -> Row:
    """Make one row of those of a run, with what all of them say."""
    read = (panel.column, panel.marks)
    same = {
        name: cell
        for name, cell in run[0].own.items()
        if name not in read and all(one.own.get(name) == cell for one in run)
    }
    same |= {"member": run[0].own["member"]} if "member" in run[0].own else {}
    cells = {**run[0].cells, "during": during}
    role = panel.mark(run[0]).role
    if role or panel.marks == ROLE:
        cells["role"] = role
    return Row(run[0].path, run[0].line, cells, same)
