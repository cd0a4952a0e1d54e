/** The shortest way between two things along memberships, through the least joined of those as short. */

/**
 * @param {number} a
 * @param {number} b
 * @param {(node: number) => {edge: number, other: number}[]} links
 * @returns {{edges: number[], nodes: number[], ways: number}|null} the way, and how many are as short; null where none leads there
 */
export function shortestWay(a, b, links) {
  const steps = stepsTo(b, a, links);
  const length = steps.get(a);
  if (!length) return null;
  /** @type {Map<number, {ways: number, cost: number, edge: number, next: number}>} */
  const best = new Map([[b, { ways: 1, cost: 0, edge: -1, next: -1 }]]);
  const near = [...steps].filter(([, step]) => step > 0 && step <= length).sort(([p, m], [q, n]) => m - n || p - q);
  for (const [node, step] of near) {
    const seen = new Set();
    const around = links(node);
    const found = { ways: 0, cost: Infinity, edge: -1, next: -1 };
    for (const { edge, other } of around) {
      const onward = best.get(other);
      if (!onward || steps.get(other) !== step - 1 || seen.has(other)) continue;
      seen.add(other);
      found.ways += onward.ways;
      if (onward.cost < found.cost || (onward.cost === found.cost && other < found.next)) Object.assign(found, { cost: onward.cost, edge, next: other });
    }
    best.set(node, { ...found, cost: found.cost + around.length });
  }
  const [edges, nodes] = [/** @type {number[]} */ ([]), [a]];
  for (let at = a; at !== b;) {
    const { edge, next } = /** @type {{edge: number, next: number}} */ (best.get(at));
    edges.push(edge);
    nodes.push(next);
    at = next;
  }
  return { edges, nodes, ways: /** @type {{ways: number}} */ (best.get(a)).ways };
}

/** How many steps everything as near as `a` is from `b`. @param {number} b @param {number} a @param {(node: number) => {edge: number, other: number}[]} links */
function stepsTo(b, a, links) {
  const steps = new Map([[b, 0]]);
  let front = [b];
  for (let step = 1; front.length && !steps.has(a); step++) {
    const next = [];
    for (const node of front) {
      for (const { other } of links(node)) {
        if (steps.has(other)) continue;
        steps.set(other, step);
        next.push(other);
      }
    }
    front = next;
  }
  return steps;
}
