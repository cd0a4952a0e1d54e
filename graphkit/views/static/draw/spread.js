/** Give a few marks and their labels room: fill the frame, then push apart what would cover another. */

/**
 * @typedef {Object} Piece a mark with its label
 * @property {number} x of the mark
 * @property {number} y
 * @property {number} r
 * @property {number} w of the label
 * @property {number} h of the label
 * @property {boolean} [fixed] whether the others make room for it
 * @property {boolean} [left] whether its label stands on the left, which `spread` decides
 */

const ROUNDS = 600;
/** Rounds after which up and down is full. */
const PATIENT = 80;
const GAP = 4;
/** How much more a drawing may be stretched one way than the other. */
const STRETCH = 2.2;

/**
 * Places within a frame, near those that the pieces had to each other. Labels stand away from the middle.
 * @param {Piece[]} pieces
 * @param {number} width
 * @param {number} height
 * @returns {Piece[]} in the same order
 */
export function spread(pieces, width, height) {
  if (!pieces.length) return [];
  const fixed = pieces.filter((piece) => piece.fixed);
  const span = (/** @type {number[]} */ values) => [Math.min(...values), Math.max(...values)];
  const middle = fixed.length === 1 ? fixed[0].x : span(pieces.map(({ x }) => x)).reduce((a, b) => (a + b) / 2);
  const found = pieces.map((piece) => ({ ...piece, left: piece.x < middle }));
  const across = scaled(found.map(({ x, r, w, left }) => ({ at: x, before: left ? r + w + 2 * GAP : r, after: left ? r : r + w + 2 * GAP })), width);
  const down = scaled(found.map(({ y, r, h }) => ({ at: y, before: Math.max(r, h / 2), after: Math.max(r, h / 2) })), height);
  const [sx, sy] = [Math.min(across, down * STRETCH), Math.min(down, across * STRETCH)];
  for (const piece of found) [piece.x, piece.y] = [piece.x * sx, piece.y * sy];
  const [box, size] = [found.map(boxOf), [width, height]];
  const [dx, dy] = [0, 1].map((axis) => (size[axis] - Math.min(...box.map((one) => one[axis])) - Math.max(...box.map((one) => one[axis + 2]))) / 2);
  for (const piece of found) [piece.x, piece.y] = [piece.x + dx, piece.y + dy];
  for (let round = 0; round < ROUNDS && parted(found, width, height, round); round++);
  return found;
}

/** The largest scale at which everything lies within a length. @param {{at: number, before: number, after: number}[]} list @param {number} length */
function scaled(list, length) {
  let scale = Infinity;
  for (const a of list) for (const b of list) if (b.at > a.at) scale = Math.min(scale, Math.max(length - 2 * GAP - a.before - b.after, length / 4) / (b.at - a.at));
  return Number.isFinite(scale) ? scale : 1;
}

/** Push apart every two that overlap, once; whether any did. @param {Piece[]} pieces @param {number} width @param {number} height @param {number} round */
function parted(pieces, width, height, round) {
  let moved = false;
  for (let i = 0; i < pieces.length; i++) {
    for (let j = i + 1; j < pieces.length; j++) {
      const [a, b] = [boxOf(pieces[i]), boxOf(pieces[j])];
      const over = [Math.min(a[2], b[2]) - Math.max(a[0], b[0]), Math.min(a[3], b[3]) - Math.max(a[1], b[1])];
      if (over[0] <= 0 || over[1] <= 0) continue;
      moved = true;
      // Up and down takes less room than to the side; where that is full, now and then to the side.
      const key = over[1] <= over[0] && (round < PATIENT || round % 4) ? "y" : "x";
      const by = (key === "y" ? over[1] : over[0]) / 2 + 0.25;
      const sign = pieces[i][key] < pieces[j][key] || (pieces[i][key] === pieces[j][key] && i < j) ? -1 : 1;
      push(pieces[i], key, sign * by * (pieces[j].fixed ? 2 : 1));
      push(pieces[j], key, -sign * by * (pieces[i].fixed ? 2 : 1));
    }
    within(pieces[i], width, height);
  }
  return moved;
}

/** @param {Piece} piece @param {"x"|"y"} key @param {number} by */
function push(piece, key, by) {
  if (!piece.fixed) piece[key] += by;
}

/** What a mark and its label take. @param {Piece} piece @returns {[number, number, number, number]} */
function boxOf({ x, y, r, w, h, fixed, left }) {
  const half = Math.max(r, h / 2) + GAP / 2;
  if (fixed) return [x - r - GAP - (left === false ? 0 : w), y - half, x + r + GAP + (left === false ? w : 0), y + half];
  return left ? [x - r - GAP - w - GAP, y - half, x + r, y + half] : [x - r, y - half, x + r + GAP + w + GAP, y + half];
}

/** Keep a piece in the frame. @param {Piece} piece @param {number} width @param {number} height */
function within(piece, width, height) {
  const [x0, y0, x1, y1] = boxOf(piece);
  if (piece.fixed) return;
  piece.x += Math.max(GAP - x0, 0) - Math.max(x1 - width + GAP, 0);
  piece.y += Math.max(GAP - y0, 0) - Math.max(y1 - height + GAP, 0);
}
