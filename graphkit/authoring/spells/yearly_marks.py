"""Make one membership of the rows of a panel that say, year by year, that somebody belonged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from graphkit.authoring.dates.years_meant import in_order, years_meant
from graphkit.authoring.headers.header import Report
from graphkit.authoring.headers.one_table import without_brackets
from graphkit.authoring.spells.runs_of_years import period_of_run, runs
from graphkit.authoring.words.words_of_headers import MARKS_OF_ROWS, TIME_COLUMNS, YEARS_OF_ROWS
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row
from graphkit.tabular.how_many import how_many

_YES: Final = "1"
_NO: Final = "0"
_MOST_DIGITS: Final = 3


def may_be_year(name: str) -> bool:
    """Tell whether an own column may say for which year a row is.

    >>> may_be_year("year"), may_be_year("fiscal_year"), may_be_year("years_of_service")
    (True, True, False)
    """
    return without_brackets(name) in YEARS_OF_ROWS


def yearly_marks(rows: Sequence[Row], headers: Mapping[str, str], doubt: Report) -> Sequence[Row]:
    """Put the rows of years that follow each other into one, with its period.

    Parameters
    ----------
    rows : sequence of Row
        Memberships, whose dates stand in own columns.
    headers : mapping of str to str
        The headers as written, where they have names of their own.
    doubt : callable
        Is told that the rows were read so, and each code that nothing explains.

    Returns
    -------
    sequence of Row
        The same where no column tells the years of rows, or hardly any pair has several.

    Examples
    --------
    >>> cells = {"coalition": "A", "during": ""}
    >>> rows = [Row("a.csv", 2, cells, {"member": "B", "year": one}) for one in ("2001", "2002")]
    >>> found = yearly_marks(rows, {}, [].append)
    >>> [one["during"] for one in found]
    ['[..2001]/..']
    """
    column = _column_of_years(rows)
    if not column:
        return rows
    marks = _column_of_marks(rows)
    of_pair: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        of_pair.setdefault(_pair(row), []).append(row)
    years = sorted({row.own[column] for row in rows}, key=in_order)
    for problem in _told(rows, column, marks, headers, years):
        doubt(problem)
    dense = bool(marks) and any(row.own.get(marks) == _NO for row in rows)
    return [
        one
        for several in of_pair.values()
        for one in _runs_of(several, column, marks, years, dense=dense)
    ]


def _column_of_years(rows: Sequence[Row]) -> str:
    """Name the own column that says for which year each row is; empty if there is none."""
    if not rows:
        return ""
    for column in filter(may_be_year, rows[0].own):
        if all(_is_of_year(row, column) for row in rows):
            pairs = Counter(map(_pair, rows))
            each = {(*_pair(row), row.own[column]) for row in rows}
            again = sum(several > 1 for several in pairs.values())
            return column if len(each) == len(rows) and 2 * again >= len(pairs) else ""
    return ""


def _is_of_year(row: Row, column: str) -> bool:
    timed = row.cells["during"] or not row.own.keys().isdisjoint(TIME_COLUMNS)
    return not timed and years_meant(row.own.get(column, "")) is not None


def _column_of_marks(rows: Sequence[Row]) -> str:
    """Name the own column of codes, such as 0 and 1, that say whether somebody belonged."""
    for column in rows[0].own:
        if without_brackets(column) in MARKS_OF_ROWS:
            said = {row.own.get(column, "") for row in rows}
            if _YES in said and all(map(_is_code, said)):
                return column
    return ""


def _is_code(cell: str) -> bool:
    return cell.removeprefix("-").isdigit() and len(cell) < _MOST_DIGITS


def _pair(row: Row) -> tuple[str, str]:
    return row.own.get("member") or row.cells.get("actor", ""), row.cells["coalition"]


def _runs_of(
    rows: Sequence[Row], column: str, marks: str, years: Sequence[str], *, dense: bool
) -> list[Row]:
    """Make a row for each run of years of one member in one coalition."""
    of_year = {row.own[column]: row for row in rows}
    said = {year: row.own.get(marks, _YES) for year, row in of_year.items()}
    roles = [
        of_year[year].cells.get("role", "") if said.get(year) == _YES else None for year in years
    ]
    known = [year for year in years if said.get(year, "" if dense else _NO) in (_YES, _NO)]
    found = []
    for _, first, last in runs(roles):
        run = [of_year[year] for year in years[first : last + 1]]
        same = {
            name: cell
            for name, cell in run[0].own.items()
            if name not in (column, marks) and all(one.own.get(name) == cell for one in run)
        }
        during = period_of_run(years[first], years[last], years, known)
        found.append(Row(run[0].path, run[0].line, {**run[0].cells, "during": during}, same))
    return found


def _told(
    rows: Sequence[Row], column: str, marks: str, headers: Mapping[str, str], years: Sequence[str]
) -> list[Problem]:
    """Say how the rows are read, and ask for what the codes mean."""
    path = rows[0].path
    message = (
        f"each row is read as one for the year that it names, {years[0]} to {years[-1]}: years "
        "that follow each other are one membership, without what differs from year to year."
    )
    hint = "If these are the years of joining, call the column 'since'."
    found = [Problem(path, 0, headers.get(column, column), message, hint)]
    if not marks:
        return found
    several = Counter(row.own[marks] for row in rows)
    for code in sorted(several.keys() - {_YES, _NO}):
        line = next(row.line for row in rows if row.own[marks] == code)
        message = (
            f"the table does not say what {code!r} means; no membership is made of "
            f"{how_many(several[code], 'row')} with it."
        )
        hint = "Write 1 or 0 for it; as what somebody belonged, write into a column role."
        found.append(Problem(path, line, headers.get(marks, marks), message, hint))
    return found
