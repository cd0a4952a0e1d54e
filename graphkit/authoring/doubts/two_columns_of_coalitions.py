"""Doubt which of two columns that are both called as coalitions are holds what was joined."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from graphkit.authoring.cell_meanings.cells_of import own_columns
from graphkit.authoring.headers.one_table import is_group, recognised
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row


def two_columns_of_coalitions(rows: Sequence[Row], headers: Mapping[str, str]) -> Iterator[Problem]:
    """Find own columns of one table whose headers alone would be those of what was joined.

    Yields
    ------
    Problem
        One for each that holds texts.
    """
    read = headers.get("coalition")
    if not rows or read is None:
        return
    for name, cells in own_columns(rows).items():
        header = headers.get(name, name)
        if header == read or not _is_called_so(header):
            continue
        if len({*cells}) > 1 and any(map(str.isalpha, "".join(cells))):
            message = (
                f"{read!r} is read as what was joined, and {header!r}, which may be it, too, is"
                " kept as a column of your own."
            )
            hint = f"If what was joined stands in {header!r}, call that column 'coalition'."
            yield Problem(rows[0].path, 0, header, message, hint)


def _is_called_so(header: str) -> bool:
    return recognised([header]).names == ("coalition",) and not is_group(header)
