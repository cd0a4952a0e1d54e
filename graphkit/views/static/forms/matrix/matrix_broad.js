/** A matrix of few columns: broad columns under level names, on the page in the middle of the drawing, in a figure in blocks beside each other. */

import { READABLE } from "../../draw/figure_sheet.js";
import { inLines } from "../../draw/names_on_lines.js";

/** @typedef {import("./matrix_cells.js").MatrixCells} MatrixCells */
/** @typedef {{step: number, left: number, top: number}} Broad how wide a column is, where the first one begins, and how high the names of columns are */

const FEW = 4;
/** Pixels of a broad column: at least, and at most. */
const [NARROWEST, BROADEST] = [84, 168];
/** How far the lines of a name are apart, what is free beside them and above and below them, and how many there are at most. */
const [LINE, GAP, ABOUT, LINES] = [14, 12, 16, 5];
/** The share of the drawing that names of rows have at most, that of a block of a figure, and pixels that the sign beside them takes. */
const [ON_PAGE, NAMES, SIGN] = [0.45, 0.5, 26];
/** Between two blocks of a figure. */
const BETWEEN = 28;

/**
 * @param {MatrixCells} form with its rows and columns
 * @returns {Broad|null} null where there are more columns, or no room
 */
export function broadOf(form) {
  const n = form.columns.length;
  const room = form.host.clientWidth - 2 * GAP;
  if (form.wide || form.level || !n || n > FEW || room <= 0) return null;
  const names = Math.min(Math.max(form.longest(form.rows) + SIGN, 120), room * ON_PAGE);
  const step = Math.floor(Math.min(BROADEST, (room - names) / n));
  if (step < NARROWEST) return null;
  return { step, left: Math.round(GAP + (room - names - n * step) / 2 + names), top: highOf(form, step) };
}

/** A column of a figure is as broad as this at least, and all blocks have so many rows at most where the height is not given. */
const [NARROW, MOST_ROWS] = [72, 110];
/** Fewer rows than these stand in one block, where the height is not given. */
const LEAST = 10;
/** How much smaller a figure may be made, so that more rows fit. */
const SCALES = [1, 0.87, READABLE];

/**
 * A figure as blocks of rows beside each other, so that few columns use its width: as many as have
 * room, or where the height is given as few as show most rows.
 * @param {MatrixCells} form with its rows and columns
 * @param {number} width @param {number} height 0 for as high as needed @param {number} cell how high a row is
 * @returns {{blocks: number, rows: number, wide: number, broad: Broad}|null} null where there are more columns, or no room
 */
export function broadBlocks(form, width, height, cell) {
  const n = form.columns.length;
  const names = Math.max(form.longest(form.rows) + SIGN, 90);
  if (n < 2 || n > FEW || !form.rows.length) return null;
  const all = form.rows.length;
  const found = (height ? SCALES : [1]).flatMap((scale) => [1, 2, 3, 4].map((blocks) => {
    const wide = Math.floor(width / scale / blocks);
    const left = Math.min(names, wide * NAMES);
    const step = Math.floor(Math.min(BROADEST, (wide - left - GAP) / n));
    const top = highOf(form, Math.max(step, NARROW));
    const most = height ? Math.floor((height / scale - top - 4) / cell) : Math.ceil(MOST_ROWS / blocks);
    return { blocks, rows: Math.min(Math.ceil(all / blocks), most), wide: Math.min(wide, left + n * step + BETWEEN), broad: { step, left, top } };
  })).filter(({ broad, rows, blocks }) => broad.step >= NARROW && rows > 0 && (height || rows >= LEAST || blocks === 1));
  if (!height) return found[found.length - 1] ?? null;
  return found.reduce((best, one) => (!best || Math.min(one.blocks * one.rows, all) > best.blocks * best.rows ? one : best), /** @type {typeof found[0]|null} */ (null));
}

/** How high the names of the columns are. @param {MatrixCells} form @param {number} step */
function highOf(form, step) {
  const { app } = form;
  return ABOUT + LINE * Math.max(2, ...form.columns.map((node) => inLines(app.label(node), step - GAP, `600 11px ${app.theme.font}`, LINES).length));
}

/** The name of a column in the middle above it. @param {any} ctx @param {string} name @param {number} x where the column begins @param {number} step @param {number} top */
export function levelName(ctx, name, x, step, top) {
  const lines = inLines(name, step - GAP, ctx.font, LINES);
  ctx.textAlign = "center";
  lines.forEach((line, n) => ctx.fillText(line, x + step / 2, top - 8 - (lines.length - 1 - n) * LINE));
}
