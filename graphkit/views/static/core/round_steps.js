/** Round numbers to write on an axis of counts or of years. */

/**
 * Whole numbers from one step up to the largest count, in steps of 1, 2 or 5 times a power of ten.
 * @param {number} most the largest count
 * @param {number} wanted about how many
 * @returns {number[]}
 */
export function steps(most, wanted) {
  const step = every(most / wanted);
  return Array.from({ length: Math.floor(most / step) }, (_, i) => (i + 1) * step);
}

/** The least whole step of 1, 2 or 5 times a power of ten that is no smaller. @param {number} least @returns {number} */
export function every(least) {
  const ten = 10 ** Math.floor(Math.log10(Math.max(least, 1)));
  return ten * /** @type {number} */ ([1, 2, 5, 10].find((times) => times * ten >= least));
}
