"""Positions for a scene: every layout that the page offers, seeded and stable."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

from graphkit.type_checks import one_of
from graphkit.views.forms import LAYOUTS
from graphkit.views.layouts import force, modes

if TYPE_CHECKING:
    import numpy.typing as npt

    from graphkit.views.scene import Point, Scene

SPACING: Final = 46.0
"""Pixels at scale 1 per unit of length."""
LANDSCAPE: Final = 1.3
"""Screens are wider than high."""
SCREEN: Final = 950.0
"""Pixels that the whole drawing has when the page opens."""


def place(scene: Scene, *, seed: int = 1) -> Scene:
    """Give the scene with positions for each layout.

    Parameters
    ----------
    scene : Scene
        A scene without positions; ``scene.opening.layout`` must be one of `LAYOUTS`.
    seed : int
        Settles ties in the force layout.

    Returns
    -------
    Scene
        The same scene with ``positions``, in pixels, centred on zero.

    Raises
    ------
    InvalidChoice
        If there is no such layout.
    """
    one_of("layout", scene.opening.layout, LAYOUTS)
    n, edges = len(scene.nodes), edge_array(scene)
    middle = np.array([scene.look(node).hub for node in scene.nodes], dtype=bool)
    left = np.array([scene.look(node).side == "left" for node in scene.nodes], dtype=bool)
    centre = focus_of(scene, edges)
    # The order costs the cube of the number of coalitions: it is found once for both.
    line = modes.seriate(n, edges, middle)
    found = {
        "force": _spaced(force.force(n, edges, seed=seed), scene),
        "two-mode": modes.two_mode(line, middle, left),
        "concentric": modes.concentric(line, edges, middle, centre),
    }
    return replace(scene, positions={name: _points(found[name]) for name in LAYOUTS})


def edge_array(scene: Scene) -> npt.NDArray[np.int64]:
    """One row per pair of linked nodes."""
    where = scene.index
    pairs = dict.fromkeys((where[r.source], where[r.target]) for r in scene.records)
    return np.array(list(pairs), dtype=np.int64).reshape(-1, 2)


def focus_of(scene: Scene, edges: npt.NDArray[np.int64]) -> list[int]:
    """Numbers of what is in focus, or of the node with most links."""
    if scene.opening.focus:
        return [scene.index[id] for id in scene.opening.focus]
    return [int(np.bincount(edges.ravel(), minlength=1).argmax()) if len(edges) else 0]


def _spaced(points: force.Points, scene: Scene) -> force.Points:
    """Keep symbols from covering each other when all of them are in sight."""
    if len(points) < 2:
        return points
    degree = np.bincount(edge_array(scene).ravel(), minlength=len(points))
    hub = np.array([scene.look(node).hub for node in scene.nodes])
    wide = points * (LANDSCAPE, 1.0)
    reach = np.ptp(np.quantile(wide, (0.01, 0.99), axis=0), axis=0).max()
    pixels = 4.2 + 1.2 * np.sqrt(degree) + 2.0 * hub
    crowd = min(1.0, 40.0 / np.sqrt(len(points)))
    return force.spread(wide, pixels * crowd * max(float(reach), 1.0) / SCREEN)


def _points(points: force.Points) -> tuple[Point, ...]:
    if len(points) == 0:
        return ()
    middle = (points.max(axis=0) + points.min(axis=0)) / 2
    scaled = np.round((points - middle) * SPACING, 1)
    return tuple((float(x), float(y)) for x, y in scaled)
