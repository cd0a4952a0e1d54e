"""Keep a scene within a limit: everything, or what is nearest to a focus."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from graphkit.errors import LimitExceeded
from graphkit.next_steps import Advice, Option
from graphkit.views.layouts.layout import edge_array
from graphkit.views.layouts.modes import distances

if TYPE_CHECKING:
    from graphkit.views.scene import Record, Scene

LIMIT: Final = 100_000
"""Records that one page can carry and still answer at once."""


AROUND: Final = 40
"""Records that a page around a focus carries, where nobody says how many and it draws fewer."""
_MOST_LINKS: Final = 120
"""So many records it carries, unless what is drawn at first and its links are more."""
_FEWER: Final = 4


def within(scene: Scene, limit: int | None = None) -> Scene:
    """Give the scene with at most ``limit`` records.

    With a focus, the nearest records are kept, and the nodes that they link; the others are
    counted in ``left_out``, and what is left out of those that are kept in ``left_out_of``. Of
    equally near records those of one thing stay together, the things with the fewest first, so
    that as many as possible are whole. Without a limit all that is drawn at first is kept, with
    some of the next records where that is little, and with whatever else links two of the nodes,
    so that none of these seems not to have joined another one.

    Raises
    ------
    LimitExceeded
        If there are more records and no focus.
    """
    focus = scene.opening.focus
    most = limit if limit is not None else AROUND if focus else LIMIT
    if len(scene.records) <= most:
        return scene
    if not focus:
        raise LimitExceeded(
            "limit",
            Advice(
                "{count} memberships are more than one page shows well ({limit}). Choose a "
                "{focus} to see its surroundings, or raise {more}.",
                count=f"{len(scene.records):,}",
                limit=Option("limit", most),
                focus=Option("focus"),
                more=Option("limit"),
            ),
        )
    ends = _ends(scene)
    steps = distances(len(scene.nodes), edge_array(scene), [scene.index[id] for id in focus])
    order = _nearest(ends, steps)
    if limit is None:
        drawn = int((steps[ends].min(axis=1) < scene.opening.depth).sum())
        chosen = _with_links(ends, order, drawn)
    else:
        chosen = np.sort(order[:most])
    return _cut(scene, tuple(scene.records[number] for number in chosen))


def _ends(scene: Scene) -> npt.NDArray[np.int64]:
    """Give the places of both nodes of each record."""
    where = scene.index
    return np.array([(where[r.source], where[r.target]) for r in scene.records], dtype=np.int64)


def _nearest(ends: npt.NDArray[np.int64], steps: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Order records by how far they are, those of one thing together, small things first."""
    far = steps[ends]
    nearer = ends[np.arange(len(ends)), far.argmin(axis=1)]
    size = np.bincount(ends.ravel(), minlength=len(steps))
    return np.lexsort((nearer, size[nearer], far.sum(axis=1)))


def _with_links(
    ends: npt.NDArray[np.int64], order: npt.NDArray[np.int64], drawn: int
) -> npt.NDArray[np.int64]:
    """Choose what is drawn and some records more, and whatever links two of their nodes."""
    for several in range(max(drawn, AROUND), drawn - 1, -_FEWER):
        found = np.flatnonzero(np.isin(ends, ends[order[:several]]).all(axis=1))
        if len(found) <= _MOST_LINKS:
            return found
    return np.flatnonzero(np.isin(ends, ends[order[:drawn]]).all(axis=1))


def _cut(scene: Scene, records: tuple[Record, ...]) -> Scene:
    kept = {end for r in records for end in (r.source, r.target)}
    kept.update(scene.opening.focus)
    nodes = tuple(node for node in scene.nodes if node.id in kept)
    less = _linked(scene.records) - _linked(records)
    return replace(
        scene,
        nodes=nodes,
        records=records,
        left_out=len(scene.nodes) - len(nodes),
        left_out_of={node.id: less[node.id] for node in nodes if node.id in less},
    )


def _linked(records: tuple[Record, ...]) -> Counter[str]:
    """Count the records of each node."""
    return Counter(end for record in records for end in (record.source, record.target))
