/** The outline of each shape, on any context with the path methods of a canvas. */

/** @param {number} corners */
const polygon = (corners, turn = -Math.PI / 2) =>
  Array.from({ length: corners }, (_, i) => {
    const angle = turn + (2 * Math.PI * i) / corners;
    return [Math.cos(angle), Math.sin(angle)];
  });

const star = Array.from({ length: 10 }, (_, i) => {
  const angle = -Math.PI / 2 + (Math.PI * i) / 5;
  const reach = i % 2 ? 0.52 : 1.2;
  return [reach * Math.cos(angle), reach * Math.sin(angle)];
});

const arm = 0.36;
const plus = [[-arm, -1], [arm, -1], [arm, -arm], [1, -arm], [1, arm], [arm, arm], [arm, 1], [-arm, 1], [-arm, arm], [-1, arm], [-1, -arm], [-arm, -arm]];
const tilt = Math.SQRT1_2;

/** @type {Record<string, number[][]>} corners on a disc of radius one */
const OUTLINES = {
  square: [[-0.88, -0.88], [0.88, -0.88], [0.88, 0.88], [-0.88, 0.88]],
  diamond: polygon(4).map(([x, y]) => [x * 1.15, y * 1.15]),
  triangle: polygon(3).map(([x, y]) => [x * 1.2, y * 1.2 + 0.15]),
  triangleDown: polygon(3, Math.PI / 2).map(([x, y]) => [x * 1.2, y * 1.2 - 0.15]),
  hexagon: polygon(6),
  pentagon: polygon(5).map(([x, y]) => [x * 1.08, y * 1.08]),
  star,
  plus,
  cross: plus.map(([x, y]) => [(x - y) * tilt, (x + y) * tilt]),
};

/**
 * Add a shape to the path of a context.
 * @param {any} ctx
 * @param {string} shape
 * @param {number} x
 * @param {number} y
 * @param {number} r
 */
export function trace(ctx, shape, x, y, r) {
  const corners = OUTLINES[shape];
  if (!corners) {
    ctx.moveTo(x + r, y);
    ctx.arc(x, y, r, 0, 2 * Math.PI);
    if (shape === "ring") {
      ctx.moveTo(x + r * 0.45, y);
      ctx.arc(x, y, r * 0.45, 0, 2 * Math.PI, true);
    }
    return;
  }
  ctx.moveTo(x + corners[0][0] * r, y + corners[0][1] * r);
  for (let i = 1; i < corners.length; i++) ctx.lineTo(x + corners[i][0] * r, y + corners[i][1] * r);
  ctx.closePath();
}
