"""The headline says what is shown, and filters hold in every form, count, export and link."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Any

import pytest

import graphkit as gk
from graphkit.views.view import View

from .gestures import go

pytestmark = pytest.mark.browser
HEADLINES = """(ids) => ids.map((id) => {
  const headline = explorer.show({ selected: [id] }).headline();
  return [headline, document.getElementById("assurance").textContent];
})"""


@pytest.fixture(scope="module")
def facts_file(part_file: Path) -> Path:
    return part_file


def headlines_count_as(page: Any, kg: gk.KnowledgeGraph) -> None:
    """Compare the headline of every coalition, and what is less sure, with the library."""
    coalitions = [str(row["coalition"]) for row in kg.overview().records()]
    told = page.evaluate(HEADLINES, coalitions)
    for coalition, (headline, assurance) in zip(coalitions, told, strict=True):
        sure, known = (
            len(set(kg.members(coalition, on="2024-10-01", at_least=least).column("member")))
            for least in (None, "possible")
        )
        if "not begun yet" in headline:
            assert known == 0, coalition
            continue
        first, less = (known, ", less sure") if known and not sure else (sure, "")
        assert f"{first:,} known member{'' if first == 1 else 's'}{less}" in headline, coalition
        if known == 1:
            assert assurance.startswith("The membership is "), coalition
            assert assurance.startswith("The membership is possible.") == (not sure), coalition
        elif known:
            assert assurance.startswith(f"Of {known:,} members: "), coalition
            possible = re.search(r"([\d,]+) only possible", assurance)
            assert int(possible[1].replace(",", "") if possible else 0) == known - sure, coalition


def test_the_headline_counts_what_the_library_counts(
    explorer: Any, part: gk.KnowledgeGraph
) -> None:
    headlines_count_as(explorer.go("on=2024-10-01"), part)
    page = explorer.move("sel=gifct&on=2024-10-01")
    told = page.inner_text("#headline")
    assert told.endswith("1 October 2024: 11 known members")
    sure = page.inner_text("#assurance")
    assert re.match(r"Of \d+ members: .*\d+ presumed", sure)
    assert "Sources count 32 members (September 2024)." in sure
    assert page.title() == told
    page.select_option("#language", "fr")
    assert "membres connus" in page.inner_text("#headline")
    assert "Zoom" in explorer.move("edge=zoom|christchurch-call").title()


@pytest.mark.thorough
def test_the_headline_of_each_bundled_coalition_counts_what_the_library_counts(
    opened: Any, kg: gk.KnowledgeGraph, facts_view: View, tmp_path: Path
) -> None:
    facts_view.save(tmp_path / "facts.html")
    headlines_count_as(opened(tmp_path / "facts.html").go("on=2024-10-01"), kg)


def test_filters_hold_in_every_form_and_are_taken_away_by_their_chips(explorer: Any) -> None:
    state = "country=country-fr&topic=child-safety&form={}"
    page = explorer.go(state.format("network"))
    counts = {page.inner_text("#date-count")}
    for form in ("timeline", "matrix", "table"):
        page = explorer.move(state.format(form))
        counts.add(page.inner_text("#date-count"))
    assert len(counts) == 1
    assert page.locator("#table tbody tr").count() == page.evaluate("explorer.counts().memberships")
    assert "France" in page.inner_text("#chips")
    page.click("#share > summary")
    with page.expect_download() as saved:
        page.click("#save-csv")
    rows = list(csv.DictReader(io.StringIO(Path(saved.value.path()).read_text("utf-8-sig"))))
    assert {row["Country"] for row in rows} == {"France"}
    for _ in range(2):
        page.click("#chips button >> nth=0")
    assert page.evaluate("explorer.counts().memberships") > len(rows)
    assert "country" not in page.url


def test_governments_that_surely_joined_after_a_year(
    explorer: Any, part: gk.KnowledgeGraph
) -> None:
    page = explorer.go("on=all&joined=2022-01-01..&sel=freedom-online-coalition")
    page.hover("[data-kind=government]")
    page.click("[aria-label='Only government']")
    told = {row["member"] for row in page.evaluate("explorer.members('freedom-online-coalition')")}
    assert len(told) >= 3
    assert told == {
        row["member"]
        for row in part.members("freedom-online-coalition").records()
        if row["kind"] == "government"
        and row["start_latest"]
        and row["start_earliest"]
        and str(row["start_earliest"]) >= "2022"
    }
    assert "surely joined on 1 January 2022 or later" in page.inner_text("#chips")


def test_back_undoes_a_step_and_forward_does_it_again(explorer: Any) -> None:
    page = explorer.go("on=2022-07-01")
    page.click("#tab-table")
    page.click("#tab-matrix")
    go(page, -1)
    assert page.get_attribute("#tab-table", "aria-selected") == "true"
    go(page, -1)
    assert page.get_attribute("#tab-network", "aria-selected") == "true"
    assert page.inner_text("#date") == "1 July 2022"
    go(page, 1)
    assert page.get_attribute("#tab-table", "aria-selected") == "true"


def test_what_the_page_does_not_know_is_named(explorer: Any) -> None:
    page = explorer.go("sel=zoom~nobody-knows&topic=no-such-topic")
    assert "nobody-knows, no-such-topic" in page.inner_text("#toast")
    assert "Zoom" in page.inner_text("#headline")
    page = explorer.go("text=qqqq")
    assert "passes these filters" in page.inner_text("#empty")
    page.click("#empty-button")
    assert page.is_hidden("#empty")
