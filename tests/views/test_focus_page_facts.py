"""The page around one thing is small, and answers what the page of everything answers of it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import pytest

import graphkit as gk
from graphkit.views.clean_text import island
from graphkit.views.focus_page_facts import focus_page_facts
from graphkit.views.layouts.layout import place
from graphkit.views.nearest_to_focus import within
from graphkit.views.page import islands
from graphkit.views.page_data import graph_data
from graphkit.views.repeated_texts import with_texts_once
from graphkit.views.view import View

ORDINARY = ("zoom", "gifct", "christchurch-call", "tech-coalition", "new-zealand")
LARGEST = ("paris-call", "google", "microsoft", "meta", "united-kingdom", "south-korea", "openai")
"""Around these is most: the coalition with most members, and who joined most coalitions."""
MOST = 150_000
"""Bytes of data; the scripts, styles and texts are the same on every page, as are outlines."""
PANEL = """() => Object.fromEntries([...document.querySelectorAll("#panel-body details")]
  .filter((one) => !one.querySelector("summary").textContent.match(/\\b(its peers|ses pairs)/))
  .map((one) => [one.querySelector("summary").textContent, one.textContent]))"""
ANSWERS = """(id) => [explorer.members(id), explorer.memberships(id), explorer.promises(id)]"""


class Around(Protocol):
    """How a test asks for the view around one thing."""

    def __call__(self, focus: str, *, depth: int = 1, limit: int | None = None) -> View: ...


@pytest.fixture(scope="module")
def around(facts_view: View) -> Around:
    """The view around one thing, made once, of facts that were taken out of the graph once."""
    whole = facts_view.scene
    names = {node.id: node.label for node in whole.nodes}

    @cache
    def view(focus: str, *, depth: int = 1, limit: int | None = None) -> View:
        opening = replace(whole.opening, focus=(focus,), depth=depth)
        scene = within(replace(whole, opening=opening), limit)
        return View(place(focus_page_facts(scene, names)))

    return view


def data_of(view: View) -> int:
    """Count what both islands carry; outlines are the same on all pages that have them."""
    graph, facts = islands(view.scene, view.pyvis)
    carried = graph_data(view.scene, view.pyvis)["map"]
    outlines = with_texts_once(island(carried["outlines"])) if carried else ""
    return len(graph.encode()) + len(facts.encode()) - len(outlines.encode())


@pytest.mark.parametrize(("depth", "limit"), [(1, None), (2, 60)])
def test_it_is_cut_out_of_the_page_of_everything(
    kg: gk.KnowledgeGraph, around: Around, depth: int, limit: int | None
) -> None:
    """So that the others may cut instead of asking the graph anew."""
    asked = gk.view(kg, focus="zoom", depth=depth, limit=limit)
    assert asked.scene == around("zoom", depth=depth, limit=limit).scene


@pytest.mark.parametrize(
    "focus",
    [
        *(*ORDINARY, *LARGEST[:2]),
        *(pytest.param(focus, marks=pytest.mark.thorough) for focus in LARGEST[2:]),
    ],
)
def test_a_page_around_one_thing_carries_little_beside_its_scripts(
    around: Around, focus: str
) -> None:
    assert data_of(around(focus)) <= MOST
    if focus in ORDINARY[:3]:
        assert data_of(around(focus, limit=60)) <= MOST


def test_nothing_is_left_out_of_what_is_drawn_at_first(facts_view: View, around: Around) -> None:
    def linked(view: View, id: str) -> set[str]:
        return {one.id for one in view.scene.records if id in (one.source, one.target)}

    for focus in ORDINARY:
        one = around(focus)
        assert linked(one, focus) == linked(facts_view, focus)
        assert focus not in one.scene.left_out_of
    two_steps = around("zoom", depth=2)
    assert linked(two_steps, "christchurch-call") == linked(facts_view, "christchurch-call")


def test_no_two_things_of_a_page_lack_what_links_them(facts_view: View, around: Around) -> None:
    for focus in ORDINARY:
        here = around(focus).scene.index
        linking = {r.id for r in facts_view.scene.records if {r.source, r.target} <= here.keys()}
        assert {record.id for record in around(focus).scene.records} == linking


def test_what_is_left_out_of_a_thing_is_counted(around: Around, facts_view: View) -> None:
    scene = around("zoom").scene
    for id in scene.index:
        here, all_ = (
            sum((one.source == id) + (one.target == id) for one in records)
            for records in (scene.records, facts_view.scene.records)
        )
        assert scene.left_out_of.get(id, 0) == all_ - here


def test_every_source_that_is_named_is_there(around: Around) -> None:
    scene = around("gifct").scene
    there = {source.id for source in scene.sources}
    things: tuple[Any, ...] = (*scene.records, *scene.statements, *scene.counts, *scene.targets)
    assert {word.source for thing in things for word in thing.evidence} <= there
    assert {id for node in scene.nodes for id in node.sources} <= there
    assert {id for event in scene.events for id in event.sources} <= there


def test_things_that_are_spoken_of_keep_their_names(around: Around, facts_view: View) -> None:
    scene = around("zoom").scene
    spoken = {one.on_behalf_of for one in scene.statements} - {""} - scene.index.keys()
    for id in spoken & facts_view.scene.index.keys():
        assert scene.terms["beyond"][id]["en"]


@pytest.mark.browser
def test_the_panel_says_what_the_page_of_everything_says(
    around: Around, explorer: Any, opened: Any, tmp_path: Path
) -> None:
    path = tmp_path / "around.html"
    states = ("", "&on=all", "&on=2022-09-01&lang=fr")

    def told(page: Any, focus: str) -> Any:
        return page.evaluate(PANEL), page.evaluate(ANSWERS, focus), page.title()

    explorer.go("form=network")
    small = opened(path, device_scale_factor=1)
    for focus in ORDINARY[:3]:
        around(focus).save(path)
        small.go()
        for state in states:
            whole = told(explorer.move(f"sel={focus}{state}"), focus)
            found = told(small.move(state.removeprefix("&")), focus)
            assert found == whole, (focus, state)
            assert " le le " not in str(found)


@pytest.mark.browser
def test_a_thing_that_is_not_whole_says_so(around: Around, opened: Any, tmp_path: Path) -> None:
    path = tmp_path / "around.html"
    view = around("zoom")
    view.save(path)
    less = view.scene.left_out_of["christchurch-call"]
    window = opened(path)
    page = window.go("sel=christchurch-call")
    said = f"{less} memberships of Christchurch Call are not in this file."
    assert said in page.inner_text("#assurance")
    assert "further away from Zoom" in page.inner_text("#left-out")
    page = window.move("sel=christchurch-call&lang=fr")
    assert f"{less} adhésions de" in page.inner_text("#assurance")
