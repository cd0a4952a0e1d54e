"""A page around several things opens with all of them in the middle and selected."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

import graphkit as gk
from graphkit.views.layouts import layout, modes

BOTH = ("gifct", "tech-coalition")
SHOWN = "explorer.app.model.id.filter((id, node) => explorer.app.seen.node[node])"


@pytest.fixture(scope="module")
def around(kg: gk.KnowledgeGraph) -> Any:
    return gk.view(kg, focus=[*BOTH])


def test_any_name_and_any_way_of_giving_several_is_the_same_page(
    around: Any, kg: gk.KnowledgeGraph
) -> None:
    names = ("GIFCT", kg.coalition("tech-coalition"), "gifct")
    assert gk.view(kg, focus=names).scene.opening == around.scene.opening  # type: ignore[arg-type]
    assert around.scene.opening.focus == BOTH


def test_one_that_is_not_known_is_told(part: gk.KnowledgeGraph) -> None:
    with pytest.raises(gk.errors.NotFound, match="'zom'"):
        gk.view(part, focus=["gifct", "zom"])


def test_memberships_of_all_of_them_are_in_the_file(around: Any, facts_view: Any) -> None:
    def of(scene: Any, id: str) -> set[str]:
        return {one.id for one in scene.records if id in (one.source, one.target)}

    for one in BOTH:
        assert of(around.scene, one) == of(facts_view.scene, one)
        assert one not in around.scene.left_out_of


def test_rings_are_around_all_of_them(around: Any) -> None:
    scene = around.scene
    centre = [scene.index[one] for one in BOTH]
    points = np.array(scene.positions["concentric"])
    steps = modes.distances(len(points), layout.edge_array(scene), centre)
    assert [steps[one] for one in centre] == [0, 0]
    middle = points[centre].mean(axis=0)
    radius = np.linalg.norm(points - middle, axis=1)
    assert radius[centre].max() < radius[steps == 1].min()


@pytest.mark.parametrize("typed", [["--focus", "Ant,Bee"], ["--focus", "ant", "--focus", "bee"]])
def test_the_command_line_takes_several(run_cli: Any, tmp_path: Path, typed: list[str]) -> None:
    table = tmp_path / "few.csv"
    table.write_text("member,coalition,since\nAnt,Pact,2019\nBee,Club,2020\n", encoding="utf-8")
    page = tmp_path / "few.html"
    assert run_cli("view", table, "-o", page, *typed).code == 0
    assert gk.view(gk.load(table), focus=["ant", "bee"]).html == page.read_text(encoding="utf-8")


@pytest.mark.browser
def test_the_page_is_about_what_they_have_in_common(
    around: Any, opened: Any, tmp_path: Path
) -> None:
    around.save(tmp_path / "both.html")
    window = opened(tmp_path / "both.html")
    page = window.go("on=2024-01-01")
    assert page.evaluate("explorer.app.state.selected") == [*BOTH]
    assert "members" in page.inner_text("#headline")
    assert page.inner_text("#headline").endswith("in common")
    told = page.inner_text("#ego-text")
    assert told.startswith("Around Global Internet Forum to Counter Terrorism and Tech Coalition: ")
    shown = set(page.evaluate(SHOWN))
    one, other = (set(window.move(f"on=2024-01-01&focus={id}").evaluate(SHOWN)) for id in BOTH)
    assert shown == one | other
    both = window.move(f"on=2024-01-01&focus={BOTH[1]}~{BOTH[0]}")
    assert set(both.evaluate(SHOWN)) == shown
    assert f"focus={BOTH[1]}%7E{BOTH[0]}" in both.url
