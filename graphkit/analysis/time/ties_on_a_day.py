"""Who is tied to whom on one day, and through what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from graphkit.analysis.ties.project import project
from graphkit.analysis.ties.projection import plain_number
from graphkit.analysis.two_mode_sides import one_side

if TYPE_CHECKING:
    from graphkit.analysis.ties.tie_weights import Weight
    from graphkit.analysis.two_mode_sides import Side
    from graphkit.panel import AtLeast, Day, Panel


_UNSEEN: Final = (
    "After its last list of members a coalition is presumed to keep those whose leaving nobody "
    "reported, so that ties seem to last longer than they may have."
)
UNSEEN: Final[dict[AtLeast, str]] = {"certain": "", "presumed": _UNSEEN, "possible": _UNSEEN}


class DayTies(NamedTuple):
    """The ties of one day.

    Attributes
    ----------
    weights : dict
        The weight of each pair, whose ids are in order.
    things : dict
        The ids of what each node is tied to.
    memberships : int
        Number of nodes and things tied to each other.
    """

    weights: dict[tuple[str, str], float]
    things: dict[str, frozenset[str]]
    memberships: int

    def shared(self, pair: tuple[str, str]) -> frozenset[str]:
        """What both are tied to."""
        nothing: frozenset[str] = frozenset()
        return self.things.get(pair[0], nothing) & self.things.get(pair[1], nothing)


def ties_on_a_day(panel: Panel, day: Day, side: Side, weight: Weight, at_least: AtLeast) -> DayTies:
    """Project the memberships of one day."""
    there = panel.at(day, at_least)
    projection = project(there, side, weight=weight)
    one, two, weights, _ = (column.tolist() for column in projection.pairs())
    nodes, things, matrix = one_side(there, side)
    pairs = [_pair(projection.nodes[a], projection.nodes[b]) for a, b in zip(one, two, strict=True)]
    rows = np.split(matrix.indices, matrix.indptr[1:-1]) if nodes else []
    joined = [frozenset(things[code] for code in row.tolist()) for row in rows]
    values = [plain_number(value) for value in weights]
    return DayTies(
        dict(zip(pairs, values, strict=True)), dict(zip(nodes, joined, strict=True)), matrix.nnz
    )


def _pair(one: str, two: str) -> tuple[str, str]:
    return (one, two) if one < two else (two, one)
