"""Answers as Apache Arrow columns, made batch by batch.

Python objects are made of the distinct cells of one batch only, so a large answer takes little
more memory than its columns. The type of a column is that of all its values:

- truth values are ``bool``, days ``date32``, whole numbers ``int64``, other numbers ``float64``;
- whole and other numbers together are ``float64`` if that holds each whole number exactly;
- everything else is ``string``: IRIs, texts, columns of mixed kinds, and columns without a value.

A value of a column of mixed kinds is written as ``Table.to_csv`` would, but a number without a
fraction always without a point. What has no value is null.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from typing import TYPE_CHECKING, Any, BinaryIO

from graphkit.errors import MissingExtra
from graphkit.sparql.arrow.batches import Batch, names_of, read
from graphkit.sparql.arrow.text_columns import WideningFile
from graphkit.sparql.arrow.types import ColumnKind, all_joined, schema_of

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["table", "write_parquet"]


def table(answer: Any) -> pa.Table:
    """Give an answer of the engine as an Arrow table.

    Parameters
    ----------
    answer : pyoxigraph.QuerySolutions, QueryTriples or QueryBoolean
        It is used up.

    Raises
    ------
    MissingExtra
        If pyarrow is not installed.
    """
    pa = _pyarrow()
    names = names_of(answer)
    held: list[Batch] = []
    read(answer, held.append)
    kinds = reduce(all_joined, (batch.kinds for batch in held), [ColumnKind.NOTHING] * len(names))
    columns: list[list[Any]] = [[] for _ in names]
    # Each batch is let go as soon as its columns have their final type.
    for batch in _emptied(held):
        for column, array in zip(columns, batch.arrays(kinds), strict=True):
            column.append(array)
    schema = schema_of(names, kinds)
    chunked = [pa.chunked_array(c, t) for c, t in zip(columns, schema.types, strict=True)]
    return pa.table(chunked, schema=schema)


def write_parquet(answer: Any, file: BinaryIO) -> None:
    """Write an answer of the engine as Parquet, one row group a batch.

    Parameters
    ----------
    answer : pyoxigraph.QuerySolutions, QueryTriples or QueryBoolean
        It is used up.
    file : binary file
        Open for writing and reading. When a batch does not fit the types of the columns so far,
        what was written is written again with wider ones.

    Raises
    ------
    MissingExtra
        If pyarrow is not installed.
    """
    _pyarrow()
    sheet = WideningFile(names_of(answer), file)
    read(answer, sheet.add)
    sheet.close()


def _emptied(batches: list[Batch]) -> Iterator[Batch]:
    batches.reverse()
    while batches:
        yield batches.pop()


def _pyarrow() -> Any:
    try:
        import pyarrow as pa
    except ImportError:
        raise MissingExtra("an answer as columns", "parquet") from None
    return pa
