/**
 * The table that shows as data: what it says in words, and what a program needs beside it: ids,
 * periods as EDTF, bounds as days, titles and addresses of the sources.
 */

import { safeLink } from "../core/cite.js";
import { EARLIEST, LATEST } from "../core/model.js";
import { RANKS, isoOf } from "../core/time.js";

/** @typedef {import("../ui/app.js").App} App */
/** @typedef {import("../forms/table/table.js").TableRow} TableRow */

/** What is the same on every page, in every language; the names are those of the library's tables. */
const KEYS = ["membership", "member_id", "coalition_id", "kind_id", "role_id", "listed_as", "certainty_id", "confidence", "period", "start_earliest", "start_latest", "end_latest", "last_seen", "source_ids", "source_titles", "source_addresses"];

/** A day of a bound; nothing where it is open. @param {number} day */
function bound(day) {
  return day > EARLIEST && day < LATEST ? isoOf(day) : "";
}

/** Which part of a membership a column is about, for programs: its name may be that of a column of every page. @param {import("../forms/table/table.js").Further} one */
const end = ({ column, coalition }) => (column.records ? "membership" : coalition ? "coalition" : "member");

/** @param {App} app @param {TableRow} row @returns {Record<string, string|string[]>} */
function forPrograms(app, { edge, record, sure }) {
  const { model } = app;
  const { spans } = model;
  const [a, b] = [model.from[edge], model.to[edge]];
  const facts = app.facts.record(record);
  const ids = [...new Set(facts.evidence.filter((/** @type {any} */ word) => !word.denies).map((/** @type {any} */ word) => word.source))];
  const sources = ids.map((id) => app.facts.source(id));
  return {
    membership: facts.id, member_id: model.id[a], coalition_id: model.id[b], kind_id: model.kind[a], role_id: facts.role, listed_as: facts.listedAs,
    certainty_id: RANKS[sure], confidence: facts.confidence, period: facts.period,
    start_earliest: bound(spans.startEarliest[record]), start_latest: bound(spans.startLatest[record]), end_latest: bound(app.endKey(record)), last_seen: app.lastSeen(record),
    source_ids: ids, source_titles: sources.map(({ title, id }) => title ?? id), source_addresses: sources.map(({ url }) => safeLink(url)),
  };
}

/**
 * @param {App} app
 * @param {string[]} titles of the columns that people read
 * @param {import("../forms/table/table.js").Further[]} more the page's own columns
 * @param {{row: TableRow, cells: string[], own: any[]}[]} rows
 * @returns {string[][]} the headings, and every row
 */
export function asCsv(app, titles, more, rows) {
  const joined = (/** @type {string|string[]} */ value) => (Array.isArray(value) ? value.join(" ; ") : value);
  const named = more.map((one) => `columns.${end(one)}.${one.column.name}`);
  return [[...titles, ...KEYS, ...named], ...rows.map(({ row, cells, own }) => {
    const found = forPrograms(app, row);
    return [...cells, ...KEYS.map((key) => joined(found[key])), ...own.map((value) => value ?? "")];
  })];
}

/**
 * @param {App} app
 * @param {string[]} titles
 * @param {import("../forms/table/table.js").Further[]} more the page's own columns
 * @param {{row: TableRow, cells: string[], own: any[]}[]} rows
 */
export function asJson(app, titles, more, rows) {
  const { raw } = app.model;
  const columns = (/** @type {any[]} */ own) => {
    /** @type {Record<string, Record<string, any>>} */
    const found = {};
    more.forEach((one, i) => ((found[end(one)] ??= Object.create(null))[one.column.name] = own[i]));
    return more.length ? { columns: found } : {};
  };
  const memberships = rows.map(({ row, cells, own }) => ({ ...Object.fromEntries(titles.map((title, i) => [title, cells[i]])), ...forPrograms(app, row), ...columns(own) }));
  const about = { title: document.title, told: app.counted(), version: raw.version, licence: raw.licence, citation: app.citation() };
  return `${JSON.stringify({ ...about, memberships }, null, 1)}\n`;
}
