"""What people come for, each in at most five steps from the opening page."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import graphkit as gk
from graphkit.facts.certainty import AtLeast

pytestmark = pytest.mark.browser

STEPS = 5


class Person:
    """Somebody before the opening page, whose steps are counted."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.steps = 0

    def step(self) -> None:
        self.steps += 1
        assert self.steps <= STEPS

    def find(self, text: str, option: str = "") -> None:
        """Type into the search and take the first suggestion, or the one that says so."""
        self.step()
        self.page.fill("#search", text)
        hit = self.page.locator("#suggestions [role=option]", has_text=option)
        hit.first.dispatch_event("click")

    def click(self, what: str) -> None:
        self.step()
        self.page.locator(what).first.click()

    def choose(self, what: str, value: str) -> None:
        self.step()
        self.page.select_option(what, value)

    def date(self, what: str, day: str) -> None:
        self.step()
        self.page.fill(what, day)
        self.page.dispatch_event(what, "change")

    @property
    def panel(self) -> str:
        return str(self.page.inner_text("#panel"))

    @property
    def headline(self) -> str:
        return str(self.page.inner_text("#headline"))


@pytest.fixture(scope="module")
def facts_file(part_file: Path) -> Path:
    return part_file


@pytest.fixture
def person(explorer: Any) -> Iterator[Person]:
    yield Person(explorer.go())


def test_who_founded_a_coalition_and_on_whose_word(person: Person, part: gk.KnowledgeGraph) -> None:
    person.find("Christchurch Call")
    founders = part.members("christchurch-call", roles="founder").column("label")
    for founder in founders:
        assert str(founder) in person.panel
    assert "founder" in person.page.inner_text("#panel h4 >> nth=0")
    person.click(f"#panel .row:has-text('{founders[0]}')")
    assert "founder" in person.panel
    assert person.page.locator("#panel .record q").count() >= 1
    assert person.page.locator("#panel .record .cite a").count() >= 1


def test_when_somebody_joined_with_the_words_and_a_citation(person: Person) -> None:
    person.find("Zoom")
    assert "23 June 2022" in person.panel
    person.click("#panel .row:has-text('Christchurch Call')")
    assert "pleased to announce Zoom and Roblox as new supporters" in person.panel
    assert person.page.locator("#panel .copy button").count() >= 2


def test_what_somebody_promised(person: Person, part: gk.KnowledgeGraph) -> None:
    person.find("Zoom")
    person.click("#panel summary:has-text('Promises taken on')")
    for summary in part.promises("zoom").column("summary")[:3]:
        assert str(summary) in person.panel
    assert "need not name who took it on" in person.panel
    assert "The text, as told in:" in person.panel


def test_in_one_and_another_and_not_in_a_third(person: Person, part: gk.KnowledgeGraph) -> None:
    person.find("Tech Coalition")
    person.page.check("#add")
    person.find("Digital Trust & Safety Partnership")
    person.find("GIFCT")
    person.click("[aria-label='Not in Global Internet Forum to Counter Terrorism']")
    day = str(person.page.evaluate("document.querySelector('#time').dataset.on"))

    def members(coalition: str) -> set[Any]:
        return set(part.members(coalition, on=day, at_least="possible").column("label"))

    wanted = members("tech-coalition") & members("dtsp") - members("gifct")
    assert f", {len(wanted)} member" in person.headline
    assert "in Tech Coalition and Digital Trust & Safety Partnership" in person.headline
    listed = person.page.locator("details:has-text('but not of those') .row .what")
    assert {str(name) for name in wanted} == set(listed.all_inner_texts())


def test_governments_that_joined_after_a_year(person: Person) -> None:
    person.click("#filters > summary")
    person.date("#joined-first", "2019-01-01")
    person.page.hover("[data-kind=government]")
    person.click("[aria-label='Only government']")
    person.click("#tab-table")
    assert person.page.locator("#table tbody tr").count() > 20
    kinds = person.page.locator("#table tbody td:nth-child(2)").all_inner_texts()
    assert set(kinds) == {"government"}


@pytest.mark.parametrize(
    ("opened_list", "said"),
    [("Who declined or withdrew", "United States"), ("Where sources disagree", "sources")],
)
def test_lists_lead_to_the_evidence(person: Person, opened_list: str, said: str) -> None:
    person.click(f"#panel .row:has-text('{opened_list}')")
    assert said in person.panel
    person.click(f"#panel .links .row:has-text('{said}')")
    assert person.page.locator("#panel .cite a").count() >= 1


