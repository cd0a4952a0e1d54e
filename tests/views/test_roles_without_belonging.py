"""Who has a role without belonging, such as having signed, is told apart from the members."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import graphkit as gk

pytestmark = pytest.mark.browser

STATES = ("Albania", "Belize", "Chad", "Fiji")


@pytest.fixture(scope="module")
def treaty(tmp_path_factory: pytest.TempPathFactory) -> gk.KnowledgeGraph:
    table = tmp_path_factory.mktemp("treaty") / "treaty.csv"
    table.write_text(
        "State,Treaty,Signature,Ratification\n"
        "Albania,Sea,2009-01-01,2011-01-01\nBelize,Sea,2010-06-01,\nChad,Sea,,2010-01-01\n"
        "Fiji,Sea,2012-01-01,\n"
    )
    return gk.load(table)


@pytest.fixture(scope="module")
def facts_file(treaty: gk.KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "treaty.html"
    gk.view(treaty).save(path)
    return path


def listed(page: Any, title: str) -> set[str]:
    """The names below a title of the panel."""
    section = page.locator("#panel details", has=page.locator("h3", has_text=title))
    if not section.count():
        return set()
    text = section.inner_text()
    return {name for name in STATES if name in text}


@pytest.mark.parametrize("day", ["2009-06-01", "2010-07-01", "2012-07-01"])
def test_the_panel_tells_who_belongs_and_who_only_signed(
    explorer: Any, treaty: gk.KnowledgeGraph, day: str
) -> None:
    page = explorer.go(f"sel=sea&on={day}")
    signed = treaty.members("Sea", on=day, roles="signed-not-bound").column("label")
    assert listed(page, "Members") == set(treaty.members("Sea", on=day).column("label"))
    assert listed(page, "In roles without belonging") == set(signed)
    assert listed(page, "Services, operators, owners") == set()


def test_the_legend_counts_those_who_only_signed_apart_and_says_so(
    explorer: Any, treaty: gk.KnowledgeGraph
) -> None:
    page = explorer.go("on=2012-07-01")
    members = set(treaty.members("Sea", on="2012-07-01").column("member"))
    signed = set(treaty.members("Sea", on="2012-07-01", roles="signed-not-bound").column("member"))
    for state in ("on=2012-07-01", "on=2012-07-01&sel=sea"):
        page = explorer.move(state)
        counts = page.locator("#kinds .count").all_inner_texts()
        assert f"{len(members)} + {len(signed - members)}" in counts
        assert "without belonging" in page.inner_text("#kinds-drawn")
        assert "signed, not bound" in page.inner_text("#lines")
    page.click("#share > summary")
    with page.expect_download() as saved:
        page.click("#save-svg")
    drawn = Path(saved.value.path()).read_text(encoding="utf-8")
    assert "signed, not bound" in drawn and "runs the service" not in drawn


def test_who_only_signed_has_not_joined(explorer: Any) -> None:
    page = explorer.go("on=2012-07-01&joined=2009-01-01..")
    shown = "[...explorer.app.seen.node.keys()].filter((i) => explorer.app.seen.node[i])"
    assert page.evaluate(f"{shown}.map((i) => explorer.app.label(i)).sort()") == [
        "Albania",
        "Chad",
        "Sea",
    ]
