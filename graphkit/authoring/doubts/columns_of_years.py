"""Doubt own columns that are called as years are and hold marks: they say who belonged when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from graphkit.authoring.cell_meanings.cells_of import own_columns
from graphkit.authoring.cell_meanings.columns_of_marks import are_marks
from graphkit.authoring.dates.years_meant import in_order, years_meant
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row


def columns_of_years(rows: Sequence[Row], headers: Mapping[str, str]) -> Iterator[Problem]:
    """Find columns such as 2019 and 2020 with marks below, of which no time is read.

    Parameters
    ----------
    rows : sequence of Row
        Memberships, filled in.
    headers : mapping of str to str
        The headers as written, where they have names of their own.

    Yields
    ------
    Problem
        One for all of them together.
    """
    years = [
        name
        for name, seen in own_columns(rows).items()
        if years_meant(name) and are_marks(seen, dates=False)
    ]
    years.sort(key=in_order)
    if len(years) > 1:
        first, last = (headers.get(name, name) for name in (years[0], years[-1]))
        message = (
            f"the columns {first!r} to {last!r} look like the years of memberships, and are kept"
            " as columns of your own: no time is read of them."
        )
        hint = "Read the table with graphkit import, which makes periods of such columns."
        yield Problem(rows[0].path, 0, first, message, hint)
