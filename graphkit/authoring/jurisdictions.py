"""The jurisdictions that tables may name: their own, and those of the bundled list."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from functools import cache

from graphkit.facts.authored_row import Row
from graphkit.resources import folder


def with_bundled(own: Sequence[Row]) -> tuple[Row, ...]:
    """Add the jurisdictions of the bundled list whose codes a folder does not define itself.

    Parameters
    ----------
    own : sequence of Row
        The ``countries.csv`` of a folder: any codes, also of former countries, cities or blocs.

    Returns
    -------
    tuple of Row
        With the cell ``iso3166``: the code where it is one of ISO 3166. Of a row of the folder it
        is one where the bundled list has the code and the row does not say that it means
        something else than a country.
    """
    listed = _bundled()
    rows = [_told(row, listed) for row in own]
    defined = {row["code"] for row in rows}
    others = (row for code, row in listed.items() if code not in defined)
    return (*rows, *others)


def _told(row: Row, listed: Mapping[str, Row]) -> Row:
    code = row["code"]
    same = code in listed and row["kind"].casefold() in ("", "country")
    return Row(row.path, row.line, {**row.cells, "iso3166": code if same else ""}, row.own)


@cache
def _bundled() -> Mapping[str, Row]:
    path = folder("data") / "countries.csv"
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        rows = [
            Row(path.name, number, {"kind": "", **cells, "iso3166": cells["code"]})
            for number, cells in enumerate(reader, 2)
        ]
    return {row["code"]: row for row in rows}
