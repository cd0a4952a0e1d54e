"""The map of outlines shows what the grid of squares shows, and draws borders with their policy."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import graphkit as gk
from graphkit.errors import InvalidChoice
from graphkit.views.gathering.governing import governing
from graphkit.views.maps.outlines import outlines, packed
from graphkit.views.maps.tile_map import tiles
from graphkit.views.page_data import graph_data
from graphkit.views.view import View, view

from .gestures import go, wait_until

# What each form paints, taken from the calls that it makes: the colour of each country by its code.
PAINTED = """(which) => {
  const { app } = explorer;
  const form = app.forms.map;
  const calls = [];
  const paper = { measureText: () => ({ width: 0 }) };
  const note = (name) => (...at) => calls.push([name, paper.fillStyle, paper.strokeStyle, at]);
  const ctx = new Proxy(paper, { get: (on, name) => (name in on ? on[name] : note(name)) });
  const before = app.state;
  app.state = { ...before, map: which };
  const { plan } = form;
  plan.paint(ctx, { x: 0, y: 0, w: form.width, h: form.high });
  const fills = calls.filter(([name]) => name === "fill").map(([, fill]) => fill);
  const strokes = calls.filter(([name]) => name === "stroke").map(([, , stroke]) => stroke);
  const inner = (fill) => (fill === app.theme.area ? "" : fill);
  const tile = (i) => {
    const { x, y } = form.box(i);
    const rect = ([name, , , at]) => name.endsWith("Rect") && Math.hypot(at[0] - x, at[1] - y) < 2;
    const [name, fill, stroke] = calls.find(rect);
    if (name === "fillRect") return [fill, ""];
    return ["", stroke === app.theme.line ? "" : stroke];
  };
  // Lands are filled first, in their order; then borders are drawn, and dashed lines around lands.
  const dashed = [...form.squares.keys()].filter(
    (i) => plan.lands?.[i] && !plan.circles.has(i) && form.look(form.squares[i]).dash,
  );
  const land = (i) => [
    inner(fills[plan.drawn.lands.indexOf(plan.lands[i])]),
    dashed.includes(i) ? strokes[1 + dashed.indexOf(i)] : "",
  ];
  const circle = (i) => {
    const at = [...plan.circles.keys()].indexOf(i);
    const line = strokes[1 + dashed.length + at];
    const plain = [app.theme.ink, app.theme.edge].includes(line);
    return [inner(fills[plan.drawn.lands.length + at]), plain ? "" : line];
  };
  const look = (i) => {
    if (which === "tiles") return tile(i);
    if (plan.circles.has(i)) return circle(i);
    return plan.lands[i] ? land(i) : null;
  };
  const found = {};
  form.squares.forEach(({ code }, i) => code && (found[code] = look(i)));
  const blank = which === "tiles" ? "" : inner(fills[0]);
  const tellings = form.squares.map((one) => form.told(one));
  app.state = before;
  return { found, blank, tellings, classes: form.classes(), beside: plan.below.list.length };
}"""

FIGURE = """new TextDecoder().decode(
  Uint8Array.from(atob(document.body.dataset.figure), (sign) => sign.charCodeAt(0)))"""

MIDDLE = """(id) => {
  const { app } = explorer;
  const form = app.forms.map;
  const { x, y, w, h } = form.box(form.squares.findIndex(({ node }) => app.model.id[node] === id));
  const { left, top } = document.querySelector("#map canvas").getBoundingClientRect();
  return [left + x + w / 2, top + y + h / 2];
}"""


def test_every_country_with_a_square_is_drawn_or_stands_beside(kg: gk.KnowledgeGraph) -> None:
    lands = outlines()["lands"]
    codes = [land["code"] for land in lands]
    assert codes == sorted(set(codes)) and codes[0] == ""
    assert {tile.code for tile in tiles()} - set(codes) == {"TV"}
    assert set(governing(kg).values()) <= set(codes)
    assert all(land["size"] > 0 for land in lands[1:])


def test_only_pages_with_governments_carry_the_outlines(part_view: View, tmp_path: Path) -> None:
    table = tmp_path / "pact.csv"
    table.write_text("member,coalition\nAnt,Pact\n")
    without = view(gk.load(table))
    assert graph_data(without.scene, without.pyvis)["map"] is None
    assert '"outlines":{' not in without.html
    assert '"outlines":{' in part_view.html
    assert len(json.dumps(packed(), separators=(",", ":"))) < 35_000


@pytest.mark.browser
def test_the_page_reads_the_outlines_as_they_are(explorer: Any) -> None:
    page = explorer.go("form=map&map=outlines")
    lands, lines = page.evaluate(
        """() => {
          const { lands, lines } = explorer.app.forms.map.plan.drawn;
          return [lands.map(({ code, rings }) => [code, rings.length]), lines];
        }"""
    )
    read = outlines()
    assert lands == [[land["code"], len(land["rings"])] for land in read["lands"]]
    steps = [
        [*line[:2], *(to - at for at, to in zip(line, line[2:], strict=False))] for line in lines
    ]
    assert steps == read["arcs"]


def test_a_form_of_the_map_that_is_none_is_refused(part_view: View, tmp_path: Path) -> None:
    with pytest.raises(InvalidChoice, match=r"map=tiles.*map=outlines"):
        part_view.figure(tmp_path / "a.svg", state="form=map&map=globe")


STATES = (
    "on=2024-06-23",
    "on=2022-06-23&sel=christchurch-call",
    "on=2021-06-23&sel=christchurch-call&country=country-fr~country-ke~country-mt",
    "on=2019-06-23&atLeast=possible&sel=paris-call",
    "on=2023-06-23&sel=france&theme=dark",
)


@pytest.mark.browser
def test_outlines_have_the_colours_and_words_of_the_squares(explorer: Any) -> None:
    page = explorer.go("form=map")
    for state in STATES:
        explorer.move(f"form=map&{state}")
        squares, drawn = page.evaluate(PAINTED, "tiles"), page.evaluate(PAINTED, "outlines")
        placed = {code: look for code, look in drawn["found"].items() if look is not None}
        assert drawn["found"].keys() - placed.keys() == {"TV"}, state
        assert placed == {code: squares["found"][code] for code in placed}, state
        assert any(fill or dash for fill, dash in placed.values()), state
        assert drawn["blank"] == ""
        assert drawn["classes"] == squares["classes"], state
        assert drawn["tellings"] == squares["tellings"], state
        assert drawn["beside"] >= squares["beside"]


@pytest.mark.browser
def test_possible_members_are_dashed_on_both(explorer: Any) -> None:
    page = explorer.go("form=map&map=outlines&on=2022-06-23&sel=christchurch-call")
    page.evaluate("explorer.app.forms.map.count = () => ({ n: 1, sure: 1 })")
    squares, drawn = page.evaluate(PAINTED, "tiles"), page.evaluate(PAINTED, "outlines")
    assert {tuple(look) for look in squares["found"].values()} == {("", squares["found"]["FR"][1])}
    assert {tuple(look) for look in drawn["found"].values() if look} == {
        tuple(squares["found"]["FR"])
    }


@pytest.mark.browser
def test_the_switch_is_in_the_address_and_back_undoes_it(explorer: Any) -> None:
    page = explorer.go("form=map&on=2022-06-23&sel=christchurch-call")
    about = page.locator("#map-about")
    assert "The grid draws no borders" in about.text_content()
    page.focus("#map-drawn")
    page.keyboard.press("ArrowDown")
    wait_until(page, "location.hash.includes('map=outlines')")
    assert "Natural Earth" in about.text_content()
    assert page.get_attribute("#map", "aria-describedby") == "map-about"
    assert explorer.page.evaluate("explorer.app.state.selected") == ["christchurch-call"]
    go(page, -1)
    wait_until(page, "!location.hash.includes('map=outlines')")
    assert page.input_value("#map-drawn") == "tiles"
    assert "The grid draws no borders" in about.text_content()


@pytest.mark.browser
def test_countries_are_pointed_at_and_gone_through_by_keyboard(explorer: Any) -> None:
    page = explorer.go("form=map&map=outlines&on=2022-06-23&list=none")
    for id in ("brazil", "malta"):
        spot = page.evaluate(MIDDLE, id)
        page.mouse.move(*spot)
        assert page.inner_text("#tip").lower().startswith(f"{id}: ")
    page.mouse.click(*spot)
    assert page.inner_text("#panel h2") == "Malta"
    page.focus("#map")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    name = page.inner_text("#live").split(":")[0]
    page.keyboard.press("Enter")
    assert page.inner_text("#panel h2") == name != "Malta"


@pytest.mark.browser
def test_a_figure_says_whose_borders_it_draws(explorer: Any) -> None:
    states = {"page": "map=outlines&lang=fr", "social": "map=outlines"}
    drawn = {}
    for size, state in states.items():
        page = explorer.go(f"focus=christchurch-call&form=map&figure={size}&{state}")
        drawn[size] = " ".join(page.evaluate(FIGURE).split())
    assert "Frontières de Natural Earth 4.1" in drawn["page"].partition("</desc>")[0]
    assert "Borders by Natural Earth 4.1" in drawn["social"]
    assert all(text.count("<path") > 200 and ">FR</text>" not in text for text in drawn.values())
    assert ">UNESCO</text>" in drawn["page"] and ">UNESCO</text>" not in drawn["social"]
    assert "that the map has not" in drawn["social"]


SIZES = """() => {
  const { map, host = document.querySelector("#map") } = explorer.app.forms;
  const spacer = host.querySelector(".spacer");
  return [map.width, spacer.offsetHeight, host.clientWidth, host.clientHeight, host.offsetTop];
}"""


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 900])
def test_in_an_article_all_of_the_map_is_in_sight(
    opened: Any, facts_file: Path, width: int
) -> None:
    article = opened(facts_file, viewport={"width": width, "height": 900})
    for which, show in (("tiles", article.go), ("outlines", article.move)):
        page = show(f"embed&form=map&map={which}&sel=christchurch-call&on=2022-06-23")
        wide, high, across, down, top = page.evaluate(SIZES)
        assert wide <= across, which
        assert high <= down, which
        assert top == 0
