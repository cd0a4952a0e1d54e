"""Read a table of Parquet, a group of rows after the other."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from graphkit.errors import DataError, MissingExtra
from graphkit.files.read_apart import read_apart
from graphkit.tabular.reading.json_lines import cell_of
from graphkit.tabular.reading.lines_of_text import Line, plain_file, unreadable

_AT_ONCE: Final = 10_000
"""Rows that come from the process that reads in one piece."""


def parquet_lines(path: Path) -> Iterator[Line]:
    """Read a table of Parquet; its rows are numbered from 1, after the header.

    Raises
    ------
    MissingExtra
        If pyarrow is not installed.
    DataError
        If it is no Parquet, or is damaged.

    Notes
    -----
    A process of its own reads the file, see `graphkit.files.read_apart`: a column may say that it
    is far larger than its file.
    """
    if find_spec("pyarrow") is None:
        raise MissingExtra("reading Parquet", "parquet")
    plain_file(path)
    for lines in read_apart(_pieces, path):
        yield from lines


def _pieces(path: Path) -> Iterator[list[Line]]:
    """Read the groups of rows in this process."""
    import pyarrow as pa
    from pyarrow import parquet

    broken = (pa.ArrowException, OSError, ValueError)
    try:
        file = parquet.ParquetFile(path)
    except broken as error:
        raise _unreadable(path, "this is no Parquet", error) from None
    yield [(0, list(file.schema_arrow.names))]
    number = 1
    batches = file.iter_batches(_AT_ONCE)
    while True:
        try:
            batch = next(batches, None)
            columns = [column.to_pylist() for column in batch.columns] if batch else []
        except broken as error:
            raise _unreadable(path, "this Parquet is damaged", error) from None
        if batch is None:
            return
        rows = zip(*columns, strict=True)
        yield [
            (line, [_cell(value) for value in values]) for line, values in enumerate(rows, number)
        ]
        number += batch.num_rows


def _unreadable(path: Path, what: str, error: Exception) -> DataError:
    said = " ".join(str(error).split()).rstrip(".")
    return unreadable(path.name, f"{what}: {said}.", "Write it again.")


def _cell(value: Any) -> str:
    """Write a value as the same value in a line of JSON is written; bytes as the text they are.

    >>> _cell(["Acme", None, "Beta"]), _cell(b"Acme"), _cell(None), _cell({"name": "Acme"})
    ('Acme; Beta', 'Acme', '', '{"name": "Acme"}')
    """
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, list) and value and isinstance(value[0], tuple):  # a map
        return _cell({str(key): item for key, item in value})
    if isinstance(value, list):
        return "; ".join(map(_cell, (item for item in value if item is not None)))
    if isinstance(value, dict):
        return cell_of({name: _plain(item) for name, item in value.items()})
    return "" if value is None else str(value)


def _plain(value: Any) -> Any:
    """Make of a value within another one what JSON can hold."""
    return value if isinstance(value, str | int | float | None) else _cell(value)
