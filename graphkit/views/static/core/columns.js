/** Columns beside those of every page, computed or of the facts themselves: what each thing has, in which class it falls, how large it is. */

import { column } from "./model.js";

/**
 * @typedef {Object} Column
 * @property {string} name
 * @property {string} called what the facts themselves call it; empty where it was passed to the page
 * @property {boolean} numeric
 * @property {(number|string|null)[]} values by node; of several numbers the largest
 * @property {Map<number, number[]>} several the numbers of the nodes whose memberships have several, from low to high
 * @property {(number|string|null)[]|null} records by membership, where it is about memberships
 * @property {Class[]} classes what the legend explains, in its order
 * @property {Int16Array} of the class of each node, -1 for none
 * @property {number} largest
 *
 * @typedef {Object} Class
 * @property {string|null} text of a category; null for all others together
 * @property {number} [low] of a class of numbers
 * @property {number} [high]
 * @property {string} light
 * @property {string} dark
 */

/** Categories are told apart by colour-blind readers, and by their names in tooltip and table. */
const LIGHT = ["#0072b2", "#c04f00", "#00805c", "#b0528a", "#7a6000", "#5b4bb3", "#a3272f", "#2f7485"];
const DARK = ["#56b4e9", "#ff9d5c", "#2fd6a5", "#e7a3cb", "#e8dc5a", "#a99bf5", "#ff8389", "#7fd1de"];
const OTHERS = { light: "#6d7681", dark: "#98a2ad" };
/** From low to high. */
const STEPS_LIGHT = ["#86b3dc", "#5a94cb", "#3676b4", "#1d5690", "#0b3463"];
const STEPS_DARK = ["#355f8d", "#4580b8", "#66a3dc", "#9bc9f2", "#dcefff"];

/**
 * @param {any} raw the graph island
 * @param {number} n
 * @returns {Column[]}
 */
export function columnsOf(raw, n) {
  return (raw.columns ?? []).map((/** @type {any} */ one) => {
    const told = column(one.values, n);
    const several = new Map(told.flatMap((value, node) => (Array.isArray(value) ? [/** @type {[number, number[]]} */ ([node, value])] : [])));
    const values = told.map((value) => (Array.isArray(value) ? value[value.length - 1] : value ?? null));
    const distinct = [...new Set(values.filter((value) => value !== null))];
    const graded = one.numeric && (distinct.length > LIGHT.length || distinct.some((value) => !Number.isInteger(value)));
    const records = one.records ? column(one.records, raw.records.n).map((value) => value ?? null) : null;
    return { name: one.name, called: one.called ?? "", numeric: one.numeric, values, several, records, largest: one.numeric ? distinct.reduce((p, q) => Math.max(p, q), 0) : 0, ...(graded ? grades(values) : categories(values, one.numeric)) };
  });
}

/** The most frequent categories, in the order of their names; the rest together. @param {any[]} values @param {boolean} numeric */
function categories(values, numeric) {
  /** @type {Map<any, number>} */
  const counts = new Map();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  const ordered = [...counts].sort(([p, m], [q, k]) => k - m || (p < q ? -1 : 1)).map(([value]) => value);
  const named = ordered.slice(0, LIGHT.length).sort((p, q) => (numeric ? p - q : p < q ? -1 : 1));
  /** @type {Class[]} */
  const classes = named.map((value, i) => ({ text: String(value), light: LIGHT[i], dark: DARK[i] }));
  if (ordered.length > named.length) classes.push({ text: null, ...OTHERS });
  const place = new Map(ordered.map((value) => [value, named.includes(value) ? named.indexOf(value) : named.length]));
  return { classes, of: Int16Array.from(values, (value) => (value === null ? -1 : /** @type {number} */ (place.get(value)))) };
}

/** Numbers in up to five classes of about as many things each; what is alike is in one class. @param {any[]} values */
function grades(values) {
  const sorted = values.filter((value) => value !== null).sort((p, q) => p - q);
  const steps = STEPS_LIGHT.length;
  const bounds = [...new Set(Array.from({ length: steps }, (_, i) => sorted[Math.min(Math.ceil(((i + 1) * sorted.length) / steps), sorted.length) - 1]))];
  const of = Int16Array.from(values, (value) => (value === null ? -1 : bounds.findIndex((bound) => value <= bound)));
  const first = steps - bounds.length;
  const classes = bounds.map((high, i) => ({ text: null, low: sorted.find((value) => i === 0 || value > bounds[i - 1]), high, light: STEPS_LIGHT[first + i], dark: STEPS_DARK[first + i] }));
  return { classes, of };
}

/**
 * On which end of a membership a column says something: that of the member, of the coalition, or both.
 * @param {Column} one
 * @param {boolean[]} hub
 * @returns {{member: boolean, coalition: boolean}}
 */
export function endsOf(one, hub) {
  const about = (/** @type {boolean} */ coalition) => one.values.some((value, node) => value !== null && hub[node] === coalition);
  return { member: about(false), coalition: about(true) };
}
