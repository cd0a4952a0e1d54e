/**
 * The page's data as typed arrays: what is drawn, and the dated records behind each edge.
 *
 * @typedef {Object} Model
 * @property {number} n number of nodes
 * @property {string[]} id
 * @property {string[]} kind
 * @property {boolean[]} hub whether it is a coalition
 * @property {Record<string, (string|null)[]>} labels per language, as they are chosen; nothing where it is the one shown
 * @property {Map<string, string[]>} tried by language, where labels are looked for in it
 * @property {string[]} shown labels of the pyvis network
 * @property {Record<string, {x: Float64Array, y: Float64Array}>} positions per layout
 * @property {Float64Array} size
 * @property {(string|null)[]} colour set by hand in the network, else null
 * @property {Uint32Array} from end of each edge
 * @property {Uint32Array} to
 * @property {string[]} relation
 * @property {number[][]} recordsOf records of each edge
 * @property {number[][]} edgesOf edges of each node
 * @property {Spans} spans
 * @property {any} opening
 * @property {Map<string, any>} looks per kind
 * @property {Map<string, number>} index node number per id
 * @property {[number, number]} days
 * @property {any} raw
 * @property {import("./columns.js").Column[]} columns that were passed to the page
 *
 * @typedef {Object} Spans
 * @property {number} n
 * @property {Int32Array} edge
 * @property {Int32Array[]} from the first day of each degree: possible, presumed, certain
 * @property {Int32Array[]} until the last day of each degree
 * @property {Int32Array} startEarliest
 * @property {Int32Array} startLatest
 * @property {Int32Array} confirmed
 */

import { tried } from "./languages.js";

/** The days 0001-01-01 and 9999-12-31: what is open, and the ends of all time. */
export const EARLIEST = -719162;
export const LATEST = 2932896;
export const DEGREES = ["possible", "presumed", "certain"];

/**
 * Unpack a column: a plain list, or few values and codes.
 * @param {any} packed
 * @param {number} n
 * @returns {any[]}
 */
export function column(packed, n) {
  if (packed === undefined) return new Array(n).fill(null);
  if (Array.isArray(packed)) return packed;
  const { of, at } = packed;
  return typeof at === "number" ? new Array(n).fill(of[at]) : at.map((/** @type {number} */ code) => of[code]);
}

/**
 * @param {any} packed
 * @param {number} n
 * @param {number} missing
 */
function days(packed, n, missing) {
  const values = column(packed, n);
  const result = new Int32Array(n);
  for (let i = 0; i < n; i++) result[i] = values[i] ?? missing;
  return result;
}

/**
 * @param {any} records
 * @returns {Spans}
 */
function spans(records) {
  const n = records.n;
  // What one column says as another does stands once.
  const read = (/** @type {string} */ name, /** @type {number} */ missing) => days(records[records[name]?.as ?? name], n, missing);
  return {
    n,
    edge: read("edge", 0),
    from: DEGREES.map((degree) => read(`${degree}_from`, EARLIEST)),
    until: DEGREES.map((degree) => read(`${degree}_until`, LATEST)),
    startEarliest: read("start_earliest", EARLIEST),
    startLatest: read("start_latest", LATEST),
    confirmed: read("confirmed", EARLIEST),
  };
}

/**
 * @param {any} raw the graph island
 * @returns {Model}
 */
export function decode(raw) {
  const { nodes, edges } = raw;
  const n = nodes.n;
  const m = edges.n;
  const shown = column(nodes.label, n).map(String);
  const id = column(nodes.id, n).map((own, i) => (own === null ? oneWord(shown[i]) : String(own)));
  const kind = column(nodes.group, n);
  const looks = new Map(raw.looks.map((/** @type {any} */ look) => [look.kind, look]));
  const colours = column(nodes.color, n);
  const model = {
    n,
    id,
    kind,
    hub: kind.map((/** @type {string} */ name) => Boolean(looks.get(name)?.hub)),
    labels: Object.fromEntries(Object.entries(raw.labels).map(([lang, labels]) => [lang, column(labels, n)])),
    tried: new Map(),
    shown,
    positions: positions(raw, n),
    size: Float64Array.from(column(nodes.size, n), (value) => value ?? 6),
    colour: colours.map((colour, i) => (colour === looks.get(kind[i])?.light ? null : colour)),
    from: Uint32Array.from(column(edges.from, m)),
    to: Uint32Array.from(column(edges.to, m)),
    relation: column(edges.relation, m).map((relation) => relation ?? "membership"),
    recordsOf: Array.from({ length: m }, () => /** @type {number[]} */ ([])),
    edgesOf: Array.from({ length: n }, () => /** @type {number[]} */ ([])),
    spans: spans(raw.records),
    opening: notAhead(raw.opening, raw.days),
    looks,
    index: new Map(id.map((name, i) => [name, i])),
    days: raw.days,
    raw,
    columns: /** @type {import("./columns.js").Column[]} */ ([]),
  };
  for (let e = 0; e < m; e++) {
    model.edgesOf[model.from[e]].push(e);
    model.edgesOf[model.to[e]].push(e);
  }
  for (let r = 0; r < model.spans.n; r++) model.recordsOf[model.spans.edge[r]].push(r);
  return model;
}

/**
 * Open on today where the facts tell of what is still to come, and nobody asked for a day. What is
 * all to come opens as it is.
 * @param {any} opening
 * @param {number[]} days the first and the last of the page
 * @param {number} today
 */
export function notAhead(opening, [first], today = Math.floor(Date.now() / 86400000)) {
  return opening.why && opening.day > today && today >= first ? { ...opening, day: today, why: "today" } : opening;
}

/** A label as most ids are written, which are left out then. @param {string} label */
function oneWord(label) {
  return label.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}

/**
 * The positions of the pyvis network stand for the layout that the page opens with.
 * @param {any} raw
 * @param {number} n
 */
function positions(raw, n) {
  /** @type {Record<string, {x: Float64Array, y: Float64Array}>} */
  const result = {};
  for (const [name, { x, y }] of Object.entries(raw.positions)) {
    result[name] = { x: Float64Array.from(x), y: Float64Array.from(y) };
  }
  result[raw.opening.layout] = {
    x: Float64Array.from(column(raw.nodes.x, n)),
    y: Float64Array.from(column(raw.nodes.y, n)),
  };
  return result;
}

/**
 * A node's label in a language, or else in the next best one, or else its id.
 * @param {Model} model
 * @param {number} node
 * @param {string} lang
 * @returns {string}
 */
export function labelOf(model, node, lang) {
  const { labels, shown, opening } = model;
  if (lang === opening.lang) return shown[node];
  let languages = model.tried.get(lang);
  if (!languages) model.tried.set(lang, (languages = tried(lang, Object.keys(labels)).filter((one) => labels[one])));
  for (const one of languages) {
    // In the language of the opening, what is drawn is left out.
    const label = labels[one][node] ?? (one === opening.lang ? shown[node] : "");
    if (label) return label;
  }
  return shown[node];
}
