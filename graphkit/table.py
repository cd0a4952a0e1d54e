"""The result of a question: columns and rows of plain values.

Light on purpose: no pandas is needed to ask, print or save; ``to_pandas`` and ``to_polars``
hand the rows over to those who have them.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias

from graphkit.errors import MissingExtra, NotFound
from graphkit.files import write_atomically

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

Value: TypeAlias = str | int | float | bool | None | datetime.date | tuple[str, ...]
Row: TypeAlias = tuple[Value, ...]


class Table:
    """An immutable table with named columns.

    Parameters
    ----------
    columns : sequence of str
        Names of the columns.
    rows : iterable of sequences
        One sequence of plain values a row, as long as ``columns``. The lengths are not checked.
    definitions : mapping of str to str, optional
        What each column means, and its unit.
    note : str, optional
        What a reader must know to use the table rightly.

    Examples
    --------
    >>> table = Table(["member", "joined"], [["zoom", 2022], ["line", 2020]])
    >>> len(table)
    2
    >>> table.column("member")
    ('zoom', 'line')
    >>> table[0]
    ('zoom', 2022)
    >>> print(table)
    member  joined
    ------  ------
    zoom    2022
    line    2020
    """

    __slots__ = ("columns", "definitions", "note", "rows")

    def __init__(
        self,
        columns: Sequence[str],
        rows: Iterable[Sequence[Value]],
        *,
        definitions: Mapping[str, str] | None = None,
        note: str = "",
    ) -> None:
        self.columns = tuple(columns)
        self.rows: tuple[Row, ...] = tuple(map(tuple, rows))
        self.definitions: Mapping[str, str] = MappingProxyType(dict(definitions or {}))
        self.note = note

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __getitem__(self, index: int) -> Row:
        return self.rows[index]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Table):
            return NotImplemented
        return self.columns == other.columns and self.rows == other.rows

    def __hash__(self) -> int:
        return hash((self.columns, self.rows))

    def __repr__(self) -> str:
        return f"<Table of {len(self.rows)} rows: {', '.join(self.columns)}>"

    def __str__(self) -> str:
        return _as_text(self)

    def column(self, name: str) -> tuple[Value, ...]:
        """Give the values of one column.

        Raises
        ------
        NotFound
            If there is no such column.
        """
        if name not in self.columns:
            raise NotFound("column", name, hint=f"The columns are {', '.join(self.columns)}.")
        index = self.columns.index(name)
        return tuple(row[index] for row in self.rows)

    def head(self, count: int = 10) -> Table:
        """Give the first rows as a table."""
        return self._with(self.rows[:count])

    def select(self, *names: str) -> Table:
        """Give only these columns, in this order."""
        chosen = [self.column(name) for name in names]
        rows = zip(*chosen, strict=True) if chosen else ()
        return Table(names, rows, definitions=self.definitions, note=self.note)

    def sorted_by(self, *names: str, reverse: bool = False) -> Table:
        """Give the rows ordered by these columns; missing values come last."""
        self.select(*names)  # an unknown column is an error here
        places = [self.columns.index(name) for name in names]

        def key(row: Row) -> tuple[Any, ...]:
            return tuple(((row[p] is None) != reverse, _comparable(row[p])) for p in places)

        return self._with(sorted(self.rows, key=key, reverse=reverse))

    def records(self) -> list[dict[str, Value]]:
        """Give the rows as dictionaries."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def to_csv(self, path: str | Path | None = None) -> str:
        """Write the table as CSV (RFC 4180, UTF-8, LF) and give the text.

        Parameters
        ----------
        path : str or Path, optional
            Where to write; nothing is written when left out.
        """
        import csv
        import io

        buffer = io.StringIO()
        # The writer quotes only what its own line end contains, so a lone CR needs a CRLF writer.
        writer = csv.writer(buffer, lineterminator="\r\n")
        lines = []
        for row in (self.columns, *self.rows):
            writer.writerow([_plain(value) for value in row])
            lines.append(buffer.getvalue().removesuffix("\r\n"))
            buffer.seek(0)
            buffer.truncate()
        text = "\n".join(lines) + "\n"
        if path is not None:
            write_atomically(path, text)
        return text

    def to_json(self) -> str:
        """Give the rows as a JSON array of objects; numbers that JSON has not become null."""
        import json

        # A line a row: Python writes indented JSON ten times as slowly.
        encoder = json.JSONEncoder(ensure_ascii=False, default=_jsonable, allow_nan=False)
        names = self.columns
        lines = (
            encoder.encode(dict(zip(names, map(_finite, row), strict=True))) for row in self.rows
        )
        return "[" + ",".join(f"\n{line}" for line in lines) + "\n]"

    def to_pandas(self) -> pd.DataFrame:
        """Give the table as a pandas data frame (extra ``pandas``)."""
        try:
            import pandas as pd
        except ImportError:
            raise MissingExtra("Table.to_pandas()", "pandas") from None
        return pd.DataFrame(self.rows, columns=list(self.columns))

    def to_polars(self) -> pl.DataFrame:
        """Give the table as a polars data frame (extra ``polars``)."""
        try:
            import polars as pl
        except ImportError:
            raise MissingExtra("Table.to_polars()", "polars") from None
        data = {name: self.column(name) for name in self.columns}
        return pl.DataFrame(data, strict=False)

    def _repr_html_(self) -> str:
        import html

        head = "".join(
            f'<th title="{html.escape(self.definitions.get(name, ""))}">{html.escape(name)}</th>'
            for name in self.columns
        )
        body = "".join(
            "<tr>" + "".join(f"<td>{html.escape(_plain(value))}</td>" for value in row) + "</tr>"
            for row in self.rows
        )
        note = f"<p>{html.escape(self.note)}</p>" if self.note else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{note}"

    def _with(self, rows: Iterable[Row]) -> Table:
        return Table(self.columns, rows, definitions=self.definitions, note=self.note)


def _plain(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return "; ".join(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _finite(value: Value) -> Value:
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _jsonable(value: object) -> str:
    if isinstance(value, datetime.date):
        return value.isoformat()
    raise TypeError(f"a Table holds plain values, not {type(value).__name__}")


def _comparable(value: Value) -> Any:
    return "" if value is None else value


def _as_text(table: Table) -> str:
    cells = [table.columns, *([_plain(value) for value in row] for row in table.rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = ["  ".join(cell.ljust(w) for cell, w in zip(row, widths, strict=True)) for row in cells]
    lines.insert(1, "  ".join("-" * w for w in widths))
    return "\n".join(line.rstrip() for line in lines)
