"""Turn periods that people write in one cell, such as "2019 to 2021", into those of EDTF."""

from __future__ import annotations

import re
from typing import Final

from graphkit.authoring.cell_meanings.cells_of import cells_of, own_of
from graphkit.authoring.dates.date_order import date_order
from graphkit.authoring.dates.empty_words import is_unknown, says_nothing
from graphkit.authoring.dates.season_or_month import (
    EITHER,
    season_or_month,
    signs_of_seasons,
    with_years,
)
from graphkit.authoring.dates.written_date import Order
from graphkit.authoring.dates.written_period import read_range
from graphkit.authoring.doubts.doubted_dates import left_open
from graphkit.authoring.headers.header import Report
from graphkit.authoring.reading import Reading
from graphkit.errors import InvalidDate
from graphkit.facts.as_written import AS_WRITTEN
from graphkit.facts.authored_row import Row

_YEARS: Final = re.compile(r"\d{4}/\d{4}")


def fill_ranges(rows: list[Row], reading: Reading, report: Report, doubt: Report) -> None:
    """Turn, in place, periods that are written with a dash or "to" into EDTF.

    In a table of people's own, ``2019–2021`` means from 2019 until 2021, and a single date
    means since then. One that cannot be read is left open, and told.
    """
    ranged = [row for row in rows if row.cells["during"] and not _without_days(row)]
    cells = ((row, part) for row in ranged for part in re.split(r"\s+[–—-]\s+", row["during"]))
    seasons = signs_of_seasons(row["during"] for row in ranged)
    told = [(row, row["during"]) for row in ranged]
    if not seasons and (season := season_or_month(told, "during")):
        doubt(season)
    order, problem = date_order(cells, "during", reading.dates)
    if problem:
        report(problem)
    for row in ranged:
        try:
            during = _range(row["during"], order, seasons=seasons)
        except InvalidDate as error:
            during = ""
            if not problem:
                doubt(left_open(row, "during", error))
        if during != row["during"]:
            own_of(row)[f"during{AS_WRITTEN}"] = row["during"]
            cells_of(row)["during"] = during


def _without_days(row: Row) -> bool:
    """Empty, in place, a cell that says nothing, or that the period is not known."""
    said = row["during"]
    if not is_unknown(said):
        return False
    cells_of(row)["during"] = ""
    if not says_nothing(said):
        own_of(row)[f"during{AS_WRITTEN}"] = said
    return True


def _range(text: str, order: Order, *, seasons: str) -> str:
    """Read a period of a column; a season alone is both of its years."""
    if not seasons:
        return read_range(text, order)
    both = with_years(text, "{}/{}".format, seasons)
    return read_range(both if _YEARS.fullmatch(both) else with_years(text, EITHER, seasons), order)
