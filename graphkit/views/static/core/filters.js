/** Which memberships pass the filters: by what their two ends are, and by what they are themselves. */

import { having } from "./column_values.js";
import { joining } from "./joining.js";
import { plain } from "./search.js";
import { dayOf } from "./time.js";

/**
 * @typedef {Object} Filters
 * @property {string[]} kind of the member
 * @property {string[]} topic of the coalition
 * @property {string[]} led who leads the coalition
 * @property {string[]} country of the member
 * @property {string[]} role
 * @property {string[]} trust confidence in the sources
 * @property {string[]} column values of columns, each as `tier=gold`
 * @property {string} joined two days, `2019-01-01..2021-12-31`, either of which may be missing; who does not belong has not joined
 * @property {string} text in the name of the member or the coalition
 */

/** @typedef {"kind"|"topic"|"led"|"country"|"role"|"trust"} List */

/** @type {List[]} */
export const LISTS = ["kind", "topic", "led", "country", "role", "trust"];
/** Who joined, and who takes part without belonging; services and owners stand beside these. */
const JOINING = new Set(["membership", "involvement"]);
const FACT = { topic: "topic", led: "leadership", country: "country" };
const SCHEME = { kind: "kind", topic: "topic", led: "leadership", country: "country", role: "role", trust: "confidence" };

/** @returns {Filters} */
export function noFilters() {
  return { kind: [], topic: [], led: [], country: [], role: [], trust: [], column: [], joined: "", text: "" };
}

/** @param {List} list the scheme whose terms it holds */
export function schemeOf(list) {
  return SCHEME[list];
}

/**
 * @param {string} text
 * @returns {[number|null, number|null]|null} null where it is no window
 */
export function joinedWindow(text) {
  const found = /^(\d{4}-\d{2}-\d{2})?\.\.(\d{4}-\d{2}-\d{2})?$/.exec(text);
  if (!found || !(found[1] || found[2])) return null;
  const [first, last] = [found[1], found[2]].map((day) => (day ? dayOf(day) : undefined));
  if (first === null || last === null || (first !== undefined && last !== undefined && last < first)) return null;
  return [first ?? null, last ?? null];
}

/**
 * @param {import("./model.js").Model} model
 * @param {any} facts the facts as columns
 * @param {Filters} filters
 * @param {(node: number) => string[]} names of a thing, in every language
 * @returns {Uint8Array|null} 1 for each record that passes; null where all do
 */
export function passing(model, facts, filters, names) {
  const window = joinedWindow(filters.joined);
  const text = plain(filters.text);
  if (!window && !text && !filters.column.length && LISTS.every((list) => !filters[list].length)) return null;
  const has = (/** @type {number} */ node, /** @type {"topic"|"led"|"country"} */ list) => !filters[list].length || filters[list].some((one) => facts.nodes.facts[node]?.[FACT[list]]?.includes(`${SCHEME[list]}:${one}`));
  const is = (/** @type {"role"|"trust"} */ list, /** @type {string} */ value) => !filters[list].length || filters[list].includes(value);
  const named = (/** @type {number} */ node) => names(node).some((name) => plain(name).includes(text));
  const edges = Array.from(model.from, (a, e) => {
    const b = model.to[e];
    return !JOINING.has(model.relation[e]) || ((!filters.kind.length || filters.kind.includes(model.kind[a])) && has(b, "topic") && has(b, "led") && has(a, "country") && (!text || named(a) || named(b)));
  });
  const { spans, relation } = model;
  const had = having(model, filters.column);
  return Uint8Array.from(spans.edge, (e, r) => {
    if (!JOINING.has(relation[e])) return 1;
    return Number(edges[e] && is("role", facts.records.role[r]) && is("trust", facts.records.confidence[r]) && had(r) && (!window || (relation[e] === "membership" && began(joining(spans, r), window))));
  });
}

/** Whether something surely began within two days. @param {import("./joining.js").Joining|null} joined @param {[number|null, number|null]} window */
function began(joined, [first, last]) {
  if (!joined) return false;
  return (first === null || (joined.first !== null && joined.first >= first)) && (last === null || joined.last <= last);
}

/**
 * What there is to choose from: every value that occurs, the most frequent first.
 * @param {import("./model.js").Model} model
 * @param {any} facts
 * @param {List} list
 * @returns {[string, number][]}
 */
export function choices(model, facts, list) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  const add = (/** @type {string} */ value) => value && counts.set(value, (counts.get(value) ?? 0) + 1);
  if (list === "role" || list === "trust") {
    const values = facts.records[list === "role" ? "role" : "confidence"];
    model.spans.edge.forEach((e, r) => model.relation[e] === "membership" && add(values[r]));
  } else if (list === "kind") {
    model.kind.forEach((kind, i) => model.edgesOf[i].some((e) => model.from[e] === i && model.relation[e] === "membership") && add(kind));
  } else {
    const start = `${SCHEME[list]}:`;
    for (let i = 0; i < model.n; i++) {
      if (list === "country" ? model.hub[i] : !model.hub[i]) continue;
      for (const value of facts.nodes.facts[i]?.[FACT[list]] ?? []) if (value.startsWith(start)) add(value.slice(start.length));
    }
  }
  return [...counts].sort(([p, m], [q, n]) => n - m || (p < q ? -1 : 1));
}
