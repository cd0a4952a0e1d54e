/**
 * The table: the full equivalent of every drawing, sortable by each column.
 *
 * What a membership's cells say does not change with the day, but for how sure it is: order, and the
 * cells and lines of those that are read, are made once for each language and kept, so that moving
 * through time only chooses.
 */

import { endsOf } from "../../core/columns.js";
import { joined } from "../../core/state.js";
import { edtfDate, POSSIBLE } from "../../core/time.js";
import { byId, el, fill, said } from "../../elements/dom.js";
import { newSince } from "../../wording/changes_since.js";
import { COLUMNS, alikeOf, folded } from "./table_folded.js";

/** @typedef {import("../../ui/app.js").App} App */
/** @typedef {{edge: number, record: number, sure: number}} TableRow */
/** @typedef {{column: import("../../core/columns.js").Column, coalition: boolean, both: boolean}} Further a column of this page, and on which end of a membership it is about */

const [MEMBER, KIND, COUNTRY, COALITION, ROLE, START, END, CERTAINTY, SEEN, SOURCES] = COLUMNS.keys();
const UNKNOWN = "unknown";
/** Columns of every page; its own follow. */
export const FIXED = COLUMNS.length;
const PAGE = 250;
/** Pixels of the lowest row. */
const LOWEST = 29;

