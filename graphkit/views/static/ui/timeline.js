/** The timeline of joins: a row for each coalition, or a bar for each membership of what is chosen. */

import { joining } from "../core/joining.js";
import { pile } from "../core/pile.js";
import { shareOut } from "../core/share_out.js";
import { largestRows, spreadRows } from "../core/spread_rows.js";
import { certainty, newYear, yearOf } from "../core/time.js";
import { byId } from "./dom.js";
import { cut } from "./matrix.js";
import { READABLE, Sheet, rowsTold } from "./sheet.js";
import { measure } from "./stage.js";
import { inTwo } from "./two_lines.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {{title: number, marks: Mark[], unknown: number, also?: string, head?: boolean, more?: number}} Row `more` counts those that it also stands for; `also` tells rows of one title apart; a `head` has the name of whose rows follow */
/** @typedef {{record: number, node: number, x: number, y: number, from: number|null, exact: boolean, crowd?: number}} Mark `crowd` counts those that lie upon each other */

const ROW = 30;
const BAR = 24;
/** A beginning within more days than these tells little of the first of them, such as the one on which the coalition began. */
const VAGUE = 800;
/** A bar where the height is given. */
const LOW_BAR = 18;
/** What a row takes at most where there is much room. */
const HIGHEST = 40;
/** A row in which a name may have two lines, and how far these are apart. */
const [TWO, LINE] = [24, 12];
/** The share of a figure that names have at most. */
const SHARE = 0.38;
const TOP = 34;
const TALLY = 44;
const MOST_ROWS = 90;

