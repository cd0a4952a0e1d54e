/** Columns beside each other, one for each year: time runs from left to right. */

import { every, steps } from "../../core/round_steps.js";
import { measure } from "../../draw/text_width.js";

/** @typedef {import("./bars.js").BarsForm} BarsForm */

/** Above the columns for a number, and below them for the years. */
const [ABOVE, BELOW] = [18, 22];
/** How high all is for its width, at least and at most. */
const [SHAPE, LOWEST, HIGHEST] = [0.42, 190, 330];
/** What a column takes of the room of its year, and how wide that is at most. */
const [FULL, WIDEST] = [0.74, 180];
const YEAR_ROOM = 36;

export class YearColumns {
  /** @param {BarsForm} form @param {number} across @param {number} edge what is free at both sides @param {number} [height] where it is given */
  constructor(form, across, edge, height = 0) {
    this.form = form;
    this.across = across;
    this.edge = edge;
    const { rows, app } = form;
    this.font = `400 11.5px ${app.theme.font}`;
    const shaped = Math.min(Math.max(across * SHAPE, LOWEST), HIGHEST);
    this.height = rows.length ? Math.round(height || shaped) : 0;
    this.most = Math.max(...rows.map(({ total }) => total), 1);
    const step = (/** @type {number} */ left) => Math.min((across - left - edge) / Math.max(rows.length, 1), WIDEST);
    const widest = rows.reduce((most, row) => Math.max(most, measure(form.number(row), this.font)), 0);
    /** Whether each column has room for its number; else lines tell how high they are. */
    this.numbered = widest <= step(edge) - 2;
    this.lines = this.numbered ? [] : steps(this.most, Math.max(2, Math.floor(this.height / 60)));
    const longest = this.lines.reduce((most, n) => Math.max(most, measure(this.told(n), this.font)), 0);
    this.left = edge + (longest && longest + 10);
    this.step = step(this.left);
  }

  /** @param {number} n */
  told(n) {
    return n.toLocaleString(this.form.app.locale);
  }

  /** All years stand in one row. @param {number} _rows */
  highOf(_rows) {
    return this.height;
  }

  /** Which year is at a place. @param {number} x @param {number} y */
  at(x, y) {
    return y < 0 || y > this.height || x < this.left ? -1 : Math.floor((x - this.left) / this.step);
  }

  /** @param {number} _i */
  box(_i) {
    return { y: 0, h: this.height };
  }

  /** @param {any} ctx @param {number} top @param {number} [_h] @param {number} [_from] all years are drawn */
  paint(ctx, top, _h, _from) {
    const { form, left, step } = this;
    if (!this.height) return;
    const { app, rows } = form;
    const low = top + this.height - BELOW;
    const unit = (this.height - ABOVE - BELOW) / this.most;
    for (const n of this.lines) this.line(ctx, n, low - n * unit);
    rows.forEach((row, i) => {
      const [wide, x] = [step * FULL, left + (i + (1 - FULL) / 2) * step];
      let y = low;
      for (const { kind, n, pale } of form.parts(row)) {
        const high = n * unit;
        form.part(ctx, app.kindColour(kind), x, y - Math.max(high - 0.6, 0.6), wide, Math.max(high - 0.6, 0.6), pale);
        y -= high;
      }
      if (this.numbered) this.text(ctx, form.number(row), x + wide / 2, y - 9, row.total ? app.theme.ink : app.theme.muted);
      form.mark(ctx, i, x - 3, y - 3, wide + 6, low - y + 6);
    });
    this.rule(ctx, low + 0.5, app.theme.muted);
    const years = rows.map(({ title }) => title);
    const apart = every(YEAR_ROOM / step);
    years.forEach((year, i) => year % apart === 0 && this.text(ctx, form.title(rows[i]), left + (i + 0.5) * step, low + 13, app.theme.ink));
  }

  /** @param {any} ctx @param {string} text @param {number} x @param {number} y @param {string} colour */
  text(ctx, text, x, y, colour) {
    ctx.font = this.font;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.fillStyle = colour;
    ctx.fillText(text, x, y);
  }

  /** @param {any} ctx @param {number} n @param {number} y */
  line(ctx, n, y) {
    const { theme } = this.form.app;
    this.rule(ctx, Math.round(y) + 0.5, theme.line);
    ctx.font = this.font;
    ctx.textAlign = "right";
    ctx.textBaseline = "middle";
    ctx.fillStyle = theme.muted;
    ctx.fillText(this.told(n), this.left - 8, y);
  }

  /** Under the columns, and no further. @param {any} ctx @param {number} y @param {string} colour */
  rule(ctx, y, colour) {
    ctx.strokeStyle = colour;
    ctx.lineWidth = 1;
    ctx.beginPath();
    ctx.moveTo(this.left, y);
    ctx.lineTo(this.left + this.form.rows.length * this.step, y);
    ctx.stroke();
  }
}
