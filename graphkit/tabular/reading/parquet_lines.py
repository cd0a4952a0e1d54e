"""Read a table of Parquet, a group of rows after the other."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from graphkit.errors import MissingExtra
from graphkit.files.apart import read_apart
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
        If it is no Parquet.

    Notes
    -----
    A process of its own reads the file, see `graphkit.files.apart`: a column may say that it is far
    larger than its file.
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

    try:
        file = parquet.ParquetFile(path)
    except (pa.ArrowException, OSError, ValueError) as error:
        raise unreadable(path.name, f"this is no Parquet: {error}.", "Write it again.") from None
    yield [(0, list(file.schema_arrow.names))]
    number = 1
    for batch in file.iter_batches(_AT_ONCE):
        columns = [column.to_pylist() for column in batch.columns]
        rows = zip(*columns, strict=True)
        yield [
            (line, ["" if value is None else str(value) for value in values])
            for line, values in enumerate(rows, number)
        ]
        number += batch.num_rows