export class TimelineForm {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    /** @type {Row[]} */
    this.rows = [];
    this.bars = false;
    this.span = app.span;
    this.cursor = -1;
    /** The width of a figure that is drawn, or 0. */
    this.wide = 0;
    /** How high a row is in a figure whose height is given, or 0. */
    this.low = 0;
    /** What names take in a figure. */
    this.named = 0;
    /** The width of the page's drawing; asking for it at each mark would lay the page out anew. */
    this.full = 0;
    this.host = byId("timeline");
    this.sheet = new Sheet(this.host, {
      size: () => ({ width: this.host.clientWidth, height: TOP + this.rows.length * this.pitch + 30 }),
      paint: (ctx, frame) => this.paintFrame(ctx, frame),
    });
    this.host.addEventListener("click", (/** @type {MouseEvent} */ event) => this.clicked(event));
    this.host.addEventListener("mousemove", (/** @type {MouseEvent} */ event) => this.over(event));
    this.host.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => this.keyed(event));
  }

  get across() {
    return this.wide || this.full;
  }

  get pitch() {
    return this.low || (this.bars ? BAR : ROW);
  }

  get left() {
    return this.wide ? this.named : Math.min(230, Math.max(110, this.across * 0.28));
  }

  /** What the numbers at the ends of rows take; a bar has none. */
  get tally() {
    return this.bars ? 0 : TALLY;
  }

  /** @param {number} day */
  at(day) {
    const [first, last] = this.span;
    return this.left + 12 + ((day - first) / Math.max(last - first, 1)) * (this.across - this.left - 24 - this.tally);
  }

  draw() {
    this.full = this.host.clientWidth;
    this.gather();
    this.sheet.draw();
  }

  gather() {
    this.bars = this.app.chosen.length > 0;
    const [first] = this.bars ? this.fitted() : this.app.span;
    this.span = [first, this.last];
    this.rows = this.bars ? this.barRows() : this.joinRows();
  }

  /** The last day of the axis: that of the facts, or a later one that is asked for. */
  get last() {
    const { span, model, state } = this.app;
    const dated = model.days.some((day) => day !== 0);
    return dated ? Math.max(span[1], state.until ?? state.on ?? span[1], state.against ?? span[1]) : span[1];
  }

  /** What is drawn, where these are joins. */
  about() {
    return this.app.chosen.length ? "" : this.app.t("timeline.about");
  }

  /** Whether joins are drawn, be it only of those that have left. */
  joins() {
    return !this.bars && this.rows.length > 0;
  }

  /** The days that memberships of what is chosen are about: from the year before the first, with a little more on the left. Whose beginning may be many years back comes from the left edge. @returns {[number, number]} */
  fitted() {
    const { app, last } = this;
    const [first] = app.span;
    const { spans } = app.model;
    const starts = this.chosenRecords().map(({ record }) => joining(spans, record)).flatMap((when) => (when ? [when.first === null || when.last - when.first > VAGUE ? when.last : when.first] : []));
    const day = starts.reduce((least, one) => Math.min(least, one), Math.min(app.state.on ?? last, last - 366));
    return [Math.max(first, newYear(yearOf(day)) - Math.round((last - day) / 20)), last];
  }

  /** What the legend explains. @returns {{degrees: Set<number>, signs: string[]}} */
  occurring() {
    const marks = this.rows.flatMap((row) => row.marks);
    if (this.bars) return { degrees: new Set(marks.flatMap((mark) => this.pieces(mark).map(({ sure }) => sure))), signs: [] };
    const signs = [marks.some((mark) => mark.exact) && "timeline.day", marks.some((mark) => !mark.exact) && "timeline.by", this.rows.some((row) => row.unknown) && "timeline.undated"];
    return { degrees: new Set(), signs: /** @type {string[]} */ (signs.filter(Boolean)) };
  }

  /** Whether joins of two are drawn: memberships of what is not hidden, around the focus. @param {number} e */
  shows(e) {
    const { app } = this;
    const { model, reach } = app;
    const ends = [model.from[e], model.to[e]];
    return model.relation[e] === "membership" && ends.every((node) => !app.hides(node) && (!reach || reach[node]));
  }

  /** One row per coalition: a mark for each join up to the day, of those that have left since, too; where the last day is that it can have been on, and a number of those without one. */
  joinRows() {
    const { app } = this;
    const { model } = app;
    /** @type {Map<number, Row>} */
    const rows = new Map();
    for (let e = 0; e < model.from.length; e++) {
      if (!this.shows(e)) continue;
      for (const record of model.recordsOf[e]) {
        if (app.passes && !app.passes[record]) continue;
        const when = joining(model.spans, record);
        if (when && app.state.on !== null && (when.first ?? when.last) > (app.state.until ?? app.state.on)) continue;
        let row = rows.get(model.to[e]);
        if (!row) rows.set(model.to[e], (row = { title: model.to[e], marks: [], unknown: 0 }));
        if (when) row.marks.push(this.mark(record, model.from[e], when));
        else row.unknown++;
      }
    }
    const list = [...rows.values()];
    for (const row of list) {
      row.marks.sort((p, q) => p.x - q.x || p.node - q.node);
      pile(row.marks, ROW);
    }
    const begins = (/** @type {Row} */ row) => row.marks[0]?.x ?? Infinity;
    return list.sort((p, q) => (begins(p) === begins(q) ? p.title - q.title : begins(p) - begins(q)));
  }

  /** @param {number} record @param {number} node @param {import("../core/joining.js").Joining|null} when @returns {Mark} */
  mark(record, node, when) {
    const [first] = this.span;
    const from = when && when.first !== null ? this.at(Math.max(when.first, first)) : null;
    return { record, node, x: this.at(when ? when.last : first), y: 0, from, exact: when?.exact ?? false };
  }

  /** The memberships of what is chosen that pass the filters. @returns {{record: number, node: number, other: number}[]} */
  chosenRecords() {
    const { app } = this;
    const { model } = app;
    const ends = app.chosen.flatMap((node) => model.edgesOf[node].filter((e) => model.relation[e] === "membership").map((e) => ({ e, node, other: model.from[e] === node ? model.to[e] : model.from[e] })));
    return ends.filter(({ other }) => !app.hides(other))
      .flatMap(({ e, node, other }) => model.recordsOf[e].filter((record) => !app.passes || app.passes[record]).map((record) => ({ record, node, other })));
  }

  /** One bar per membership, below the name of whose it is where several are chosen. @returns {Row[]} */
  barRows() {
    const { chosen } = this.app;
    const found = this.chosenRecords();
    return chosen.flatMap((node) => {
      const rows = this.barsOf(found.filter((one) => one.node === node));
      return rows.length && chosen.length > 1 ? [{ title: node, marks: [], unknown: 0, head: true }, ...rows] : rows;
    });
  }

  /** @param {{record: number, node: number, other: number}[]} found memberships of one @returns {Row[]} the first joined first, those last whose joining nobody dates */
  barsOf(found) {
    const { spans } = this.app.model;
    const times = new Map();
    for (const { other } of found) times.set(other, (times.get(other) ?? 0) + 1);
    const rows = found.map(({ record, node, other }) => ({ title: other, marks: [this.mark(record, node, joining(spans, record))], unknown: 0, also: times.get(other) > 1 ? this.apart(record) : "" }));
    const undated = (/** @type {Row} */ { marks }) => Number(!joining(spans, marks[0].record));
    return rows.sort((p, q) => undated(p) - undated(q) || p.marks[0].x - q.marks[0].x || p.title - q.title);
  }

  /** What tells a membership from another one of the same two: the name in the list, or the role. @param {number} record */
  apart(record) {
    const { role } = this.app.facts.record(record);
    return this.app.otherName(record) || (role && this.app.term("role", role));
  }

  /** @param {any} ctx @param {any} frame */
  paintFrame(ctx, frame) {
    const { app, pitch } = this;
    const { theme } = app;
    ctx.fillStyle = theme.paper;
    ctx.fillRect(0, 0, frame.w, frame.h);
    this.axis(ctx, frame);
    ctx.save();
    ctx.beginPath();
    ctx.rect(0, TOP, frame.w, frame.h - TOP);
    ctx.clip();
    const first = Math.max(0, Math.floor(frame.y / pitch) - 1);
    const last = Math.min(this.rows.length, Math.ceil((frame.y + frame.h) / pitch));
    for (let i = first; i < last; i++) {
      const row = this.rows[i];
      const y = TOP + (i + 0.5) * pitch - frame.y;
      ctx.textBaseline = "middle";
      if (row.head) {
        this.head(ctx, row, y, frame.w);
        continue;
      }
      ctx.textAlign = "right";
      ctx.font = `400 11.5px ${theme.font}`;
      this.rowName(ctx, row, y);
      if (this.bars) this.bar(ctx, row.marks[0], y, row.title);
      else this.dots(ctx, row, y);
    }
    ctx.restore();
  }

  /** The name of a row, and what tells it apart: beside the name, or below it where both would be cut. @param {any} ctx @param {Row} row @param {number} y */
  rowName(ctx, row, y) {
    const { left, pitch } = this;
    const { ink, muted } = this.app.theme;
    const [name, room] = [this.nameOf(row), left - 12];
    const also = row.also && !row.more ? row.also : "";
    const beside = also && ` · ${also}`;
    const whole = measure(name + beside, ctx.font) <= room;
    const aside = whole || pitch < TWO ? cut(beside, room * 0.55, ctx.font) : "";
    const wide = aside ? measure(aside, ctx.font) : 0;
    const lines = pitch < TWO || whole ? [cut(name, room - wide, ctx.font)] : also ? [name, also].map((line) => cut(line, room, ctx.font)) : inTwo(name, room, ctx.font);
    ctx.fillStyle = muted;
    if (aside) ctx.fillText(aside, left - 4, y);
    lines.forEach((line, n) => {
      ctx.fillStyle = also && n ? muted : ink;
      ctx.fillText(line, left - 4 - wide, y + (n - (lines.length - 1) / 2) * LINE);
    });
  }

  /** Whose the rows below are. @param {any} ctx @param {Row} row @param {number} y @param {number} width */
  head(ctx, row, y, width) {
    const { app } = this;
    const { theme } = app;
    ctx.font = `650 12.5px ${theme.font}`;
    const text = cut(app.label(row.title), width - 24, ctx.font);
    ctx.textAlign = "left";
    ctx.fillStyle = theme.paper;
    ctx.fillRect(8, y - this.pitch / 2 + 1, measure(text, ctx.font) + 8, this.pitch - 2);
    ctx.fillStyle = theme.ink;
    ctx.fillText(text, 12, y);
  }

  /** @param {any} ctx @param {any} frame */
  axis(ctx, frame) {
    const { app } = this;
    const [first, last] = this.span;
    const [early, late] = app.model.days;
    if (early >= late && last <= app.span[1]) return;
    const years = yearOf(last) - yearOf(first) + 1;
    const room = (frame.w - this.left) / 44;
    const every = [1, 2, 5, 10, 20, 50, 100, 500].find((step) => years / step < room) ?? 1000;
    ctx.font = `400 11px ${app.theme.font}`;
    ctx.textAlign = "left";
    ctx.textBaseline = "middle";
    ctx.lineWidth = 1;
    for (let year = Math.ceil(yearOf(first) / every) * every; year <= yearOf(last); year += every) {
      const x = Math.round(this.at(newYear(year))) + 0.5;
      if (x < this.left) continue;
      ctx.strokeStyle = app.theme.line;
      ctx.beginPath();
      ctx.moveTo(x, TOP - 8);
      ctx.lineTo(x, frame.h);
      ctx.stroke();
      ctx.fillStyle = app.theme.muted;
      ctx.fillText(String(year), Math.min(x + 3, frame.w - measure(String(year), ctx.font)), TOP - 16);
    }
    if (app.state.against !== null) this.day(ctx, frame, app.state.against, app.theme.muted);
    if (app.state.on !== null) this.day(ctx, frame, app.state.until ?? app.state.on, app.theme.accent);
  }

  /** A line down the rows for a day. @param {any} ctx @param {any} frame @param {number} day @param {string} colour */
  day(ctx, frame, day, colour) {
    const x = this.at(day);
    if (x < this.left) return;
    ctx.strokeStyle = colour;
    ctx.beginPath();
    ctx.moveTo(x, TOP - 8);
    ctx.lineTo(x, frame.h);
    ctx.stroke();
  }

  /** Full marks for days, rings with a line back to the first possible day for all else. @param {any} ctx @param {Row} row @param {number} y */
  dots(ctx, row, y) {
    const { theme } = this.app;
    this.ranges(ctx, row, y);
    for (const mark of row.marks) {
      const radius = mark.exact ? 2.6 : 2.1;
      ctx.globalAlpha = 0.85;
      ctx.beginPath();
      ctx.moveTo(mark.x + radius, y + mark.y);
      ctx.arc(mark.x, y + mark.y, radius, 0, 2 * Math.PI);
      ctx.fillStyle = mark.exact ? this.app.colour(mark.node) : theme.paper;
      ctx.fill();
      if (mark.exact) continue;
      ctx.lineWidth = 1.2;
      ctx.strokeStyle = this.app.colour(mark.node);
      ctx.stroke();
    }
    ctx.globalAlpha = 1;
    row.marks.filter((mark) => mark.crowd).reduce((end, mark) => this.crowd(ctx, mark, y, end), 0);
    if (!row.unknown) return;
    ctx.textAlign = "right";
    ctx.fillStyle = theme.muted;
    ctx.fillText(`+${row.unknown}`, this.across - 8, y);
  }

  /** How many lie upon each other. @param {any} ctx @param {Mark} mark @param {number} y @param {number} after where another number ends @returns {number} where this one does */
  crowd(ctx, mark, y, after) {
    const { theme, locale } = this.app;
    const text = Number(mark.crowd).toLocaleString(locale);
    ctx.textAlign = "left";
    ctx.font = `600 11px ${theme.font}`;
    const wide = measure(text, ctx.font);
    const x = Math.min(Math.max(mark.x + 7, after + 6), this.across - this.tally - wide - 4);
    ctx.globalAlpha = 0.85;
    ctx.fillStyle = theme.paper;
    ctx.fillRect(x - 2, y - 7, wide + 4, 14);
    ctx.globalAlpha = 1;
    ctx.fillStyle = theme.ink;
    ctx.fillText(text, x, y);
    ctx.font = `400 11.5px ${theme.font}`;
    return x + wide;
  }

  /** @param {any} ctx @param {Row} row @param {number} y */
  ranges(ctx, row, y) {
    const drawn = new Set();
    ctx.strokeStyle = this.app.theme.muted;
    ctx.lineWidth = 1;
    ctx.globalAlpha = 0.55;
    for (const mark of row.marks) {
      const range = `${mark.from} ${Math.round(mark.x)}`;
      if (mark.exact || drawn.has(range)) continue;
      drawn.add(range);
      ctx.setLineDash(mark.from === null ? [2, 3] : []);
      ctx.beginPath();
      ctx.moveTo(mark.from ?? this.left + 2, y);
      ctx.lineTo(mark.x, y);
      ctx.stroke();
    }
    ctx.setLineDash([]);
    ctx.globalAlpha = 1;
  }

  /** From joining to leaving: solid where certain, plain where presumed, dashed where possible. @param {any} ctx @param {Mark} mark @param {number} y @param {number} other */
  bar(ctx, mark, y, other) {
    ctx.strokeStyle = this.colourOf(mark, other);
    for (const { from, to, sure } of this.pieces(mark)) {
      ctx.lineWidth = sure === 3 ? 9 : sure === 2 ? 4 : 2;
      ctx.setLineDash(sure === 1 ? [4, 4] : []);
      ctx.beginPath();
      ctx.moveTo(this.at(from), y);
      ctx.lineTo(Math.max(this.at(to), this.at(from) + 4), y);
      ctx.stroke();
    }
    ctx.setLineDash([]);
  }

  /** Of whom joined. @param {Mark} mark @param {number} other */
  colourOf(mark, other) {
    return this.app.colour(this.app.model.hub[mark.node] ? other : mark.node);
  }

  /** The stretches of one degree of certainty. @param {Mark} mark @returns {{from: number, to: number, sure: number}[]} */
  pieces(mark) {
    const { app } = this;
    const { spans } = app.model;
    const [first, last] = this.span;
    const points = [first, last, ...spans.from.map((days) => days[mark.record]), ...spans.until.map((days) => days[mark.record] + 1)]
      .filter((day) => day >= first && day <= last)
      .sort((a, b) => a - b);
    return points.slice(1).flatMap((to, i) => {
      const sure = to === points[i] ? 0 : certainty(spans, mark.record, points[i]);
      return sure ? [{ from: points[i], to, sure }] : [];
    });
  }

  /** @param {MouseEvent} event @returns {{row: Row, mark: Mark|null, tally?: boolean}|null} */
  hit(event) {
    const box = this.sheet.canvas.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    const i = Math.floor((y - TOP + this.host.scrollTop) / this.pitch);
    const row = this.rows[i];
    if (!row || y < TOP) return null;
    if (this.bars) return { row, mark: (x > this.left && row.marks[0]) || null };
    const middle = TOP + (i + 0.5) * this.pitch - this.host.scrollTop;
    const mark = row.marks.find((one) => Math.hypot(one.x - x, middle + one.y - y) < 4.5) ?? null;
    return { row, mark, tally: row.unknown > 0 && x > this.host.clientWidth - this.tally };
  }

  /** @param {MouseEvent} event */
  clicked(event) {
    const hit = this.hit(event);
    if (!hit) return;
    const box = this.sheet.canvas.getBoundingClientRect();
    if (hit.mark) this.open(hit.mark);
    else if (event.clientX - box.left < this.left || hit.row.head) this.app.select(hit.row.title, event.shiftKey);
  }

  /** @param {Mark} mark */
  open(mark) {
    const { model } = this.app;
    const e = model.spans.edge[mark.record];
    this.app.selectEdge(model.from[e], model.to[e]);
  }

  /** @param {MouseEvent} event */
  over(event) {
    const hit = this.hit(event);
    this.app.tip(event, !hit ? "" : hit.tally ? this.tallied(hit.row) : this.told(hit.row, hit.mark));
  }

  /** @param {Row} row @param {Mark|null} mark */
  told(row, mark) {
    const { app } = this;
    if (!mark) return app.label(row.title);
    return `${app.label(mark.node)} · ${app.label(row.title)}: ${app.period(mark.record)}`;
  }

  /** @param {Row} row */
  tallied(row) {
    const { app } = this;
    return `${app.label(row.title)}: ${app.t("timeline.unknown", { n: row.unknown })}`;
  }

  /** @param {KeyboardEvent} event */
  keyed(event) {
    const marks = this.rows.flatMap((row) => row.marks.map((mark) => ({ row, mark })));
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key] ?? 0;
    if (step && marks.length) {
      this.cursor = Math.min(Math.max(this.cursor + step, 0), marks.length - 1);
      const { row, mark } = marks[this.cursor];
      this.sheet.reveal(0, TOP + this.rows.indexOf(row) * this.pitch, 10, this.pitch, 0, TOP);
      this.app.announce(this.told(row, mark));
    } else if (event.key === "Enter" && marks[this.cursor]) this.open(marks[this.cursor].mark);
    else return;
    event.preventDefault();
  }

  /**
   * Draw all rows, for a figure.
   * @param {any} ctx
   * @param {number} width
   * @param {number} height 0 for as high as needed
   * @param {import("./figure.js").Part} [part] which rows are drawn, where not the first
   * @returns {import("./figure.js").Drawn}
   */
  figure(ctx, width, height, part) {
    const { app } = this;
    const { model } = app;
    this.wide = width;
    this.low = height && app.chosen.length ? LOW_BAR : 0;
    try {
      this.gather();
      const all = this.rows.length;
      this.wide = width / Math.min(Math.max(height ? height / (TOP + all * this.pitch + 4) : 1, READABLE), 1);
      this.named = this.namesWide();
      this.gather();
      const room = (height * this.wide) / width - TOP - 4;
      const { rows } = this;
      const most = height ? Math.max(Math.floor(room / this.pitch), 1) : MOST_ROWS;
      const notes = height && !part ? this.narrowed(most) : [];
      // A row that stands for others has a longer name.
      if (this.bars) this.named = this.namesWide();
      if (!height) this.rows = rows.slice(0, most);
      if (part) this.rows = rows.slice(part.first, part.first + part.most);
      if (this.low) this.low = Math.min(Math.max(room / this.rows.length, LOW_BAR), HIGHEST);
      const high = TOP + this.rows.length * this.pitch + 4;
      this.paintFrame(ctx, { x: 0, y: 0, w: this.wide, h: high });
      const marks = this.rows.flatMap((row) => row.marks);
      const { degrees, signs } = this.occurring();
      const kinds = this.bars ? this.rows.filter(({ head }) => !head).map((row) => (model.hub[row.marks[0].node] ? row.title : row.marks[0].node)) : marks.map((mark) => mark.node);
      return {
        width: this.wide, height: high, nodes: kinds, kinds: new Set(kinds.map((node) => model.kind[node])), degrees, signs,
        all, notes: height && !part ? notes : rowsTold(app, this.rows.length, all, part),
      };
    } finally {
      this.wide = this.low = 0;
      this.gather();
    }
  }

  /** What the names of a figure take: as much as the longest needs, if that is not too much. */
  namesWide() {
    const font = `400 11.5px ${this.app.theme.font}`;
    const told = (/** @type {Row} */ row) => this.nameOf(row) + (row.also ? ` · ${row.also}` : "");
    const longest = this.rows.reduce((most, row) => Math.max(most, row.head ? 0 : measure(told(row), font)), 0);
    return Math.min(longest + 14, this.wide * SHARE);
  }

  /** Keep so many rows that the others are missed least, and say which they are. @param {number} most @returns {string[]} */
  narrowed(most) {
    const { app, rows } = this;
    if (rows.length <= most) return [];
    if (!this.bars) {
      this.rows = largestRows(rows, ({ marks, unknown }) => marks.length + unknown, most);
      return [app.t("figure.rowsMost", { shown: most, all: rows.length })];
    }
    // A head without a row below it would read as one without members.
    const sections = sectionsOf(rows).slice(0, Math.max(1, Math.floor(most / 2)));
    const heads = sections.filter(([first]) => first.head).length;
    const shares = shareOut(sections.map((section) => section.length - (section[0].head ? 1 : 0)), most - heads);
    this.rows = sections.flatMap((section, i) => (section[0].head ? [section[0], ...this.spread(section.slice(1), shares[i])] : this.spread(section, shares[i])));
    const told = this.rows.reduce((sum, { head, more }) => sum + (head ? 0 : 1 + (more ?? 0)), 0);
    const all = rows.filter(({ head }) => !head).length;
    return told < all ? [app.t("figure.rowsSpread", { shown: told, all })] : [];
  }

  /** The rows that stand for all of these. @param {Row[]} rows @param {number} most @returns {Row[]} */
  spread(rows, most) {
    const looks = rows.map(({ title, marks: [mark] }) => JSON.stringify([this.colourOf(mark, title), this.pieces(mark)]));
    return spreadRows(looks, most).map(({ row, more }) => ({ ...rows[row], more }));
  }

  /** What a row is called. @param {Row} row */
  nameOf({ title, more }) {
    const name = this.app.label(title);
    return more ? this.app.t("timeline.more", { name, n: more }) : name;
  }

  /** A sign of the legend: a bar of that certainty, or a mark. @param {any} ctx @param {number|string} what @param {number} x @param {number} y @param {number} wide */
  sign(ctx, what, x, y, wide) {
    const { theme } = this.app;
    ctx.strokeStyle = ctx.fillStyle = theme.edge;
    if (what === "timeline.undated") {
      ctx.font = `400 11.5px ${theme.font}`;
      ctx.textAlign = "right";
      ctx.textBaseline = "middle";
      ctx.fillText("+3", x + wide, y);
      return;
    }
    const degree = typeof what === "number" ? what : 0;
    ctx.lineWidth = degree === 3 ? 9 : degree === 2 ? 4 : degree ? 2 : 1;
    ctx.setLineDash(degree === 1 ? [4, 4] : []);
    if (what !== "timeline.day") {
      ctx.beginPath();
      ctx.moveTo(x, y);
      ctx.lineTo(x + wide - (degree ? 0 : 6), y);
      ctx.stroke();
    }
    if (degree) return;
    ctx.beginPath();
    ctx.arc(x + wide - 4, y, 2.6, 0, 2 * Math.PI);
    if (what === "timeline.day") ctx.fill();
    else ctx.stroke();
  }
}

/** Rows under the heads that they stand under. @param {Row[]} rows @returns {Row[][]} */
function sectionsOf(rows) {
  /** @type {Row[][]} */
  const sections = [];
  for (const row of rows) {
    if (row.head || !sections.length) sections.push([]);
    sections[sections.length - 1].push(row);
  }
  return sections;
}
