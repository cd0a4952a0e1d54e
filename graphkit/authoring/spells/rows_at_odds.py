"""Tell of rows that say of one year, or of one member and coalition, both yes and no."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from graphkit.authoring.dates.years_meant import years_meant
from graphkit.authoring.doubts.answers_at_odds import AnswersAtOdds
from graphkit.authoring.headers.words_in_header import may_be_year
from graphkit.authoring.spells.rows_of_panel import cell_of, pair_of, year_of
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row


def rows_at_odds(
    rows: Sequence[Row], kept: Sequence[Row], column: str, headers: Mapping[str, str]
) -> Iterator[Problem]:
    """Tell of pairs of which a row is read as a membership, and another says that it is none.

    Parameters
    ----------
    rows : sequence of Row
        All of them.
    kept : sequence of Row
        Those that are read as memberships.
    column : str
        The column of the answers.
    headers : mapping of str to str
        The headers as written, where they have names of their own.
    """
    lines = {row.line for row in kept}
    odds = AnswersAtOdds()
    for row in rows:
        name = row.own.get("member") or row.cells.get("actor", "")
        odds.says(name, row.cells["coalition"], row.line, belongs=row.line in lines)
    if rows:
        yield from odds.told(rows[0].path, headers.get(column, column))


def twice_in_a_year(
    rows: Sequence[Row], marks: str, headers: Mapping[str, str]
) -> Iterator[Problem]:
    """Tell that rows are not read as those of years, since a pair has two for one year.

    Parameters
    ----------
    rows : sequence of Row
        Memberships that are no panel.
    marks : str
        The column of answers.
    headers : mapping of str to str
        The headers as written, where they have names of their own.
    """
    column = next(filter(may_be_year, rows[0].own), "") if rows else ""
    if not column or not all(map(years_meant, {row.own.get(column, "") for row in rows})):
        return
    first: dict[object, Row] = {}
    for row in rows:
        key = (pair_of(row), year_of(row.own[column]))
        other = first.setdefault(key, row)
        if cell_of(other, marks) != cell_of(row, marks):
            message = (
                f"lines {other.line} and {row.line} say otherwise of one year: rows are not read "
                "as years that follow each other."
            )
            hint = "Keep one row for each member, coalition and year."
            yield Problem(row.path, row.line, headers.get(column, column), message, hint)
            return
