/** The exact overlaps of what is selected as a figure (UpSet): a column for each, with dots that say of which. */

import { inTwo } from "../../draw/names_on_lines.js";
import { measure } from "../../draw/text_width.js";
import { drawable, exactOverlaps, surely, toldOverlap } from "./sets.js";

/** @typedef {import("../../ui/app.js").App} App */

const [STEP, ROW, DOT] = [30, 26, 5.5];
/** Between the two lines of a name. */
const LINE = 12;
/** Room beside a name for the number of all. */
const ASIDE = 62;
const BARS = 150;
const ABOVE = 22;

export class SetsFigure {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
  }

  get bold() {
    return `600 12px ${this.app.theme.font}`;
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
    const longest = nodes.reduce((most, node) => Math.max(most, measure(app.label(node), this.bold)), 0) + ASIDE;
    const left = Math.min(longest, Math.max(width * 0.42, width - overlaps.length * 2 * STEP));
    const shown = overlaps.slice(0, Math.max(1, Math.floor((width - left) / STEP)));
    const step = Math.min((width - left) / Math.max(shown.length, 1), 2 * STEP);
    const bars = height ? Math.max(height - ABOVE - nodes.length * ROW - 10, 40) : BARS;
    const low = ABOVE + bars;
    const sure = shown.map((one) => surely(app, nodes, one));
    this.columns(ctx, shown, sure, { left, step, bars, low });
    ctx.fillStyle = app.theme.wash;
    for (let i = 0; i < nodes.length; i += 2) ctx.fillRect(0, low + 10 + i * ROW, left + shown.length * step, ROW);
    nodes.forEach((node, i) => this.row(ctx, node, i, { shown, overlaps, left, step, low }));
    const notes = shown.length < overlaps.length ? [app.t("figure.columns", { shown: shown.length, all: overlaps.length })] : [];
    const told = overlaps.map((one) => toldOverlap(app, wholes, nodes, one));
    const signs = shown.some(({ items }, i) => items.length > sure[i]) ? ["figure.less"] : [];
    return { width, height: low + 10 + nodes.length * ROW, kinds: new Set(), degrees: new Set(), signs, notes, told };
  }

  /** The bars with their numbers. @param {any} ctx @param {import("../../core/intersections.js").Exact[]} shown @param {number[]} sure how many of each are in it surely @param {{left: number, step: number, bars: number, low: number}} at */
  columns(ctx, shown, sure, { left, step, bars, low }) {
    const { theme, locale } = this.app;
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
      ctx.fillText(items.length.toLocaleString(locale), x, low - high - 5);
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
   * @param {{shown: import("../../core/intersections.js").Exact[], overlaps: import("../../core/intersections.js").Exact[], left: number, step: number, low: number}} at
   */
  row(ctx, node, i, { shown, overlaps, left, step, low }) {
    const { app } = this;
    const { theme } = app;
    const y = low + 10 + (i + 0.5) * ROW;
    const bit = 1 << i;
    const all = overlaps.filter(({ mask }) => mask & bit).reduce((sum, { items }) => sum + items.length, 0).toLocaleString(app.locale);
    ctx.textBaseline = "middle";
    ctx.textAlign = "right";
    ctx.font = `400 12px ${theme.font}`;
    ctx.fillStyle = theme.muted;
    ctx.fillText(all, left - 10, y);
    ctx.textAlign = "left";
    ctx.font = this.bold;
    ctx.fillStyle = theme.ink;
    const lines = inTwo(app.label(node), left - ASIDE + 10, ctx.font);
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

  /** The one sign of the legend. @param {any} ctx @param {number|string} _what @param {number} x @param {number} y @param {number} wide */
  sign(ctx, _what, x, y, wide) {
    this.pale(ctx, x + wide - 18, y - 6, 18, 12);
  }
}
