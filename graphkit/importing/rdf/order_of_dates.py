"""Leave open the dates of RDF that could be read in two ways, so that all else can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from graphkit.authoring.cell_meanings.cells_of import cells_of, own_of
from graphkit.authoring.dates.date_order import date_order, has_order
from graphkit.authoring.dates.empty_words import UNKNOWN_DAY
from graphkit.authoring.dates.written_date import Order
from graphkit.errors import Problem
from graphkit.facts.as_written import AS_WRITTEN
from graphkit.facts.authored_row import Row

_BETWEEN: Final = re.compile(r"\s+(?:[–—-]|to)\s+")
_SHOWN: Final = 8
"""So many memberships are named."""


def without_unsure_dates(tables: Mapping[str, list[Row]], order: Order = "") -> Iterator[Problem]:
    """Take the dates whose order is to be asked out of memberships, in place.

    Parameters
    ----------
    tables : mapping of str to list of Row
        As they were read; a date that is taken out is kept as it was written.
    order : {"dmy", "mdy", ""}
        What the reader says.

    Yields
    ------
    Problem
        One question for all beginnings, one for all ends, with the memberships that it is about.
    """
    names = {row["id"]: _name(row) for name in ("actors", "coalitions") for row in tables[name]}
    for column in ("since", "until", "during"):
        dated = [row for row in tables["memberships"] if _said(row, column)]
        parts = ((row, part) for row in dated for part in _parts(row, column))
        asked = date_order(parts, column, order, of_table=False)[1]
        if asked is not None:
            unsure = [row for row in dated if any(map(has_order, _parts(row, column)))]
            who = dict.fromkeys(f"{names[r['actor']]} in {names[r['coalition']]}" for r in unsure)
            for row in unsure:
                _leave_open(row, column)
            yield asked._replace(message=f"{_listed([*who])}: {asked.message}")


def _said(row: Row, column: str) -> str:
    return row.own.get(column, "") or row.cells.get(column, "")


def _parts(row: Row, column: str) -> list[str]:
    return _BETWEEN.split(_said(row, column))


def _leave_open(row: Row, column: str) -> None:
    own = own_of(row)
    own[f"{column}{AS_WRITTEN}"] = _said(row, column)
    if column == "during":
        cells_of(row)[column] = "/"
    elif column == "until":
        own[column] = UNKNOWN_DAY  # it ended, so it does not go on
    else:
        del own[column]


def _name(row: Row) -> str:
    return next((cell for name, cell in row.cells.items() if cell and name.startswith("name")), "")


def _listed(names: list[str]) -> str:
    more = f" and {len(names) - _SHOWN:,} more" if len(names) > _SHOWN else ""
    return f"{', '.join(names[:_SHOWN])}{more}"
