/** What bars count: first joinings of each year, and who has most, always by kind. */

import { firstJoining } from "./joining.js";
import { yearOf } from "./time.js";

/** @typedef {import("./model.js").Model} Model */
/** @typedef {{title: number, kinds: Map<string, number>, total: number, less: Map<string, number>, unsure: number}} Bar with what is less sure by kind, too, and together */

/** @param {number} title @returns {Bar} */
const empty = (title) => ({ title, kinds: new Map(), total: 0, less: new Map(), unsure: 0 });

/** @param {Map<number, Bar>} bars @param {number} title @param {string} kind @param {boolean} [sure] */
function count(bars, title, kind, sure = true) {
  const bar = bars.get(title) ?? empty(title);
  bars.set(title, bar);
  const kinds = sure ? bar.kinds : bar.less;
  kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  if (sure) bar.total++;
  else bar.unsure++;
}

/**
 * Members by the year in which each first joined a coalition. One counts where no day of another year is possible; the others are only counted together.
 * @param {Model} model
 * @param {(record: number) => boolean} counts
 * @param {number} end the last day on which a joining may have been
 * @returns {{bars: Bar[], unknown: number}} every year from the first to the last, also those without a join
 */
export function joinsByYear(model, counts, end) {
  const { spans, from, kind } = model;
  /** @type {Map<number, Bar>} */
  const bars = new Map();
  let unknown = 0;
  model.recordsOf.forEach((all, edge) => {
    const records = all.filter(counts);
    if (!records.length) return;
    const when = firstJoining(spans, records);
    if (when && (when.first ?? when.last) > end) return;
    if (when && when.first !== null && yearOf(when.first) === yearOf(when.last)) count(bars, yearOf(when.last), kind[from[edge]]);
    else unknown++;
  });
  const years = [...bars.keys()];
  const [first, last] = [years.reduce((p, q) => Math.min(p, q), Infinity), years.reduce((p, q) => Math.max(p, q), -Infinity)];
  const all = years.length ? Array.from({ length: last - first + 1 }, (_, i) => first + i) : [];
  return { bars: all.map((year) => bars.get(year) ?? empty(year)), unknown };
}

/**
 * Coalitions by their members, or actors by what they joined, what is less sure apart: the most first.
 * @param {Model} model
 * @param {ArrayLike<number>} edge how sure each link is that shows, 0 for the others
 * @param {number} enough the least certainty that counts as sure
 * @param {"coalitions"|"actors"} of
 * @returns {Bar[]}
 */
export function ranked(model, edge, enough, of) {
  /** @type {Map<number, Bar>} */
  const bars = new Map();
  for (let e = 0; e < edge.length; e++) {
    if (!edge[e] || model.relation[e] !== "membership") continue;
    count(bars, of === "coalitions" ? model.to[e] : model.from[e], model.kind[model.from[e]], edge[e] >= enough);
  }
  return [...bars.values()].sort((p, q) => q.total - p.total || q.unsure - p.unsure || p.title - q.title);
}
