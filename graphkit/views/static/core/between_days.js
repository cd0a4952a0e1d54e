/** What changed from one day to another: which links are new, which are gone, which ended with their coalition, which stayed, and of which that cannot be said. */

/**
 * @param {Uint8Array} before how surely each edge held
 * @param {Uint8Array} after
 * @param {{counts: (edge: number) => boolean, over?: (edge: number) => boolean, known: [number, number], least: number}} asked which edges are asked about; whether one that is gone ended because its coalition did, so that nobody left; the least certainty that counts as known on each of the days, and the least that is told at all
 * @returns {Between} edges. What is known on one of the days and may have held on the other is neither gained nor lost; what is known on neither is told apart, so that those known add up on each day
 *
 * @typedef {{gained: number[], lost: number[], over: number[], stayed: number[], already: number[], lapsed: number[], possible: number[]}} Between
 */
export function betweenDays(before, after, { counts, over = () => false, known, least }) {
  /** @type {Between} */
  const found = { gained: [], lost: [], over: [], stayed: [], already: [], lapsed: [], possible: [] };
  for (let e = 0; e < before.length; e++) {
    if (!counts(e)) continue;
    const [then, now] = [before[e] >= known[0], after[e] >= known[1]];
    if (then && now) found.stayed.push(e);
    else if (now) (before[e] ? found.already : found.gained).push(e);
    else if (then) (after[e] ? found.lapsed : over(e) ? found.over : found.lost).push(e);
    else if (Math.max(before[e], after[e]) >= least) found.possible.push(e);
  }
  return found;
}
