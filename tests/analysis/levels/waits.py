"""Data sets in which actors of two kinds and three countries take equally long to join.

They wait for two coalitions, and nobody follows anybody.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeAlias

import numpy as np

from graphkit.panel import ActorInfo, CoalitionInfo, Panel

Shape: TypeAlias = Callable[[np.random.Generator], Panel]

ACTORS, LAUNCH = 60, 18_000
CALLS: Final = ("call", "other call")
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


def planted_following(random: np.random.Generator) -> Panel:
    """Each joins the sooner, the more of its kind have."""
    return _panel(random, 15_000, 3_000, vague=False, following=1.0)


def _panel(
    random: np.random.Generator, mean: float, life: int, *, vague: bool, following: float = 0
) -> Panel:
    names = [f"a{n:02}" for n in range(ACTORS)]
    rows = [{"member": name, "coalition": "elsewhere", "start": LAUNCH} for name in names]
    for coalition in CALLS:
        days = _days(random, mean, following)
        rows += _joinings(names, coalition, days, life, vague=vague)
    kinds = {
        name: ActorInfo("", kind=("ngo", "company")[n % 2], country=("fr", "jp", "nz")[n % 3])
        for n, name in enumerate(names)
    }
    about = CoalitionInfo("", start_earliest=LAUNCH, end_latest=LAUNCH + life)
    return Panel.from_rows(rows, actors=kinds, coalitions=dict.fromkeys(CALLS, about))


def _days(random: np.random.Generator, mean: float, following: float) -> list[int]:
    """Draw the days on which actors join, one after another; each may follow those of its kind."""
    day, days, kind = 0.0, np.full(ACTORS, np.inf), np.arange(ACTORS) % 2
    for _ in range(ACTORS):
        waiting = np.isinf(days)
        before = np.bincount(kind[~waiting], minlength=2)[kind]
        pace = np.where(waiting, (1.0 + before) ** following, 0) / mean
        day += random.exponential(1 / pace.sum())
        days[random.choice(ACTORS, p=pace / pace.sum())] = day
    return [int(day) for day in days.tolist()]


def _joinings(
    names: list[str], coalition: str, days: list[int], life: int, *, vague: bool
) -> list[dict[str, Any]]:
    rows = []
    for number, (name, wait) in enumerate(zip(names, days, strict=True)):
        if wait <= life:
            width = 180 if vague and number % 4 < 2 else 0
            first, last = LAUNCH + max(wait - width, 0), LAUNCH + wait + width
            row = {"member": name, "coalition": coalition, "start_earliest": first}
            rows.append(row | {"start_latest": last})
    return rows
