"""The timeline draws days as days, times between days as such, and counts what has no day."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import graphkit as gk

pytestmark = pytest.mark.browser

TABLE = """member,coalition,since
Ant,Pact,2019-05-14
Bee,Pact,2021
Cat,Pact,before 2023-03-01
Dog,Pact,
Eel,Pact,
"""


def test_only_a_known_day_is_drawn_as_one(opened: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "pact.csv").write_text(TABLE, encoding="utf-8")
    kg = gk.load(tmp_path / "pact.csv")
    gk.view(kg).save(tmp_path / "pact.html")
    days = [
        (record["start_earliest"], record["start_latest"])
        for record in kg.members("pact", at_least="possible").records()
    ]
    known = [(first, last) for first, last in days if last is not None]
    exact = [first for first, last in known if first == last]
    assert (len(days), len(known), len(exact)) == (5, 3, 1)
    page = opened(tmp_path / "pact.html").go("form=timeline&on=all")
    assert "joined on a day that is not known" in page.inner_text("#joins")
    page.click("#share > summary")
    with page.expect_download() as saved:
        page.click("#save-svg")
    drawn = Path(saved.value.path()).read_text(encoding="utf-8")
    marks = re.findall(r"<path d=\"M[\d.]+ 49M[^>]*A2\.([16]) [^>]*(?:stroke-width)?[^>]*>", drawn)
    assert (marks.count("6"), marks.count("1") // 2) == (len(exact), len(known) - len(exact))
    assert drawn.count('stroke-dasharray="2 3"') == 1  # by a day, and since nobody knows when
    assert f">+{len(days) - len(known)}</text>" in drawn


def test_bars_of_several_stand_below_the_name_of_whose_they_are(
    opened: Callable[..., Any], tmp_path: Path
) -> None:
    (tmp_path / "two.csv").write_text(
        "member,coalition,since\nAnt,Pact,2019\nBee,Pact,2018\nBee,Club,2021\nAnt,Club,2020\n",
        encoding="utf-8",
    )
    gk.view(gk.load(tmp_path / "two.csv")).save(tmp_path / "two.html")
    page = opened(tmp_path / "two.html").go("form=timeline&sel=ant~bee&on=2024-01-01")
    rows = page.evaluate(
        "explorer.app.forms.timeline.rows.map((row) => explorer.app.label(row.title))"
    )
    assert rows == ["Ant", "Pact", "Club", "Bee", "Pact", "Club"]


def test_memberships_that_nobody_dates_stand_last(
    opened: Callable[..., Any], tmp_path: Path
) -> None:
    path = tmp_path / "pacts.csv"
    path.write_text(
        "member,coalition,since\nAcme,Blue,\nAcme,Green,2019-05-01\nAcme,Red,2012\n",
        encoding="utf-8",
    )
    gk.view(gk.load(path)).save(tmp_path / "page.html")
    page = opened(tmp_path / "page.html").go("form=timeline&sel=acme")
    rows = page.evaluate(
        "explorer.app.forms.timeline.rows.map((row) => explorer.app.label(row.title))"
    )
    assert rows == ["Red", "Green", "Blue"]


LEFT = """member,coalition,since,until
Alpha,Pact Xa,2019-01-01,2020-01-01
Alpha,Pact Yb,2019-02-01,
Beta,Pact Xa,2019-04-01,2020-01-01
Gamma,Pact Xa,2019-07-01,
"""
ROWS = (
    "Object.fromEntries(explorer.app.forms.timeline.rows.map((row) => [explorer.app.label("
    "row.title), row.marks.map((mark) => explorer.app.label(mark.node))]))"
)


@pytest.fixture
def left_page(opened: Callable[..., Any], tmp_path: Path) -> Any:
    (tmp_path / "left.csv").write_text(LEFT, encoding="utf-8")
    gk.view(gk.load(tmp_path / "left.csv")).save(tmp_path / "left.html")
    return opened(tmp_path / "left.html")


@pytest.mark.parametrize(
    ("state", "rows"),
    [
        ("on=2021-01-01", {"Pact Xa": ["Alpha", "Beta", "Gamma"], "Pact Yb": ["Alpha"]}),
        ("on=2019-05-01", {"Pact Xa": ["Alpha", "Beta"], "Pact Yb": ["Alpha"]}),
        ("on=all", {"Pact Xa": ["Alpha", "Beta", "Gamma"], "Pact Yb": ["Alpha"]}),
        ("on=2021-01-01&without=alpha", {"Pact Xa": ["Beta", "Gamma"]}),
        ("on=2021-01-01&focus=pact-yb", {"Pact Yb": ["Alpha"]}),
        ("on=2021-01-01&text=beta", {"Pact Xa": ["Beta"]}),
    ],
)
def test_joins_up_to_the_day_are_drawn_whoever_has_left_since(
    left_page: Any, state: str, rows: dict[str, list[str]]
) -> None:
    page = left_page.go(f"form=timeline&{state}")
    assert page.evaluate(ROWS) == rows
    assert "those of members that have left since, too" in page.inner_text("#assurance")
    assert page.is_hidden("#empty")


def test_bars_of_what_is_chosen_are_not_called_joins(left_page: Any) -> None:
    page = left_page.go("form=timeline&sel=pact-xa&on=2021-01-01")
    assert "have left since" not in page.inner_text("#assurance")


@pytest.mark.parametrize("sel", ["", "&sel=pact-xa"])
def test_the_axis_reaches_a_day_after_the_last_of_the_facts(left_page: Any, sel: str) -> None:
    page = left_page.go(f"form=timeline&on=2021-01-01{sel}")
    timeline = "explorer.app.forms.timeline"
    assert page.evaluate(f"{timeline}.span[1] === explorer.app.state.on")
    assert page.evaluate(f"{timeline}.at(explorer.app.state.on) < {timeline}.across")
    if sel:
        [until] = page.evaluate(
            f"{timeline}.rows.filter((row) => explorer.app.label(row.title) === 'Gamma')"
            f".map((row) => Math.max(...{timeline}.pieces(row.marks[0]).map(({{to}}) => to)))"
        )
        assert until == page.evaluate("explorer.app.state.on")


def test_what_a_coalition_itself_joined_stands_below_a_head_of_its_own(
    opened: Callable[..., Any], tmp_path: Path
) -> None:
    (tmp_path / "two.csv").write_text(
        "member,coalition,since\nAnt,Pact,2019\nPact,Club,2018\nBee,Club,2021\nAnt,Club,2020\n",
        encoding="utf-8",
    )
    gk.view(gk.load(tmp_path / "two.csv")).save(tmp_path / "two.html")
    rows = (
        "explorer.app.forms.timeline.rows.map((row) => row.head || explorer.app.label(row.title))"
    )
    window = opened(tmp_path / "two.html")
    alone = window.go("form=timeline&sel=pact&on=2024-01-01").evaluate(rows)
    assert alone == ["Ant", "Pact has itself joined", "Club"]
    both = window.move("form=timeline&sel=pact~club&on=2024-01-01").evaluate(rows)
    joined = ["Pact has itself joined", "Club"]
    assert both == ["Pact", "Ant", *joined, "Club", "Pact", "Ant", "Bee"]
    french = window.move("form=timeline&sel=pact&on=2024-01-01&lang=fr").evaluate(rows)
    assert french == ["Ant", "Ce que Pact a rejoint", "Club"]


LINES = """() => {
  const { timeline } = explorer.app.forms, font = `400 11.5px ${explorer.app.theme.font}`;
  return timeline.rows.map((row) => ({
    whole: timeline.toldName(row),
    lines: timeline.nameLines(row, timeline.left - 12, font).map(({ name, aside }) => name + aside),
  }));
}"""


def test_names_of_bars_have_room_for_their_lines(
    opened: Callable[..., Any], kg: gk.KnowledgeGraph, tmp_path: Path
) -> None:
    """Two lines of one row never touch those of the next, and few names are cut."""
    gk.view(kg, focus="microsoft").save(tmp_path / "one.html")
    page = opened(tmp_path / "one.html").go("form=timeline&on=2024-07-01")
    rows = page.evaluate(LINES)
    assert any(len(row["lines"]) == 2 for row in rows)
    assert page.evaluate("explorer.app.forms.timeline.pitch") >= 30
    whole = [
        row
        for row in rows
        if " ".join(row["lines"]).replace("· ", "") == row["whole"].replace("· ", "")
    ]
    assert len(whole) > 0.85 * len(rows)
    x, y = page.evaluate("""() => {
      const { timeline } = explorer.app.forms, box = timeline.sheet.canvas.getBoundingClientRect();
      const i = timeline.rows.findIndex((row) => row.also);
      return [box.left + 40, box.top + 34 + (i + 0.5) * timeline.pitch - timeline.host.scrollTop];
    }""")
    also = page.evaluate("explorer.app.forms.timeline.rows.find((row) => row.also).also")
    page.mouse.move(x, y)
    assert page.inner_text("#tip").endswith(f" · {also}")


def test_names_of_one_line_keep_low_rows(left_page: Any) -> None:
    page = left_page.go("form=timeline&sel=pact-xa&on=2021-01-01")
    assert page.evaluate("explorer.app.forms.timeline.pitch") == 24
