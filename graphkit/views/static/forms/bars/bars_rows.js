/** Bars below each other: a name of up to two lines, the bar, and its number. */

import { inTwo } from "../../draw/names_on_lines.js";
import { measure } from "../../draw/text_width.js";

/** @typedef {import("./bars.js").BarsForm} BarsForm */

/** How high a row is, one whose name may have two lines, and one where there is much room. */
const [ROW, HIGH_ROW, HIGHEST] = [24, 30, 42];
const THICK = 0.64;
const LINE = 13;
/** Between a name and its bar, and between a bar and its number. */
const [BESIDE, NUMBER] = [10, 6];
/** The share of the width that names have at most, and in pixels. */
const [SHARE, WIDEST] = [0.42, 300];

export class BarRows {
  /** @param {BarsForm} form @param {number} across @param {number} edge what is free beside the names and the numbers @param {number} [height] where it is given */
  constructor(form, across, edge, height = 0) {
    this.form = form;
    this.edge = edge;
    const { theme } = form.app;
    this.font = `400 11.5px ${theme.font}`;
    const names = form.rows.map((row) => form.title(row));
    const room = Math.min(across * SHARE, WIDEST);
    const longest = names.reduce((most, name) => Math.max(most, measure(name, this.font)), 0);
    const wide = Math.min(longest, room);
    this.names = names.map((name) => inTwo(name, wide, this.font));
    /** Where the bars begin. */
    this.left = Math.ceil(edge + wide + BESIDE);
    const least = this.names.some((lines) => lines.length > 1) ? HIGH_ROW : ROW;
    this.pitch = Math.min(Math.max(least, height / Math.max(names.length, 1)), HIGHEST);
    const most = Math.max(...form.rows.map(({ total, unsure }) => total + unsure), 1);
    const numbers = form.rows.reduce((widest, row) => Math.max(widest, measure(form.number(row), this.font)), 0);
    this.unit = Math.max(across - this.left - NUMBER - numbers - edge, 40) / most;
  }

  /** @param {number} rows */
  highOf(rows) {
    return rows * this.pitch;
  }

  /** Which row is at a place. @param {number} _x @param {number} y */
  at(_x, y) {
    return Math.floor(y / this.pitch);
  }

  /** @param {number} i @returns {{y: number, h: number}} */
  box(i) {
    return { y: i * this.pitch, h: this.pitch };
  }

  /** Those rows that are in sight. @param {any} ctx @param {number} top @param {number} h @param {number} [from] the first that is drawn */
  paint(ctx, top, h, from = 0) {
    const { rows } = this.form;
    const first = Math.max(0, Math.floor(-top / this.pitch));
    const last = Math.min(rows.length, Math.ceil((h - top) / this.pitch));
    for (let i = first; i < last; i++) this.row(ctx, i, from + i, top + i * this.pitch);
  }

  /** @param {any} ctx @param {number} i @param {number} named which of the names @param {number} y */
  row(ctx, i, named, y) {
    const { form } = this;
    const { app } = form;
    const row = form.rows[i];
    const bold = app.chosen.includes(row.title);
    const middle = y + this.pitch / 2;
    ctx.textBaseline = "middle";
    ctx.textAlign = "right";
    ctx.font = bold ? this.font.replace("400", "600") : this.font;
    ctx.fillStyle = bold ? app.theme.accent : app.theme.ink;
    const lines = this.names[named];
    lines.forEach((line, n) => ctx.fillText(line, this.left - BESIDE, middle + (n - (lines.length - 1) / 2) * LINE));
    const thick = Math.min(this.pitch, HIGH_ROW) * THICK;
    let x = this.left;
    for (const { kind, n, pale } of form.parts(row)) {
      form.part(ctx, app.kindColour(kind), x, middle - thick / 2, Math.max(n * this.unit - 0.6, 0.6), thick, pale);
      x += n * this.unit;
    }
    ctx.textAlign = "left";
    ctx.fillStyle = app.theme.ink;
    ctx.font = this.font;
    ctx.fillText(form.number(row), x + NUMBER, middle);
    form.mark(ctx, i, this.left - 3, y + 1, x - this.left + 6, this.pitch - 2);
  }
}
