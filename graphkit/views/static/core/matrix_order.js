/** The order of rows and columns in the incidence matrix. */

/**
 * Alternate means (correspondence-like): rows by the mean place of their columns and back.
 * @param {Map<number, number[]>} joined row → columns
 * @param {Map<number, number[]>} turnedJoined column → rows
 * @param {number} [rounds]
 * @returns {{rows: number[], columns: number[]}}
 */
export function byLikeness(joined, turnedJoined, rounds = 24) {
  let rows = bySize(joined);
  let columns = bySize(turnedJoined);
  for (let round = 0; round < rounds; round++) {
    rows = means(joined, columns, rows);
    columns = means(turnedJoined, rows, columns);
  }
  return { rows, columns };
}

/**
 * @param {Map<number, number[]>} lists
 * @returns {number[]} keys, longest list first
 */
export function bySize(lists) {
  return [...lists.keys()].sort((a, b) => /** @type {number[]} */ (lists.get(b)).length - /** @type {number[]} */ (lists.get(a)).length || a - b);
}

/**
 * @param {Map<number, number[]>} lists
 * @param {number[]} other order of the other side
 * @param {number[]} own present order, which settles ties
 */
function means(lists, other, own) {
  const place = new Map(other.map((item, i) => [item, i]));
  const rank = new Map(own.map((item, i) => [item, i]));
  /** @type {Map<number, number>} */
  const mean = new Map();
  for (const [item, list] of lists) {
    mean.set(item, list.reduce((sum, one) => sum + (place.get(one) ?? 0), 0) / list.length);
  }
  const of = (/** @type {Map<number, number>} */ map, /** @type {number} */ key) => map.get(key) ?? 0;
  return [...own].sort((a, b) => of(mean, a) - of(mean, b) || of(rank, a) - of(rank, b));
}
