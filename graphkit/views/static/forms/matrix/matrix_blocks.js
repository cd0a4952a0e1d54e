/** A matrix of few columns and many rows as blocks beside each other, where the height is given. */

import { READABLE } from "../../draw/figure_sheet.js";

/** @typedef {import("./matrix.js").MatrixForm} MatrixForm */

const SCALES = [1, 0.87, READABLE];
/** Pixels that the names of rows have at most. */
const NAMES = 190;

/**
 * How the rows are best parted, or null where one block is as good.
 * @param {MatrixForm} form with the rows and columns to draw
 * @param {number} width
 * @param {number} height
 * @param {number} cell
 * @returns {{blocks: number, rows: number, wide: number, rowNamed: number}|null}
 */
export function blocksOf(form, width, height, cell) {
  const rowNamed = Math.min(form.longest(form.rows) + 26, NAMES);
  const wide = rowNamed + form.columns.length * cell + form.aside;
  const fits = SCALES.map((scale) => ({ blocks: Math.floor(width / scale / wide), rows: Math.floor((height / scale - form.top) / cell) }));
  const { blocks, rows } = fits.find((one) => one.blocks * one.rows >= form.rows.length) ?? fits[fits.length - 1];
  if (blocks < 2 || rows < 1 || form.rows.length <= rows) return null;
  const needed = Math.min(blocks, Math.ceil(form.rows.length / rows));
  return { blocks: needed, rows: Math.min(rows, Math.ceil(form.rows.length / needed)), wide, rowNamed };
}
