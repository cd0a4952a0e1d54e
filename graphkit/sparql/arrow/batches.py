"""Cut an answer of the engine into batches of columns."""

from __future__ import annotations

import io
import itertools
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final

import pyoxigraph

from graphkit.sparql.arrow.types import ColumnKind, column_of, widened
from graphkit.sparql.plain_values import value, values

if TYPE_CHECKING:
    import pyarrow as pa

_BATCH: Final = 2**20
"""So many bytes of an answer, as text, are turned into columns at once."""

_ROWS: Final = 2**15
"""So many triples are turned into columns at once."""

_TRIPLE: Final = ("subject", "predicate", "object")


class Batch:
    """Some rows of an answer, as columns that are as narrow as these rows allow."""

    def __init__(self, columns: Iterable[tuple[ColumnKind, pa.Array]]) -> None:
        made = list(columns)
        self.kinds = [kind for kind, _ in made]
        self._arrays = [array for _, array in made]

    def arrays(self, kinds: Sequence[ColumnKind]) -> list[pa.Array]:
        """Give the columns with these kinds, which are the same or wider."""
        return list(map(widened, self._arrays, kinds))


def names_of(answer: Any) -> list[str]:
    """Name the columns of an answer."""
    if isinstance(answer, pyoxigraph.QueryBoolean):
        return ["answer"]
    if isinstance(answer, pyoxigraph.QueryTriples):
        return list(_TRIPLE)
    return [variable.value for variable in answer.variables]


def read(answer: Any, take: Callable[[Batch], None]) -> None:
    """Hand on an answer batch by batch; one without columns has none."""
    if isinstance(answer, pyoxigraph.QueryBoolean):
        take(Batch([column_of([bool(answer)])]))
    elif isinstance(answer, pyoxigraph.QueryTriples):
        rows = ((value(t.subject), value(t.predicate), value(t.object)) for t in answer)
        while some := list(itertools.islice(rows, _ROWS)):
            take(Batch(map(column_of, zip(*some, strict=True))))
    elif names := names_of(answer):
        lines = _Lines(lambda tsv: take(_of_tsv(tsv, names)))
        answer.serialize(lines, pyoxigraph.QueryResultsFormat.TSV)
        lines.hand_on()


class _Lines(io.RawIOBase):
    """Takes what the engine writes as TSV, and hands it on in pieces of whole lines."""

    def __init__(self, take: Callable[[bytes], None]) -> None:
        self._take = take
        self._held = bytearray()
        self._head = True

    def writable(self) -> bool:
        return True

    def write(self, chunk: Any) -> int:
        self._held += chunk
        if len(self._held) >= _BATCH and b"\n" in bytes(chunk):
            self.hand_on()
        return len(chunk)

    def hand_on(self) -> None:
        """Hand on the lines that are whole, without the first of all, which names the columns."""
        end = self._held.rfind(b"\n") + 1
        start = self._held.find(b"\n") + 1 if self._head else 0
        lines = bytes(self._held[start:end])
        del self._held[:end]
        self._head = False
        if lines:
            self._take(lines)


def _of_tsv(tsv: bytes, names: list[str]) -> Batch:
    """Make columns of lines of TSV; a cell that occurs many times is read once."""
    import pyarrow as pa
    from pyarrow import csv

    # In TSV a tab or an end of line can only stand between cells, and quotes are part of a term.
    raw = csv.read_csv(
        pa.BufferReader(tsv),
        csv.ReadOptions(use_threads=False, block_size=len(tsv) + 1, column_names=names),
        csv.ParseOptions(
            delimiter="\t", quote_char=False, double_quote=False, ignore_empty_lines=False
        ),
        csv.ConvertOptions(column_types=dict.fromkeys(names, pa.string())),
    )
    return Batch(_decoded(column.combine_chunks()) for column in raw.columns)


def _decoded(cells: pa.Array) -> tuple[ColumnKind, pa.Array]:
    encoded = cells.dictionary_encode()
    kind, array = column_of(values(encoded.dictionary.to_pylist()))
    return kind, array.take(encoded.indices)
