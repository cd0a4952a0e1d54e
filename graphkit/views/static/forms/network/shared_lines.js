/** The lines between those that share members or coalitions: the more they share, the heavier. */

/** @typedef {import("../../ui/app.js").App} App */
/** @typedef {import("../../draw/graph.js").Line} Line */

/**
 * @param {import("../../core/project.js").Pair[]} pairs
 * @param {App} app
 * @returns {Line[]}
 */
export function sharedLines(pairs, app) {
  const lit = app.chosen.length ? new Set(app.chosen) : null;
  /** @type {Map<string, Line>} */
  const bundles = new Map();
  for (const { a, b, shared } of pairs) {
    const bright = lit && (lit.has(a) || lit.has(b));
    const weight = Math.min(Math.round(Math.sqrt(shared) * 2), 12);
    const key = `${bright ? 1 : 0}${String(weight).padStart(2, "0")}`;
    let line = bundles.get(key);
    if (!line) {
      const crowd = pairs.length > 1500 ? 0.5 : 1;
      bundles.set(key, (line = {
        ends: [], dash: [], width: 0.5 + weight * 0.3,
        alpha: bright ? 0.85 : (lit ? 0.07 : 0.1 + weight * 0.03) * crowd, colour: bright ? app.theme.accent : app.theme.edge, quiet: lit !== null && !bright,
      }));
    }
    line.ends.push(a, b);
  }
  return [...bundles].sort(([p], [q]) => (p < q ? -1 : 1)).map(([, line]) => line);
}
