"""Axe finds nothing that hinders anybody, in any form, in both themes and at three sizes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import graphkit as gk

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

AXE = Path(__file__).with_name("axe")
SIZES = ((1280, 800), (820, 1100), (390, 800))
SAMPLE = {(SIZES[0], "light"), (SIZES[2], "dark")}
FORMS = ("network", "matrix", "shared", "timeline", "bars", "map", "map:outlines", "table")
MINOR = {"minor", None}
# In the dark only colours differ; structure, names and keyboard are those of the light page.
RUN = """async ([form, theme, chosen, list]) => {
  const { app } = explorer;
  const [name, map = "tiles"] = form.split(":");
  app.update({ form: name, map, theme, list, selected: chosen ? [chosen] : [] });
  await new Promise((done) => requestAnimationFrame(done));
  const colours = { runOnly: { type: "rule", values: ["color-contrast"] } };
  const rules = theme === "dark" ? colours : {};
  const { violations } = await axe.run(document, { resultTypes: ["violations"], ...rules });
  const shown = (nodes) => nodes.slice(0, 3).map(({ html }) => html.slice(0, 160));
  return violations.map(({ impact, id, nodes }) => [impact, id, shown(nodes)]);
}"""


@pytest.fixture(scope="module")
def page(
    part: gk.KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory, driver: Browser
) -> Iterator[Any]:
    path = tmp_path_factory.mktemp("axe") / "page.html"
    gk.view(part, focus="united-kingdom", limit=30).save(path)
    page = driver.new_page(reduced_motion="reduce")
    page.goto(path.as_uri())
    page.wait_for_selector("body[data-ready=complete]")
    page.evaluate((AXE / "axe.min.js").read_text(encoding="utf-8"))
    yield page
    page.close()


def test_axe_is_whole_and_unmodified() -> None:
    for entry in json.loads((AXE / "VENDORED.json").read_text(encoding="utf-8"))["files"]:
        assert hashlib.sha256((AXE / entry["file"]).read_bytes()).hexdigest() == entry["sha256"]


@pytest.mark.parametrize(
    ("size", "theme"),
    [
        pytest.param(size, theme, marks=() if (size, theme) in SAMPLE else pytest.mark.thorough)
        for size in SIZES
        for theme in ("light", "dark")
    ],
    ids=lambda value: value if isinstance(value, str) else f"{value[0]}x{value[1]}",
)
def test_axe_finds_nothing_serious(page: Any, size: tuple[int, int], theme: str) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    # The panel is the same beside every form.
    states = [
        *((form, "", "none") for form in FORMS),
        ("network", "", "start"),
        ("network", "united-kingdom", "none"),
    ]
    found = {state: page.evaluate(RUN, [state[0], theme, *state[1:]]) for state in states}
    serious = {state: [one for one in some if one[0] not in MINOR] for state, some in found.items()}
    assert not {state: some for state, some in serious.items() if some}
