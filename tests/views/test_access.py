"""Without a mouse, without sight, on a phone, on paper, in English and in French."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def facts_file(part_file: Path) -> Path:
    return part_file


def test_on_paper_the_controls_are_gone(explorer: Any) -> None:
    page = explorer.go("form=table&sel=zoom")
    page.emulate_media(media="print")
    assert page.is_hidden("#forms")
    assert page.is_visible("#table")
    assert "How to cite" in page.inner_text("body")


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
    page.evaluate(
        "() => { window.reached = [];"
        " addEventListener('focusin', ({ target }) => reached.push(target.id)); }"
    )
    for _ in range(70):
        page.keyboard.press("Tab")
    reached = set(page.evaluate("reached"))
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
    page = window.go()
    for state in ("", "sel=zoom", "form=table", "form=matrix", "form=timeline", "form=shared"):
        window.move(state)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        assert page.locator("#play").bounding_box()["width"] >= 40
    window.move("sel=zoom")
    assert page.locator("#stage").bounding_box()["height"] > 220
    assert page.locator("#panel").bounding_box()["height"] > 160
    window.move("")
    page.click("#about > summary")
    assert page.locator("#about-cite").is_visible()


# How many marks of the network lie outside the drawing.
OUTSIDE = """() => {
  const { picture, stage } = explorer.app.forms.network;
  const { camera, width, height } = stage;
  const within = (at, size) => at >= 0 && at <= size;
  return picture.nodes.filter((node) =>
    !within(picture.x[node] * camera.k + camera.x, width)
    || !within(picture.y[node] * camera.k + camera.y, height)).length;
}"""


def test_a_page_opens_on_all_of_its_drawing_also_on_a_phone(opened: Any, facts_file: Path) -> None:
    window = opened(facts_file, viewport={"width": 390, "height": 844}, has_touch=True)
    for state in ("form=network", "form=shared&min=1"):
        assert window.go(state).evaluate(OUTSIDE) == 0


def test_the_theme_follows_the_system_and_can_be_changed(opened: Any, facts_file: Path) -> None:
    page = opened(facts_file, color_scheme="dark").go()
    paper = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(paper) == "rgb(20, 24, 29)"
    page.click("#theme")
    assert page.evaluate(paper) == "rgb(251, 250, 247)"


def test_no_english_word_of_the_interface_is_left_in_french(explorer: Any) -> None:
    from graphkit.views.bundle import texts

    page = explorer.go("lang=fr&sel=zoom")
    shown = page.inner_text("body")
    same = {key for key, text in texts()["fr"].items() if texts()["en"][key] == text}
    for key, text in texts()["en"].items():
        if key not in same and "{" not in text and len(text) > 14:
            assert text not in shown, key