def test_who_bridges_is_who_stands_between_in_the_library(
    person: Person, part: gk.KnowledgeGraph
) -> None:
    person.click("#panel .row:has-text('Who bridges')")
    # In the library a coalition that joined another stands twice, so near ties may be in turn.
    day = str(person.page.evaluate("document.querySelector('#time').dataset.on"))
    network = part.network(on=day, at_least="possible")
    between = gk.analysis.centrality(network, "betweenness", side="actors").records()
    best = sorted(between, key=lambda row: -float(str(row["betweenness"])))[:4]
    told = person.page.locator("#panel .links .what bdi").all_inner_texts()[:4]
    assert {row["label"] for row in best} == set(told)


def test_a_picture_for_an_article_and_a_link_to_exactly_this(person: Person) -> None:
    person.find("Zoom")
    person.click("#share > summary")
    with person.page.expect_download() as saved:
        person.click("#save-svg")
    drawn = Path(saved.value.path()).read_text(encoding="utf-8")
    assert person.headline in drawn
    assert "sel=zoom" in person.page.url


def test_one_year_against_another(person: Person, part: gk.KnowledgeGraph) -> None:
    person.find("Paris Call")
    person.date("#day", "2024-01-01")
    person.date("#against", "2019-01-01")

    def members(day: str, at_least: AtLeast) -> set[Any]:
        return set(part.members("paris-call", on=day, at_least=at_least).column("member"))

    before, after = members("2019-01-01", "presumed"), members("2024-01-01", "presumed")
    perhaps = members("2019-01-01", "possible"), members("2024-01-01", "possible")
    told = person.page.inner_text("#panel .told").replace(",", "")
    assert f"{len(after - perhaps[0])} gained" in told
    assert f"{len(before - perhaps[1])} lost" in told
    assert f"{len(after & before)} stayed" in told
    already = (after - before) & perhaps[0]
    assert (f"{len(already)} known on the later day" in told) == bool(already)


@pytest.mark.parametrize(
    ("first", "last"),
    [("2022-06-15", "2023-01-01"), ("2024-08-08", "2025-06-01")],
)
def test_who_left_is_told_apart_from_what_ended_with_its_coalition(
    explorer: Any, part: gk.KnowledgeGraph, first: str, last: str
) -> None:
    """As the library tells them apart, pair by pair, for all that held before and may not now."""
    page = explorer.go(f"on={last}&against={first}&atLeast=presumed")
    found = page.evaluate("explorer.compared()")
    told = [{" ".join(pair) for pair in found[name]} for name in ("lost", "over")]
    changes = part.changes(first, last).records()
    before = {*part.network(on=first).edges()}
    after = {*part.network(on=last, at_least="possible").edges()}
    for shown, word in zip(told, ("left", "ended-with-coalition"), strict=True):
        known = {(row["thing"], row["coalition"]) for row in changes if row["change"] == word}
        gone = {" ".join(map(str, pair)) for pair in known & before - after}
        assert gone and gone <= shown, word
        other = told[word == "left"]
        assert not gone & other
    assert not told[0] & told[1]
    assert f"{len(told[1])} ended with" in page.inner_text("#assurance")


def test_a_former_name_leads_to_both(person: Person) -> None:
    person.page.fill("#search", "twitter")
    assert "formerly Twitter" in person.page.inner_text("#suggestions")
    person.find("twitter")
    assert person.headline.startswith("X ")
    assert "formerly Twitter" in person.panel


def test_all_actors_of_a_country_and_coalitions_about_one_topic(
    explorer: Any, part: gk.KnowledgeGraph
) -> None:
    one = Person(explorer.go())
    one.find("France", "country")
    one.click("#tab-table")
    assert set(one.page.locator("#table tbody td:nth-child(3)").all_inner_texts()) == {"France"}
    other = Person(explorer.go())
    other.click(".topics button:has-text('artificial intelligence')")
    other.click("#share > summary")
    with other.page.expect_download() as saved:
        other.click("#save-csv")
    text = Path(saved.value.path()).read_text("utf-8-sig")
    coalitions = {row["Coalition"] for row in csv.DictReader(io.StringIO(text))}
    day = str(other.page.evaluate("document.querySelector('#time').dataset.on"))
    about_it = {
        one.label()
        for one in (part.coalition(str(row["coalition"])) for row in part.overview().records())
        if "artificial-intelligence" in one.topics
        and len(part.members(one.id, on=day, at_least="possible"))
    }
    assert len(about_it) > 5
    assert coalitions == about_it


def test_slips_and_short_names_are_understood(explorer: Any) -> None:
    page = explorer.go()
    for typed, said in (("UK", "United Kingdom"), ("micorsoft", "spelt nearly like Microsoft")):
        page.fill("#search", typed)
        assert said in page.inner_text("#suggestions")
    page.fill("#search", "")
