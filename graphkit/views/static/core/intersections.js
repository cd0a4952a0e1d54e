/** Exact intersections: what is in just these of some sets, and in none of the others. */

/** @typedef {{mask: number, items: number[]}} Exact bit i of the mask is set where set i has the items */

/**
 * @param {Iterable<number>[]} sets up to thirty
 * @returns {Exact[]} those that are not empty, the largest first
 */
export function exactSets(sets) {
  /** @type {Map<number, number>} */
  const masks = new Map();
  sets.forEach((set, i) => {
    for (const item of set) masks.set(item, (masks.get(item) ?? 0) | (1 << i));
  });
  /** @type {Map<number, number[]>} */
  const found = new Map();
  for (const [item, mask] of masks) {
    const list = found.get(mask);
    if (list) list.push(item);
    else found.set(mask, [item]);
  }
  return [...found].map(([mask, items]) => ({ mask, items: items.sort((p, q) => p - q) })).sort((p, q) => q.items.length - p.items.length || p.mask - q.mask);
}
