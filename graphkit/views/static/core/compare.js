/** What several actors share, and what one is missing that its peers joined. */

/**
 * The coalitions of several actors, those of most of them first.
 * @param {Map<number, number[]>} joined
 * @param {number[]} chosen
 * @returns {{coalition: number, who: number[]}[]}
 */
export function interlocks(joined, chosen) {
  /** @type {Map<number, number[]>} */
  const by = new Map();
  for (const actor of chosen) {
    for (const coalition of joined.get(actor) ?? []) {
      const list = by.get(coalition);
      if (list) list.push(actor);
      else by.set(coalition, [actor]);
    }
  }
  return [...by]
    .map(([coalition, who]) => ({ coalition, who }))
    .sort((p, q) => q.who.length - p.who.length || p.coalition - q.coalition);
}

/**
 * The actors of the same kind whose memberships are most alike (Jaccard).
 * @param {Map<number, number[]>} joined
 * @param {number} actor
 * @param {(node: number) => boolean} eligible
 * @param {number} [count]
 * @returns {{actor: number, likeness: number}[]}
 */
export function peers(joined, actor, eligible, count = 5) {
  const own = new Set(joined.get(actor) ?? []);
  const result = [];
  for (const [other, theirs] of joined) {
    if (other === actor || !eligible(other)) continue;
    const shared = theirs.filter((coalition) => own.has(coalition)).length;
    if (shared) result.push({ actor: other, likeness: shared / (own.size + theirs.length - shared) });
  }
  return result.sort((p, q) => q.likeness - p.likeness || p.actor - q.actor).slice(0, count);
}

/**
 * What others joined and this one did not, most often joined first.
 * @param {Map<number, number[]>} joined
 * @param {number} actor
 * @param {number[]} others
 * @returns {{coalition: number, who: number[]}[]}
 */
export function missing(joined, actor, others) {
  const own = new Set(joined.get(actor) ?? []);
  return interlocks(joined, others.filter((other) => other !== actor)).filter(({ coalition }) => !own.has(coalition));
}
