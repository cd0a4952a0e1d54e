/** The rows of the timeline, where they lie in time, and what each of them says. */

import { joining } from "../../core/joining.js";
import { pile } from "../../core/piled_marks.js";
import { certainty, newYear, yearOf } from "../../core/time.js";

/** @typedef {import("../../ui/app.js").App} App */
/** @typedef {{title: number, marks: Mark[], unknown: number, also?: string, head?: string, more?: number}} Row `more` counts those that it also stands for; `also` tells rows of one title apart; a `head` says whose rows follow */
/** @typedef {{record: number, node: number, x: number, y: number, from: number|null, exact: boolean, crowd?: number}} Mark `crowd` counts those that lie upon each other */

const ROW = 30;
const BAR = 24;
/** A bar whose name, or that of another one, has two lines. */
export const HIGH_BAR = 30;
/** A beginning within more days than these tells little of the first of them, such as the one on which the coalition began. */
const VAGUE = 800;
/** How high the axis is. */
export const TOP = 34;
const TALLY = 44;

export class TimelineRows {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    /** @type {Row[]} */
    this.rows = [];
    this.bars = false;
    this.span = app.span;
    /** The width of a figure that is drawn, or 0. */
    this.wide = 0;
    /** How high a row is in a figure whose height is given, or 0. */
    this.low = 0;
    /** Whether names of bars have two lines. */
    this.tall = false;
    /** What names take in a figure. */
    this.named = 0;
    /** The width of the page's drawing; asking for it at each mark would lay the page out anew. */
    this.full = 0;
  }

  get across() {
    return this.wide || this.full;
  }

  get pitch() {
    return this.low || (!this.bars ? ROW : this.tall ? HIGH_BAR : BAR);
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

  /** The days that memberships of what is chosen are about: from the year before the first, with a little more on the left. Whose beginning may be many years back comes from the left edge. @returns {[number, number]} */
  fitted() {
    const { app, last } = this;
    const [first] = app.span;
    const { spans } = app.model;
    const starts = this.chosenRecords().map(({ record }) => joining(spans, record)).flatMap((when) => (when ? [when.first === null || when.last - when.first > VAGUE ? when.last : when.first] : []));
    const day = starts.reduce((least, one) => Math.min(least, one), Math.min(app.state.on ?? last, last - 366));
    return [Math.max(first, newYear(yearOf(day)) - Math.round((last - day) / 20)), last];
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

  /** @param {number} record @param {number} node @param {import("../../core/joining.js").Joining|null} when @returns {Mark} */
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
      const all = found.filter((one) => one.node === node);
      const [joined, members] = this.apartOf(node, all);
      const name = this.app.label(node);
      return [...this.headed(node, members, chosen.length > 1 ? name : ""), ...this.headed(node, joined, this.app.t("timeline.itself", { name }))];
    });
  }

  /** What a coalition itself joined, apart from its members; of anything else all is alike. @param {number} node @param {{record: number, node: number, other: number}[]} all */
  apartOf(node, all) {
    const { model } = this.app;
    const joins = (/** @type {{record: number}} */ { record }) => model.hub[node] && model.from[model.spans.edge[record]] === node;
    return [all.filter(joins), all.filter((one) => !joins(one))];
  }

  /** Bars below what says whose they are, if anything does. @param {number} node @param {{record: number, node: number, other: number}[]} found @param {string} head @returns {Row[]} */
  headed(node, found, head) {
    const rows = this.barsOf(found);
    return rows.length && head ? [{ title: node, marks: [], unknown: 0, head }, ...rows] : rows;
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

  /** What a row is called. @param {Row} row */
  nameOf({ title, more }) {
    const name = this.app.label(title);
    return more ? this.app.t("timeline.more", { name, n: more }) : name;
  }

  /** Whether joins are drawn, be it only of those that have left. */
  joins() {
    return !this.bars && this.rows.length > 0;
  }

  /** What the legend explains. @returns {{degrees: Set<number>, signs: string[]}} */
  occurring() {
    const marks = this.rows.flatMap((row) => row.marks);
    if (this.bars) return { degrees: new Set(marks.flatMap((mark) => this.pieces(mark).map(({ sure }) => sure))), signs: [] };
    const signs = [marks.some((mark) => mark.exact) && "timeline.day", marks.some((mark) => !mark.exact) && "timeline.by", this.rows.some((row) => row.unknown) && "timeline.undated"];
    return { degrees: new Set(), signs: /** @type {string[]} */ (signs.filter(Boolean)) };
  }
}