export class TableForm {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    this.sort = { column: 0, up: true };
    this.shown = PAGE;
    /** @type {TableRow[]} */
    this.rows = [];
    /** The coalition that needs no column in an article, because rows of others name theirs. */
    this.usual = "";
    this.host = byId("table");
    /** @type {Further[]} */
    this.more = app.model.columns.flatMap((column) => {
      if (column.records) return [{ column, coalition: false, both: false }];
      const { member, coalition } = endsOf(column, app.model.hub);
      return [false, true].filter((one) => (one ? coalition : member)).map((one) => ({ column, coalition: one, both: member && coalition }));
    });
    this.forget();
  }

  /** Begin anew, in another language. */
  forget() {
    this.lang = this.app.state.lang;
    /** @type {Map<number, string[]>} */
    this.said = new Map();
    /** @type {Map<number, any>} */
    this.lines = new Map();
    /** @type {Map<number, Int32Array>} rank of each record, by column */
    this.ranks = new Map();
    /** @type {Set<number>|null} */
    this.bare = null;
  }

  /** The columns that say nothing of any membership of the page; they take no room. @returns {Set<number>} */
  get empty() {
    if (this.bare) return this.bare;
    const { kind, relation, spans } = this.app.model;
    const rows = [...spans.edge.keys()].filter((r) => relation[spans.edge[r]] === "membership");
    this.bare = new Set([COUNTRY, END, SEEN].filter((column) => rows.every((r) => !this.word(r, column))));
    if (kind.every((one, node) => one === UNKNOWN || this.app.model.hub[node])) this.bare.add(KIND);
    return this.bare;
  }

  /** @param {boolean} [passing] on the way to another day: draw the rows in sight only */
  draw(passing = false) {
    if (this.lang !== this.app.state.lang) this.forget();
    this.rows = this.collect();
    this.render(passing ? Math.ceil(this.host.clientHeight / LOWEST) : this.shown);
  }

  /** One row per record that holds on the day and passes the filters; of what is chosen, if anything is. */
  collect() {
    const { app } = this;
    const { model, seen } = app;
    const chosen = new Set(app.chosen);
    const rows = [];
    for (let e = 0; e < seen.edge.length; e++) {
      if (!seen.edge[e] || model.relation[e] !== "membership") continue;
      if (chosen.size && !chosen.has(model.from[e]) && !chosen.has(model.to[e])) continue;
      for (const record of model.recordsOf[e]) {
        const sure = app.certaintyOf(record);
        if (sure) rows.push({ edge: e, record, sure });
      }
    }
    return this.sorted(rows);
  }

  /** The words of a membership that hold on every day. @param {number} record @returns {string[]} */
  words(record) {
    const kept = this.said.get(record);
    if (kept) return kept;
    const words = Array.from({ length: FIXED + this.more.length }, (_, column) => this.word(record, column));
    this.said.set(record, words);
    return words;
  }

  /** What one of the columns says of a membership on every day. @param {number} record @param {number} column @returns {string} */
  word(record, column) {
    const { app } = this;
    const { spans, from, to, kind } = app.model;
    const e = spans.edge[record];
    switch (column) {
      case MEMBER: return app.label(from[e]);
      case KIND: return app.term("kind", kind[from[e]]);
      case COUNTRY: return app.countryOf(from[e]);
      case COALITION: return app.label(to[e]);
      case ROLE: return app.asRole(record);
      case START: return app.startText(record);
      case END: return app.endText(record);
      case CERTAINTY: return "";
      case SEEN: return app.lastSeen(record) && edtfDate(app.lastSeen(record), app.spoken, app.t);
      case SOURCES: return [...new Set(app.facts.evidenceOf(record).filter(({ denies }) => !denies).map(({ source }) => source))].join(" ");
      default: return app.valueText(this.value(this.more[column - FIXED], record));
    }
  }

  /** What a further column says of a membership, of its member or of its coalition. @param {{column: import("../../core/columns.js").Column, coalition: boolean}} one @param {number} record */
  value({ column, coalition }, record) {
    const { spans, from, to } = this.app.model;
    return column.records ? column.records[record] : column.values[(coalition ? to : from)[spans.edge[record]]];
  }

  /** @param {TableRow} row @returns {string[]} */
  cells({ edge, record, sure }) {
    return this.words(record).with(CERTAINTY, this.sureness(edge, sure));
  }

  /** How sure a membership is, and whether it is new since the day compared with. @param {number} edge @param {number} sure */
  sureness(edge, sure) {
    const { app } = this;
    return app.sure(sure) + (newSince(app).has(edge) ? `, ${app.t("compare.fresh")}` : "");
  }

  /** @param {TableRow[]} rows */
  sorted(rows) {
    const { column, up } = this.sort;
    const [key, name] = [this.rank(column), this.rank(0)];
    const by = (/** @type {TableRow} */ row) => (column === CERTAINTY ? row.sure : key[row.record]);
    return rows.sort((p, q) => (by(p) - by(q)) * (up ? 1 : -1) || name[p.record] - name[q.record] || p.record - q.record);
  }

  /** The place of every membership in the order of a column; alike ones share it. @param {number} column */
  rank(column) {
    const kept = this.ranks.get(column);
    if (kept) return kept;
    const { app } = this;
    const { spans, relation } = app.model;
    const ranks = new Int32Array(spans.n);
    this.ranks.set(column, ranks);
    if (column === START || column === END || column === SEEN) {
      for (let r = 0; r < spans.n; r++) ranks[r] = column === START ? app.startKey(r) : column === END ? app.endKey(r) : spans.confirmed[r];
      return ranks;
    }
    const records = Array.from({ length: spans.n }, (_, r) => r).filter((r) => relation[spans.edge[r]] === "membership");
    const extra = this.more[column - FIXED];
    if (extra?.column.numeric) return this.ranked(ranks, extra, records);
    const words = records.map((r) => this.word(r, column));
    const texts = [...new Set(words)].sort(new Intl.Collator(this.lang, { numeric: true }).compare);
    const place = new Map(texts.map((text, i) => [text, i]));
    records.forEach((r, i) => (ranks[r] = /** @type {number} */ (place.get(words[i]))));
    return ranks;
  }

  /** The places by the numbers of a column; those without one come first. @param {Int32Array} ranks @param {{column: import("../../core/columns.js").Column, coalition: boolean}} one @param {number[]} records */
  ranked(ranks, one, records) {
    const value = (/** @type {number} */ r) => Number(this.value(one, r) ?? -Infinity);
    const place = new Map([...new Set(records.map(value))].sort((p, q) => (p < q ? -1 : 1)).map((number, i) => [number, i]));
    for (const r of records) ranks[r] = /** @type {number} */ (place.get(value(r)));
    return ranks;
  }

  /** The names of all columns in words. @returns {string[]} */
  titles() {
    const { app } = this;
    const extra = this.more.map(({ column, coalition, both }) => (both ? `${app.columnTitle(column)} (${app.t(coalition ? "column.coalition" : "column.member")})` : app.columnTitle(column)));
    return [...COLUMNS.map((name) => app.t(`column.${name}`)), ...extra];
  }

  /** @param {number} most */
  render(most) {
    const { app } = this;
    const { caption, body, more } = this.frame();
    const lines = this.rows.slice(0, most).map((row) => this.line(row));
    replaced(body, lines);
    const members = new Set(this.rows.map(({ edge }) => app.model.from[edge])).size;
    // Of what is chosen, some rows are its members and some its own memberships: only rows are counted.
    const memberships = app.t("time.count", { n: this.rows.length });
    const loose = this.rows.filter(({ sure }) => sure === POSSIBLE).length;
    const counted = app.chosen.length ? memberships : app.countedBoth({ members, records: this.rows.length, loose });
    fill(caption, said([counted, app.when(), ...this.alike()].join(" · ")));
    more.hidden = this.rows.length <= most;
    more.textContent = app.t("table.more", { left: this.rows.length - most });
  }

  /** In an article, what all rows say alike is said once, above them, and takes no column. @returns {string[]} */
  alike() {
    const { app } = this;
    const said = alikeOf(this);
    this.host.dataset.alike = said.map(({ column }) => COLUMNS[column]).join(" ");
    this.usual = said.find(({ others }) => others)?.value ?? "";
    return said.map(({ column, value, others }) => app.t(others ? "table.alikeBut" : "table.alike", { column: app.t(`column.${COLUMNS[column]}`), value }));
  }

  /** The table around the rows; made anew when the language or the order changes. @returns {{look: string, caption: HTMLElement, body: HTMLElement, more: HTMLElement}} */
  frame() {
    const look = [this.lang, this.sort.column, this.sort.up].join();
    if (this.framed?.look === look) return this.framed;
    const [caption, body] = [el("caption"), el("tbody")];
    const more = el("button", { class: "more", onclick: () => this.further() });
    const head = el("tr", {}, this.titles().map((title, i) => this.header(title, i)));
    fill(this.host, el("table", {}, caption, el("thead", {}, head), body), more);
    return (this.framed = { look, caption, body, more });
  }

  further() {
    this.shown += 4 * PAGE;
    this.render(this.shown);
  }

  /** @param {string} title @param {number} i */
  header(title, i) {
    const { column, up } = this.sort;
    const order = i === column ? (up ? "ascending" : "descending") : "none";
    const arrow = i === column ? (up ? " ▲" : " ▼") : "";
    // A browser that prints repeats a head on each sheet, but none with buttons in it.
    return el("th", { scope: "col", "aria-sort": order, hidden: this.empty.has(i) },
      el("button", { onclick: () => this.by(i), dataset: { column: COLUMNS[i] ?? title } }, said(title), el("span", { "aria-hidden": "true" }, arrow)),
      el("span", { class: "of-paper" }, said(title)));
  }

  /** @param {number} i */
  by(i) {
    this.sort = { column: i, up: i === this.sort.column ? !this.sort.up : true };
    this.rows = this.sorted(this.rows);
    this.render(this.shown);
    /** @type {HTMLElement} */ (this.host.querySelectorAll("th button")[i]).focus();
  }

  /** @param {TableRow} row */
  line(row) {
    const { app } = this;
    const [a, b] = [app.model.from[row.edge], app.model.to[row.edge]];
    let line = this.lines.get(row.record);
    if (!line) this.lines.set(row.record, (line = this.written(row, a, b)));
    const sure = this.sureness(row.edge, row.sure);
    if (line.children[CERTAINTY].textContent !== sure) line.children[CERTAINTY].textContent = sure;
    line.className = app.state.edge && app.state.edge === joined([app.model.id[a], app.model.id[b]], "|") ? "on" : "";
    line.classList.toggle("other", this.usual !== "" && app.label(b) !== this.usual);
    return line;
  }

  /** @param {TableRow} row @param {number} a @param {number} b */
  written(row, a, b) {
    const { app } = this;
    const cell = (/** @type {string} */ text, /** @type {number} */ i) => {
      const link = () => el("button", { class: "link", onclick: () => app.select(i ? b : a, false) }, said(text));
      if (i === MEMBER && app.embedded) return el("div", {}, link(), folded(this, row.record));
      if (i === MEMBER || i === COALITION) return link();
      if (i !== SOURCES) return said(text);
      return el("button", { class: "link", onclick: () => app.selectEdge(a, b) }, app.t("table.sources", { n: text ? text.split(" ").length : 0 }));
    };
    return el("tr", {}, this.words(row.record).map((text, i) => el(i === 0 ? "th" : "td", i === 0 ? { scope: "row" } : { hidden: this.empty.has(i) }, cell(text, i))));
  }

  /** The rows that are given away: in an article about two things only theirs, since nothing else is named there. */
  asked() {
    const { app } = this;
    const ends = app.embedded ? app.edgeEnds() : [];
    return this.collect().filter(({ edge }) => !ends.length || (ends.includes(app.model.from[edge]) && ends.includes(app.model.to[edge])));
  }

  /** Every row: what is read, and apart what the page's own columns have. @returns {{row: TableRow, cells: string[], own: any[]}[]} */
  exported() {
    return this.asked().map((row) => {
      const cells = this.cells(row);
      cells[SOURCES] = this.titlesOf(row.record);
      return { row, cells: cells.slice(0, FIXED), own: this.more.map((one) => this.value(one, row.record) ?? null) };
    });
  }

  /** The titles of the sources that speak for a membership. @param {number} record */
  titlesOf(record) {
    const { app } = this;
    return this.words(record)[SOURCES].split(" ").filter(Boolean).map((id) => app.facts.source(id).title ?? id).join(" ; ");
  }
}

/** Put lines into a body, and touch only those that were not there: a browser lays out just what changed. @param {HTMLElement} body @param {HTMLElement[]} lines */
function replaced(body, lines) {
  const kept = new Set(lines);
  for (const line of [...body.children]) if (!kept.has(/** @type {HTMLElement} */ (line))) line.remove();
  let at = body.firstChild;
  for (const line of lines) {
    if (line === at) at = at.nextSibling;
    else body.insertBefore(line, at);
  }
}
