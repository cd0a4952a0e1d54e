"""A table as a Parquet file, with its note and definitions in the metadata."""

from __future__ import annotations

import datetime
import json
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphkit import type_checks
from graphkit.errors import MissingExtra
from graphkit.files.write import write_atomically
from graphkit.tabular.frames import kind_of
from graphkit.tabular.harmless_text import plain

if TYPE_CHECKING:
    from graphkit.table import Table


def write_parquet(table: Table, path: str | Path) -> None:
    """Write a table as Parquet; see `Table.to_parquet`."""
    target = type_checks.path(path)
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise MissingExtra("Table.to_parquet()", "parquet") from None
    types: dict[type | None, Any] = {
        bool: pa.bool_(),
        int: pa.int64(),
        float: pa.float64(),
        datetime.date: pa.date32(),
        str: pa.string(),
        tuple: pa.list_(pa.string()),
    }
    arrays, fields = [], []
    for name in table.columns:
        kind = kind_of(table, name)
        values: list[Any] = list(table.column(name))
        if kind is float:
            values = [None if value is None else float(value) for value in values]
        if kind not in types:
            kind, values = str, [None if value is None else plain(value) for value in values]
        arrays.append(pa.array(values, type=types[kind]))
        meaning = {"description": table.definitions.get(name, "")}
        fields.append(pa.field(name, types[kind], metadata=meaning))
    about = {"note": str(table.note), "made": json.dumps(dict(table.made), ensure_ascii=False)}
    schema = pa.schema(fields, metadata=about)
    written = BytesIO()
    pq.write_table(pa.Table.from_arrays(arrays, schema=schema), written)
    write_atomically(target, written.getvalue())
