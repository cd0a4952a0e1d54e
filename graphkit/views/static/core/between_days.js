/** What changed from one day to another: which links are new, which are gone, which stayed. */

/**
 * @param {Uint8Array} before how surely each edge held
 * @param {Uint8Array} after
 * @param {(edge: number) => boolean} counts whether an edge is asked about
 * @returns {{gained: number[], lost: number[], stayed: number[]}} edges
 */
export function betweenDays(before, after, counts) {
  const found = { gained: /** @type {number[]} */ ([]), lost: /** @type {number[]} */ ([]), stayed: /** @type {number[]} */ ([]) };
  for (let e = 0; e < before.length; e++) {
    if (!counts(e) || !(before[e] || after[e])) continue;
    (before[e] && after[e] ? found.stayed : after[e] ? found.gained : found.lost).push(e);
  }
  return found;
}
