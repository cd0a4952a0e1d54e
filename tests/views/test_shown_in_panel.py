"""What a search leads to is shown where it stands, and what is shown can be cited and counted."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import graphkit as gk
from graphkit.views.check_state import check_state
from graphkit.views.view import View

pytestmark = pytest.mark.browser

GIVEN = "navigator.clipboard.writeText = (text) => { window.copiedText = text; }"


def found(page: Any, typed: str, sort: str) -> None:
    page.fill("#search", typed)
    page.locator("#suggestions li", has_text=sort).first.click()


@pytest.mark.parametrize(
    ("typed", "sort", "words"),
    [
        ("Macron", "quoted person", "Emmanuel Macron"),
        ("tackle what drives people", "promise", "Tackle what drives people"),
    ],
)
def test_a_promise_and_a_speaker_are_opened_and_marked(
    explorer: Any, typed: str, sort: str, words: str
) -> None:
    page = explorer.go()
    found(page, typed, sort)
    marked = page.locator("#panel .found")
    assert marked.count() >= 1
    assert all(words in text for text in marked.all_inner_texts())
    assert marked.first.is_visible()
    assert page.evaluate("document.activeElement.matches('#panel .found')")


def test_an_event_says_that_the_day_is_another_and_back_returns(explorer: Any) -> None:
    page = explorer.go("on=2020-01-01")
    found(page, "Zoom joins GIFCT", "event")
    assert "15 December 2021" in page.inner_text("#toast")
    page.go_back()
    page.wait_for_function("document.querySelector('#date').textContent === '1 January 2020'")
    assert "on=2020-01-01" in page.url


def test_the_citation_that_is_copied_says_what_is_shown(explorer: Any) -> None:
    page = explorer.go("sel=gifct&on=2022-06-23")
    page.evaluate(GIVEN)
    page.click("#share > summary")
    page.click("#copy-cite")
    page.wait_for_function("window.copiedText")
    copied = page.evaluate("window.copiedText")
    assert copied.startswith(f"“{page.title()}”. ")
    assert "data version" in copied and "on 23 June 2022" in copied
    page = explorer.go("edge=zoom|gifct&on=2022-06-23")
    page.evaluate(GIVEN)
    page.click("#share > summary")
    page.click("#copy-cite")
    page.wait_for_function("window.copiedText")
    first, *words = page.evaluate("window.copiedText").splitlines()
    assert first.startswith("“Zoom Video Communications in Global Internet Forum")
    assert any("Zoom had joined the group” – The Hill (" in one for one in words)
    assert all("https://" in one for one in words)


@pytest.mark.parametrize(
    ("typed", "sort", "told"),
    [
        ("left", "list", "Who left, and what ended"),
        ("declined", "list", "Who declined or withdrew"),
        ("disagree", "list", "Where sources disagree"),
        ("founder", "role", "role founder"),
    ],
)
def test_lists_and_roles_are_found_by_the_words_that_one_asks_with(
    explorer: Any, typed: str, sort: str, told: str
) -> None:
    page = explorer.go()
    page.fill("#search", typed)
    page.keyboard.press("Enter")
    where = "#chips" if sort == "role" else "#panel h2"
    assert told in page.inner_text(where)


def test_who_looks_for_something_else_has_the_day_before_an_event_again(explorer: Any) -> None:
    page = explorer.go("on=2020-01-01")
    found(page, "Zoom joins GIFCT", "event")
    assert "on=2021-12-15" in page.url
    found(page, "France", "government")
    assert "on=2020-01-01" in page.url and "sel=france" in page.url


def test_a_drawing_around_one_thing_has_its_links_bright(opened: Any, ego_file: Path) -> None:
    page = opened(ego_file).go()
    bright = """() => { const { app } = explorer; const zoom = explorer.node("zoom");
      const own = app.forms.network.picture.lines.filter(({ ends }) => ends.includes(zoom));
      return own.length && own.every(({ colour }) => colour === app.theme.accent); }"""
    assert page.evaluate(bright)


def test_a_few_that_lie_out_are_in_sight_where_that_costs_little_room(explorer: Any) -> None:
    page = explorer.go("topic=artificial-intelligence")
    outside = """() => { const { stage } = explorer.app.forms.network;
      const { picture: p, camera: c } = stage;
      return p.nodes.filter((i) => { const [x, y] = [p.x[i] * c.k + c.x, p.y[i] * c.k + c.y];
        return x < stage.hooks.inset().left || y < 0 || x > stage.width || y > stage.height;
      }).length; }"""
    assert page.evaluate(outside) == 0


def test_what_is_shared_counts_alike_in_headline_and_panel(explorer: Any) -> None:
    page = explorer.go("sel=christchurch-call~zoom~roblox&on=2022-06-23")
    shared = page.locator("#panel details", has=page.locator("h3", has_text="What they share"))
    n = shared.locator(".count").first.inner_text()
    assert f": {n} coalition" in page.inner_text("#headline")
    two = "digital-trust-and-safety-partnership"
    page = explorer.move(f"sel=gifct~{two}&not={two}")
    assert "Not joined by" not in page.inner_text("#panel")


def test_all_that_shows_is_told_from_what_is_selected(explorer: Any) -> None:
    told = explorer.go().inner_text("#date-count")
    assert re.fullmatch(
        r"This page shows [\d,]+ memberships of [\d,]+ actors, \d+ only possible", told
    )
    assert explorer.go("sel=gifct").inner_text("#date-count") == told


def test_a_map_of_one_coalition_names_only_who_is_in_it(
    explorer: Any, kg: gk.KnowledgeGraph
) -> None:
    members = set(kg.members("christchurch-call", at_least="possible").column("label"))
    for drawn in ("tiles", "outlines"):
        page = explorer.go(f"form=map&map={drawn}&sel=christchurch-call")
        named = page.evaluate("explorer.app.forms.map.plan.below.list.length")
        everybody = page.evaluate("explorer.app.forms.map.plan.below.all.length")
        labels = page.evaluate(
            "explorer.app.forms.map.plan.below.list.map((i) =>"
            " explorer.app.label(explorer.app.forms.map.squares[i].node))"
        )
        assert 0 < named < everybody
        assert set(labels) <= members


def test_overlaps_tell_what_is_less_sure(explorer: Any, kg: gk.KnowledgeGraph) -> None:
    day = "2026-08-21"
    wholes = ("tech-coalition", "gifct")
    page = explorer.go(f"sel={'~'.join(wholes)}&on={day}")
    told = page.eval_on_selector_all(
        "#panel button.set", "(all) => all.map((one) => one.getAttribute('aria-label'))"
    )
    less = sum(int(n) for text in told for n in re.findall(r"(\d+) less sure", text))
    possible, presumed = (
        [set(kg.members(one, on=day, at_least=degree).column("member")) for one in wholes]
        for degree in ("possible", "presumed")
    )
    expected = {
        who
        for who in possible[0] | possible[1]
        if any(who in may and who not in does for may, does in zip(possible, presumed, strict=True))
    }
    assert less == len(expected) > 0


def test_arrow_keys_go_from_what_is_selected_to_what_it_is_linked_to(
    explorer: Any, kg: gk.KnowledgeGraph
) -> None:
    day = "2022-06-23"
    joined = set(kg.memberships("zoom", on=day, at_least="possible").column("coalition"))
    page = explorer.go(f"form=network&sel=zoom&on={day}")
    page.focus("#stage")
    reached = set()
    for key in ("ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown"):
        page.keyboard.press(key)
        reached.add(page.evaluate("explorer.app.model.id[explorer.app.forms.network.stage.cursor]"))
    assert reached <= joined | {"zoom"}
    assert reached & joined


def test_before_its_beginning_a_coalition_has_not_begun(explorer: Any) -> None:
    page = explorer.go("sel=christchurch-call&on=2019-01-01")
    assert page.inner_text("#headline") == (
        "Christchurch Call on 1 January 2019: not begun yet, begins 15 May 2019"
    )
    page = explorer.go("sel=christchurch-call&on=2019-05-15")
    assert "known members" in page.inner_text("#headline")


@pytest.mark.parametrize("width", [1024, 800])
def test_a_second_thing_can_be_selected_at_every_width(
    opened: Any, part_file: Path, width: int
) -> None:
    page = opened(part_file, viewport={"width": width, "height": 768}).go()
    assert page.locator("#finder .check").is_visible()


def test_a_name_in_a_state_is_told_its_id(facts_view: View) -> None:
    with pytest.raises(gk.NotFound) as told:
        check_state("sel=DTSP", facts_view.scene)
    assert "digital-trust-and-safety-partnership" in str(told.value)


def test_words_given_to_two_people_name_the_other_and_the_surer_stands_first(
    explorer: Any,
) -> None:
    page = explorer.go()
    found(page, "Macron", "quoted person")
    assert "confidence: medium" not in page.locator("#panel .found").first.inner_text()
    page = explorer.move("sel=zoom")
    told = page.locator("#panel figure").all_text_contents()
    doubtful = [text for text in told if "or nearly these, to" in text]
    speakers = [re.search("Henri Verdier|Emmanuel Macron", text) for text in doubtful]
    assert [who and who[0] for who in speakers] == ["Henri Verdier"] * 2 + ["Emmanuel Macron"]
    assert all("to Emmanuel Macron. (confidence: medium)" in text for text in doubtful[:2])
    assert "to Henri Verdier." in doubtful[2]


def test_who_declined_is_told_with_how_sure_that_is_and_under_a_true_heading(
    explorer: Any,
) -> None:
    page = explorer.go("edge=united-states|christchurch-call&on=2019-06-01")
    assert page.inner_text("#headline").endswith("; declined (15 May 2019)")
    assert "not currently in a position to join" in page.inner_text("#panel")
    assert "Quotations" in page.inner_text("#panel")
    page = explorer.move("list=declined")
    assert "as others report it" in page.inner_text("#panel")
    assert "confidence" not in page.inner_text("#panel .links")
    page.evaluate(
        """for (const one of explorer.app.facts.read().statements) {
          if (one.about.includes("jutland-declaration")) delete one.quote;
          if (one.stance === "declined") one.evidence[0].confidence = "medium";
        }"""
    )
    page = explorer.move("edge=estonia|jutland-declaration")
    assert page.inner_text("#headline").endswith("no membership known; declined (10 October 2025)")
    assert "Stances that sources report" in page.inner_text("#panel")
    page = explorer.move("list=declined")
    assert page.inner_text("#panel .links").count("declined, confidence: medium") == 3
