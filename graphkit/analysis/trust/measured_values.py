"""The values that a measure returned, by what they are of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import combinations
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import numpy as np

from graphkit.errors import DataError, InvalidChoice, Problem
from graphkit.next_steps import Advice, Option
from graphkit.table import Table
from graphkit.type_checks import function, texts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphkit.panel import Panel

Measure: TypeAlias = "Callable[[Panel], Table | float | None]"
Values: TypeAlias = "dict[tuple[Any, ...], float | None]"

WHOLE: Final = "value"
"""What a single number is of."""
_MOST_ADDED: Final = 2
"""So many columns are tried beside those of a key that does not tell rows apart."""


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
    """Read the values out of what a measure gave.

    Raises
    ------
    InvalidChoice
        If it is a Table, and ``keys`` or ``value`` is left out.
    NotFound
        If the Table lacks one of the columns.
    DataError
        If a value is no number, or the keys do not tell the rows apart: one of several would be
        taken for all.
    """
    if isinstance(result, Table):
        if not keys or value is None:
            raise InvalidChoice("key and value", (keys, value), result.columns)
        columns = [result.column(name) for name in (*keys, value)]
        found = {row[:-1]: row[-1] for row in zip(*columns, strict=True)}
        if len(found) < len(result):
            raise _not_a_key(result, keys, value)
        return {name: _number(one) for name, one in found.items()}
    return {(WHOLE,): _number(result)}


def _not_a_key(table: Table, keys: tuple[str, ...], value: str) -> DataError:
    """Say that rows share a key, with an example, and which further columns would part them."""
    names = list(zip(*(table.column(key) for key in keys), strict=True))
    seen = Counter(names)
    name, often = seen.most_common(1)[0]
    shown = ", ".join(map(str, name))
    said = (
        f"key {', '.join(map(repr, keys))} does not tell the rows of the measure apart: {often:,} "
        f"of {len(names):,} are of {shown!r}."
    )
    others = [column for column in table.columns if column not in (*keys, value)]
    others = [column for column in others if not _measured(table.column(column))]
    choice = next(
        (
            (*keys, *more)
            for number in range(1, _MOST_ADDED + 1)
            for more in combinations(others, number)
            if _parts(table, (*keys, *more))
        ),
        None,
    )
    hint: str = "No columns of it do: sum the rows up, or measure something else."
    if choice is not None:
        hint = Advice("Say {key}.", key=Option("key", choice))
    return DataError([Problem("measure", 0, "", said, hint)])


def _measured(values: Iterable[object]) -> bool:
    """Tell whether these are measures, which part rows by accident only."""
    return any(isinstance(one, float) for one in values)


def _parts(table: Table, columns: tuple[str, ...]) -> bool:
    """Tell whether no two rows are alike in these columns."""
    rows = list(zip(*(table.column(name) for name in columns), strict=True))
    return len(set(rows)) == len(rows)


def _number(value: object) -> float | None:
    if value is None:
        return None
    if isinstance(value, (int, float, np.number)) and np.isfinite(float(value)):
        return int(value) if isinstance(value, (bool, int, np.integer)) else float(value)
    hint = "Let it give a Table, a finite number or None."
    raise DataError([Problem("measure", 0, "", f"{value!r} is not a number.", hint)])
