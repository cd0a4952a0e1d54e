/** On paper: the whole drawing as a figure, over as many sheets as it needs, and the panel with all that is folded away. */

import { byId, el, fill } from "../elements/dom.js";
import { figured } from "./figure.js";

/** @typedef {import("../ui/app.js").App} App */

/** How high a sheet is for a width of one: A4 and letter with their margins, the lower of the two. */
const SHEET = 1.3;
/** A figure a little higher than a sheet is made smaller instead. */
const SHRINKS = 1.08;

export class Paper {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    /** @type {HTMLDetailsElement[]} */
    this.opened = [];
    /** @type {string|undefined} the theme of the screen, while it is another one on paper */
    this.theme = undefined;
    window.addEventListener("beforeprint", () => this.lay());
    window.addEventListener("afterprint", () => this.clear());
  }

  draw() {}

  lay() {
    const { app } = this;
    const { state } = app;
    // A story lays out its own steps.
    if (state.step) return;
    if (app.theme.dark) this.turn("light");
    this.opened = [...document.querySelectorAll("#panel-body > details:not([open]), #panel-body > section > details:not([open])")].map((one) => /** @type {HTMLDetailsElement} */ (one));
    for (const one of this.opened) one.open = true;
    const asked = app.chosen.length > 0 || state.edge !== "" || app.event !== null || state.against !== null;
    byId("panel").classList.toggle("of-screen", !asked && state.list === "start");
    if (state.form === "table") app.forms.table.render(Infinity);
    if (app.forms[state.form].figure && !byId("empty").checkVisibility()) fill(byId("paper"), ...sheets(app));
  }

  /** Draw the panel anew in other colours, without a step for Back. @param {string} theme */
  turn(theme) {
    const { app } = this;
    this.theme ??= app.state.theme;
    app.state = { ...app.state, theme };
    app.dress();
    app.parts.filter(({ part }) => part !== this).forEach(({ part }) => part.draw());
  }

  clear() {
    const { app } = this;
    if (this.theme !== undefined) this.turn(this.theme);
    this.theme = undefined;
    if (app.state.form === "table") app.forms.table.draw();
    fill(byId("paper"));
    for (const one of this.opened) one.open = false;
    this.opened = [];
  }
}

/** The figure of what shows, over as many sheets as its rows and columns need, each with title, axis and legend. @param {App} app @returns {Element[]} */
function sheets(app) {
  const found = [];
  for (let column = /** @type {number|undefined} */ (0); column !== undefined; ) {
    const whole = figured(app, "paper", { part: { first: 0, most: Infinity, column } });
    found.push(...sheetsOf(app, whole, column));
    column = whole.next;
  }
  return found;
}

/** @param {App} app @param {{svg: string, all: number}} whole @param {number} column from which one on @returns {Element[]} */
function sheetsOf(app, whole, column) {
  const [width, height] = sizeOf(whole.svg);
  const most = width * SHEET;
  if (height <= most * SHRINKS || whole.all < 2) return [sheet(whole.svg)];
  const least = sizeOf(figured(app, "paper", { part: { first: 0, most: 1, column } }).svg)[1];
  const row = (height - least) / (whole.all - 1);
  const each = Math.max(1, Math.floor((most - least) / row) + 1);
  const parts = Array.from({ length: Math.ceil(whole.all / each) }, (_, i) => ({ first: i * each, most: each, column }));
  return parts.map((part) => sheet(figured(app, "paper", { part }).svg));
}

/** @param {string} svg @returns {Element} */
function sheet(svg) {
  const drawn = /** @type {Element} */ (document.importNode(new DOMParser().parseFromString(svg, "image/svg+xml").documentElement, true));
  drawn.setAttribute("viewBox", `0 0 ${sizeOf(svg).join(" ")}`);
  for (const side of ["width", "height"]) drawn.removeAttribute(side);
  return el("section", {}, drawn);
}

/** How wide and high a figure is. @param {string} svg @returns {number[]} */
function sizeOf(svg) {
  const [, width, height] = /** @type {RegExpMatchArray} */ (svg.match(/<svg [^>]*?width="([\d.]+)" height="([\d.]+)"/u));
  return [Number(width), Number(height)];
}
