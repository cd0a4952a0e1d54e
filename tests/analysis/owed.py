"""What every table of an analysis owes: stated ranges, chances, finite numbers, words for gaps."""

from __future__ import annotations

import math
import re
from typing import Final

import graphkit

RANGE: Final = re.compile(r"(-?\d+)(?: \(none\))? to (-?\d+)")
CHANCES: Final = ("p", "q", "p_adjusted")
CLOSE: Final = 1e-9


def ranges_of(table: graphkit.Table) -> dict[str, tuple[float, float]]:
    """Read the ranges that the definitions of the columns state; chances have theirs unsaid."""
    stated = {name: RANGE.search(words) for name, words in table.definitions.items()}
    ranges = {name: (float(found[1]), float(found[2])) for name, found in stated.items() if found}
    return ranges | {name: (0.0, 1.0) for name in CHANCES if name in table.columns}


def check(table: graphkit.Table) -> None:
    """See to it that no value leaves its range, is infinite, or is missing without a word."""
    ranges = ranges_of(table)
    for row in table:
        for name, value in zip(table.columns, row, strict=True):
            if value is None:
                assert "empty" in table.definitions[name], (name, row)
            elif isinstance(value, float):
                assert math.isfinite(value), (name, row)
            if name in ranges and isinstance(value, (int, float)):
                least, most = ranges[name]
                assert least - CLOSE <= value <= most + CLOSE, (name, row)
            if name in CHANCES:
                assert value != 0, "no chance is nil"
