/** The exact overlaps of what is selected as a figure (UpSet): a column for each, with dots that say of which. */

import { inTwo } from "../../draw/names_on_lines.js";
import { measure } from "../../draw/text_width.js";
import { PRESUMED, RANKS } from "../../core/time.js";
import { drawable, exactOverlaps, numberOf, surely, toldOverlap } from "./sets.js";
import { highOf, namedIn, NAMED_SETS, writeNames } from "./sets_named.js";

/** @typedef {import("../../ui/app.js").App} App */
/** @typedef {import("../../core/intersections.js").Exact} Exact */

const [STEP, ROW, DOT] = [30, 26, 5.5];
/** Between the two lines of a name. */
const LINE = 12;
/** What is free beside a name and the number of all. */
const ASIDE = 34;
/** How high the bars are, and at least. */
const [BARS, LEAST] = [150, 70];
/** Above the bars for a number, and for one in two lines. */
const [ABOVE, HIGHER] = [22, 36];
/** Free above names that stand below, and the share of a given height that they may have there. */
const [BELOW, HALF] = [12, 0.5];
/** Beside the bars names have at least so much room, and so much is free between them. */
const [NAMES, BETWEEN] = [230, 28];

export class SetsFigure {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
  }

  get bold() {
    return `600 12px ${this.app.theme.font}`;
  }

  get plain() {
    return `400 12px ${this.app.theme.font}`;
  }

  /** What is drawn, or nothing where the selection is not of two to six of one sort. */
  get found() {
    const { app } = this;
    const nodes = app.chosen;
    const wholes = nodes.every((node) => app.model.hub[node]);
    const alike = wholes || nodes.every((node) => !app.model.hub[node] || app.joinedBy(node).length);
    return alike && drawable(nodes.length) ? { wholes, nodes, overlaps: exactOverlaps(app, nodes, wholes) } : null;
  }

  /**
   * Draw as many overlaps as fit, the largest first.
   * @param {any} ctx
   * @param {number} width
   * @param {number} height 0 for as high as needed
   * @returns {import("../../figures/figure.js").Drawn}
   */
  figure(ctx, width, height) {
    const { app } = this;
    const { wholes, nodes, overlaps } = /** @type {NonNullable<typeof this.found>} */ (this.found);
    const totals = nodes.map((_, i) => this.total(nodes, overlaps, i));
    const aside = Math.max(...totals.map((total) => measure(total, this.plain))) + ASIDE;
    const longest = nodes.reduce((most, node) => Math.max(most, measure(app.label(node), this.bold)), 0) + aside;
    const left = Math.min(longest, Math.max(width * 0.42, width - overlaps.length * 2 * STEP));
    const shown = overlaps.slice(0, Math.max(1, Math.floor((width - left) / STEP)));
    const step = Math.min((width - left) / Math.max(shown.length, 1), 2 * STEP);
    const sure = shown.map((one) => surely(app, nodes, one));
    const numbers = shown.map(({ items }, i) => numberOf(app, sure[i], items.length));
    const above = numbers.some((number) => measure(number, this.bold) > step - 4) ? HIGHER : ABOVE;
    const beneath = 10 + nodes.length * ROW;
    const bars = height ? Math.max(height - above - beneath, 40) : BARS;
    const names = this.names(overlaps, { x: left + shown.length * step + BETWEEN, width, bars: above + bars + beneath, given: height > 0 });
    const low = above + bars - (names?.below && height ? Math.min(names.high, bars - LEAST) : 0);
    this.columns(ctx, shown, sure, { left, step, bars: low - above, low, numbers });
    ctx.fillStyle = app.theme.wash;
    for (let i = 0; i < nodes.length; i += 2) ctx.fillRect(0, low + 10 + i * ROW, left + shown.length * step, ROW);
    nodes.forEach((node, i) => this.row(ctx, node, i, { shown, total: totals[i], aside, left, step, low }));
    if (names) writeNames(ctx, app, names.lines, names.below ? 6 : names.x, names.below ? low + beneath + BELOW : 0);
    const notes = shown.length < overlaps.length ? [app.t("figure.columns", { shown: shown.length, all: overlaps.length })] : [];
    const told = overlaps.map((one) => toldOverlap(app, wholes, nodes, one));
    const signs = ["sets.full", ...(shown.some(({ items }, i) => items.length > sure[i]) ? ["figure.less"] : [])];
    const high = low + beneath + (names?.below ? names.high : 0);
    return { width, height: names && !names.below ? Math.max(high, highOf(names.lines)) : high, kinds: new Set(), degrees: new Set(), signs, words: { "sets.full": this.unit(wholes), "figure.less": app.t("sets.less") }, notes, told };
  }

  /** What a full bar counts, and how sure that is. @param {boolean} wholes */
  unit(wholes) {
    const { app } = this;
    const counted = app.t(wholes ? "sets.unit" : "sets.unitJoined");
    return app.enough < PRESUMED ? counted : `${counted}, ${app.t(`atLeast.${RANKS[app.enough]}`)}`;
  }

  /** How many one of the sets has in all, those apart that are there less surely. @param {number[]} nodes @param {Exact[]} overlaps @param {number} i */
  total(nodes, overlaps, i) {
    const items = overlaps.flatMap((one) => (one.mask & (1 << i) ? one.items : []));
    return numberOf(this.app, items.filter((item) => this.app.surelyWith(item, [nodes[i]])).length, items.length);
  }

  /**
   * Who is in the overlaps of a few sets, beside the bars where everybody has room there or the height is given, else below.
   * @param {Exact[]} overlaps @param {{x: number, width: number, bars: number, given: boolean}} room
   */
  names(overlaps, { x, width, bars, given }) {
    const { app } = this;
    const parts = this.parts(overlaps);
    if (!parts.length) return null;
    const beside = width - x >= NAMES ? namedIn(app, parts, width - x, bars) : null;
    if (beside && (beside.whole || given)) return { ...beside, x, below: false, high: 0 };
    const { lines } = namedIn(app, parts, width - 12, given ? bars * HALF - BELOW : undefined);
    return lines.length ? { lines, x, below: true, high: highOf(lines) + BELOW } : null;
  }

  /** The overlaps to be named, that of all sets first. @param {Exact[]} overlaps @returns {import("./sets_named.js").Part[]} */
  parts(overlaps) {
    const { app } = this;
    const { wholes, nodes } = /** @type {NonNullable<typeof this.found>} */ (this.found);
    if (nodes.length > NAMED_SETS) return [];
    const every = (1 << nodes.length) - 1;
    const byName = (/** @type {number[]} */ items) => items.map((item) => app.label(item)).sort((p, q) => p.localeCompare(q, app.state.lang));
    return [...overlaps].sort((p, q) => Number(q.mask === every) - Number(p.mask === every)).map((one) => {
      const sets = nodes.filter((_, i) => one.mask & (1 << i));
      const sure = one.items.filter((item) => app.surelyWith(item, sets));
      const names = new Intl.ListFormat(app.locale).format(sets.map((node) => app.label(node)));
      const number = numberOf(app, sure.length, one.items.length);
      const head = one.mask === every ? app.t("sets.inCommon", { number }) : app.t(wholes ? "sets.onlyIn" : "sets.onlyBy", { names, number });
      return { head, sure: byName(sure), less: byName(one.items.filter((item) => !sure.includes(item))) };
    });
  }

  /** The bars with their numbers. @param {any} ctx @param {Exact[]} shown @param {number[]} sure how many of each are in it surely @param {{left: number, step: number, bars: number, low: number, numbers: string[]}} at */
  columns(ctx, shown, sure, { left, step, bars, low, numbers }) {
    const { theme } = this.app;
    const most = shown[0]?.items.length ?? 1;
    ctx.globalAlpha = 1;
    ctx.setLineDash([]);
    ctx.textAlign = "center";
    ctx.textBaseline = "alphabetic";
    ctx.font = `600 12px ${theme.font}`;
    shown.forEach(({ items }, i) => {
      const [x, high] = [left + (i + 0.5) * step, Math.max((bars * items.length) / most, 1.5)];
      const full = (high * sure[i]) / items.length;
      ctx.fillStyle = theme.accent;
      ctx.fillRect(x - STEP * 0.3, low - full, STEP * 0.6, full);
      if (full < high) this.pale(ctx, x - STEP * 0.3, low - high, STEP * 0.6, high - full);
      ctx.fillStyle = theme.ink;
      const lines = measure(numbers[i], ctx.font) > step - 4 ? numbers[i].split(/ (?=\+)/u) : [numbers[i]];
      lines.forEach((line, n) => ctx.fillText(line, x, low - high - 5 - (lines.length - 1 - n) * LINE));
    });
    ctx.strokeStyle = theme.muted;
    ctx.lineWidth = 1;
    ctx.beginPath();
    ctx.moveTo(left, low + 0.5);
    ctx.lineTo(left + shown.length * step, low + 0.5);
    ctx.stroke();
  }

  /**
   * One of what is selected: its name, how many in all, and its dots.
   * @param {any} ctx @param {number} node @param {number} i
   * @param {{shown: Exact[], total: string, aside: number, left: number, step: number, low: number}} at
   */
  row(ctx, node, i, { shown, total, aside, left, step, low }) {
    const { app } = this;
    const { theme } = app;
    const y = low + 10 + (i + 0.5) * ROW;
    const bit = 1 << i;
    ctx.textBaseline = "middle";
    ctx.textAlign = "right";
    ctx.font = this.plain;
    ctx.fillStyle = theme.muted;
    ctx.fillText(total, left - 10, y);
    ctx.textAlign = "left";
    ctx.font = this.bold;
    ctx.fillStyle = theme.ink;
    const lines = inTwo(app.label(node), left - aside + 10, ctx.font);
    lines.forEach((line, n) => ctx.fillText(line, 6, y + (n - (lines.length - 1) / 2) * LINE));
    shown.forEach(({ mask }, n) => this.dot(ctx, left + (n + 0.5) * step, y, Boolean(mask & bit), i % 2 ? theme.paper : theme.wash, mask > bit && (mask & bit) ? (Math.log2((mask >> (i + 1)) & -(mask >> (i + 1))) + 1) * ROW : 0));
  }

  /** A full or empty dot, joined to the next full one below; a line passes behind an empty one. @param {any} ctx @param {number} x @param {number} y @param {boolean} full @param {string} ground @param {number} down */
  dot(ctx, x, y, full, ground, down) {
    const { theme } = this.app;
    ctx.strokeStyle = full ? theme.ink : theme.muted;
    ctx.lineWidth = full ? 2 : 1;
    if (Number.isFinite(down) && down > 0) {
      ctx.beginPath();
      ctx.moveTo(x, y);
      ctx.lineTo(x, y + down);
      ctx.stroke();
    }
    ctx.beginPath();
    ctx.arc(x, y, full ? DOT : DOT - 1, 0, 2 * Math.PI);
    ctx.fillStyle = full ? theme.ink : ground;
    ctx.fill();
    if (!full) ctx.stroke();
  }

  /** What is less sure, as in the bars. @param {any} ctx @param {number} x @param {number} y @param {number} wide @param {number} high */
  pale(ctx, x, y, wide, high) {
    ctx.fillStyle = ctx.strokeStyle = this.app.theme.accent;
    ctx.globalAlpha = 0.25;
    ctx.fillRect(x, y, wide, high);
    ctx.globalAlpha = 1;
    ctx.lineWidth = 1;
    ctx.strokeRect(x + 0.5, y + 0.5, wide - 1, high - 1);
  }

  /** How wide a sign of the key is. */
  get signWide() {
    return 18;
  }

  /** A full bar, or its pale end. @param {any} ctx @param {number|string} what @param {number} x @param {number} y @param {number} wide */
  sign(ctx, what, x, y, wide) {
    if (what === "figure.less") return this.pale(ctx, x + wide - 18, y - 6, 18, 12);
    ctx.fillStyle = this.app.theme.accent;
    ctx.fillRect(x + wide - 18, y - 6, 18, 12);
  }
}
