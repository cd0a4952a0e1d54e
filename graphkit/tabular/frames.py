"""A table as a data frame of pandas or polars."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from graphkit.errors import MissingExtra
from graphkit.tabular.harmless_text import plain

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

    from graphkit.table import Table

_SMALLEST, _LARGEST = -(2**63), 2**63 - 1
_MOST = 10**300
"""Larger ones may be none that a float can be near to."""


def kind_of(table: Table, name: str) -> type | None:
    """Tell the type of a column, None if it has several, or no type holds its numbers.

    A column without values has the type that its table says, or else that of texts, so that a
    column of texts has one type whatever is in it. Whole numbers beside others, or where the table
    says so, are among these as long as each is one of them exactly: 2**53 + 1 is not.
    """
    values = [value for value in table.column(name) if value is not None]
    kinds = set(map(type, values))
    said = table.types.get(name)
    if not kinds:
        return said or str
    whole = [value for value in values if type(value) is int]
    if kinds == {int} and said is not float:
        return int if all(_SMALLEST <= number <= _LARGEST for number in whole) else None
    if kinds <= {int, float} and whole:
        return float if all(map(_is_a_float, whole)) else None
    return kinds.pop() if len(kinds) == 1 else None


def _is_a_float(number: int) -> bool:
    return abs(number) <= _MOST and int(float(number)) == number


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
        values, kind = table.column(name), kind_of(table, name)
        series[index] = pd.Series(values, dtype=types.get(kind, object))
    frame = pd.DataFrame(series, index=pd.RangeIndex(len(table)))
    frame.columns = pd.Index(table.columns, dtype=text if table.columns else object)
    frame.attrs = {"definitions": dict(table.definitions), "note": str(table.note)}
    if table.made:
        frame.attrs["made"] = dict(table.made)
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
        kind = kind_of(table, name)
        known = kind in types
        if kind is float:
            values = [None if value is None else float(value) for value in values]
        if not known:
            values = [None if value is None else plain(value) for value in values]
        data[name] = pl.Series(name, values, dtype=types[kind] if known else pl.String)
    return pl.DataFrame(data)
