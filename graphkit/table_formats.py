"""How a table is written for programs: CSV, JSON, Markdown, HTML, data frames."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

from graphkit.errors import InvalidChoice, MissingExtra
from graphkit.table import Formulas, Table, Value
from graphkit.table_text import plain, visible

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl


# CSV

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


# JSON

_HARMFUL: Final = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What JSON allows in a text, and a terminal, a script or an encoder does not."""


def json_of(table: Table) -> str:
    """Write a table, its note and its definitions as JSON; see `Table.to_json`."""
    encode = _encoder().encode
    columns = {name: table.definitions.get(name, "") for name in table.columns}
    # A line a row: Python writes indented JSON ten times as slowly.
    rows = ",".join(f"\n  {line}" for line in _json_lines(table))
    head = f'{{"note": {encode(str(table.note))},\n "columns": {encode(columns)},\n "rows": ['
    return _escaped(head) + rows + "\n ]}"


def jsonl_of(table: Table) -> str:
    """Write the rows as JSON objects, one a line."""
    return "".join(f"{line}\n" for line in _json_lines(table))


def _json_lines(table: Table) -> Iterable[str]:
    encode, names = _encoder().encode, table.columns
    for row in table.rows:
        yield _escaped(encode(dict(zip(names, map(_finite, row), strict=True))))


def _encoder() -> Any:
    import json

    return json.JSONEncoder(ensure_ascii=False, default=_jsonable, allow_nan=False)


def _escaped(text: str) -> str:
    return _HARMFUL.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _finite(value: Value) -> Value:
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _jsonable(value: object) -> str:
    if isinstance(value, datetime.date):
        return value.isoformat()
    raise TypeError(f"a Table holds plain values, not {type(value).__name__}")


# Markdown and HTML

_MARKUP: Final = re.compile(r"[\\`*_\[\]<>|~&#]")
_ADDRESS: Final = re.compile(r"https?://[^\s<>|]+")


def markdown_of(table: Table) -> str:
    """Write a table as a table of GitHub's Markdown; numbers stand on the right."""
    marks = ("---:" if _kind(table, name) in (int, float) else "---" for name in table.columns)
    lines = [_markdown_line(map(_markdown, table.columns)), _markdown_line(marks)]
    lines += [_markdown_line(map(_markdown, row)) for row in table.rows]
    if table.note:
        lines += ["", _markdown(str(table.note))]
    return "\n".join(lines) + "\n"


def _markdown_line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _markdown(value: Value) -> str:
    text = visible(plain(value))
    if _ADDRESS.fullmatch(text):
        return f"<{text}>"
    return _MARKUP.sub(r"\\\g<0>", text).replace("\n", "<br>")


def html_of(table: Table, most: int) -> str:
    """Write the first rows as an HTML table for notebooks, columns explained by their titles."""
    import html

    def cell(value: Value) -> str:
        return html.escape(visible(plain(value)))

    head = "".join(
        f'<th title="{cell(table.definitions.get(name, ""))}">{cell(name)}</th>'
        for name in table.columns
    )
    body = "".join(
        f"<tr>{''.join(f'<td>{cell(value)}</td>' for value in row)}</tr>"
        for row in table.rows[:most]
    )
    more = f"… {len(table) - most:,} more rows" if len(table) > most else ""
    below = "".join(f"<p>{cell(text)}</p>" for text in (more, str(table.note)) if text)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{below}"


# Data frames

_SMALLEST, _LARGEST = -(2**63), 2**63 - 1


def _kind(table: Table, name: str) -> type | None:
    """Tell the type of a column, None if it has several or none."""
    values = table.column(name)
    kinds = set(map(type, values)) - {type(None)}
    if not kinds:
        return table.types.get(name)
    if kinds == {int, float}:
        return float
    return kinds.pop() if len(kinds) == 1 else None


def _fits(values: Iterable[Any]) -> bool:
    return all(value is None or _SMALLEST <= value <= _LARGEST for value in values)


def pandas_of(table: Table) -> pd.DataFrame:
    """Make a pandas data frame; see `Table.to_pandas`."""
    try:
        import pandas as pd
    except ImportError:
        raise MissingExtra("Table.to_pandas()", "pandas") from None
    text = pd.Series(["text"]).dtype
    types: dict[type | None, Any] = {
        bool: "boolean",
        int: "Int64",
        float: "float64",
        datetime.date: "datetime64[s]",
        str: text,
    }
    series = {}
    for index, name in enumerate(table.columns):
        values, kind = table.column(name), _kind(table, name)
        beyond = kind is int and not _fits(values)
        dtype = object if beyond else types.get(kind, object)
        series[index] = pd.Series(values, dtype=dtype)
    frame = pd.DataFrame(series, index=pd.RangeIndex(len(table)))
    frame.columns = pd.Index(table.columns, dtype=text if table.columns else object)
    frame.attrs = {"definitions": dict(table.definitions), "note": str(table.note)}
    return frame


def polars_of(table: Table) -> pl.DataFrame:
    """Make a polars data frame; see `Table.to_polars`."""
    try:
        import polars as pl
    except ImportError:
        raise MissingExtra("Table.to_polars()", "polars") from None
    types: dict[type | None, Any] = {
        bool: pl.Boolean,
        int: pl.Int64,
        float: pl.Float64,
        datetime.date: pl.Date,
        str: pl.String,
        tuple: pl.List(pl.String),
    }
    data = {}
    for name in table.columns:
        values: Iterable[Any] = table.column(name)
        kind = _kind(table, name)
        known = kind in types and not (kind is int and not _fits(values))
        if kind is float:
            values = [None if value is None else float(value) for value in values]
        if not known:
            values = [None if value is None else plain(value) for value in values]
        data[name] = pl.Series(name, values, dtype=types[kind] if known else pl.String)
    return pl.DataFrame(data)
