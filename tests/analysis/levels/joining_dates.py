"""Data sets of joinings in which nobody follows anybody."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from graphkit.panel import Panel

Shape: TypeAlias = Callable[[np.random.Generator], Panel]

COALITIONS, ACTORS = 10, 14
YEAR = 365


def alike(random: np.random.Generator) -> Panel:
    """All join on exact days, all alike."""
    return _panel(random, np.ones(ACTORS), vague=0)


def some_vague(random: np.random.Generator) -> Panel:
    """Half of the actors are known by the year, or by the last day possible, only."""
    return _panel(random, np.ones(ACTORS), vague=ACTORS // 2)


def all_vague(random: np.random.Generator) -> Panel:
    """Nobody is known by the day."""
    return _panel(random, np.ones(ACTORS), vague=ACTORS)


def some_early(random: np.random.Generator) -> Panel:
    """The first actors join early everywhere, the last late."""
    return _panel(random, np.geomspace(20, 0.05, ACTORS), vague=0)


def planted(random: np.random.Generator) -> Panel:
    """Actor 1 always joins within a month of actor 0."""
    return _panel(random, np.ones(ACTORS), vague=0, planted=True)


def _panel(
    random: np.random.Generator, pace: npt.NDArray[np.float64], vague: int, planted: bool = False
) -> Panel:
    rows = []
    for coalition in range(COALITIONS):
        days = random.exponential(300, ACTORS) / pace + 10_000 + 700 * coalition
        if planted:
            days[1] = days[0] + random.integers(1, 30)
        for actor, day in enumerate(days.astype(int).tolist()):
            if random.random() < 0.8:
                rows.append(_row(actor, coalition, day, vague))
    return Panel.from_rows(rows)


def _row(actor: int, coalition: int, day: int, vague: int) -> dict[str, Any]:
    row: dict[str, Any] = {"member": f"a{actor:02}", "coalition": f"c{coalition}"}
    year = day // YEAR * YEAR
    if actor >= vague:
        return row | {"start_earliest": day, "start_latest": day}
    if actor % 2:
        return row | {"start_earliest": year, "start_latest": year + YEAR - 1}
    return row | {"start_latest": day}
