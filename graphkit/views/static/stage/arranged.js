/** A drawing of a few marks as a figure has it: with room for every label. */

import { LINE, wrap } from "../draw/labels.js";
import { spread } from "../draw/spread.js";
import { measure } from "../draw/text_width.js";

/** @typedef {import("../ui/app.js").App} App */
/** @typedef {import("../draw/graph.js").Picture} Picture */

/** So many are all named, where there is room: on the page, which is drawn at each step, and in a figure. */
export const FEW = 60;
const FEW_IN_A_FIGURE = 120;
/** So much more than they take all labels need, to be told apart. */
const LOOSE = 2.1;

/**
 * The same picture with its marks spread over a frame, in pixels; null where they are too many, or
 * where somebody put them in their places.
 * @param {App} app
 * @param {Picture} picture
 * @param {number} width
 * @param {number} height
 * @returns {Picture|null}
 */
export function arranged(app, picture, width, height) {
  const { nodes } = picture;
  if (!nodes.length || nodes.length > FEW_IN_A_FIGURE || app.state.at.length) return null;
  const pieces = nodes.map((node) => piece(app, picture, node));
  const found = spread(between(app, picture, pieces, height) ?? pieces, width, height);
  const [x, y] = [Float64Array.from(picture.x), Float64Array.from(picture.y)];
  nodes.forEach((node, i) => ([x[node], y[node]] = [found[i].x, found[i].y]));
  return { ...picture, x, y, left: new Set(nodes.filter((_, i) => found[i].left)) };
}

/** How far two selected coalitions are apart, from the middle, and how high a row of marks is. */
const [APART, ROW] = [1, 22];

/**
 * The marks of two selected coalitions: who is in both between these, the others on the side of
 * theirs; null of anything else.
 * @param {App} app @param {Picture} picture @param {import("../draw/spread.js").Piece[]} pieces in the order of the marks @param {number} height
 */
function between(app, { nodes, chosen, ringed }, pieces, height) {
  if (chosen.size !== 2 || !ringed?.size) return null;
  const [a, b] = app.chosen;
  const side = (/** @type {number} */ node) => (ringed.has(node) ? 0 : app.joined.get(node)?.includes(b) || app.joined.get(b)?.includes(node) ? 1 : -1);
  const found = pieces.map((piece) => ({ ...piece }));
  for (const way of [-1, 0, 1]) {
    const some = nodes.flatMap((node, i) => (!chosen.has(node) && side(node) === way ? [found[i]] : [])).sort((p, q) => p.y - q.y);
    const rows = Math.max(Math.floor(height / ROW), 1);
    const columns = Math.ceil(some.length / rows);
    some.forEach((piece, i) => {
      const up = (2 * (i + 0.5)) / some.length - 1;
      // Around its own coalition, further off in the middle than above and below.
      const off = APART + 0.25 + 0.75 * Math.sqrt(1 - up * up) + (columns > 1 ? 0.5 * (i % columns) : 0);
      [piece.x, piece.y] = [way ? way * off : 0.12 * (i % 2 ? 1 : -1), up];
    });
  }
  nodes.forEach((node, i) => node === a && Object.assign(found[i], { x: -APART, y: 0 }));
  nodes.forEach((node, i) => node === b && Object.assign(found[i], { x: APART, y: 0 }));
  return found;
}

/** A mark with its label. @param {App} app @param {Picture} picture @param {number} node @returns {import("../draw/spread.js").Piece} */
function piece(app, picture, node) {
  const { chosen, ringed } = picture;
  const { lines, font, size } = labelled(app, node, app.model.hub[node] || chosen.has(node), ringed?.has(node));
  return {
    x: picture.x[node], y: picture.y[node], r: picture.radius(node) + (chosen.has(node) ? 5 : ringed?.has(node) ? 3 : 0), fixed: chosen.has(node) && chosen.size === 1,
    w: Math.max(...lines.map((line) => measure(line, font))), h: lines.length * size * LINE,
  };
}

/** How high a drawing of that width has to be for all its labels, if they are few enough to be named. @param {App} app @param {Picture} picture @param {number} width @returns {number} */
export function highEnough(app, picture, width) {
  if (picture.nodes.length > FEW_IN_A_FIGURE) return 0;
  return picture.nodes.map((node) => piece(app, picture, node)).reduce((sum, { r, w, h }) => sum + (2 * r + w) * Math.max(h, 2 * r), 0) * LOOSE / width;
}

/** How a thing is named in the drawing. @param {App} app @param {number} node @param {boolean} large in two lines @param {boolean} [bold] */
function labelled(app, node, large, bold = large) {
  const size = app.model.hub[node] ? 12.5 : 11.5;
  return { size, lines: wrap(app.label(node), large ? 24 : 30, large ? 2 : 1), font: `${large || bold ? 600 : 400} ${size}px ${app.theme.font}` };
}
