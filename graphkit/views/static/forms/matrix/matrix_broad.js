/** A matrix of few columns on the page: broad columns under level names, in the middle of the drawing. */

import { inTwo } from "../../draw/names_on_lines.js";
import { cut } from "../../draw/text_width.js";

/** @typedef {import("./matrix_cells.js").MatrixCells} MatrixCells */
/** @typedef {{step: number, left: number}} Broad how wide a column is, and where the first one begins */

const FEW = 4;
/** Pixels of a broad column: at least, and at most. */
const [NARROWEST, BROADEST] = [84, 168];
/** How high two lines of a name stand, how far they are apart, and what is free beside them. */
export const BROAD_TOP = 44;
const [LINE, GAP] = [14, 12];
/** The share of the drawing that names of rows have at most, and pixels that the sign beside them takes. */
const [NAMES, SIGN] = [0.45, 26];

/**
 * @param {MatrixCells} form with its rows and columns
 * @returns {Broad|null} null where there are more columns, or no room
 */
export function broadOf(form) {
  const n = form.columns.length;
  const room = form.host.clientWidth - 2 * GAP;
  if (form.wide || form.level || !n || n > FEW || room <= 0) return null;
  const names = Math.min(Math.max(form.longest(form.rows) + SIGN, 120), room * NAMES);
  const step = Math.floor(Math.min(BROADEST, (room - names) / n));
  if (step < NARROWEST) return null;
  return { step, left: Math.round(GAP + (room - names - n * step) / 2 + names) };
}

/** The name of a column in the middle above it. @param {any} ctx @param {string} name @param {number} x where the column begins @param {number} step @param {number} top */
export function levelName(ctx, name, x, step, top) {
  const lines = inTwo(name, step - GAP, ctx.font).map((line) => cut(line, step - GAP, ctx.font));
  ctx.textAlign = "center";
  lines.forEach((line, n) => ctx.fillText(line, x + step / 2, top - 8 - (lines.length - 1 - n) * LINE));
}
