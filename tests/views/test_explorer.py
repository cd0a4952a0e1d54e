"""What a person does on the page, done in a real browser on real facts."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import graphkit as gk

from .gestures import choose, wait_for_rest, wait_until
from .pixels import BLUE, ORANGE, PIXELS

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def facts_file(part_file: Path) -> Path:
    return part_file


@pytest.fixture(scope="module")
def ego_file(part: gk.KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "ego.html"
    gk.view(part, focus="zoom", limit=100_000).save(path)
    return path


def members_shown(page: Any) -> int:
    found = re.search(r"of ([\d,]+) actors?", page.inner_text("#date-count"))
    assert found
    return int(found[1].replace(",", ""))


# See who joined what


def test_actors_of_each_kind_are_drawn_in_their_colour(explorer: Any) -> None:
    page = explorer.go()
    assert page.evaluate(PIXELS, BLUE) > 200
    assert page.evaluate(PIXELS, ORANGE) > 200


def test_clicking_a_kind_in_the_legend_hides_it_and_again_shows_it(explorer: Any) -> None:
    page = explorer.go()
    before = members_shown(page)
    page.click("[data-kind=government]")
    assert page.get_attribute("[data-kind=government]", "aria-pressed") == "false"
    assert page.evaluate(PIXELS, BLUE) == 0
    assert members_shown(page) < before
    page.click("[data-kind=government]")
    assert members_shown(page) == before


def test_the_legend_counts_what_is_drawn_and_names_it_in_the_chosen_language(explorer: Any) -> None:
    page = explorer.go()
    page.select_option("#language", "fr")
    legend = page.inner_text("#kinds").lower()
    assert "gouvernement" in legend
    assert "entreprise" in legend
    assert int(page.inner_text("[data-kind=government] .count")) > 20


def test_all_nodes_can_have_one_size(explorer: Any) -> None:
    page = explorer.go()
    before = page.evaluate(PIXELS, ORANGE)
    page.select_option("#size", "equal")
    assert page.evaluate(PIXELS, ORANGE) != before


def test_a_service_is_told_with_its_operator(explorer: Any) -> None:
    page = explorer.go()
    choose(page, "YouTube")
    assert "Google" in page.inner_text("#panel")
    assert "operated by" in page.inner_text("#panel")


def test_each_layout_gives_another_drawing(explorer: Any) -> None:
    pictures = set()
    for layout in ("force", "two-mode", "concentric"):
        page = explorer.go(f"layout={layout}")
        pictures.add(page.locator("#stage").screenshot())
    assert len(pictures) == 3


def test_pointing_at_a_node_names_it(explorer: Any) -> None:
    page = explorer.go("sel=zoom")
    page.keyboard.press("Escape")
    page.focus("#stage")
    page.keyboard.press("ArrowRight")
    assert "member" in page.inner_text("#tip")


# Move through time


def test_moving_the_slider_back_takes_members_away(explorer: Any) -> None:
    page = explorer.go()
    now = members_shown(page)
    page.evaluate(
        "() => { const s = document.querySelector('#slider');"
        " s.value = explorer.app.parts[0].part.axis.share(17900) * s.max;"
        " s.dispatchEvent(new Event('input', { bubbles: true })); }"
    )
    wait_for_rest(page)
    assert 0 < members_shown(page) < now
    assert page.inner_text("#date") == "4 January 2019"


def test_arrow_keys_move_the_day_by_a_month(explorer: Any) -> None:
    page = explorer.go("on=2020-03-31")
    page.focus("#slider")
    page.keyboard.press("ArrowLeft")
    assert page.inner_text("#date") == "29 February 2020"
    page.keyboard.press("PageDown")
    assert page.inner_text("#date") == "28 February 2019"


def test_play_moves_time_and_pause_stops_it(explorer: Any) -> None:
    page = explorer.go("on=2018-01-01")
    page.click("#play")
    wait_until(page, "document.querySelector('#date').textContent !== '1 January 2018'")
    page.click("#play")
    wait_for_rest(page)
    stopped = page.inner_text("#date")
    page.wait_for_timeout(400)
    assert page.inner_text("#date") == stopped


def test_a_member_appears_on_the_day_it_joins(explorer: Any) -> None:
    page = explorer.go("form=table&sel=zoom~christchurch-call&on=2022-06-22&atLeast=presumed")
    rows = "#table tbody tr:has-text('Zoom'):has-text('Christchurch Call')"
    assert page.locator(rows).count() == 0
    page = explorer.move("form=table&sel=zoom~christchurch-call&on=2022-06-23&atLeast=presumed")
    assert page.locator(rows).count() == 1


def test_a_member_vanishes_when_it_leaves(explorer: Any) -> None:
    state = "form=table&sel=x&on={}"
    row = "#table tbody tr:has-text('Strengthened EU Code of Practice')"
    assert explorer.go(state.format("2023-01-01")).locator(row).count() == 1
    assert explorer.move(state.format("2023-06-30")).locator(row).count() == 0


def test_events_above_the_slider_tell_what_happened(explorer: Any) -> None:
    page = explorer.go("on=2019-05-01")
    page.click("#event-after")
    assert page.inner_text("#panel h2")
    assert "2019" in page.inner_text("#date")
    assert page.locator("#curve .event").count() > 50
    assert page.locator("#curve .area").get_attribute("d")


def test_certainty_can_be_raised(explorer: Any) -> None:
    page = explorer.go()
    possible = members_shown(page)
    page.select_option("#at-least", "certain")
    wait_for_rest(page)
    assert members_shown(page) < possible


# Find


NAMES = {
    "christchurch": "Christchurch Call",
    "GIFCT": "Global Internet Forum",
    "facebook": "Meta",
    "nouvelle-zelande": "New Zealand",
    "twitter": "X",
}


def test_search_knows_labels_acronyms_and_former_names(explorer: Any) -> None:
    page = explorer.go()
    for typed, found in NAMES.items():
        page.fill("#search", typed)
        page.wait_for_selector("#suggestions [role=option]")
        assert found in page.inner_text("#suggestions"), typed
    page.fill("#search", "qqqqqq")
    assert "Nothing by that name" in page.inner_text("#suggestions")


def test_several_selected_show_what_they_share_and_what_one_is_missing(explorer: Any) -> None:
    page = explorer.go()
    choose(page, "Zoom")
    choose(page, "Microsoft", add=True)
    text = page.inner_text("#panel")
    assert "2 selected" in text
    assert "What they share" in text
    assert "Tech Coalition" in text
    assert "Not joined by Zoom Video Communications" in text


LACKS_SOMETHING = """() => {
  const panel = explorer.app.parts.map(({ part }) => part).find((part) => part.lacking);
  return explorer.app.model.id.find((id, node) => panel.lacking(node));
}"""


def test_one_selected_shows_what_its_peers_joined(explorer: Any) -> None:
    found = explorer.go().evaluate(LACKS_SOMETHING)
    page = explorer.move(f"sel={found}")
    assert "its peers did" in page.inner_text("#panel")


# Read the evidence


def test_the_panel_of_an_actor_lists_memberships_promises_and_quotations(explorer: Any) -> None:
    page = explorer.go("sel=zoom")
    text = page.inner_text("#panel")
    for expected in ("Christchurch Call", "23 June 2022", "Promises taken on", "Quotations"):
        assert expected in text
    page.click("summary:has-text('Quotations')")
    quotation = page.inner_text("#panel figure >> nth=0")
    assert "“" in quotation


def test_the_panel_of_a_membership_shows_each_source_and_the_adopted_one(explorer: Any) -> None:
    page = explorer.go("edge=zoom|christchurch-call")
    text = page.inner_text("#panel")
    assert "adopted" in text
    assert "French Ministry for Europe and Foreign Affairs" in text
    assert "presumed" in text
    assert page.locator("#panel .record .evidence > li").count() == 3
    link = page.locator("#panel .evidence a").first
    assert link.get_attribute("href").startswith("https://www.diplomatie.gouv.fr/")
    assert "noopener" in link.get_attribute("rel")


def test_a_contradiction_between_sources_is_marked(explorer: Any) -> None:
    page = explorer.go("sel=christchurch-call")
    page.click("summary:has-text('Counts that sources state')")
    assert page.locator("#panel .tag.conflict").count() >= 1


def test_citations_are_copied_plain_and_as_bibtex(opened: Any, facts_file: Path) -> None:
    window = opened(facts_file, permissions=["clipboard-read", "clipboard-write"])
    page = window.go("edge=zoom|christchurch-call")
    page.click("#panel .copy button >> nth=0")
    page.wait_for_selector("#toast:not([hidden])")
    plain = page.evaluate("navigator.clipboard.readText()")
    assert plain.startswith("French Ministry for Europe and Foreign Affairs (2022-06-23)")
    page.click("#panel .copy button >> nth=1")
    start = "text => text.startsWith('@misc{frmfa-zoom-roblox,')"
    wait_until(page, f"navigator.clipboard.readText().then({start})")


def test_clicking_the_drawing_opens_and_closes_the_panel(explorer: Any) -> None:
    page = explorer.go("sel=paris-call")
    box = page.locator("#stage").bounding_box()
    page.click("#panel-close")
    assert page.is_hidden("#panel")
    page.focus("#stage")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    assert page.is_visible("#panel")
    for step in range(40):  # until nothing is drawn there
        page.mouse.click(box["x"] + box["width"] * (0.3 + step % 8 / 20), box["y"] + 6 + step)
        if page.is_hidden("#panel"):
            break
    assert page.is_hidden("#panel")


# Surroundings of one


def test_a_focus_draws_its_surroundings_and_expand_opens_more(opened: Any, ego_file: Path) -> None:
    page = opened(ego_file).go()
    assert "Around Zoom" in page.inner_text("#ego-text")
    few = members_shown(page)
    assert few <= 10
    page.select_option("#depth", "2")
    assert members_shown(page) > few
    page.select_option("#depth", "1")
    choose(page, "Tech Coalition")
    page.click("text=Expand: show its neighbours")
    assert members_shown(page) > few
    page.click("#focus-all")
    assert members_shown(page) > 50


# Bad input


EMPTY = {
    "on=1800-01-01&atLeast=presumed": "Nobody had joined anything on 1 January 1800",
    "hide=coalition~company~government": "Everything is hidden by the filters",
    "form=shared&min=50&topic=artificial-intelligence": "No pair shares at least 50",
}


def test_an_empty_drawing_says_why_and_what_to_do(explorer: Any) -> None:
    page = explorer.go()
    for state, said in EMPTY.items():
        explorer.move(state)
        assert said in page.inner_text("#empty")
        page.click("#empty-button")
        assert page.is_hidden("#empty")


# Screenshots for eyes

STATES = {
    "network": "",
    "selected": "sel=zoom",
    "membership": "edge=zoom|christchurch-call",
    "several": "sel=zoom~microsoft~meta",
    "past": "on=2019-09-30&sel=christchurch-call",
    "two-mode": "layout=two-mode",
    "concentric": "layout=concentric",
    "matrix": "form=matrix",
    "shared": "form=shared",
    "shared-actors": "form=shared&side=actors",
    "timeline": "form=timeline",
    "timeline-selected": "form=timeline&sel=zoom",
    "table": "form=table&lang=fr",
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("device", ["desktop", "phone"])
def test_main_states_are_pictured(opened: Any, facts_file: Path, device: str, scheme: str) -> None:
    folder = Path(__file__).parents[2] / "build" / "screens"
    folder.mkdir(parents=True, exist_ok=True)
    size = (1440, 900) if device == "desktop" else (390, 844)
    viewport = {"width": size[0], "height": size[1]}
    window = opened(facts_file, viewport=viewport, color_scheme=scheme)
    page = window.go()
    few = None if (device, scheme) == ("desktop", "light") else 3
    for name, state in list(STATES.items())[:few]:
        page.goto(f"{facts_file.as_uri()}#{state}")
        path = folder / f"{name}-{device}-{scheme}.png"
        page.screenshot(path=path)
        assert path.stat().st_size > 10_000


def test_a_french_page_is_set_in_french_and_names_the_language_of_english_texts(
    explorer: Any,
) -> None:
    page = explorer.go("lang=fr&sel=gifct&on=2024-10-01")
    assert "\N{NO-BREAK SPACE}: 11 membres connus" in page.inner_text("#headline")
    assert "Des sources comptent 32 membres" in page.inner_text("#assurance")
    page = explorer.move("lang=fr&sel=digital-trust-and-safety-partnership")
    marked = page.locator("#panel-body > p:has(.language), #panel-body dd:has(.language)")
    assert marked.count() == 2, "the description and the legal form"
    assert marked.first.locator("bdi").get_attribute("lang") == "en"
    assert "(en anglais)" in marked.first.inner_text()
    page = explorer.move("lang=fr&edge=zoom|gifct")
    quotes = "getComputedStyle(document.querySelector('#panel q')).quotes"
    assert "«" in page.evaluate(quotes)
    assert "\N{NO-BREAK SPACE}; vu" in page.inner_text("#panel dl")
    page = explorer.move("lang=en&sel=digital-trust-and-safety-partnership")
    assert not page.locator("#panel .language").count()


def test_a_name_on_a_list_is_told_where_it_is_another_than_the_members(explorer: Any) -> None:
    page = explorer.go("sel=x&on=all")
    assert "as “Twitter”" in page.inner_text("#panel")
    repeated = """() => explorer.app.model.spans.edge.reduce((found, edge, record) => {
        const { listedAs } = explorer.app.facts.record(record);
        const own = explorer.app.label(explorer.app.model.from[edge]);
        const told = explorer.app.asRole(record).includes("as “");
        return found + Number(told !== Boolean(listedAs && listedAs !== own));
    }, 0)"""
    assert page.evaluate(repeated) == 0
