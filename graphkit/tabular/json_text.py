"""A table as JSON: whole, or one row a line."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Final

from graphkit.tabular.harmless_text import each_once

if TYPE_CHECKING:
    from graphkit.table import Table, Value

_HARMFUL: Final = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What JSON allows in a text, and a terminal, a script or an encoder does not."""


def json_of(table: Table) -> str:
    """Write a table, its note and its definitions as JSON; see `Table.to_json`."""
    encode = _encoder().encode
    columns = {name: table.definitions.get(name, "") for name in table.columns}
    # A line a row: Python writes indented JSON ten times as slowly.
    rows = ",".join(f"\n  {line}" for line in _json_lines(table))
    made = f' "made": {encode(dict(table.made))},\n' if table.made else ""
    head = f'{{"note": {encode(str(table.note))},\n "columns": {encode(columns)},\n{made} "rows": ['
    return _escaped(head) + rows + "\n ]}"


def jsonl_of(table: Table) -> str:
    """Write the rows as JSON objects, one a line."""
    return "".join(f"{line}\n" for line in _json_lines(table))


def _json_lines(table: Table) -> Iterable[str]:
    encode = _encoder().encode
    cells = (
        each_once(table.column(name), lambda value, name=name: _entry(encode, name, value))  # type: ignore[misc]
        for name in table.columns
    )
    rows = zip(*cells, strict=True) if table.columns else table.rows
    return (f"{{{', '.join(row)}}}" for row in rows)  # type: ignore[arg-type]


def _entry(encode: Callable[[object], str], name: str, value: Value) -> str:
    return _escaped(f"{encode(name)}: {encode(_finite(value))}")


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
