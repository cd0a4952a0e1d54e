/**
 * Who shares what: the co-membership network and its backbone.
 *
 * A pair is kept in the backbone if so many shared coalitions would be rare by chance, given how
 * many each has joined (hypergeometric test; Tumminello et al. 2011). The threshold is divided by
 * the number of pairs that were compared (Bonferroni).
 */

/**
 * @typedef {Object} Pair
 * @property {number} a
 * @property {number} b
 * @property {number} shared
 * @property {number} chance probability of as many or more by chance
 */

const RARE = 0.01;
const MOST_PAIRS = 4e6;

/**
 * @param {Map<number, number[]>} joined member → what it is in
 * @returns {Map<number, number[]>} the other way round
 */
export function turned(joined) {
  /** @type {Map<number, number[]>} */
  const result = new Map();
  for (const [member, wholes] of joined) {
    for (const whole of wholes) {
      const list = result.get(whole);
      if (list) list.push(member);
      else result.set(whole, [member]);
    }
  }
  return result;
}

/**
 * Pairs of members that share at least `min`, most first.
 * @param {Map<number, number[]>} joined
 * @param {number} min
 * @param {boolean} backbone
 * @returns {{pairs: Pair[], all: number, tooMany: boolean}} `all` counts pairs before the backbone
 */
export function project(joined, min, backbone) {
  const groups = [...turned(joined).values()];
  const work = groups.reduce((sum, group) => sum + (group.length * (group.length - 1)) / 2, 0);
  if (work > MOST_PAIRS) return { pairs: [], all: 0, tooMany: true };
  const counts = countPairs(groups);
  const rare = RARE / Math.max(counts.size, 1);
  const pairs = [];
  let all = 0;
  for (const [key, shared] of counts) {
    if (shared < min) continue;
    all++;
    const a = Math.floor(key / 2 ** 26);
    const b = key % 2 ** 26;
    const [da, db] = [/** @type {number[]} */ (joined.get(a)).length, /** @type {number[]} */ (joined.get(b)).length];
    const chance = upperTail(shared, groups.length, da, db);
    if (!backbone || chance < rare) pairs.push({ a, b, shared, chance });
  }
  pairs.sort((p, q) => q.shared - p.shared || p.chance - q.chance || p.a - q.a || p.b - q.b);
  return { pairs, all, tooMany: false };
}

/** @param {number[][]} groups */
function countPairs(groups) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const group of groups) {
    const sorted = [...group].sort((a, b) => a - b);
    for (let i = 0; i < sorted.length; i++) {
      for (let j = i + 1; j < sorted.length; j++) {
        const key = sorted[i] * 2 ** 26 + sorted[j];
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
  }
  return counts;
}

/** @type {number[]} */
const logFactorials = [0];

/** @param {number} n */
function logFactorial(n) {
  for (let i = logFactorials.length; i <= n; i++) logFactorials.push(logFactorials[i - 1] + Math.log(i));
  return logFactorials[n];
}

/**
 * @param {number} n
 * @param {number} k
 */
function logChoose(n, k) {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}

/**
 * Probability of `shared` or more common items, if one draws `da` and the other `db` of `total`.
 * @param {number} shared
 * @param {number} total
 * @param {number} da
 * @param {number} db
 */
export function upperTail(shared, total, da, db) {
  let sum = 0;
  for (let k = shared; k <= Math.min(da, db); k++) {
    if (total - da - db + k < 0) continue;
    sum += Math.exp(logChoose(da, k) + logChoose(total - da, db - k) - logChoose(total, db));
  }
  return Math.min(sum, 1);
}
