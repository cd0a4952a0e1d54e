"""Coalitions whose members join evenly over its life, and one with a burst."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import numpy as np

from graphkit.panel import CoalitionInfo, Panel

Shape: TypeAlias = Callable[[np.random.Generator], Panel]

LAUNCH, LIFE = 15_000, 3_650


def few(random: np.random.Generator) -> Panel:
    """Twenty joinings in ten years."""
    return _panel(random.integers(0, LIFE, 20))


def many(random: np.random.Generator) -> Panel:
    """Two hundred joinings in ten years: most have a neighbour within a month."""
    return _panel(random.integers(0, LIFE, 200))


def by_month(random: np.random.Generator) -> Panel:
    """Sixty joinings known by the month."""
    return _panel(random.integers(0, LIFE // 30, 60) * 30, width=29)


def planted_burst(random: np.random.Generator) -> Panel:
    """Twenty joinings in ten years, and eight more within a fortnight."""
    burst = random.integers(0, LIFE - 14) + random.integers(0, 14, 8)
    return _panel(np.concatenate([random.integers(0, LIFE, 20), burst]))


def _panel(days: np.ndarray[tuple[int], np.dtype[np.int64]], width: int = 0) -> Panel:
    rows = [
        {
            "member": f"m{n:03}",
            "coalition": "call",
            "start_earliest": LAUNCH + day,
            "start_latest": LAUNCH + day + width,
            "confirmed_until": LAUNCH + LIFE,
        }
        for n, day in enumerate(days.tolist())
    ]
    info = CoalitionInfo("Call", start_earliest=LAUNCH, end_latest=LAUNCH + LIFE)
    return Panel.from_rows(rows, coalitions={"call": info})
