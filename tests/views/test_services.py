"""A service is drawn while somebody ran it, and pale where that is only possible."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import graphkit as gk
from graphkit.views.view import view

pytestmark = pytest.mark.browser
DRAWN = """() => {
  const { model, seen } = explorer.app;
  const faint = new Set(seen.faint);
  const runs = (e) => model.relation[e] === "operation" && seen.edge[e];
  const told = (e) => [`${model.id[model.from[e]]} ${model.id[model.to[e]]}`,
                       [seen.edge[e], faint.has(model.to[e])]];
  return Object.fromEntries([...model.relation.keys()].filter(runs).map(told));
}"""
POSSIBLE, PRESUMED = 1, 2


@pytest.fixture(scope="module")
def facts_file(part_file: Path) -> Path:
    return part_file


def test_undated_operations_are_possible_and_marked_until_a_source_dates_them(
    explorer: Any,
) -> None:
    page = explorer.go("on=2018-06-01&atLeast=possible")
    drawn = page.evaluate(DRAWN)
    assert drawn["meta instagram"] == [POSSIBLE, True]
    assert drawn["meta threads"] == [POSSIBLE, True]
    assert page.is_visible("[data-aside='1']")
    said = "explorer.app.described(explorer.app.model.index.get('threads'))"
    assert "operated by Meta Platforms (possible)" in page.evaluate(said)
    page = explorer.move("on=2018-06-01&atLeast=presumed")
    assert not [pair for pair in page.evaluate(DRAWN) if pair.startswith("meta ")]
    page = explorer.move("on=2024-06-01&atLeast=possible")
    drawn = page.evaluate(DRAWN)
    assert drawn["meta instagram"] == [PRESUMED, False]
    assert drawn["meta threads"] == [POSSIBLE, True]
    assert page.is_visible("[data-aside='2']")


def test_a_service_is_drawn_while_its_operator_had_it(
    opened: Any, folder_of: Any, tmp_path: Path
) -> None:
    """One service from one day to another, and one that nobody dates."""
    named = [{"id": id, "name_en": id.title(), "kind": "service"} for id in ("dated", "undated")]
    said = {"operator": "acme", "source": "gazette", "confidence": "high"}
    dated = {"service": "dated", "during": "2020-03-01/2021-12-31", **said}
    folder = folder_of(
        actors=named, operations=[dated, {"service": "undated", "during": "/..", **said}]
    )
    path = tmp_path / "services.html"
    view(gk.load(folder)).save(path)
    window = opened(path)
    page = window.go("on=2020-02-29&atLeast=possible")
    assert {*page.evaluate(DRAWN)} == {"acme undated"}
    page = window.move("on=2020-03-01&atLeast=presumed")
    assert page.evaluate(DRAWN)["acme dated"][1] is False
    page = window.move("on=2022-01-01&atLeast=possible")
    assert "acme dated" not in page.evaluate(DRAWN)
