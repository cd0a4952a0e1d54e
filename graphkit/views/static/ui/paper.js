/** On paper: the whole drawing as a figure, over as many sheets as it needs, and the panel with all that is folded away. */

import { byId, el, fill } from "./dom.js";
import { figure } from "./figure.js";

/** @typedef {import("./app.js").App} App */

/** How high a sheet is for a width of one: A4 and letter with their margins, the lower of the two. */
const SHEET = 1.3;
/** A figure a little higher than a sheet is made smaller instead. */
const SHRINKS = 1.08;
/** So much of a sheet is repeated on the next, so that no row is cut in both. */
const AGAIN = 40;

export class Paper {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    /** @type {HTMLDetailsElement[]} */
    this.opened = [];
    window.addEventListener("beforeprint", () => this.lay());
    window.addEventListener("afterprint", () => this.clear());
  }

  draw() {}

  lay() {
    const { app } = this;
    const { state } = app;
    // A story lays out its own steps.
    if (state.step) return;
    this.opened = [...document.querySelectorAll("#panel-body > details:not([open])")].map((one) => /** @type {HTMLDetailsElement} */ (one));
    for (const one of this.opened) one.open = true;
    const asked = app.chosen.length > 0 || state.edge !== "" || app.event !== null || state.against !== null;
    byId("panel").classList.toggle("of-screen", !asked && state.list === "start");
    if (app.forms[state.form].figure && !byId("empty").checkVisibility()) fill(byId("paper"), ...sheets(figure(app, "paper")));
  }

  clear() {
    fill(byId("paper"));
    for (const one of this.opened) one.open = false;
    this.opened = [];
  }
}

/** A figure in pieces that each fit on a sheet. @param {string} svg @returns {Element[]} */
export function sheets(svg) {
  const drawn = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
  const [width, height] = ["width", "height"].map((side) => Number(drawn.getAttribute(side)));
  const most = width * SHEET;
  const pieces = height <= most * SHRINKS ? 1 : Math.ceil((height - AGAIN) / (most - AGAIN));
  const sheet = (height + (pieces - 1) * AGAIN) / pieces;
  return Array.from({ length: pieces }, (_, i) => {
    const piece = /** @type {Element} */ (document.importNode(drawn, true));
    const top = i * (sheet - AGAIN);
    piece.setAttribute("viewBox", `0 ${top} ${width} ${sheet}`);
    for (const side of ["width", "height"]) piece.removeAttribute(side);
    return el("section", {}, piece);
  });
}
