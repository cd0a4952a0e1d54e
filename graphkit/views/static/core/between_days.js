/** What changed from one day to another: which links are new, which are gone, which ended with their coalition, which stayed. */

/**
 * @param {Uint8Array} before how surely each edge held
 * @param {Uint8Array} after
 * @param {(edge: number) => boolean} counts whether an edge is asked about
 * @param {(edge: number) => boolean} [over] whether one that is gone ended because its coalition did: then nobody left
 * @returns {{gained: number[], lost: number[], over: number[], stayed: number[]}} edges
 */
export function betweenDays(before, after, counts, over = () => false) {
  const found = { gained: /** @type {number[]} */ ([]), lost: /** @type {number[]} */ ([]), over: /** @type {number[]} */ ([]), stayed: /** @type {number[]} */ ([]) };
  for (let e = 0; e < before.length; e++) {
    if (!counts(e) || !(before[e] || after[e])) continue;
    (before[e] && after[e] ? found.stayed : after[e] ? found.gained : over(e) ? found.over : found.lost).push(e);
  }
  return found;
}
