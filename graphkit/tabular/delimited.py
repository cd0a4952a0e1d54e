"""A table as CSV, or with tabs for commas."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from graphkit.errors import InvalidChoice
from graphkit.tabular.cells import plain

if TYPE_CHECKING:
    from graphkit.table import Formulas, Table, Value

FORMULA: Final = re.compile(r"'*[=+\-@\t\r]")
"""How a text begins that a spreadsheet would run, or that was marked as such."""


def csv_of(table: Table, delimiter: str = ",", *, formulas: Formulas = "keep") -> str:
    """Write a table as CSV or, with a tab, as TSV; see `Table.to_csv`."""
    import csv
    import io

    if formulas not in ("keep", "mark"):
        raise InvalidChoice("formulas", formulas, ("keep", "mark"))
    cell = _marked if formulas == "mark" else plain
    buffer = io.StringIO()
    # The writer quotes only what its own line end contains, so a lone CR needs a CRLF writer.
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator="\r\n")
    lines = []
    for row in (table.columns, *table.rows):
        writer.writerow([cell(value) for value in row])
        lines.append(buffer.getvalue().removesuffix("\r\n"))
        buffer.seek(0)
        buffer.truncate()
    return "\n".join(lines) + "\n"


def has_formulas(table: Table) -> bool:
    """Tell whether `Table.to_csv` would mark a cell."""
    return any(_marked(value) != plain(value) for row in table.rows for value in row)


def _marked(value: Value) -> str:
    text = plain(value)
    if isinstance(value, str | tuple) and FORMULA.match(text):
        return f"'{text}"
    return text
