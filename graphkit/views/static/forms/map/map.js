/**
 * A map of governments, by how many coalitions each joined or by its membership in one. What a
 * country counts and how it is coloured is told here; where it stands is told by what draws it,
 * the grid of squares or the outlines.
 */

import { column } from "../../core/model.js";
import { RANKS } from "../../core/time.js";
import { Sheet } from "../../draw/figure_sheet.js";
import { byId } from "../../elements/dom.js";
import { newSince } from "../../wording/changes_since.js";
import { Outlines } from "./map_outlines.js";
import { Tiles } from "./map_tiles.js";

/** @typedef {import("../../ui/app.js").App} App */
/** @typedef {{node: number, code: string, column: number, row: number, beside: boolean}} Square `node` is -1 where no government is known */

/** The least number of each class, which stay the same on every day. */
const CLASSES = [1, 2, 4, 8, 16];
const LIGHT = ["#b9d5ee", "#86b3dc", "#5a94cb", "#2a68a8", "#0b3463"];
const DARK = ["#2c4f76", "#3f78af", "#66a3dc", "#9bc9f2", "#e2f1ff"];

export class MapForm {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    const { map } = app.model.raw;
    this.squares = map ? squaresOf(map) : [];
    this.tiles = new Tiles(this);
    this.host = byId("map");
    /** Made when they are first asked for. @type {Outlines|null} */
    this.lands = null;
    this.cursor = -1;
    /** The width of a figure that is drawn, or 0. */
    this.wide = 0;
    /** Its height where that is given, or 0: then nobody stands beside the map. */
    this.low = 0;
    this.sheet = new Sheet(this.host, { size: () => ({ width: this.width, height: this.high }), paint: (ctx, frame) => this.paintFrame(ctx, frame) });
    this.host.addEventListener("click", (/** @type {MouseEvent} */ event) => this.open(this.under(event), event.shiftKey));
    this.host.addEventListener("mousemove", (/** @type {MouseEvent} */ event) => {
      const one = this.squares[this.under(event)];
      app.tip(event, one ? this.told(one) : "");
    });
    this.host.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => this.keyed(event));
  }

  draw() {
    byId("map-about").textContent = this.app.t(this.plan.about);
    this.sheet.draw();
  }

  /** What draws it. @returns {Tiles|Outlines} */
  get plan() {
    const { map } = this.app.model.raw;
    if (this.app.state.map !== "outlines" || !map) return this.tiles;
    this.lands ??= new Outlines(this, map.outlines);
    return this.lands;
  }

  // What it shows

  /** The coalitions that are chosen: one shades by membership, none or several by number. */
  get wholes() {
    return this.app.chosen.filter((node) => this.app.model.hub[node]);
  }

  /** Whether squares tell how many coalitions were joined. */
  get numbers() {
    return this.wholes.length !== 1;
  }

  /** The edges of a government that show; of those that are chosen, if any are. @param {number} node @returns {number[]} */
  edges(node) {
    const { model, seen } = this.app;
    const { wholes } = this;
    return model.edgesOf[node].filter((e) => model.from[e] === node && model.relation[e] === "membership" && seen?.edge[e] && (!wholes.length || wholes.includes(model.to[e])));
  }

  /** How many coalitions a government is in, and how surely in the surest. @param {Square} one */
  count({ node }) {
    const edges = node < 0 ? [] : this.edges(node);
    return { n: edges.length, sure: edges.reduce((most, e) => Math.max(most, this.app.seen?.edge[e] ?? 0), 0) };
  }

  /** Whether a government has a membership that shows. */
  get filled() {
    return this.squares.some((one) => this.count(one).n);
  }

  /** The class of a number, or -1. @param {number} n */
  classOf(n) {
    return CLASSES.findLastIndex((least) => n >= least);
  }

  get shades() {
    return this.app.theme.dark ? DARK : LIGHT;
  }

  /** What the legend says: each class with how many governments are in it. @returns {{colour: string, text: string, n: number, open?: boolean}[]} */
  classes() {
    if (!this.numbers) return this.sureness();
    const counts = CLASSES.map(() => 0);
    for (const one of this.squares) {
      const { n } = this.count(one);
      if (n) counts[this.classOf(n)]++;
    }
    return CLASSES.map((least, i) => ({ colour: this.shades[i], text: this.app.t(`map.class.${least}`), n: counts[i] }));
  }

  /** How surely they belong to the one coalition, of the degrees that occur. */
  sureness() {
    const { app, shades } = this;
    const degrees = this.squares.map((one) => this.count(one).sure);
    const fresh = this.squares.filter((one) => this.isNew(one)).length;
    return [3, 2, 1].map((degree) => ({ colour: shades[degree === 3 ? 3 : 1], text: app.t(`certainty.${RANKS[degree]}`), n: degrees.filter((one) => one === degree).length, open: degree === 1 })).concat({ colour: app.theme.accent, text: app.t("compare.new"), n: fresh, open: true }).filter(({ n }) => n);
  }

  /** Squares have no lines. @returns {{degrees: Set<number>, signs: string[]}} */
  occurring() {
    return { degrees: new Set(), signs: [] };
  }

  /** Who shows and is on no map, because it is no government. */
  about() {
    const { app, wholes } = this;
    const placed = new Set(this.squares.map(({ node }) => node));
    const others = [...app.joined].filter(([node, list]) => !placed.has(node) && (!wholes.length || wholes.some((whole) => list.includes(whole))) && (!app.chosen.length || wholes.length || app.chosen.includes(node)));
    return others.length ? app.t("map.others", { n: others.length }) : "";
  }

  // How it shows it

  get width() {
    return this.wide || Math.max(this.host.clientWidth, this.app.embedded ? 0 : this.plan.narrowest);
  }

  /** Whether the drawing takes the height that it needs, and nothing scrolls. */
  get free() {
    return this.wide > 0 || this.app.embedded;
  }

  get high() {
    return this.plan.high;
  }

  /** @param {number} i @returns {{x: number, y: number, w: number, h: number}} */
  box(i) {
    return this.plan.box(i);
  }

  /** @param {any} ctx @param {{x: number, y: number, w: number, h: number}} frame */
  paintFrame(ctx, frame) {
    ctx.fillStyle = this.app.theme.paper;
    ctx.fillRect(0, 0, frame.w, frame.h);
    this.plan.paint(ctx, frame);
  }

  /** Whether a government joined the coalition that is chosen since the day compared with. @param {Square} one */
  isNew({ node }) {
    const { app } = this;
    if (this.numbers || node < 0) return false;
    return this.edges(node).some((e) => newSince(app).has(e));
  }

  /** The colour of a place, full or as a dashed line, and whether that is dark; neither where no membership shows. @param {Square} one */
  look(one) {
    const { shades } = this;
    const { n, sure } = this.count(one);
    if (!n) return { n, fill: "", dash: "", full: false };
    if (!this.numbers) return { n, ...this.shade(sure), full: sure === 3 };
    const level = this.classOf(n);
    return { n, fill: shades[level], dash: "", full: level >= (this.app.theme.dark ? 2 : 3) };
  }

  /** The colour of a membership by how sure it is. @param {number} sure */
  shade(sure) {
    const { shades } = this;
    return sure > 1 ? { fill: shades[sure === 3 ? 3 : 1], dash: "" } : { fill: "", dash: shades[1] };
  }

  /** Whether a place stands out because it is chosen ("ink") or because the keys are there ("accent"). @param {number} i */
  ringOf(i) {
    const { node } = this.squares[i];
    if (node >= 0 && this.app.chosen.includes(node)) return "ink";
    if (this.isNew(this.squares[i])) return "accent";
    return i === this.cursor && !this.wide && document.activeElement === this.host ? "accent" : "";
  }

  /** A place as a square. @param {any} ctx @param {number} i @param {number} x @param {number} y @param {number} w @param {number} h */
  square(ctx, i, x, y, w, h) {
    const { theme } = this.app;
    const { n } = this.look(this.squares[i]);
    ctx.setLineDash([]);
    ctx.globalAlpha = 1;
    if (n) this.coloured(ctx, this.look(this.squares[i]), x, y, w, h);
    else {
      ctx.strokeStyle = theme.line;
      ctx.lineWidth = 1;
      ctx.strokeRect(x + 0.5, y + 0.5, w - 1, h - 1);
    }
    const ring = this.ringOf(i);
    if (!ring) return;
    ctx.strokeStyle = ring === "ink" ? theme.ink : theme.accent;
    ctx.lineWidth = 2.5;
    ctx.strokeRect(x - 0.5, y - 0.5, w + 1, h + 1);
  }

  /** Full, pale or dashed, as in the matrix. @param {any} ctx @param {{fill: string, dash: string}} look @param {number} x @param {number} y @param {number} w @param {number} h */
  coloured(ctx, { fill, dash }, x, y, w, h) {
    ctx.fillStyle = fill;
    ctx.strokeStyle = dash;
    if (fill) ctx.fillRect(x, y, w, h);
    else {
      ctx.lineWidth = 1.6;
      ctx.setLineDash([3, 3]);
      ctx.strokeRect(x + 1, y + 1, w - 2, h - 2);
      ctx.setLineDash([]);
    }
  }

  // What one does with it

  /** @param {Square} one */
  told(one) {
    const { app } = this;
    if (one.node < 0) return app.t("colon", { what: app.facts.term("country", `country-${one.code.toLowerCase()}`, app.state.lang), told: app.t("map.none") });
    const { n, sure } = this.count(one);
    const what = !n ? app.t("map.none") : this.numbers ? app.t("count.joined", { n }) : `${app.label(this.wholes[0])}, ${app.sure(sure)}`;
    return app.t("colon", { what: app.label(one.node), told: what });
  }

  /** @param {MouseEvent} event @returns {number} */
  under(event) {
    const canvas = this.sheet.canvas.getBoundingClientRect();
    const { x: left, y: top } = this.sheet.frame;
    const [x, y] = [event.clientX - canvas.left + left, event.clientY - canvas.top + top];
    return this.plan.under(x, y);
  }

  /** The government; with a coalition, what the two share. @param {number} i @param {boolean} add */
  open(i, add) {
    const one = this.squares[i];
    if (!one || one.node < 0) return;
    if (!this.numbers && this.count(one).n) this.app.selectEdge(one.node, this.wholes[0]);
    else this.app.select(one.node, add);
  }

  /** The nearest square in a direction. @param {number} dx @param {number} dy */
  next(dx, dy) {
    const known = [...this.squares.keys()].filter((i) => this.squares[i].node >= 0 && this.plan.below.shows(i));
    if (!known.includes(this.cursor)) return known[0] ?? -1;
    const at = this.box(this.cursor);
    let [best, cost] = [this.cursor, Infinity];
    for (const i of known) {
      const box = this.box(i);
      const along = (box.x - at.x) * dx + (box.y - at.y) * dy;
      const aside = Math.abs((box.x - at.x) * dy) + Math.abs((box.y - at.y) * dx);
      if (along > 1 && along + 2.5 * aside < cost) [best, cost] = [i, along + 2.5 * aside];
    }
    return best;
  }

  /** @param {KeyboardEvent} event */
  keyed(event) {
    const step = { ArrowDown: [0, 1], ArrowUp: [0, -1], ArrowRight: [1, 0], ArrowLeft: [-1, 0] }[event.key];
    if (step) {
      this.cursor = this.next(step[0], step[1]);
      if (this.cursor < 0) return;
      const { x, y, w, h } = this.box(this.cursor);
      this.sheet.reveal(x, y, w, h, 0, 0);
      this.sheet.render();
      this.app.announce(this.told(this.squares[this.cursor]));
    } else if (event.key === "Enter" || event.key === " ") {
      if (this.plan.below.shows(this.cursor)) this.open(this.cursor, event.shiftKey);
    } else return;
    event.preventDefault();
  }

  /**
   * Draw the whole map, for a figure.
   * @param {any} ctx
   * @param {number} width
   * @param {number} height 0 for as high as needed
   * @returns {import("../../figures/figure.js").Drawn}
   */
  figure(ctx, width, height) {
    try {
      this.wide = width;
      if (height && this.high > height) this.low = height;
      const [across, high] = [this.wide, this.high];
      this.paintFrame(ctx, { x: 0, y: 0, w: across, h: high });
      const counts = this.squares.map((one) => this.count(one));
      const left = this.low ? this.plan.below.list.filter((i) => counts[i].n).length : 0;
      const shown = new Set(counts.filter(({ n }) => n).map(({ n }) => this.classOf(n)));
      const signs = this.numbers ? CLASSES.filter((_, i) => shown.has(i)).map((least) => `map.class.${least}`) : this.squares.some((one) => this.isNew(one)) ? ["compare.new"] : [];
      const degrees = new Set(this.numbers ? [] : counts.map(({ sure }) => sure));
      degrees.delete(0);
      return { width: across, height: high, kinds: new Set(), degrees, signs, notes: [[!this.filled && this.app.t("empty.map"), this.numbers && this.filled && `${this.app.t("map.numbers")}.`, this.app.t(this.plan.about), left && this.app.t(this.plan.missing, { n: left })].filter(Boolean).join(" ")] };
    } finally {
      this.wide = this.low = 0;
    }
  }

  /** How wide a sign of the key is. */
  get signWide() {
    return 16;
  }

  /** A square of the legend. @param {any} ctx @param {number|string} what @param {number} x @param {number} y @param {number} wide */
  sign(ctx, what, x, y, wide) {
    const left = x + wide - 18;
    if (typeof what === "number") {
      this.coloured(ctx, this.shade(what), left, y - 8, 16, 16);
      return;
    }
    if (what === "compare.new") {
      ctx.strokeStyle = this.app.theme.accent;
      ctx.lineWidth = 2.5;
      ctx.strokeRect(left, y - 8, 16, 16);
      return;
    }
    ctx.fillStyle = this.shades[CLASSES.indexOf(Number(what.split(".")[2]))];
    ctx.fillRect(left, y - 8, 16, 16);
  }
}

/** @param {any} map @returns {Square[]} */
function squaresOf({ tiles, beside }) {
  const { n } = tiles;
  const [codes, columns, rows, nodes] = ["code", "column", "row", "node"].map((name) => column(tiles[name], n));
  return [
    ...codes.map((code, i) => ({ code, column: columns[i], row: rows[i], node: nodes[i] ?? -1, beside: false })),
    ...beside.map((/** @type {number} */ node) => ({ code: "", column: -1, row: -1, node, beside: true })),
  ];
}
