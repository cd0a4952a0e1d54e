"""The page around one thing is small, and answers what the page of everything answers of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

import graphkit as gk
from graphkit.views.clean import island
from graphkit.views.page_data import facts_data, graph_data
from graphkit.views.view import View

ORDINARY = ("zoom", "gifct", "christchurch-call", "tech-coalition", "new-zealand")
MOST = 150_000
"""Bytes of data; the scripts, styles and texts are the same on every page, as are outlines."""
PANEL = """() => Object.fromEntries([...document.querySelectorAll("#panel-body details")]
  .filter((one) => !one.querySelector("summary").textContent.match(/\\b(its peers|ses pairs)/))
  .map((one) => [one.querySelector("summary").textContent, one.textContent]))"""
ANSWERS = """(id) => [explorer.members(id), explorer.memberships(id), explorer.promises(id)]"""


@pytest.fixture(scope="module")
def around(kg: gk.KnowledgeGraph) -> Callable[[str], View]:
    """The view around one thing, made once."""
    return cache(lambda focus: gk.view(kg, focus=focus))


def data_of(view: View) -> int:
    graph = graph_data(view.scene, view.pyvis)
    if graph["map"]:
        del graph["map"]["outlines"]
    islands = graph, facts_data(view.scene)
    return sum(len(island(one).encode()) for one in islands)


@pytest.mark.parametrize("focus", ORDINARY)
def test_a_page_around_one_thing_carries_little_beside_its_scripts(
    kg: gk.KnowledgeGraph, around: Callable[[str], View], focus: str
) -> None:
    assert data_of(around(focus)) <= MOST
    if focus in ORDINARY[:3]:
        assert data_of(gk.view(kg, focus=focus, limit=60)) <= MOST


def test_nothing_is_left_out_of_what_is_drawn_at_first(
    kg: gk.KnowledgeGraph, facts_view: View, around: Callable[[str], View]
) -> None:
    def linked(view: View, id: str) -> set[str]:
        return {one.id for one in view.scene.records if id in (one.source, one.target)}

    for focus in ORDINARY:
        one = around(focus)
        assert linked(one, focus) == linked(facts_view, focus)
        assert focus not in one.scene.left_out_of
    two_steps = gk.view(kg, focus="zoom", depth=2)
    assert linked(two_steps, "christchurch-call") == linked(facts_view, "christchurch-call")


def test_no_two_things_of_a_page_lack_what_links_them(
    facts_view: View, around: Callable[[str], View]
) -> None:
    for focus in ORDINARY:
        here = around(focus).scene.index
        linking = {r.id for r in facts_view.scene.records if {r.source, r.target} <= here.keys()}
        assert {record.id for record in around(focus).scene.records} == linking


def test_what_is_left_out_of_a_thing_is_counted(
    around: Callable[[str], View], facts_view: View
) -> None:
    scene = around("zoom").scene
    for id in scene.index:
        here, all_ = (
            sum((one.source == id) + (one.target == id) for one in records)
            for records in (scene.records, facts_view.scene.records)
        )
        assert scene.left_out_of.get(id, 0) == all_ - here


def test_every_source_that_is_named_is_there(around: Callable[[str], View]) -> None:
    scene = around("gifct").scene
    there = {source.id for source in scene.sources}
    things: tuple[Any, ...] = (*scene.records, *scene.statements, *scene.counts, *scene.targets)
    assert {word.source for thing in things for word in thing.evidence} <= there
    assert {id for node in scene.nodes for id in node.sources} <= there
    assert {id for event in scene.events for id in event.sources} <= there


def test_things_that_are_spoken_of_keep_their_names(
    around: Callable[[str], View], facts_view: View
) -> None:
    scene = around("zoom").scene
    spoken = {one.on_behalf_of for one in scene.statements} - {""} - scene.index.keys()
    for id in spoken & facts_view.scene.index.keys():
        assert scene.terms["beyond"][id]["en"]


@pytest.mark.browser
@pytest.mark.parametrize("focus", ORDINARY[:3])
def test_the_panel_says_what_the_page_of_everything_says(
    around: Callable[[str], View], explorer: Any, opened: Any, tmp_path: Any, focus: str
) -> None:
    path = tmp_path / "around.html"
    around(focus).save(path)
    said = []
    for state in (f"sel={focus}", f"sel={focus}&on=all", f"sel={focus}&on=2022-09-01&lang=fr"):
        page = explorer.go(state)
        said.append((page.evaluate(PANEL), page.evaluate(ANSWERS, focus), page.title()))
    small = opened(path, device_scale_factor=1)
    for state, whole in zip(("", "on=all", "on=2022-09-01&lang=fr"), said, strict=True):
        page = small.go(state)
        found = (page.evaluate(PANEL), page.evaluate(ANSWERS, focus), page.title())
        assert found == whole
        assert " le le " not in str(found)


@pytest.mark.browser
def test_a_thing_that_is_not_whole_says_so(
    around: Callable[[str], View], opened: Any, tmp_path: Any
) -> None:
    path = tmp_path / "around.html"
    view = around("zoom")
    view.save(path)
    less = view.scene.left_out_of["christchurch-call"]
    page = opened(path).go("sel=christchurch-call")
    said = f"{less} memberships of Christchurch Call are not in this file."
    assert said in page.inner_text("#assurance")
    assert "further away from Zoom" in page.inner_text("#left-out")
    page = opened(path).go("sel=christchurch-call&lang=fr")
    assert f"{less} adhésions de" in page.inner_text("#assurance")
