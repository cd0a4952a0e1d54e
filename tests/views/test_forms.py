"""Forms, the address, and what is saved of them."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Any

import pytest

import graphkit as gk

from .gestures import choose
from .pixels import BLUE, PIXELS

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def facts_file(part_file: Path) -> Path:
    return part_file


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


def test_what_is_chosen_has_its_cells_at_the_front_of_the_matrix_and_the_key_shows_cells(
    explorer: Any,
) -> None:
    page = explorer.go("form=matrix&sel=zoom")
    joined = page.evaluate("explorer.app.joined.get(explorer.node('zoom'))")
    assert set(page.evaluate("explorer.app.forms.matrix.columns")[: len(joined)]) == set(joined)
    assert page.locator("#lines li:not([hidden]) rect").first.is_visible()
    assert not page.locator("#lines path:visible").count()
    page = explorer.move("form=matrix&sel=gifct")
    members = page.evaluate(
        "explorer.app.membersOf(explorer.node('gifct')).map((e) => explorer.app.model.from[e])"
    )
    rows = page.evaluate("explorer.app.forms.matrix.rows")
    own = rows[0] == page.evaluate("explorer.node('gifct')")
    assert set(rows[own : own + len(members)]) == set(members)


def test_a_joining_that_may_be_many_years_back_does_not_stretch_the_timeline(explorer: Any) -> None:
    page = explorer.go("form=timeline&sel=zoom")
    first, last = page.evaluate("explorer.app.forms.timeline.span")
    earliest = "explorer.app.forms.timeline.rows.map(({ marks }) => marks[0].from)"
    assert any(day is not None for day in page.evaluate(earliest))
    assert last - first < 8 * 366, "the Tech Coalition began in 2006, Zoom joined by 2022"


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
    assert "share more than chance would give" in page.inner_text("#shared-note").split(". ")[0]
    assert "hypergeometric" in page.inner_text("#shared-note")
    page.uncheck("#backbone")
    untested = page.inner_text("#shared-note")
    assert untested.startswith(f"{all_:,} of {all_:,}") and "hypergeometric" not in untested
    page.select_option("#side", "actors")
    assert page.evaluate(PIXELS, BLUE) > 500


def test_an_open_list_says_how_many_sources_count(explorer: Any) -> None:
    page = explorer.go("sel=gifct&on=2024-10-01")
    hint = page.inner_text("#panel .hint >> nth=0")
    assert re.match(r"\d+ known here; sources count 32 members \(September 2024\)", hint)
    page = explorer.move("sel=gifct&on=2017-07-01")
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


def test_the_footer_says_version_licence_date_and_how_to_cite(explorer: Any, part: Any) -> None:
    page = explorer.go("on=2022-07-01")
    page.click("#about > summary")
    text = page.inner_text("#about")
    for expected in (part.version, part.licence, "on 1 July 2022", "How to cite"):
        assert expected in text


def test_a_matrix_of_few_coalitions_is_broad_and_in_the_middle(opened: Any, tmp_path: Path) -> None:
    rows = [f"Member {i},{one},2020" for i in range(9) for one in ("Alpha Alliance", "Beta Pact")]
    table, file = tmp_path / "joined.csv", tmp_path / "few.html"
    table.write_text("\n".join(["actor,coalition,joined", *rows]), encoding="utf-8")
    gk.view(gk.load(table)).save(file)
    page = opened(file, viewport={"width": 1440, "height": 900}).go("form=matrix")
    left, step, width = page.evaluate(
        "(({ left, step, host }) => [left, step, host.clientWidth])(explorer.app.forms.matrix)"
    )
    assert step >= 84
    names = page.evaluate("explorer.app.forms.matrix.longest(explorer.app.forms.matrix.rows)")
    assert abs((left - max(names + 26, 120)) - (width - left - 2 * step)) < 4
    box = page.locator("#matrix").bounding_box()
    page.mouse.click(box["x"] + left + 1.5 * step, box["y"] + 60)
    assert "Beta Pact" in page.inner_text("#panel"), "the second column is where it is drawn"
    narrow = opened(file, viewport={"width": 320, "height": 700}).go("form=matrix")
    assert narrow.evaluate(
        "(one => one.scrollWidth <= one.clientWidth)(document.querySelector('#matrix'))"
    )
