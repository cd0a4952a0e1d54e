"""Read a table of Parquet, a group of rows after the other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from graphkit.errors import MissingExtra
from graphkit.tabular.reading.lines_of_text import Line, unreadable


def parquet_lines(path: Path) -> Iterator[Line]:
    """Read a table of Parquet; its rows are numbered from 1, after the header.

    Raises
    ------
    MissingExtra
        If pyarrow is not installed.
    DataError
        If it is no Parquet.
    """
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        raise MissingExtra("reading Parquet", "parquet") from None
    try:
        file = parquet.ParquetFile(path)
    except (pa.ArrowException, OSError, ValueError) as error:
        raise unreadable(path.name, f"this is no Parquet: {error}.", "Write it again.") from None
    yield 0, list(file.schema_arrow.names)
    number = 0
    for batch in file.iter_batches():
        columns = [column.to_pylist() for column in batch.columns]
        for values in zip(*columns, strict=True):
            number += 1
            yield number, ["" if value is None else str(value) for value in values]
