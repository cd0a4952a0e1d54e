"""Read the dates and words in the table of steps as people write them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from graphkit.authoring.cell_meanings.cells_of import cells_of, own_of
from graphkit.authoring.dates.date_order import date_order
from graphkit.authoring.dates.written_date import Order, read_date
from graphkit.authoring.headers.header import Report
from graphkit.authoring.known_words.bundled_words import bundled_concept
from graphkit.authoring.reading import Reading
from graphkit.errors import InvalidDate, Problem
from graphkit.facts.as_written import AS_WRITTEN
from graphkit.facts.authored_row import Row
from graphkit.names.fold import fold

_SCHEME: Final = "step-kind"
_PLAIN: Final = re.compile(r"-?\d{4}(-\d\d){0,2}")


def fill_steps(
    rows: Sequence[Row], concepts: Sequence[Row], reading: Reading, report: Report
) -> None:
    """Put dates of EDTF and codes, in place, for what people write in the table of steps.

    Parameters
    ----------
    rows : sequence of Row
        Of the table ``steps``. A date stands in ``during`` or in ``since``, as in the memberships;
        a text that is more than the date it means stays with its row.
    concepts : sequence of Row
        Of the table ``concepts``, whose own steps have names, too.
    reading : Reading
        The order of day and month, where the reader states it.
    report : callable
        Is given the one question of a column whose dates can be read in two ways, and each row
        with two dates.
    """
    for column in ("since", "during"):
        _read_dates(rows, column, reading, report)
    words: dict[str, str] = {}
    own = [row for row in concepts if row["scheme"] == _SCHEME]
    for row in own:
        words |= {fold(name): row["notation"] for _, name in row.texts("name")}
    words |= {row["notation"]: row["notation"] for row in own}
    for row in rows:
        step = row["step"]
        meant = words.get(fold(step)) or words.get(step) or bundled_concept(_SCHEME, step)
        cells_of(row)["step"] = meant or step


def _read_dates(rows: Sequence[Row], column: str, reading: Reading, report: Report) -> None:
    """Read a column of dates; of one whose order is open, one question is enough."""
    found = [(row, cell) for row in rows if (cell := _cell(row, column))]
    order, question = date_order(found, column, reading.dates)
    if question is not None:
        report(question)
    for row, cell in found:
        if column == "since" and row["during"]:
            hint = "Leave one of them empty."
            report(Problem(row.path, row.line, column, "this row has a date in during, too.", hint))
            continue
        own_of(row).pop(column, None)
        cells_of(row)["during"] = date = _read(cell, order, asked=question is not None)
        if date != cell:
            own_of(row)[f"{column}{AS_WRITTEN}"] = cell


def _cell(row: Row, column: str) -> str:
    return row.own.get(column, "") if column == "since" else row["during"]


def _read(cell: str, order: Order, *, asked: bool) -> str:
    """Read a date; what cannot be read is left for the check of the cells to tell."""
    if _PLAIN.fullmatch(cell):
        return cell
    try:
        return read_date(cell, order)
    except InvalidDate:
        return "" if asked else cell
