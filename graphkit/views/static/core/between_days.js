/** What changed from one day to another: which links are new, which are gone, which ended with their coalition, which stayed. */

/**
 * @param {Uint8Array} before how surely each edge held
 * @param {Uint8Array} after
 * @param {(edge: number) => boolean} counts whether an edge is asked about
 * @param {(edge: number) => boolean} [over] whether one that is gone ended because its coalition did: then nobody left
 * @param {Uint8Array} [mayBefore] the same as `before`, with what is less sure than is asked for
 * @param {Uint8Array} [mayAfter]
 * @returns {Between} edges; who may have been there is neither gained nor lost, but unclear
 *
 * @typedef {{gained: number[], lost: number[], over: number[], stayed: number[], unclear: number[]}} Between
 */
export function betweenDays(before, after, counts, over = () => false, mayBefore = before, mayAfter = after) {
  /** @type {Between} */
  const found = { gained: [], lost: [], over: [], stayed: [], unclear: [] };
  for (let e = 0; e < before.length; e++) {
    if (!counts(e) || !(before[e] || after[e])) continue;
    if (before[e] && after[e]) found.stayed.push(e);
    else if (before[e] ? mayAfter[e] : mayBefore[e]) found.unclear.push(e);
    else (after[e] ? found.gained : over(e) ? found.over : found.lost).push(e);
  }
  return found;
}
