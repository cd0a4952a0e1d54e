/** When a membership began: on a day, at some time between two days, by a day, or nobody knows. */

import { EARLIEST, LATEST } from "./model.js";

/** @typedef {import("./model.js").Spans} Spans */
/** @typedef {{first: number|null, last: number, exact: boolean}} Joining */

/**
 * @param {Spans} spans
 * @param {number} record
 * @returns {Joining|null} the first and the last day on which it can have begun; null where no last one is known
 */
export function joining(spans, record) {
  return between(spans.startEarliest[record], spans.startLatest[record]);
}

/** @param {number} first @param {number} last @returns {Joining|null} */
function between(first, last) {
  if (last >= LATEST) return null;
  return { first: first > EARLIEST ? first : null, last, exact: first === last };
}

/**
 * When a member first joined a coalition: not after any of its memberships there began. So the library counts first joinings.
 * @param {Spans} spans
 * @param {number[]} records of one member in one coalition
 * @returns {Joining|null}
 */
export function firstJoining(spans, records) {
  const least = (/** @type {Int32Array} */ days) => records.reduce((day, record) => Math.min(day, days[record]), LATEST);
  return between(least(spans.startEarliest), least(spans.startLatest));
}
