"""The panel says of what ended when it ended, on every day and of all time."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import graphkit as gk
from graphkit.views.view import View, view

pytestmark = pytest.mark.browser


def test_who_left_is_shown_with_the_day_and_who_goes_on_has_no_end(explorer: Any) -> None:
    page = explorer.go("on=all")
    for state in ("on=all", "on=2026-03-01", "on=2025-01-01"):
        explorer.move(f"sel=united-states&{state}")
        row = "#panel .links li:has-text('Freedom Online Coalition') .since"
        assert "2011 – 10 February 2026" in page.locator(row).first.text_content(), state
        explorer.move(f"sel=freedom-online-coalition&{state}")
        row = "#panel .links li:has-text('United States') .since"
        assert "10 February 2026" in page.locator(row).first.text_content(), state
    explorer.move("sel=zoom&on=all")
    row = "#panel .links li:has-text('Christchurch Call') .since"
    assert page.locator(row).first.text_content().startswith("23 June 2022")
    assert "–" not in page.locator(row).first.text_content()


SPAN = r"(?:^|[;,(·:] ?|by |from |de )((?:\d{1,2} \w+ )?\d{4}) (?:–|to|à|au|and|et|/) \1(?!\w)"
TWICE = re.compile(SPAN, re.MULTILINE)


def test_a_span_that_begins_and_ends_alike_is_one_date(
    explorer: Any, opened: Any, tmp_path: Path
) -> None:
    """Of the bundled facts every leader of a year, of a table of one's own years and days."""
    page = explorer.go("sel=freedom-online-coalition&on=all")
    row = "#panel .links li:has-text('Kenya') .since"
    assert "2012" in page.inner_text(row)
    assert not TWICE.search(page.inner_text("#panel"))
    page = explorer.move("edge=kenya|freedom-online-coalition&on=all")
    assert not TWICE.search(page.title() + page.inner_text("#panel"))
    said = """[...explorer.app.model.spans.edge.keys()].map((one) =>
      `${explorer.app.spansText([one])}; ${explorer.app.period(one)}`).join("\\n")"""
    for lang in ("en", "fr"):
        assert not TWICE.search(explorer.move(f"lang={lang}").evaluate(said))
    table = tmp_path / "pledges.csv"
    rows = ("member,coalition,during,size", "Acme,Pact,2023/2023,1")
    table.write_text("\n".join((*rows, "Bolt,Pact,4 May 2023 to 4 May 2023,2\n")))
    view(gk.load(table)).save(tmp_path / "own.html")
    page = opened(tmp_path / "own.html").go(
        "form=timeline&on=all&sel=pact&joined=2023-05-04..2023-05-04"
    )
    assert not TWICE.search(page.inner_text("body"))
    assert "surely joined on 4 May 2023" in page.inner_text("#chips")
    assert page.evaluate(said).splitlines() == ["2023; 2023", "4 May 2023; 4 May 2023"]


def test_who_has_left_is_not_said_to_be_unknown(opened: Any, tmp_path: Path) -> None:
    (tmp_path / "pact.csv").write_text(
        "member,coalition,since,until\nAnt,Pact,2011,2015-02-10\nBee,Pact,2012,\n", encoding="utf-8"
    )
    gk.view(gk.load(tmp_path / "pact.csv")).save(tmp_path / "pact.html")
    window = opened(tmp_path / "pact.html")
    page = window.go("edge=ant|pact&on=2020-01-01")
    said = page.inner_text("#headline")
    assert said == "Ant in Pact on 1 January 2020: no membership then (2011 to 10 February 2015)"
    assert "membership that has ended" in page.inner_text("#lines")
    ends = "explorer.app.forms.network.picture.lines.at(-1).ends.map((i) => explorer.app.label(i))"
    assert page.evaluate(ends) == ["Ant", "Pact"]
    page = window.move("edge=bee|pact&on=2000-01-01")
    assert "membership that has not begun" in page.inner_text("#lines")
    page = window.move("edge=ant|pact&on=2013-01-01")
    assert "membership that has" not in page.inner_text("#lines")


def test_a_figure_of_a_membership_that_ended_has_its_line_and_sources(
    facts_view: View, tmp_path: Path
) -> None:
    drawn = tmp_path / "ended.svg"
    facts_view.figure(drawn, state="edge=united-states|freedom-online-coalition")
    svg = drawn.read_text(encoding="utf-8")
    assert "membership that has ended" in svg and "stroke-dasharray" in svg
    assert "Sources: " in svg and "leader, 2023)" in " ".join(re.findall(r">([^<]*)<", svg))
