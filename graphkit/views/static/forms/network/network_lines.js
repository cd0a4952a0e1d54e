/** The lines of memberships and other links, by how sure they are and whether the question is about them. */

import { newSince } from "../../wording/changes_since.js";
import { pastLine } from "./past_line.js";

/** @typedef {import("../../ui/app.js").App} App */
/** @typedef {import("../../draw/graph.js").Line} Line */
/** @typedef {import("../../draw/graph.js").Picture} Picture */

const ALPHA = { 3: 0.62, 2: 0.36, 1: 0.5 };
/** The codes by which lines are drawn: quiet ones from 1, then usual and bright ones, each by degree and *aside*, which may be only possible. */
const [USUAL, BRIGHT, ASIDE, PERHAPS] = [6, 11, 3, 4];
/** What is no membership is dotted, and loosely so where it is only possible. */
export const DOTS = [1, 3];
export const LOOSE = [1, 7];

export class NetworkLines {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    /** @type {number[]} most important first */
    this.ranked = [];
    /** @type {Picture|null} */
    this.picture = null;
    /** @type {import("../../core/project.js").Pair[]} */
    this.pairs = [];
    this.note = "";
    /** Whether the drawing is laid on its side. */
    this.turned = false;
    /** @type {import("../../stage/stage.js").Stage} */
    this.stage;
  }

  /** @returns {boolean} whether the pairs that share, not memberships, are drawn */
  get shared() {
    return this.app.state.form === "shared";
  }

  /** Lines by how they are drawn: their colour, and how sure they are. */
  membershipLines() {
    const { from, to } = this.app.model;
    const codes = this.codes();
    const lines = this.styles();
    for (let e = 0; e < codes.length; e++) if (codes[e]) lines[codes[e]].ends.push(from[e], to[e]);
    return lines.filter(({ ends }) => ends.length);
  }

  /** The same on the way to another day: bright lines apart, the others as they differ from those before. */
  passingLines() {
    const { from, to } = this.app.model;
    const codes = this.codes();
    const styles = this.styles();
    for (let e = 0; e < codes.length; e++) {
      if (codes[e] < BRIGHT) continue;
      styles[codes[e]].ends.push(from[e], to[e]);
      codes[e] = 0;
    }
    const plain = styles.map(({ alpha, width, dash }) => ({ alpha, width, dash }));
    return { lines: styles.filter(({ ends }) => ends.length), strands: { from, to, codes, styles: plain } };
  }

  /** The links that were not there on the day compared with, where one is. */
  gained() {
    return this.app.state.against === null || this.shared ? null : newSince(this.app);
  }

  /** What the legend explains beside what is always drawn. @returns {string[]} */
  get signs() {
    return [this.gained()?.size ? "compare.new" : "", pastLine(this.app)?.sign ?? "", this.inAll.size ? "network.inAll" : ""].filter(Boolean);
  }

  /** Who is in all of several selected coalitions; nobody where the drawing is of those alone, or of something else. @returns {Set<number>} */
  get inAll() {
    const { app } = this;
    const { chosen, model, state, seen } = app;
    if (this.shared || state.form !== "network" || chosen.length < 2 || state.not.length || app.drawnWay() || !chosen.every((node) => model.hub[node])) return new Set();
    return new Set(app.inAll(chosen).filter((node) => seen?.node[node]));
  }

  /** How each edge is drawn: quiet, usual or bright, by three degrees and twice *aside*; 0 when it does not show. */
  codes() {
    const { app } = this;
    const { model, seen } = app;
    const lit = app.lit(null) ? new Set(app.chosen) : null;
    const [picked, pair] = [app.state.edge !== "", app.edgeEnds()];
    const way = app.drawnWay()?.edges;
    const gained = this.gained();
    // A drawing around a thing is about its links, as if it were selected.
    const about = new Set(lit ? [] : app.around);
    const set = app.state.not.length ? app.lit(null) : null;
    const codes = new Uint8Array(seen.edge.length);
    for (let e = 0; e < codes.length; e++) {
      const sure = seen.edge[e];
      if (!sure) continue;
      const [a, b] = [model.from[e], model.to[e]];
      const near = set ? set.has(a) && set.has(b) : lit !== null && (lit.has(a) || lit.has(b));
      const bright = way ? way.includes(e) : picked ? a === pair[0] && b === pair[1] : gained ? gained.has(e) : near || about.has(a) || about.has(b);
      codes[e] = (bright ? BRIGHT : (lit && !(gained && near)) || picked ? 1 : USUAL) + (model.relation[e] === "membership" ? sure - 1 : sure === 1 ? PERHAPS : ASIDE);
    }
    return codes;
  }

  /** @returns {Line[]} by their codes */
  styles() {
    const { theme, seen } = this.app;
    return Array.from({ length: BRIGHT + 1 + PERHAPS }, (_, code) => style(code, theme, seen.links));
  }
}

/**
 * @param {number} code
 * @param {any} theme
 * @param {number} count
 * @returns {Line}
 */
function style(code, theme, count) {
  const bright = code >= BRIGHT;
  const among = (code - 1) % (1 + PERHAPS);
  const sure = /** @type {1|2|3} */ (among >= ASIDE ? 2 : among + 1);
  const quiet = code < USUAL ? 0.22 : count > 8000 ? 0.4 : count > 900 ? 0.62 : 1;
  return {
    ends: [],
    dash: among === PERHAPS ? LOOSE : among === ASIDE ? DOTS : sure === 1 ? [4, 4] : [],
    width: bright ? (sure === 3 ? 2.2 : 1.5) : sure === 3 ? 1.1 : 0.8,
    alpha: bright ? 0.95 : ALPHA[sure] * quiet,
    quiet: code < USUAL,
    colour: bright ? theme.accent : theme.edge,
  };
}
