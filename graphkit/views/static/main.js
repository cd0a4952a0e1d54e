/** Start: read the graph, draw, then read the facts. */

import { columnsOf } from "./core/columns.js";
import { decode } from "./core/model.js";
import { writtenOut } from "./core/said_before.js";
import { byId } from "./elements/dom.js";
import { Embed } from "./figures/embed.js";
import { figure } from "./figures/figure.js";
import { Paper } from "./figures/on_paper.js";
import { Export } from "./figures/save.js";
import { signsWithoutFont } from "./figures/signs_without_font.js";
import { BarsForm } from "./forms/bars/bars.js";
import { ComparedFigure } from "./forms/compared/compared_figure.js";
import { MapForm } from "./forms/map/map.js";
import { MatrixForm } from "./forms/matrix/matrix.js";
import { NetworkForm } from "./forms/network/network.js";
import { SetsFigure } from "./forms/sets/sets_figure.js";
import { TableForm } from "./forms/table/table.js";
import { TimelineForm } from "./forms/timeline/timeline.js";
import { Facts } from "./side_panel/facts.js";
import { Panel } from "./side_panel/panel.js";
import { Grip } from "./side_panel/sheet_grip.js";
import { listsToFind } from "./side_panel/starting_lists.js";
import { App } from "./ui/app.js";
import { Controls, Legend, Search } from "./ui/controls.js";
import { FilterForm } from "./ui/filters.js";
import { Answers } from "./ui/page_answers.js";
import { Story } from "./ui/story.js";
import { TabStrip } from "./ui/tab_strip.js";
import { Timebar } from "./ui/time_slider.js";
import { Headline } from "./wording/headline.js";

/** @param {string} id */
const island = (id) => byId(id).textContent;

/** Everything at once is ready before the first drawing but the facts, which may be long. */
function begin() {
  const asked = new URLSearchParams(location.hash.slice(1));
  const graph = writtenOut(island("data-graph"));
  const model = decode(JSON.parse(graph));
  model.columns = columnsOf(model.raw, model.n);
  const embedded = asked.has("embed");
  const app = new App(model, new Facts(island("data-facts"), model, graph), JSON.parse(island("data-texts")));
  if (embedded) app.embedded = true;
  app.facts.lists = listsToFind(app.texts);
  app.dress();
  const network = new NetworkForm(app);
  app.forms = { network, shared: network, matrix: new MatrixForm(app), timeline: new TimelineForm(app), bars: new BarsForm(app), map: new MapForm(app), table: new TableForm(app), sets: new SetsFigure(app), compared: new ComparedFigure(app) };
  const [timebar, panel] = [new Timebar(app), new Panel(app)];
  const moving = [timebar, new Legend(app)];
  const still = [new Headline(app), new FilterForm(app), new Controls(app), new Search(app), panel, new Export(app), new Paper(app), new Story(app), new TabStrip(), new Embed(app, embedded)];
  app.parts = [...moving.map((part) => ({ part, moving: true })), ...still.map((part) => ({ part, moving: false }))];
  new Grip();
  /** @type {any} */ (globalThis).explorer = new Answers(app);
  app.draw();
  const blank = document.getElementById("empty");
  if (asked.has("figure") && blank && !blank.hidden) document.body.dataset.nothing = base64(document.getElementById("empty-text")?.textContent ?? "");
  if (asked.has("figure")) compose(app, asked);
  performance.mark("graphkit-drawn");
  document.body.dataset.ready = "drawn";
  listen(app);
  window.setTimeout(() => {
    timebar.ready();
    panel.ready();
    if (asked.has("glyphs")) tellSignsWithoutFont(app, `${document.body.innerText}${drawnNames(app)}`);
    document.body.dataset.ready = "complete";
  }, 60);
}

/** Give a program that reads the page a figure, and the characters of it that no font here has. @param {App} app @param {URLSearchParams} asked */
function compose(app, asked) {
  const svg = figure(app, asked.get("figure") ?? "", asked.get("address") ?? "", asked.get("drawing") ?? "", asked.get("heading") ?? "");
  document.body.dataset.figure = base64(svg);
  tellSignsWithoutFont(app, [...svg.matchAll(/<text[^>]*>([^<]*)/g)].map(([, text]) => text).join(""));
}

/** @param {App} app @param {string} text */
function tellSignsWithoutFont(app, text) {
  document.body.dataset.signsWithoutFont = base64(signsWithoutFont(text, app.theme.font));
}

/** The names in the drawing, which are no text of the page. @param {App} app */
function drawnNames(app) {
  const { stage } = app.forms.network;
  if (["network", "shared"].includes(app.state.form)) return stage.labels(stage.picture).flatMap(({ lines }) => lines).join("");
  return [...(app.seen?.node ?? [])].map((shows, node) => (shows ? app.label(node) : "")).join("");
}

/** Text as signs that survive in any attribute, for a program that reads the page. @param {string} text */
function base64(text) {
  let bytes = "";
  for (const byte of new TextEncoder().encode(text)) bytes += String.fromCharCode(byte);
  return btoa(bytes);
}

/** @param {App} app */
function listen(app) {
  window.addEventListener("resize", () => app.forms[app.state.form].draw());
  window.addEventListener("hashchange", () => {
    app.update(app.read());
  });
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => app.draw());
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !(event.target instanceof HTMLInputElement)) app.clear();
    if (event.key === "/" && !(event.target instanceof HTMLInputElement)) {
      event.preventDefault();
      byId("search").focus();
    }
  });
  new ResizeObserver(() => {
    if (app.forms.network.stage.resize()) app.forms[app.state.form].draw();
  }).observe(byId("drawing"));
}

begin();
