"""A table as CSV, or with tabs for commas."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from graphkit.tabular.harmless_text import plain
from graphkit.type_checks import one_of

if TYPE_CHECKING:
    from graphkit.table import Formulas, Table, Value

FORMULA: Final = re.compile(r"'*[=+\-@\t\r]")
"""How a text begins that a spreadsheet would run, or that was marked as such."""
_MAY_BE_FORMULA: Final = re.compile(r"""(?:^|,)"?'*[=+\-@\t\r]""", re.MULTILINE)
_NUMBER_OR_DAY: Final = re.compile(r"[+-]?[\d.,:/~?% -]*")


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


def authored_text(rows: Iterable[Sequence[str]], *, end: str = "\n") -> str:
    r"""Write rows of a table that people will open in a spreadsheet, and that is read again.

    Parameters
    ----------
    rows : iterable of sequence of str
        The cells of each row, the header among them.
    end : str
        What stands after each row.

    Returns
    -------
    str
        CSV in which an apostrophe stands before texts that a spreadsheet would run; reading takes
        it away (`graphkit.tabular.reading.separated`).

    Examples
    --------
    >>> authored_text([("member", "fee"), ("=SUM(A1)", "-5")])
    "member,fee\n'=SUM(A1),-5\n"
    """
    rows = list(rows)
    text = csv_text(rows, end=end)
    if _MAY_BE_FORMULA.search(text) is None:
        return text
    return csv_text(([spelt(cell) for cell in row] for row in rows), end=end)


def spelt(cell: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would run; numbers and days are none.

    >>> spelt("=1+1"), spelt("-1.5"), spelt("-0044/-0027"), spelt("Acme")
    ("'=1+1", '-1.5', '-0044/-0027', 'Acme')
    """
    return f"'{cell}" if FORMULA.match(cell) and not _NUMBER_OR_DAY.fullmatch(cell) else cell
