/** Who stands between the others: the share of shortest ways that lead through each (Brandes 2001). */

/**
 * @param {number} n
 * @param {ArrayLike<number>} from
 * @param {ArrayLike<number>} to
 * @param {(edge: number) => boolean} counts whether an edge is there
 * @returns {Float64Array} of each node, between 0 and 1: the share of all pairs of other nodes
 */
export function betweenness(n, from, to, counts) {
  const next = neighbours(n, from, to, counts);
  const drawn = next.filter((list) => list.length).length;
  const score = new Float64Array(n);
  const [steps, ways, due] = [new Int32Array(n), new Float64Array(n), new Float64Array(n)];
  for (let start = 0; start < n; start++) {
    if (!next[start].length) continue;
    steps.fill(-1);
    ways.fill(0);
    due.fill(0);
    [steps[start], ways[start]] = [0, 1];
    const order = [start];
    for (let i = 0; i < order.length; i++) {
      const node = order[i];
      for (const other of next[node]) {
        if (steps[other] < 0) {
          steps[other] = steps[node] + 1;
          order.push(other);
        }
        if (steps[other] === steps[node] + 1) ways[other] += ways[node];
      }
    }
    for (let i = order.length - 1; i > 0; i--) {
      const node = order[i];
      for (const other of next[node]) if (steps[other] === steps[node] - 1) due[other] += (ways[other] / ways[node]) * (1 + due[node]);
      score[node] += due[node];
    }
  }
  const pairs = Math.max((drawn - 1) * (drawn - 2), 1);
  return score.map((one) => one / pairs);
}

/** @param {number} n @param {ArrayLike<number>} from @param {ArrayLike<number>} to @param {(edge: number) => boolean} counts */
function neighbours(n, from, to, counts) {
  const sets = Array.from({ length: n }, () => /** @type {Set<number>} */ (new Set()));
  for (let e = 0; e < from.length; e++) {
    if (!counts(e)) continue;
    sets[from[e]].add(to[e]);
    sets[to[e]].add(from[e]);
  }
  return sets.map((set) => [...set]);
}
