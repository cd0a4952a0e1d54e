"""Layouts: seeded, stable, apart, and readable by coalition."""

from __future__ import annotations

from dataclasses import replace
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from graphkit.errors import InvalidChoice
from graphkit.panel import EARLIEST, LATEST
from graphkit.views import forms
from graphkit.views.layouts import force, layout, modes
from graphkit.views.scene import NEVER, Node, Opening, Record
from graphkit.views.view import View

pytestmark = pytest.mark.slow


def test_the_same_graph_gets_the_same_places(scenes: ModuleType) -> None:
    assert scenes.generated(300).positions == scenes.generated(300).positions


@pytest.mark.parametrize("name", forms.LAYOUTS)
def test_every_layout_gives_every_node_a_place_of_its_own(facts_view: View, name: str) -> None:
    points = np.array(facts_view.scene.positions[name])
    assert len(points) == len(facts_view.scene.nodes)
    assert np.isfinite(points).all()
    assert len(np.unique(points, axis=0)) == len(points)


def test_adding_one_member_moves_little(facts_view: View) -> None:
    scene = facts_view.scene
    newcomer = Node(id="zz-newcomer", kind="company", label={"en": "Newcomer"})
    record = Record(id="r", relation="membership", source=newcomer.id, target="christchurch-call")
    grown = layout.place(
        replace(scene, nodes=(*scene.nodes, newcomer), records=(*scene.records, record))
    )
    before = np.array(scene.positions["force"])
    after = np.array(grown.positions["force"])[:-1]
    moved = np.linalg.norm(after - before, axis=1)
    assert np.median(moved) < 0.08 * np.ptp(before, axis=0).max()


def test_members_stand_nearer_to_their_coalition_than_to_others(facts_view: View) -> None:
    scene = facts_view.scene
    points = np.array(scene.positions["force"])
    edges = layout.edge_array(scene)
    near = np.linalg.norm(points[edges[:, 0]] - points[edges[:, 1]], axis=1).mean()
    ends = np.random.default_rng(1).integers(0, len(points), (20_000, 2))
    far = np.linalg.norm(points[ends[:, 0]] - points[ends[:, 1]], axis=1).mean()
    assert near < 0.62 * far


def test_hardly_any_symbols_cover_each_other(facts_view: View) -> None:
    from scipy.spatial import cKDTree

    points = np.array(facts_view.scene.positions["force"])
    closest = np.asarray(cKDTree(points).query(points, k=2)[0])[:, 1]
    assert np.quantile(closest, 0.01) > 0.1 * np.median(closest)
    assert np.median(closest) > 0.004 * np.ptp(points, axis=0).max()


def test_grid_forces_agree_with_exact_ones() -> None:
    points = np.random.default_rng(3).standard_normal((3000, 2)) * 20
    exact = force._exact(points)
    grid = force._gridded(len(points))(points)
    error = np.linalg.norm(exact - grid, axis=1) / np.linalg.norm(exact, axis=1).mean()
    assert np.median(error) < 0.1


def test_two_sides_put_coalitions_between_public_and_private_actors(facts_view: View) -> None:
    scene = facts_view.scene
    x = {
        node.id: place[0]
        for node, place in zip(scene.nodes, scene.positions["two-mode"], strict=True)
    }
    assert x["france"] < x["christchurch-call"] < x["zoom"]


def test_rings_follow_the_steps_from_the_focus(facts_view: View) -> None:
    scene = replace(facts_view.scene, opening=Opening(focus=("zoom",), layout="concentric"))
    placed = layout.place(scene)
    points = np.array(placed.positions["concentric"])
    where = placed.index
    steps = modes.distances(len(points), layout.edge_array(scene), [where["zoom"]])
    radius = np.linalg.norm(points - points[where["zoom"]], axis=1)
    for step in range(1, int(steps.max())):
        assert radius[steps == step].max() < radius[steps == step + 1].min()


@pytest.mark.parametrize("size", [0, 1, 2, 3])
def test_tiny_graphs_have_places(scenes: ModuleType, size: int) -> None:
    placed = scenes.generated(size)
    assert all(len(points) == size for points in placed.positions.values())


def test_an_unknown_layout_is_refused(scenes: ModuleType) -> None:
    scene = replace(scenes.generated(5, placed=False), opening=Opening(layout="spiral"))
    with pytest.raises(InvalidChoice, match="two-mode"):
        layout.place(scene)


def test_parts_that_nothing_links_stay_in_sight() -> None:
    edges = np.array([[i, i + 1] for i in range(60)] + [[i, 0] for i in range(2, 60)])
    points = force.force(70, edges)
    reach = np.linalg.norm(points, axis=1)
    assert reach[61:].max() < 6 * np.median(reach[:61])


def test_certainty_on_a_day_is_that_of_the_panel(facts_view: View, kg: Any) -> None:
    """The page and the library must not disagree about who was a member on a day."""
    panel = kg.panel
    row = {slug: number for number, slug in enumerate(panel.membership)}
    for record in facts_view.scene.records:
        if record.relation != "membership":
            continue
        number = row[record.id]
        assert panel.confidence[number] == {"high": 3, "medium": 2, "low": 1}[record.confidence]
        for degree, held in (
            ("possible", record.span.possible),
            ("presumed", record.span.presumed),
            ("certain", record.span.certain),
        ):
            ends = [int(getattr(panel, f"{degree}_{end}")[number]) for end in ("from", "until")]
            if ends[0] <= LATEST and ends[1] >= EARLIEST:  # at some time
                first, last = ends
                known = None if first == EARLIEST else first, None if last == LATEST else last
                assert held == known, (record.id, degree)
            else:
                assert held == NEVER, (record.id, degree)


def test_discs_of_a_large_drawing_are_looked_for_by_size_and_all_are_found() -> None:
    random = np.random.default_rng(5)
    points = random.random((force.ONE_SEARCH + 1, 2)) * 400
    radii = 1.0 + np.minimum(random.pareto(1.5, len(points)), 100)  # not each over most others
    sizes = force._by_size(radii)
    assert len(sizes) > 3
    assert np.concatenate(sizes).sum() == np.arange(len(points)).sum()

    def overlapping(pairs: Any) -> set[tuple[int, int]]:
        kept = pairs[force._overlap(points, radii, pairs)]
        return {(min(pair), max(pair)) for pair in kept.tolist()}

    together = force._near(points, radii, [np.arange(len(points))])
    found = force._near(points, radii, sizes)
    assert len(found) < len(together) / 10
    assert overlapping(found) == overlapping(together) != set()
