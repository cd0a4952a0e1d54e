/** The table: the full equivalent of every drawing, sortable by each column. */

import { joined } from "../core/state.js";
import { byId, el, fill, said } from "./dom.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {{edge: number, record: number, cells: string[]}} TableRow */

export const COLUMNS = ["member", "kind", "country", "coalition", "role", "start", "end", "certainty", "sources"];
const PAGE = 250;

export class TableForm {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    this.sort = { column: 0, up: true };
    this.shown = PAGE;
    /** @type {TableRow[]} */
    this.rows = [];
    this.host = byId("table");
  }

  draw() {
    this.rows = this.collect();
    this.render();
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
        if (sure) rows.push({ edge: e, record, cells: this.cells(e, record, sure) });
      }
    }
    return this.sorted(rows);
  }

  /** @param {number} e @param {number} record @param {number} sure */
  cells(e, record, sure) {
    const { app } = this;
    const [a, b] = [app.model.from[e], app.model.to[e]];
    const facts = app.facts.record(record);
    return [
      app.label(a), app.term("kind", app.model.kind[a]), app.countryOf(a), app.label(b), app.term("role", facts.role),
      app.startText(record), app.endText(record), app.t(`certainty.${["no", "possible", "presumed", "certain"][sure]}`),
      [...new Set(facts.evidence.map((/** @type {any} */ word) => word.source))].join(" "),
    ];
  }

  /** @param {TableRow[]} rows */
  sorted(rows) {
    const { column, up } = this.sort;
    const compare = new Intl.Collator(this.app.state.lang, { numeric: true }).compare;
    const key = (/** @type {TableRow} */ row) => (column === 5 ? this.app.startKey(row.record) : column === 6 ? this.app.endKey(row.record) : row.cells[column]);
    return rows
      .map((row) => ({ row, k: key(row) }))
      .sort((p, q) => (typeof p.k === "number" ? p.k - /** @type {number} */ (q.k) : compare(p.k, /** @type {string} */ (q.k))) * (up ? 1 : -1) || compare(p.row.cells[0], q.row.cells[0]) || p.row.record - q.row.record)
      .map(({ row }) => row);
  }

  render() {
    const { app } = this;
    const head = el("tr", {}, COLUMNS.map((name, i) => this.header(name, i)));
    const body = el("tbody", {}, this.rows.slice(0, this.shown).map((row) => this.line(row)));
    const caption = el("caption", {}, app.t("table.caption", { n: this.rows.length }), " · ", app.when());
    const more = this.rows.length > this.shown && el("button", { class: "more", onclick: () => this.more() }, app.t("table.more", { left: this.rows.length - this.shown }));
    fill(this.host, el("table", {}, caption, el("thead", {}, head), body), more);
  }

  more() {
    this.shown += 4 * PAGE;
    this.render();
  }

  /** @param {string} name @param {number} i */
  header(name, i) {
    const { column, up } = this.sort;
    const order = i === column ? (up ? "ascending" : "descending") : "none";
    const arrow = i === column ? (up ? " ▲" : " ▼") : "";
    return el("th", { scope: "col", "aria-sort": order },
      el("button", { onclick: () => this.by(i), dataset: { column: name } }, this.app.t(`column.${name}`), el("span", { "aria-hidden": "true" }, arrow)));
  }

  /** @param {number} i */
  by(i) {
    this.sort = { column: i, up: i === this.sort.column ? !this.sort.up : true };
    this.rows = this.sorted(this.rows);
    this.render();
    /** @type {HTMLElement} */ (this.host.querySelectorAll("th button")[i]).focus();
  }

  /** @param {TableRow} row */
  line(row) {
    const { app } = this;
    const [a, b] = [app.model.from[row.edge], app.model.to[row.edge]];
    const opens = [a, null, null, b, null, null, null, null, null];
    return el("tr", { class: app.state.edge === joined([app.model.id[a], app.model.id[b]], "|") ? "on" : undefined },
      row.cells.map((text, i) => el(i === 0 ? "th" : "td", i === 0 ? { scope: "row" } : {}, this.content(row, i, text, opens[i], a, b))));
  }

  /** @param {TableRow} row @param {number} i @param {string} text @param {number|null} node @param {number} a @param {number} b */
  content(row, i, text, node, a, b) {
    const { app } = this;
    if (node !== null) return el("button", { class: "link", onclick: () => app.select(node, false) }, said(text));
    if (i === 8) {
      const n = text ? text.split(" ").length : 0;
      return el("button", { class: "link", onclick: () => app.selectEdge(a, b) }, app.t("table.sources", { n }));
    }
    return said(text);
  }

  /** @returns {string[][]} the visible table with headings, every row of it */
  exported() {
    const head = COLUMNS.map((name) => this.app.t(`column.${name}`));
    return [head, ...this.collect().map((row) => row.cells)];
  }
}
