"""What a person does on the page, done in a real browser on real facts."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Any

import pytest

import graphkit as gk

pytestmark = pytest.mark.browser

# How many pixels of the drawing have a colour, given as #rrggbb.
PIXELS = """(colour) => {
  const stage = document.querySelector("#stage");
  const canvas = new OffscreenCanvas(stage.width, stage.height);
  const copy = canvas.getContext("2d", { willReadFrequently: true });
  copy.drawImage(stage, 0, 0);
  const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
  const [r, g, b] = [1, 3, 5].map((i) => parseInt(colour.slice(i, i + 2), 16));
  let n = 0;
  for (let i = 0; i < data.length; i += 4)
    if (Math.abs(data[i] - r) + Math.abs(data[i + 1] - g) + Math.abs(data[i + 2] - b) < 6) n++;
  return n;
}"""
BLUE, ORANGE = "#2468a8", "#c8590c"


@pytest.fixture(scope="module")
def kg(part: gk.KnowledgeGraph) -> gk.KnowledgeGraph:
    """A part of the bundled facts; what is done here does not need all of them."""
    return part


@pytest.fixture(scope="module")
def facts_file(kg: gk.KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "part.html"
    gk.view(kg).save(path)
    return path


@pytest.fixture(scope="module")
def ego_file(kg: gk.KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "ego.html"
    gk.view(kg, focus="zoom", limit=100_000).save(path)
    return path


def choose(page: Any, text: str, *, add: bool = False) -> None:
    """Type into the search and take the first suggestion."""
    page.fill("#search", text)
    page.wait_for_selector("#suggestions [role=option]")
    if add:
        page.check("#add")
    page.press("#search", "Enter")


def members_shown(page: Any) -> int:
    found = re.match(r"([\d,]+) members?", page.inner_text("#date-count"))
    assert found
    return int(found[1].replace(",", ""))


def wait_for_rest(page: Any) -> None:
    page.wait_for_timeout(400)


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
    page.wait_for_timeout(700)
    page.click("#play")
    wait_for_rest(page)
    stopped = page.inner_text("#date")
    assert stopped != "1 January 2018"
    page.wait_for_timeout(400)
    assert page.inner_text("#date") == stopped


def test_a_member_appears_on_the_day_it_joins(explorer: Any) -> None:
    page = explorer.go("form=table&sel=zoom~christchurch-call&on=2022-06-22&atLeast=presumed")
    rows = "#table tbody tr:has-text('Zoom'):has-text('Christchurch Call')"
    assert page.locator(rows).count() == 0
    page = explorer.go("form=table&sel=zoom~christchurch-call&on=2022-06-23&atLeast=presumed")
    assert page.locator(rows).count() == 1


def test_a_member_vanishes_when_it_leaves(explorer: Any) -> None:
    state = "form=table&sel=x&on={}"
    row = "#table tbody tr:has-text('Strengthened EU Code of Practice')"
    assert explorer.go(state.format("2023-01-01")).locator(row).count() == 1
    assert explorer.go(state.format("2023-06-30")).locator(row).count() == 0


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


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("christchurch", "Christchurch Call"),
        ("GIFCT", "Global Internet Forum"),
        ("facebook", "Meta"),
        ("nouvelle-zelande", "New Zealand"),
        ("twitter", "X"),
    ],
)
def test_search_knows_labels_acronyms_and_former_names(
    explorer: Any, typed: str, found: str
) -> None:
    page = explorer.go()
    page.fill("#search", typed)
    page.wait_for_selector("#suggestions [role=option]")
    assert found in page.inner_text("#suggestions")


def test_search_says_when_nothing_is_found(explorer: Any) -> None:
    page = explorer.go()
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
    page = explorer.go(f"sel={found}")
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


def test_a_contradiction_between_sources_is_marked(explorer: Any, kg: Any) -> None:
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
    page.wait_for_timeout(100)
    assert page.evaluate("navigator.clipboard.readText()").startswith("@misc{frmfa-zoom-roblox,")


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


# Change the form


def test_selection_filters_date_and_language_carry_over_between_forms(explorer: Any) -> None:
    page = explorer.go("sel=zoom&on=2022-07-01&hide=academic&lang=fr")
    for form in ("matrix", "shared", "timeline", "table", "network"):
        page.click(f"#tab-{form}")
        assert page.get_attribute(f"#tab-{form}", "aria-selected") == "true"
        assert "Zoom" in page.inner_text("#panel h2")
        assert page.inner_text("#date") == "1er juillet 2022"
        assert page.get_attribute("[data-kind=academic]", "aria-pressed") == "false"


def test_a_cell_of_the_matrix_opens_its_membership(explorer: Any) -> None:
    page = explorer.go("form=matrix&sel=zoom")
    page.focus("#matrix")
    page.keyboard.press("ArrowRight")
    told = page.inner_text("#live")
    assert told.startswith("Zoom Video Communications · ")
    for _ in range(80):
        if not page.inner_text("#live").endswith("no membership"):
            break
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    assert "Membership" in page.inner_text("#panel")


def test_the_order_of_the_matrix_can_be_chosen(explorer: Any) -> None:
    pictures = set()
    for order in ("size", "likeness", "name"):
        pictures.add(explorer.go(f"form=matrix&order={order}").locator("#matrix").screenshot())
    assert len(pictures) == 3


def test_co_membership_states_its_backbone_and_keeps_fewer_pairs(explorer: Any) -> None:
    page = explorer.go("form=shared&min=3")
    kept, all_ = (
        int(n.replace(",", "")) for n in re.findall(r"[\d,]+", page.inner_text("#shared-note"))[:2]
    )
    assert 0 < kept < all_
    assert "hypergeometric" in page.inner_text("#shared-note")
    page.uncheck("#backbone")
    assert page.inner_text("#shared-note").startswith(f"{all_:,} of {all_:,}")
    page.select_option("#side", "actors")
    assert page.evaluate(PIXELS, BLUE) > 500


def test_an_open_list_says_how_many_sources_count(explorer: Any) -> None:
    page = explorer.go("sel=gifct&on=2024-10-01")
    hint = page.inner_text("#panel .hint >> nth=0")
    assert re.match(r"\d+ known here; sources count 32 members \(September 2024\)", hint)
    page = explorer.go("sel=gifct&on=2017-07-01")
    assert "sources count" not in page.inner_text("#panel")


def test_the_timeline_tells_joins_by_keyboard(explorer: Any) -> None:
    page = explorer.go("form=timeline&sel=zoom")
    page.focus("#timeline")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert "Zoom" in page.inner_text("#live")
    page.keyboard.press("Enter")
    assert "Membership" in page.inner_text("#panel")


def test_the_table_sorts_by_any_column(explorer: Any) -> None:
    page = explorer.go("form=table&sel=zoom")
    page.click("th button[data-column=start]")
    assert page.get_attribute("th:has(button[data-column=start])", "aria-sort") == "ascending"
    first = page.inner_text("#table tbody tr:first-child td:nth-child(6)")
    assert first == "15 December 2021"
    page.click("th button[data-column=start]")
    assert page.get_attribute("th:has(button[data-column=start])", "aria-sort") == "descending"


# Share and print


def test_the_state_lives_in_the_address(explorer: Any) -> None:
    page = explorer.go()
    choose(page, "Zoom")
    page.click("#tab-matrix")
    page.select_option("#language", "fr")
    state = page.url.partition("#")[2]
    again = explorer.go(state)
    assert again.get_attribute("#tab-matrix", "aria-selected") == "true"
    assert "Zoom" in again.inner_text("#panel h2")
    assert again.get_attribute("html", "lang") == "fr"


def test_nonsense_in_the_address_is_left_aside(explorer: Any) -> None:
    page = explorer.go("form=%3Cimg%3E&on=2021-99-99&sel=nobody&min=-4&lang=xx&edge=a|b&hide=%00")
    assert page.get_attribute("#tab-network", "aria-selected") == "true"
    assert page.inner_text("#panel h2") == "Where to begin"
    assert "nobody" in page.inner_text("#toast")


def test_the_picture_is_saved_as_png(explorer: Any) -> None:
    page = explorer.go("on=2022-07-01")
    page.click("#share > summary")
    with page.expect_download() as png:
        page.click("#save-png")
    assert Path(png.value.path()).read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
    assert png.value.suggested_filename.endswith("2022-07-01.png")


def test_the_visible_table_is_saved_as_csv(explorer: Any) -> None:
    page = explorer.go("sel=zoom&on=2022-07-01&atLeast=presumed")
    page.click("#share > summary")
    with page.expect_download() as saved:
        page.click("#save-csv")
    text = Path(saved.value.path()).read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert {row["Member"] for row in rows} == {"Zoom Video Communications"}
    call = next(row for row in rows if row["Coalition"] == "Christchurch Call")
    assert (call["Role"], call["Start"]) == ("supporter", "23 June 2022")
    assert "frmfa-zoom-roblox" in call["source_ids"]
    assert call["source_addresses"].startswith("https://")


def test_the_footer_says_version_licence_date_and_how_to_cite(explorer: Any, kg: Any) -> None:
    page = explorer.go("on=2022-07-01")
    page.click("#about > summary")
    text = page.inner_text("#about")
    for expected in (kg.version, kg.licence, "on 1 July 2022", "How to cite"):
        assert expected in text


def test_on_paper_the_controls_are_gone(explorer: Any) -> None:
    page = explorer.go("form=table&sel=zoom")
    page.emulate_media(media="print")
    assert page.is_hidden("#forms")
    assert page.is_visible("#table")
    assert "How to cite" in page.inner_text("body")


# Without a mouse, without sight, on a phone


def test_every_control_has_a_name_and_can_be_reached_by_keyboard(explorer: Any) -> None:
    page = explorer.go("sel=zoom")
    nameless = page.evaluate(
        """() => [...document.querySelectorAll("button, input, select, summary, a[href]")]
        .filter((e) => e.offsetParent !== null)
        .filter((e) => !(e.getAttribute("aria-label") || e.textContent?.trim()
          || e.closest("label")?.textContent.trim() || e.labels?.length))
        .map((e) => e.outerHTML.slice(0, 80))"""
    )
    assert nameless == []
    reached = set()
    for _ in range(70):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.id"))
    wanted = {"search", "add", "language", "theme", "stage", "slider", "play", "panel-close"}
    assert wanted <= reached | {"theme"}


def test_focus_is_visible(explorer: Any) -> None:
    page = explorer.go()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    style = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert style == "solid"


def test_the_skip_link_leads_to_the_table(explorer: Any) -> None:
    page = explorer.go()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("#table table")
    assert page.get_attribute("#tab-table", "aria-selected") == "true"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_the_contrast_that_wcag_asks_for(
    opened: Any, facts_file: Path, scheme: str
) -> None:
    page = opened(facts_file, color_scheme=scheme).go("edge=zoom|christchurch-call")
    poor = page.evaluate(CONTRAST)
    assert poor == []


CONTRAST = """() => {
  const parse = (c) => (c.match(/[\\d.]+/g) ?? []).map(Number);
  const light = ([r, g, b]) => {
    const f = [r, g, b].map((v) => v / 255)
      .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * f[0] + 0.7152 * f[1] + 0.0722 * f[2];
  };
  const behind = (e) => {
    for (; e; e = e.parentElement) {
      const c = parse(getComputedStyle(e).backgroundColor);
      if (c.length === 3 || c[3] > 0.9) return c;
    }
    return [255, 255, 255];
  };
  const poor = [];
  for (const e of document.querySelectorAll("body *")) {
    const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
    if (!own || e.offsetParent === null || e.closest(".unseen, svg, script, noscript")) continue;
    const [a, b] = [light(parse(getComputedStyle(e).color)), light(behind(e))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const what = `${e.tagName}.${e.className} ${e.textContent.slice(0, 30)}`;
    if (ratio < 4.5) poor.push(`${what}: ${ratio.toFixed(2)}`);
  }
  return poor;
}"""


def test_with_reduced_motion_play_goes_in_years(opened: Any, facts_file: Path) -> None:
    page = opened(facts_file, reduced_motion="reduce").go("on=2015-01-01")
    page.click("#play")
    years = re.compile(r"1 January 20(1[6-9]|2\d)")
    page.locator("#date", has_text=years).wait_for()
    assert years.fullmatch(page.inner_text("#date"))


def test_a_phone_shows_everything_within_its_width(opened: Any, facts_file: Path) -> None:
    window = opened(facts_file, viewport={"width": 390, "height": 844}, has_touch=True)
    for state in ("", "sel=zoom", "form=table", "form=matrix", "form=timeline", "form=shared"):
        page = window.go(state)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        assert page.locator("#play").bounding_box()["width"] >= 40
    page = window.go("sel=zoom")
    assert page.locator("#stage").bounding_box()["height"] > 150
    assert page.locator("#panel").bounding_box()["height"] > 250
    page = window.go("")
    page.click("#about > summary")
    assert page.locator("#about-cite").is_visible()


def test_the_theme_follows_the_system_and_can_be_changed(opened: Any, facts_file: Path) -> None:
    page = opened(facts_file, color_scheme="dark").go()
    paper = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(paper) == "rgb(20, 24, 29)"
    page.click("#theme")
    assert page.evaluate(paper) == "rgb(251, 250, 247)"


# English and French


def test_no_english_word_of_the_interface_is_left_in_french(explorer: Any) -> None:
    from graphkit.views.bundle import texts

    page = explorer.go("lang=fr&sel=zoom")
    shown = page.inner_text("body")
    same = {key for key, text in texts()["fr"].items() if texts()["en"][key] == text}
    for key, text in texts()["en"].items():
        if key not in same and "{" not in text and len(text) > 14:
            assert text not in shown, key


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


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("on=1800-01-01&atLeast=presumed", "Nobody had joined anything on 1 January 1800"),
        (
            "hide=" + "~".join(["coalition", "company", "government"]),
            "Everything is hidden by the filters",
        ),
        ("form=shared&min=50&topic=artificial-intelligence", "No pair shares at least 50"),
    ],
)
def test_an_empty_drawing_says_why_and_what_to_do(explorer: Any, state: str, said: str) -> None:
    page = explorer.go(state)
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
