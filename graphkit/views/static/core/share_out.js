/** Room shared between those who want some, so that none is left without while others have plenty. */

/**
 * @param {number[]} wants
 * @param {number} free
 * @returns {number[]} as much as each gets: all that it wants, or else as much as the others that get less than they want
 */
export function shareOut(wants, free) {
  const given = wants.map(() => 0);
  const byNeed = wants.map((_, i) => i).sort((p, q) => wants[p] - wants[q] || p - q);
  let left = Math.max(free, 0);
  byNeed.forEach((i, done) => {
    given[i] = Math.min(wants[i], Math.floor(left / (wants.length - done)));
    left -= given[i];
  });
  return given;
}
