"""Data sets in which two kinds of actors take equally long to join."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

import numpy as np

from graphkit.panel import ActorInfo, CoalitionInfo, Panel

Shape: TypeAlias = Callable[[np.random.Generator], Panel]

ACTORS, LAUNCH = 60, 18_000
END: Final = "2030-01-01"


def exact(random: np.random.Generator) -> Panel:
    """All join, on days that are known."""
    return _panel(random, 300, 10_000, vague=False)


def censored(random: np.random.Generator) -> Panel:
    """Half have not joined when the coalition ends."""
    return _panel(random, 900, 600, vague=False)


def vague(random: np.random.Generator) -> Panel:
    """Half are known by the year only."""
    return _panel(random, 300, 10_000, vague=True)


def _panel(random: np.random.Generator, mean: float, life: int, *, vague: bool) -> Panel:
    names = [f"a{n:02}" for n in range(ACTORS)]
    rows = [{"member": name, "coalition": "elsewhere", "start": LAUNCH} for name in names]
    waits = np.floor(random.exponential(mean, ACTORS)).astype(int).tolist()
    for number, (name, wait) in enumerate(zip(names, waits, strict=True)):
        if wait <= life:
            width = 180 if vague and number % 4 < 2 else 0
            first, last = LAUNCH + max(wait - width, 0), LAUNCH + wait + width
            row = {"member": name, "coalition": "call", "start_earliest": first}
            rows.append(row | {"start_latest": last})
    kinds = {name: ActorInfo("", kind=("ngo", "company")[n % 2]) for n, name in enumerate(names)}
    about = CoalitionInfo("Call", start_earliest=LAUNCH, end_latest=LAUNCH + life)
    return Panel.from_rows(rows, actors=kinds, coalitions={"call": about})
