"""A made-up panel of any size: few large coalitions and many small ones, few busy actors."""

from __future__ import annotations

from typing import Any

import numpy as np

from graphkit.panel import EARLIEST, LATEST, ActorInfo, CoalitionInfo, Panel

KINDS = ("government", "company", "civil-society", "academic", "international-organisation")
TOPICS = ("child-safety", "elections", "cybersecurity", "transparency")
ROLES = ("founder", "member", "signatory", "supporter")
LEADERS = ("governments", "industry", "civil-society", "multistakeholder")
FIRST, LAST = 12784, 20454  # 2005-01-01 and 2026-01-01


def panel(memberships: int, seed: int = 0) -> Panel:
    """Make a panel with exactly so many memberships, the same for the same seed."""
    random = np.random.default_rng(seed)
    coalition, member = _pairs(memberships, random)
    actors = tuple(f"actor-{n:07d}" for n in range(int(member.max()) + 1))
    coalitions = tuple(f"coalition-{n:06d}" for n in range(int(coalition.max()) + 1))
    return Panel(
        record=np.arange(memberships, dtype=np.int32),
        member=member,
        listing=member,
        coalition=coalition,
        role=random.integers(0, len(ROLES), memberships, dtype=np.int32),
        group=np.zeros(memberships, dtype=np.int16),
        **_periods(memberships, random),
        ended_with_coalition=np.zeros(memberships, dtype=np.int8),
        records=tuple(f"membership-{n:08d}" for n in range(memberships)),
        members=actors,
        listings=actors,
        coalitions=coalitions,
        roles=ROLES,
        groups=("",),
        actors={
            name: ActorInfo(name, {}, KINDS[n % len(KINDS)], f"country-{n % 50:02d}")
            for n, name in enumerate(actors)
        },
        coalition_info={
            name: CoalitionInfo(name, {}, (TOPICS[n % len(TOPICS)],), LEADERS[n % len(LEADERS)])
            for n, name in enumerate(coalitions)
        },
    )


def _pairs(memberships: int, random: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Draw distinct pairs of coalition and actor; sizes and activity have heavy tails."""
    count = max(6, memberships // 40)  # with a third as many actors: room for twice as many pairs
    size = np.minimum(1 + random.pareto(1.3, count) * 12, 400)
    actors = max(2, memberships // 3)
    activity = np.minimum(1 + random.pareto(1.5, actors), 300)
    drawn = np.empty(0, dtype=np.int64)
    while len(drawn) < memberships:
        want = 2 * memberships
        coalition = _weighted(size, want, random)
        actor = _weighted(activity, want, random)
        drawn = np.unique(np.concatenate([drawn, coalition * actors + actor]))
    chosen = np.sort(random.choice(drawn, memberships, replace=False))
    _, coalition = np.unique(chosen // actors, return_inverse=True)
    _, member = np.unique(chosen % actors, return_inverse=True)
    return coalition.astype(np.int32), member.astype(np.int32)


def _weighted(weight: np.ndarray, count: int, random: np.random.Generator) -> np.ndarray:
    steps = np.cumsum(weight)
    found: np.ndarray = np.searchsorted(steps, random.random(count) * steps[-1])
    return found


def _periods(count: int, random: np.random.Generator) -> dict[str, Any]:
    start = random.integers(FIRST, LAST, count)
    doubt = np.where(random.random(count) < 0.2, random.integers(0, 365, count), 0)
    ongoing = random.random(count) < 0.8
    end = np.maximum(start + doubt, random.integers(FIRST, LAST, count))
    confirmed = np.where(random.random(count) < 0.9, start + doubt + 400, EARLIEST)
    last = np.where(ongoing, LATEST, end)
    columns = {
        "start_earliest": start,
        "start_latest": start + doubt,
        "end_earliest": last,
        "end_latest": last,
        "confirmed_until": confirmed,
    }
    columns = {name: values.astype(np.int32) for name, values in columns.items()}
    confidence = random.choice(np.array([1, 2, 3], dtype=np.int8), count, p=(0.05, 0.25, 0.7))
    return columns | _days(columns, ongoing, confidence) | {"confidence": confidence}


def _days(
    columns: dict[str, np.ndarray], ongoing: np.ndarray, confidence: np.ndarray
) -> dict[str, np.ndarray]:
    """From when until when each record holds: all ends are exact or open here."""
    trusted = confidence > 1
    begun = np.where(trusted, columns["start_latest"], LATEST + 1)
    shown = np.where(ongoing, columns["confirmed_until"], columns["end_latest"])
    days = {
        "possible_from": columns["start_earliest"],
        "possible_until": columns["end_latest"],
        "presumed_from": begun,
        "presumed_until": np.where(trusted, columns["end_latest"], EARLIEST - 1),
        "certain_from": begun,
        "certain_until": np.where(trusted, shown, EARLIEST - 1),
    }
    return {name: values.astype(np.int32) for name, values in days.items()}
