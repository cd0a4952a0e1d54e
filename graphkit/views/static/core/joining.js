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
  const [first, last] = [spans.startEarliest[record], spans.startLatest[record]];
  if (last >= LATEST) return null;
  return { first: first > EARLIEST ? first : null, last, exact: first === last };
}
