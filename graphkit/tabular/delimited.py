"""A table as CSV, or with tabs for commas."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from graphkit.tabular.cells import plain
from graphkit.type_checks import one_of

if TYPE_CHECKING:
    from graphkit.table import Formulas, Table, Value

FORMULA: Final = re.compile(r"'*[=+\-@\t\r]")
"""How a text begins that a spreadsheet would run, or that was marked as such."""


def csv_text(rows: Iterable[Iterable[object]], delimiter: str = ",", *, end: str = "\n") -> str:
    r"""Write rows as CSV.

    Parameters
    ----------
    rows : iterable of iterable
        The cells of each row, the header among them.
    delimiter, end : str
        What stands between cells, and after each row.

    Examples
    --------
    >>> csv_text([("member", "note"), ("Acme", "one\rtwo")])
    'member,note\nAcme,"one\rtwo"\n'
    """
    import csv
    from types import SimpleNamespace

    # The writer quotes only what its own line end contains, so a lone CR needs a CRLF writer.
    lines: list[str] = []
    csv.writer(
        SimpleNamespace(write=lines.append), delimiter=delimiter, lineterminator="\r\n"
    ).writerows(rows)
    return end.join([line[:-2] for line in lines]) + end if lines else ""


def csv_of(table: Table, delimiter: str = ",", *, formulas: Formulas = "keep") -> str:
    """Write a table as CSV or, with a tab, as TSV; see `Table.to_csv`."""
    one_of("formulas", formulas, ("keep", "mark"))
    cell = _marked if formulas == "mark" else plain
    rows = (table.columns, *table.rows)
    return csv_text(([cell(value) for value in row] for row in rows), delimiter)


def has_formulas(table: Table) -> bool:
    """Tell whether `Table.to_csv` would mark a cell."""
    return any(_marked(value) != plain(value) for row in table.rows for value in row)


def _marked(value: Value) -> str:
    text = plain(value)
    if isinstance(value, str | tuple) and FORMULA.match(text):
        return f"'{text}"
    return text
