/** Outlines of countries as the page carries them: where they lie, and what lies under a point. */

/**
 * @typedef {Object} Land
 * @property {string} code "" for all that belongs to nobody in the data
 * @property {number[]} at the middle of its largest part
 * @property {number} size the square root of its area
 * @property {number[][]} rings each `x, y, x, y …`
 * @property {{left: number, top: number, right: number, bottom: number}} box
 *
 * @typedef {{lands: Land[], lines: number[][], box: Land["box"]}} Outlines
 */

/**
 * What the page carries, unpacked: columns of what is told of each land, and lines as texts.
 * @param {{code: string[], at: (number[]|null)[], size: (number|null)[], rings: number[][][], lines: string}} packed
 */
export function unpacked({ code, at, size, rings, lines }) {
  const lands = code.map((one, i) => ({ code: one, at: at[i] ?? [], size: size[i] ?? 0, rings: rings[i] }));
  return { lands, arcs: lines.split(" ").map(numbersOf) };
}

/** The whole numbers of an encoded polyline: signs of five bits each, the smallest first. @param {string} text */
export function numbersOf(text) {
  const numbers = [];
  let [bits, place] = [0, 0];
  for (let i = 0; i < text.length; i++) {
    const sign = text.charCodeAt(i) - 63;
    bits |= (sign & 31) << place;
    place += 5;
    if (sign & 32) continue;
    numbers.push(bits & 1 ? ~(bits >> 1) : bits >> 1);
    bits = place = 0;
  }
  return numbers;
}

/**
 * @param {{lands: {code: string, at?: number[], size?: number, rings: number[][]}[], arcs: number[][]}} raw
 * @returns {Outlines}
 */
export function outlinesOf({ lands, arcs }) {
  const lines = arcs.map(placed);
  const told = lands.map(({ code, at = [], size = 0, rings }) => {
    const points = rings.map((ring) => ring.flatMap((n) => (n >= 0 ? lines[n] : backwards(lines[~n]))));
    return { code, at, size, rings: points, box: around([at, ...points]) };
  });
  return { lands: told, lines, box: around(told.flatMap(({ at, rings }) => [at, ...rings])) };
}

/** From steps to places. @param {number[]} steps */
function placed(steps) {
  const points = steps.slice(0, 2);
  for (let i = 2; i < steps.length; i++) points.push(points[i - 2] + steps[i]);
  return points;
}

/** @param {number[]} points */
function backwards(points) {
  const turned = [];
  for (let i = points.length - 2; i >= 0; i -= 2) turned.push(points[i], points[i + 1]);
  return turned;
}

/** @param {number[][]} lines @returns {Land["box"]} */
function around(lines) {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const points of lines) {
    for (let i = 0; i < points.length; i += 2) {
      box.left = Math.min(box.left, points[i]);
      box.right = Math.max(box.right, points[i]);
      box.top = Math.min(box.top, points[i + 1]);
      box.bottom = Math.max(box.bottom, points[i + 1]);
    }
  }
  return box;
}

/** Whether a point lies in a land and in none of its holes. @param {Land} land @param {number} x @param {number} y */
export function within({ rings, box }, x, y) {
  if (x < box.left || x > box.right || y < box.top || y > box.bottom) return false;
  let inside = false;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      const [ax, ay, bx, by] = [ring[i], ring[i + 1], ring[j], ring[j + 1]];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    }
  }
  return inside;
}

/**
 * Push marks apart that would cover each other, by as little as that takes.
 * @param {number[][]} marks `[x, y]` each
 * @param {number} least between two of them
 * @returns {number[][]}
 */
export function pushedApart(marks, least) {
  const places = marks.map(([x, y]) => [x, y]);
  for (let round = 0; round < 60; round++) {
    let moved = false;
    for (let i = 0; i < places.length; i++) for (let j = 0; j < i; j++) moved = pushed(places[i], places[j], least) || moved;
    if (!moved) break;
  }
  return places;
}

/** @param {number[]} one @param {number[]} other @param {number} least */
function pushed(one, other, least) {
  let [dx, dy] = [one[0] - other[0], one[1] - other[1]];
  const apart = Math.hypot(dx, dy);
  if (apart >= least - 0.01) return false;
  if (!apart) [dx, dy] = [1, 0];
  const by = (least - apart) / 2 / (apart || 1);
  one[0] += dx * by;
  one[1] += dy * by;
  other[0] -= dx * by;
  other[1] -= dy * by;
  return true;
}
