/** Bars: joins per year by kind, or coalitions and actors by their number of memberships. */

import { joinsByYear, ranked } from "../core/bars.js";
import { byId } from "./dom.js";
import { cut } from "./matrix.js";
import { READABLE, Sheet, rowsTold } from "./sheet.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("../core/bars.js").Bar} Bar */

const ROW = 24;
const TOP = 10;
const MOST_ROWS = 60;
const PALE = 0.28;

export class BarsForm {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    /** @type {Bar[]} */
    this.rows = [];
    this.unknown = 0;
    this.cursor = -1;
    /** The width of a figure that is drawn, or 0. */
    this.wide = 0;
    this.host = byId("bars");
    this.sheet = new Sheet(this.host, {
      size: () => ({ width: this.host.clientWidth, height: this.top + (this.rows.length + 1) * ROW + 12 }),
      paint: (ctx, frame) => this.paintFrame(ctx, frame),
    });
    this.host.addEventListener("click", (/** @type {MouseEvent} */ event) => this.open(this.row(event), event.shiftKey));
    this.host.addEventListener("mousemove", (/** @type {MouseEvent} */ event) => {
      const row = this.rows[this.row(event)];
      app.tip(event, row ? this.told(row) : "");
    });
    this.host.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => this.keyed(event));
  }

  /** Where the rows begin: below what explains them, which a figure has in its legend. */
  get top() {
    return TOP + (this.unsure && !this.wide ? ROW : 0);
  }

  get years() {
    return this.app.state.bars === "years";
  }

  get across() {
    return this.wide || this.host.clientWidth;
  }

  get left() {
    return this.years ? 60 : Math.min(240, Math.max(110, this.across * 0.3));
  }

  draw() {
    this.gather();
    this.sheet.draw();
  }

  gather() {
    const { app } = this;
    const { model, seen, state } = app;
    this.unknown = 0;
    if (!this.years) {
      this.rows = ranked(model, seen.edge, app.enough, /** @type {any} */ (state.bars));
      return;
    }
    const found = joinsByYear(model, this.counts(), state.on === null ? Infinity : (state.until ?? state.on));
    this.rows = found.bars;
    this.unknown = found.unknown;
  }

  /** The memberships whose joining counts: those that pass, that are not hidden, of what is chosen. @returns {(record: number) => boolean} */
  counts() {
    const { app } = this;
    const { model, chosen } = app;
    const { spans, from, to, relation } = model;
    return (record) => {
      const e = spans.edge[record];
      if (relation[e] !== "membership" || (app.passes && !app.passes[record])) return false;
      if (app.hides(from[e]) || app.hides(to[e])) return false;
      return !chosen.length || chosen.includes(from[e]) || chosen.includes(to[e]);
    };
  }

  /** @param {any} ctx @param {{x: number, y: number, w: number, h: number}} frame */
  paintFrame(ctx, frame) {
    const { app, left } = this;
    const { theme } = app;
    ctx.fillStyle = theme.paper;
    ctx.fillRect(0, 0, frame.w, frame.h);
    const most = Math.max(...this.rows.map(({ total, unsure }) => total + unsure), 1);
    const unit = (this.across - left - 80) / most;
    const first = Math.max(0, Math.floor((frame.y - this.top) / ROW));
    const last = Math.min(this.rows.length, Math.ceil((frame.y + frame.h - this.top) / ROW));
    for (let i = first; i < last; i++) this.bar(ctx, i, this.top + i * ROW - frame.y, unit);
    if (!this.wide) this.around(ctx, TOP + 8 - frame.y, this.top + (this.rows.length + 0.6) * ROW - frame.y);
  }

  /** How many joins have no year, beside those that have one. */
  get undated() {
    return this.app.t(this.rows.length ? "bars.unknown" : "timeline.unknown", { n: this.unknown });
  }

  /** What is counted. */
  about() {
    return this.app.t(`bars.${this.app.state.bars}.about`);
  }

  /** Whether some of what is counted is less sure. */
  get unsure() {
    return this.rows.some(({ unsure }) => unsure);
  }

  /** What is to be known of the bars, above and below them. @param {any} ctx @param {number} above @param {number} below */
  around(ctx, above, below) {
    const { app } = this;
    const { theme } = app;
    ctx.textAlign = "left";
    ctx.font = `400 11.5px ${theme.font}`;
    ctx.textBaseline = "middle";
    if (this.unsure) this.sign(ctx, "figure.less", this.left, above, 22);
    ctx.fillStyle = theme.muted;
    if (this.unsure) ctx.fillText(app.t("figure.less"), this.left + 30, above);
    if (this.unknown) ctx.fillText(this.undated, 12, below);
  }

  /** A part of a bar: what is less sure is pale, in a line of its colour. @param {any} ctx @param {string} colour @param {number} x @param {number} y @param {number} wide @param {number} high @param {boolean} pale */
  part(ctx, colour, x, y, wide, high, pale) {
    ctx.fillStyle = ctx.strokeStyle = colour;
    ctx.globalAlpha = pale ? PALE : 1;
    ctx.fillRect(x, y, wide, high);
    ctx.globalAlpha = 1;
    if (!pale || wide < 2) return;
    ctx.lineWidth = 1;
    ctx.strokeRect(x + 0.5, y + 0.5, wide - 1, high - 1);
  }

  /** @param {any} ctx @param {number} i @param {number} y @param {number} unit */
  bar(ctx, i, y, unit) {
    const { app, left } = this;
    const { theme, model } = app;
    const row = this.rows[i];
    const bold = !this.years && app.chosen.includes(row.title);
    const middle = y + ROW / 2;
    ctx.textBaseline = "middle";
    ctx.textAlign = "right";
    ctx.font = `${bold ? 600 : 400} 11.5px ${theme.font}`;
    ctx.fillStyle = bold ? theme.accent : theme.ink;
    ctx.fillText(cut(this.title(row), left - 18, ctx.font), left - 8, middle);
    let x = left;
    for (const counts of [row.kinds, row.less]) {
      for (const kind of model.looks.keys()) {
        const n = counts.get(kind);
        if (!n) continue;
        this.part(ctx, app.kindColour(kind), x, y + 4, Math.max(n * unit - 0.6, 0.6), ROW - 8, counts === row.less);
        x += n * unit;
      }
    }
    ctx.textAlign = "left";
    ctx.fillStyle = theme.muted;
    ctx.font = `400 11.5px ${theme.font}`;
    const [total, unsure] = [row.total, row.unsure].map((n) => n.toLocaleString(app.locale));
    ctx.fillText(row.unsure ? `${total} + ${unsure}` : total, x + 6, middle);
    if (i !== this.cursor || this.wide || document.activeElement !== this.host) return;
    ctx.strokeStyle = theme.accent;
    ctx.lineWidth = 2;
    ctx.strokeRect(left - 3, y + 1, x - left + 6, ROW - 2);
  }

  /** @param {Bar} row */
  title(row) {
    return this.years ? String(row.title) : this.app.label(row.title);
  }

  /** @param {Bar} row */
  told(row) {
    const { app } = this;
    const counted = (/** @type {number} */ sure, /** @type {number} */ less) => app.countedApart("count.number", sure, sure + less);
    const kinds = [...app.model.looks.keys()].filter((kind) => row.kinds.has(kind) || row.less.has(kind)).map((kind) => `${app.term("kind", kind)} ${counted(row.kinds.get(kind) ?? 0, row.less.get(kind) ?? 0)}`);
    return [`${this.title(row)}: ${counted(row.total, row.unsure)}`, ...(this.app.state.bars === "actors" ? [] : kinds)].join(" · ");
  }

  /** @param {MouseEvent} event */
  row(event) {
    const box = this.sheet.canvas.getBoundingClientRect();
    return Math.floor((event.clientY - box.top + this.host.scrollTop - this.top) / ROW);
  }

  /** A year filters by those who surely joined in it; a name is selected. @param {number} i @param {boolean} add */
  open(i, add) {
    const row = this.rows[i];
    if (!row) return;
    const year = String(row.title).padStart(4, "0");
    if (this.years) this.app.update({ joined: `${year}-01-01..${year}-12-31`, form: "table" });
    else this.app.select(row.title, add);
  }

  /** @param {KeyboardEvent} event */
  keyed(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key] ?? 0;
    if (step && this.rows.length) {
      this.cursor = Math.min(Math.max(this.cursor + step, 0), this.rows.length - 1);
      this.sheet.reveal(0, this.top + this.cursor * ROW, 10, ROW, 0, 0);
      this.sheet.render();
      this.app.announce(this.told(this.rows[this.cursor]));
    } else if (event.key === "Enter" || event.key === " ") this.open(this.cursor, event.shiftKey);
    else return;
    event.preventDefault();
  }

  /**
   * Draw all bars, for a figure.
   * @param {any} ctx
   * @param {number} width
   * @param {number} height 0 for as high as needed
   * @param {import("./figure.js").Part} [part] which rows are drawn, where not the first
   * @returns {import("./figure.js").Drawn}
   */
  figure(ctx, width, height, part) {
    const { app } = this;
    this.gather();
    const all = this.rows.length;
    try {
      this.wide = width / Math.min(Math.max(height ? height / (TOP + all * ROW) : 1, READABLE), 1);
      const room = (height * this.wide) / width;
      const { rows } = this;
      this.rows = rows.slice(0, height ? Math.max(Math.floor((room - TOP) / ROW), 1) : MOST_ROWS);
      if (part) this.rows = rows.slice(part.first, part.first + part.most);
      const high = TOP + this.rows.length * ROW;
      this.paintFrame(ctx, { x: 0, y: 0, w: this.wide, h: high });
      const notes = rowsTold(app, this.rows.length, all, part);
      if (this.unknown) notes.push(this.undated);
      return { width: this.wide, height: high, kinds: new Set(this.rows.flatMap((row) => [...row.kinds.keys(), ...row.less.keys()])), all, degrees: new Set(), signs: this.unsure ? ["figure.less"] : [], notes };
    } finally {
      this.wide = 0;
      this.gather();
    }
  }

  /** The one sign beside the kinds: what is less sure. @param {any} ctx @param {number|string} _what @param {number} x @param {number} y @param {number} wide */
  sign(ctx, _what, x, y, wide) {
    this.part(ctx, this.app.theme.edge, x, y - 6, wide, 12, true);
  }

  get width() {
    return this.host.clientWidth;
  }

  get height() {
    return this.host.clientHeight;
  }
}
