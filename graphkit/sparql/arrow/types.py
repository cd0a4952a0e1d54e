"""What the values of a column have in common, and the Arrow type for it."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from enum import Enum
from functools import reduce
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import pyarrow as pa

    from graphkit.table import Value


class ColumnKind(Enum):
    """What the values of a column have in common."""

    NOTHING = "null"
    TRUTH = "bool"
    SMALL = "int64, each of which a float64 holds exactly"
    WHOLE = "int64"
    NUMBER = "float64"
    DAY = "date32"
    TEXT = "string"


_WIDER: Final = {
    frozenset([ColumnKind.SMALL, ColumnKind.WHOLE]): ColumnKind.WHOLE,
    frozenset([ColumnKind.SMALL, ColumnKind.NUMBER]): ColumnKind.NUMBER,
}


def joined(one: ColumnKind, other: ColumnKind) -> ColumnKind:
    """Give the narrowest kind that two kinds fit in.

    The order in which many are joined makes no difference, so that the type of a column does not
    depend on where its batches end.

    Examples
    --------
    >>> joined(ColumnKind.SMALL, ColumnKind.NUMBER).value
    'float64'
    >>> joined(ColumnKind.WHOLE, ColumnKind.NUMBER).value
    'string'
    """
    if one is other or other is ColumnKind.NOTHING:
        return one
    if one is ColumnKind.NOTHING:
        return other
    return _WIDER.get(frozenset([one, other]), ColumnKind.TEXT)


def kind_of(cell: Value) -> ColumnKind:
    """Tell the kind of one value."""
    if cell is None:
        return ColumnKind.NOTHING
    if isinstance(cell, bool):
        return ColumnKind.TRUTH
    if isinstance(cell, int):
        if abs(cell) <= 2**53:
            return ColumnKind.SMALL
        return ColumnKind.WHOLE if -(2**63) <= cell < 2**63 else ColumnKind.TEXT
    if isinstance(cell, float):
        return ColumnKind.NUMBER
    return ColumnKind.DAY if isinstance(cell, datetime.date) else ColumnKind.TEXT


def all_joined(some: Sequence[ColumnKind], others: Sequence[ColumnKind]) -> list[ColumnKind]:
    """Join the kinds of columns with those of others."""
    return list(map(joined, some, others))


def column_of(cells: Sequence[Value]) -> tuple[ColumnKind, pa.Array]:
    """Make a column of values, and tell its kind."""
    import pyarrow as pa

    kind = reduce(joined, map(kind_of, cells), ColumnKind.NOTHING)
    plain = map(_text, cells) if kind is ColumnKind.TEXT else cells
    return kind, pa.array(plain, type_of(kind))


def widened(array: pa.Array, kind: ColumnKind) -> pa.Array:
    """Give a column a kind that is the same or wider."""
    import pyarrow as pa

    wanted = type_of(kind)
    if array.type == wanted:
        return array
    if array.null_count == len(array):
        return pa.nulls(len(array), wanted)
    if kind is ColumnKind.NUMBER:
        return array.cast(wanted)
    return pa.array(map(_text, array.to_pylist()), wanted)


def _text(cell: Value) -> str | None:
    if cell is None:
        return None
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) <= 2**53:
        return str(int(cell))
    return str(cell)


def schema_of(names: Sequence[str], kinds: Sequence[ColumnKind]) -> pa.Schema:
    """Give the names and types of columns."""
    import pyarrow as pa

    return pa.schema(list(zip(names, map(type_of, kinds), strict=True)))


def type_of(kind: ColumnKind) -> pa.DataType:
    """Give the Arrow type of a kind; a column without a value is one of texts."""
    import pyarrow as pa

    return {
        ColumnKind.TRUTH: pa.bool_(),
        ColumnKind.SMALL: pa.int64(),
        ColumnKind.WHOLE: pa.int64(),
        ColumnKind.NUMBER: pa.float64(),
        ColumnKind.DAY: pa.date32(),
    }.get(kind, pa.string())
