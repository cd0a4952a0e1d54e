/** How many memberships may hold on each of some days. */

import { EARLIEST } from "./model.js";

/**
 * @param {import("./model.js").Spans} spans
 * @param {number} first
 * @param {number} last
 * @param {number} count how many days to sample
 * @param {string[]} relation of each edge
 * @returns {[number, number][]} day and count
 */
export function growth(spans, first, last, count, relation) {
  const steps = Math.max(count, 2);
  const change = new Int32Array(steps + 1);
  const at = (/** @type {number} */ day) => Math.min(Math.max(Math.ceil(((day - first) / Math.max(last - first, 1)) * (steps - 1)), 0), steps);
  for (let r = 0; r < spans.n; r++) {
    if (relation[spans.edge[r]] !== "membership") continue;
    const [from, until] = [spans.from[0][r], spans.until[0][r]];
    change[at(from > EARLIEST ? from : first)]++;
    if (until <= last) change[at(until + 1)]--;
  }
  /** @type {[number, number][]} */
  const points = [];
  for (let i = 0, sum = 0; i < steps; i++) {
    sum += change[i];
    points.push([Math.round(first + ((last - first) * i) / (steps - 1)), sum]);
  }
  return points;
}
