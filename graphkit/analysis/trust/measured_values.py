"""The values that a measure returned, by what they are of."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import numpy as np

from graphkit.errors import DataError, InvalidChoice, Problem
from graphkit.table import Table
from graphkit.type_checks import function, texts

if TYPE_CHECKING:
    from graphkit.panel import Panel

Measure: TypeAlias = "Callable[[Panel], Table | float | None]"
Values: TypeAlias = "dict[tuple[Any, ...], float | None]"

WHOLE: Final = "value"
"""What a single number is of."""


def names_of_keys(key: str | tuple[str, ...] | None) -> tuple[str, ...]:
    """Put the columns that say what a row is about into a tuple."""
    return () if key is None else texts("key", key, "the name of a column or several")


def check_measure(measure: object) -> None:
    """Raise InvalidType unless this can be called with a panel."""
    function("measure", measure, "a function of a panel")


def key_definitions(names: tuple[str, ...]) -> dict[str, str]:
    """Define these columns."""
    return dict.fromkeys(names, "what the measure is of")


def in_order(columns: list[Values]) -> list[tuple[Any, ...]]:
    """List every key once, in the order of the fullest column that has it."""
    return list(dict.fromkeys(name for column in reversed(columns) for name in column))


def values_of(result: object, keys: tuple[str, ...], value: str | None) -> Values:
    """Read the values out of what a measure gave."""
    if isinstance(result, Table):
        if not keys or value is None:
            raise InvalidChoice("key and value", (keys, value), result.columns)
        columns = [result.column(name) for name in (*keys, value)]
        return {row[:-1]: _number(row[-1]) for row in zip(*columns, strict=True)}
    return {(WHOLE,): _number(result)}


def _number(value: object) -> float | None:
    if value is None:
        return None
    if isinstance(value, (int, float, np.number)) and np.isfinite(float(value)):
        return int(value) if isinstance(value, (bool, int, np.integer)) else float(value)
    hint = "Let it give a Table, a finite number or None."
    raise DataError([Problem("measure", 0, "", f"{value!r} is not a number.", hint)])
