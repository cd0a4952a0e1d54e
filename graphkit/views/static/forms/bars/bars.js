/** Bars: joins per year by kind as columns, or coalitions and actors by their number of memberships as rows. */

import { joinsByYear, ranked } from "../../core/bars.js";
import { dateText } from "../../core/time.js";
import { READABLE, Sheet, rowsTold } from "../../draw/figure_sheet.js";
import { byId } from "../../elements/dom.js";
import { BarRows } from "./bars_rows.js";
import { YearColumns } from "./bars_years.js";

/** @typedef {import("../../ui/app.js").App} App */
/** @typedef {import("../../core/bars.js").Bar} Bar */

const TOP = 10;
/** What explains what is pale, above the bars of the page, and what is said below them. */
const [EXPLAINED, NOTE] = [24, 22];
/** What is free at the sides of the page; a figure has its own margin. */
const EDGE = 12;
const MOST_ROWS = 60;
/** An article ends with its figure in sight. */
const MOST_EMBEDDED = 30;
/** No row is lower. */
const LEAST_ROW = 24;
const PALE = 0.28;

export class BarsForm {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    /** @type {Bar[]} */
    this.rows = [];
    this.unknown = 0;
    /** How many rows there are, drawn or not. */
    this.all = 0;
    this.cursor = -1;
    /** The width of a figure that is drawn, or 0. */
    this.wide = 0;
    this.host = byId("bars");
    /** @type {BarRows|YearColumns} where everything is; laid out as it is drawn */
    this.laid = /** @type {any} */ (null);
    this.sheet = new Sheet(this.host, {
      size: () => ({ width: this.host.clientWidth, height: this.top + this.laid.highOf(this.rows.length) + NOTE * this.notes().length + 6 }),
      paint: (ctx, frame) => this.paintFrame(ctx, frame),
    });
    this.host.addEventListener("click", (/** @type {MouseEvent} */ event) => this.open(this.row(event), event.shiftKey));
    this.host.addEventListener("mousemove", (/** @type {MouseEvent} */ event) => {
      const row = this.rows[this.row(event)];
      app.tip(event, row ? this.told(row) : "");
    });
    this.host.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => this.keyed(event));
  }

  /** Where the bars begin: below what explains them, which a figure has in its key. */
  get top() {
    return TOP + (this.explained ? EXPLAINED : 0);
  }

  /** Whether the page has to say what is pale: an article has a key for it. */
  get explained() {
    return this.unsure && !this.wide && !this.app.embedded;
  }

  get years() {
    return this.app.state.bars === "years";
  }

  draw() {
    this.gather();
    this.laid = this.layout(this.host.clientWidth, EDGE);
    this.sheet.draw();
  }

  /** @param {number} across @param {number} edge @param {number} [height] where it is given @returns {BarRows|YearColumns} */
  layout(across, edge, height) {
    return this.years ? new YearColumns(this, across, edge, height) : new BarRows(this, across, edge, height);
  }

  gather() {
    const { app } = this;
    const { model, seen, state } = app;
    this.unknown = 0;
    if (!this.years) {
      const rows = ranked(model, seen.edge, app.enough, /** @type {any} */ (state.bars));
      this.all = rows.length;
      this.rows = app.embedded && !this.wide ? rows.slice(0, MOST_EMBEDDED) : rows;
      return;
    }
    const found = this.joinings();
    this.rows = found.bars;
    this.all = this.rows.length;
    this.unknown = found.unknown;
  }

  /** First joinings by year, up to the time that shows. @returns {{bars: Bar[], unknown: number}} */
  joinings() {
    const { model, state, worked } = this.app;
    return (worked.joinings ??= joinsByYear(model, this.counts(), state.on === null ? Infinity : (state.until ?? state.on)));
  }

  /** What the bars are about, where that is not what the page says of the time that shows. @param {import("../../wording/headline.js").Headline} headline */
  titled(headline) {
    const { app } = this;
    const { chosen, state } = app;
    if (!this.years) return chosen.length ? headline.ofAll() : "";
    const { bars, unknown } = this.joinings();
    const known = bars.reduce((sum, { total }) => sum + total, 0);
    const day = state.until ?? state.on;
    const until = day === null ? (chosen.length ? "" : app.t("time.all")) : app.t("bars.until", { date: dateText(day, app.spoken) });
    const what = [chosen.length && headline.named(chosen), until].filter(Boolean).join(" ");
    const found = unknown ? [known && app.t("bars.ofKnown", { n: known }), app.t("bars.ofUnknown", { n: unknown })] : [app.t("bars.joinings", { n: known })];
    return app.t("colon", { what, told: found.filter(Boolean).join(", ") });
  }

  /** The memberships whose joining counts: those that pass, that are not hidden, of what is chosen. Of a coalition they are those of its members, and not what it joined itself. @returns {(record: number) => boolean} */
  counts() {
    const { app } = this;
    const { model, chosen } = app;
    const wholes = new Set(chosen.filter((node) => model.edgesOf[node].some((e) => model.to[e] === node && model.relation[e] === "membership")));
    const { spans, from, to, relation } = model;
    return (record) => {
      const e = spans.edge[record];
      if (relation[e] !== "membership" || (app.passes && !app.passes[record])) return false;
      if (app.hides(from[e]) || app.hides(to[e])) return false;
      return !chosen.length || wholes.has(to[e]) || chosen.some((node) => node === from[e] && !wholes.has(node));
    };
  }

  /** @param {any} ctx @param {{x: number, y: number, w: number, h: number}} frame @param {number} [from] which of those laid out is the first to be drawn */
  paintFrame(ctx, frame, from = 0) {
    const { theme } = this.app;
    ctx.fillStyle = theme.paper;
    ctx.fillRect(0, 0, frame.w, frame.h);
    this.laid.paint(ctx, this.top - frame.y, frame.h, from);
    if (!this.wide) this.around(ctx, TOP + 8 - frame.y, this.top + this.laid.highOf(this.rows.length) - frame.y);
  }

  /** What is said below the bars. @returns {string[]} */
  notes() {
    return [...rowsTold(this.app, this.rows.length, this.all), ...this.undated];
  }

  /** How many joins have no year, where no bar stands under the title that says so. @returns {string[]} */
  get undated() {
    return this.unknown && !this.rows.length ? [this.app.t("timeline.unknown", { n: this.unknown })] : [];
  }

  /** What is counted, and whether a bar may be too low. */
  about() {
    const { app } = this;
    const told = app.t(`bars.${app.state.bars}.about`);
    return this.years && this.joinings().unknown ? `${told} ${app.t("bars.least")}` : told;
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
    if (this.explained) {
      this.sign(ctx, "figure.less", EDGE, above, 22);
      ctx.fillStyle = theme.muted;
      ctx.fillText(app.t("figure.less"), EDGE + 30, above);
    }
    ctx.fillStyle = theme.muted;
    this.notes().forEach((note, i) => ctx.fillText(note, EDGE, below + (i + 0.5) * NOTE));
  }

  /** What a bar is made of, what is less sure last. @param {Bar} row @returns {{kind: string, n: number, pale: boolean}[]} */
  parts(row) {
    const kinds = [...this.app.model.looks.keys()];
    return [row.kinds, row.less].flatMap((counts) => kinds.flatMap((kind) => {
      const n = counts.get(kind);
      return n ? [{ kind, n, pale: counts === row.less }] : [];
    }));
  }

  /** The number of a bar, and what is less sure apart. @param {Bar} row */
  number(row) {
    // Where the year of others is not known, none would be too much to say of a year.
    if (this.years && this.unknown && !row.total) return "";
    const [total, unsure] = [row.total, row.unsure].map((n) => n.toLocaleString(this.app.locale));
    return row.unsure ? `${total} + ${unsure}` : total;
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

  /** A line around the bar that the keys have reached. @param {any} ctx @param {number} i @param {number} x @param {number} y @param {number} w @param {number} h */
  mark(ctx, i, x, y, w, h) {
    if (i !== this.cursor || this.wide || document.activeElement !== this.host) return;
    ctx.strokeStyle = this.app.theme.accent;
    ctx.lineWidth = 2;
    ctx.strokeRect(x, y, w, h);
  }

  /** @param {Bar} row */
  title(row) {
    return this.years ? String(row.title) : this.app.label(row.title);
  }

  /** @param {Bar} row */
  told(row) {
    const { app } = this;
    if (!this.number(row)) return app.t("bars.noneKnown", { year: this.title(row) });
    const counted = (/** @type {number} */ sure, /** @type {number} */ less) => app.countedApart("count.number", sure, sure + less);
    const kinds = [...app.model.looks.keys()].filter((kind) => row.kinds.has(kind) || row.less.has(kind)).map((kind) => `${app.term("kind", kind)} ${counted(row.kinds.get(kind) ?? 0, row.less.get(kind) ?? 0)}`);
    return [app.t("colon", { what: this.title(row), told: counted(row.total, row.unsure) }), ...(this.app.state.bars === "actors" ? [] : kinds)].join(" · ");
  }

  /** @param {MouseEvent} event */
  row(event) {
    const box = this.sheet.canvas.getBoundingClientRect();
    return this.laid.at(event.clientX - box.left, event.clientY - box.top + this.host.scrollTop - this.top);
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
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key] ?? 0;
    if (step && this.rows.length) {
      this.cursor = Math.min(Math.max(this.cursor + step, 0), this.rows.length - 1);
      const { y, h } = this.laid.box(this.cursor);
      this.sheet.reveal(0, this.top + y, 10, h, 0, 0);
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
   * @param {import("../../figures/figure.js").Part} [part] which rows are drawn, where not the first
   * @returns {import("../../figures/figure.js").Drawn}
   */
  figure(ctx, width, height, part) {
    this.wide = width;
    try {
      this.gather();
      const { across, high } = this.years ? this.columns(ctx, width, height) : this.ranking(ctx, width, height, part);
      const notes = [...rowsTold(this.app, this.rows.length, this.all, part), ...this.undated];
      const kinds = new Set(this.rows.flatMap((row) => [...row.kinds.keys(), ...row.less.keys()]));
      return { width: across, height: high, kinds, areas: true, all: this.years ? 1 : this.all, degrees: new Set(), signs: this.unsure ? ["figure.less"] : [], notes };
    } finally {
      this.wide = 0;
      this.gather();
      this.laid = this.layout(this.host.clientWidth, EDGE);
    }
  }

  /** All years, beside each other. @param {any} ctx @param {number} width @param {number} height */
  columns(ctx, width, height) {
    this.laid = this.layout(width, 0, height && Math.max(Math.min(height - TOP, width * 0.5), 60));
    const high = TOP + this.laid.highOf(this.rows.length);
    this.paintFrame(ctx, { x: 0, y: 0, w: width, h: high });
    return { across: width, high };
  }

  /** The first rows, all of them a little smaller where they fit so. @param {any} ctx @param {number} width @param {number} height @param {import("../../figures/figure.js").Part} [part] */
  ranking(ctx, width, height, part) {
    const { rows } = this;
    this.laid = this.layout(width, 0);
    const scale = height ? height / (TOP + this.laid.highOf(rows.length)) : 1;
    const across = scale < 1 && scale >= READABLE ? width / scale : width;
    const room = (height * across) / width - TOP;
    // Names and pitch are those of all that are drawn, on every sheet alike.
    this.rows = part || !height ? rows.slice(0, part ? rows.length : MOST_ROWS) : this.fitting(rows, across, room);
    this.laid = this.layout(across, 0, height ? room : 0);
    if (part) this.rows = rows.slice(part.first, part.first + part.most);
    const high = TOP + this.laid.highOf(this.rows.length);
    this.paintFrame(ctx, { x: 0, y: 0, w: across, h: high }, part?.first);
    return { across, high };
  }

  /** As many of the first rows as there is room for; short names need less. @param {Bar[]} rows @param {number} across @param {number} room */
  fitting(rows, across, room) {
    for (let n = Math.min(rows.length, Math.floor(room / LEAST_ROW)); n > 1; n--) {
      this.rows = rows.slice(0, n);
      if (this.layout(across, 0).highOf(n) <= room) return this.rows;
    }
    return rows.slice(0, 1);
  }

  /** How wide a sign of the key is. */
  get signWide() {
    return 18;
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
