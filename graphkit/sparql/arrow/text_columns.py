"""A Parquet file that is written batch by batch, whatever types the batches have."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from typing import TYPE_CHECKING, BinaryIO

from graphkit.sparql.arrow.batches import Batch
from graphkit.sparql.arrow.types import ColumnKind, all_joined, schema_of, widened

if TYPE_CHECKING:
    import pyarrow as pa


class WideningFile:
    """A Parquet file whose columns become wider when a batch needs it."""

    def __init__(self, names: Sequence[str], file: BinaryIO) -> None:
        self._names, self._file = names, file
        self._begin([ColumnKind.NOTHING] * len(names))

    def _begin(self, kinds: Sequence[ColumnKind]) -> None:
        import pyarrow.parquet as pq

        self._kinds, self._schema = kinds, schema_of(self._names, kinds)
        self._writer = pq.ParquetWriter(self._file, self._schema)

    def add(self, batch: Batch) -> None:
        """Write a batch."""
        kinds = all_joined(self._kinds, batch.kinds)
        if schema_of(self._names, kinds) != self._schema:
            self._widen(kinds)
        self._kinds = kinds
        self._write(batch.arrays(kinds))

    def _widen(self, kinds: Sequence[ColumnKind]) -> None:
        import pyarrow.parquet as pq

        self._writer.close()
        with tempfile.TemporaryFile() as copy:
            self._file.seek(0)
            shutil.copyfileobj(self._file, copy)
            self._file.seek(0)
            self._file.truncate()
            self._begin(kinds)
            written = pq.ParquetFile(copy)
            for group in range(written.num_row_groups):
                columns = written.read_row_group(group).combine_chunks().columns
                self._write(
                    [widened(column.chunk(0), k) for column, k in zip(columns, kinds, strict=True)]
                )

    def _write(self, arrays: list[pa.Array]) -> None:
        import pyarrow as pa

        self._writer.write_batch(pa.record_batch(arrays, schema=self._schema))

    def close(self) -> None:
        """End the file; the file object stays open."""
        self._writer.close()
