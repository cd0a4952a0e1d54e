"""Keep a scene within a limit: everything, or what is nearest to a focus."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

from graphkit.advice import Advice, Option
from graphkit.errors import LimitExceeded
from graphkit.views.layout import edge_array
from graphkit.views.layout_modes import distances

if TYPE_CHECKING:
    from graphkit.views.scene import Record, Scene

LIMIT: Final = 100_000
"""Records that one page can carry and still answer at once."""


def within(scene: Scene, limit: int = LIMIT) -> Scene:
    """Give the scene with at most ``limit`` records.

    With a focus, the nearest nodes are kept; the others are counted in ``left_out``.

    Raises
    ------
    LimitExceeded
        If there are more records and no focus.
    """
    if len(scene.records) <= limit:
        return scene
    if not scene.opening.focus:
        raise LimitExceeded(
            "limit",
            Advice(
                "{count} memberships are more than one page shows well ({limit}). Choose a "
                "{focus} to see its surroundings, or raise {more}.",
                count=f"{len(scene.records):,}",
                limit=Option("limit", limit),
                focus=Option("focus"),
                more=Option("limit"),
            ),
        )
    edges = edge_array(scene)
    steps = distances(len(scene.nodes), edges, scene.index[scene.opening.focus])
    order = {node.id: int(step) for node, step in zip(scene.nodes, steps, strict=True)}
    return _cut(scene, _nearest(scene.records, order, limit))


def _nearest(
    records: tuple[Record, ...], steps: Mapping[str, int], limit: int
) -> tuple[Record, ...]:
    far = np.array([steps[r.source] + steps[r.target] for r in records])
    chosen = np.sort(np.argsort(far, kind="stable")[:limit])
    return tuple(records[number] for number in chosen)


def _cut(scene: Scene, records: tuple[Record, ...]) -> Scene:
    kept = {end for r in records for end in (r.source, r.target)} | {scene.opening.focus}
    nodes = tuple(node for node in scene.nodes if node.id in kept)
    return replace(scene, nodes=nodes, records=records, left_out=len(scene.nodes) - len(nodes))
