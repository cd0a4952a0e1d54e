/** The matrix as it is drawn: grid, cells and names. */

import { trace } from "../../draw/shapes.js";
import { cut, measure } from "../../draw/text_width.js";
import { levelName } from "./matrix_broad.js";
import { CELL, MatrixCells, TILT } from "./matrix_cells.js";

export class MatrixDrawing extends MatrixCells {
  /** @param {any} ctx @param {{x: number, y: number, w: number, h: number}} frame */
  paintFrame(ctx, frame) {
    const { app, rows, columns, left, top, step } = this;
    const { theme } = app;
    ctx.fillStyle = theme.paper;
    ctx.fillRect(0, 0, frame.w, frame.h);
    const firstRow = Math.max(0, Math.floor(frame.y / CELL));
    const lastRow = Math.min(rows.length, Math.ceil((frame.y + frame.h - top) / CELL));
    const firstColumn = Math.max(0, Math.floor(frame.x / step));
    const lastColumn = Math.min(columns.length, Math.ceil((frame.x + frame.w - left) / step) + 1);
    const at = (/** @type {number} */ r, /** @type {number} */ c) => [left + c * step - frame.x, top + r * CELL - frame.y];
    ctx.save();
    ctx.beginPath();
    ctx.rect(left, top, frame.w - left, frame.h - top);
    ctx.clip();
    this.grid(ctx, at, firstRow, lastRow, firstColumn, lastColumn, frame);
    for (let r = firstRow; r < lastRow; r++) {
      for (let c = firstColumn; c < lastColumn; c++) {
        const sure = this.cells.get(rows[r])?.get(columns[c]);
        if (sure) this.cell(ctx, at(r, c), sure, rows[r]);
      }
    }
    ctx.restore();
    this.rowNames(ctx, at, firstRow, lastRow, frame);
    this.columnNames(ctx, at, firstColumn, lastColumn, frame);
  }

  /** @param {any} ctx @param {any} at @param {number} r0 @param {number} r1 @param {number} c0 @param {number} c1 @param {any} frame */
  grid(ctx, at, r0, r1, c0, c1, frame) {
    ctx.strokeStyle = this.app.theme.line;
    ctx.lineWidth = 1;
    ctx.beginPath();
    const [right, bottom] = [Math.min(frame.w, at(0, this.columns.length)[0]), Math.min(frame.h, at(this.rows.length, 0)[1])];
    for (let r = r0; r <= r1; r++) {
      const y = Math.round(at(r, 0)[1]) + 0.5;
      ctx.moveTo(this.left, y);
      ctx.lineTo(right, y);
    }
    for (let c = c0; c <= c1; c++) {
      const x = Math.round(at(0, c)[0]) + 0.5;
      ctx.moveTo(x, this.top);
      ctx.lineTo(x, bottom);
    }
    ctx.stroke();
    const [r, c] = this.cursor;
    if (this.wide || document.activeElement !== this.host) return;
    ctx.strokeStyle = this.app.theme.accent;
    ctx.lineWidth = 2;
    const [x, y] = at(r, c);
    ctx.strokeRect(x, y, this.step, CELL);
  }

  /** Full, hollow or a dot: certainty is told by form, kind by colour. @param {any} ctx @param {number[]} at @param {number} sure @param {number} row */
  cell(ctx, [x, y], sure, row) {
    this.filled(ctx, x, y, sure, this.app.colour(row), this.step);
  }

  /** @param {any} ctx @param {number} x @param {number} y @param {number} sure @param {string} colour @param {number} wide */
  filled(ctx, x, y, sure, colour, wide) {
    ctx.fillStyle = ctx.strokeStyle = colour;
    if (sure === 3) ctx.fillRect(x + 2, y + 2, wide - 3, CELL - 3);
    else if (sure === 2) {
      ctx.globalAlpha = 0.5;
      ctx.fillRect(x + 2, y + 2, wide - 3, CELL - 3);
      ctx.globalAlpha = 1;
    } else {
      ctx.lineWidth = 1.2;
      ctx.setLineDash([2, 2]);
      ctx.strokeRect(x + 3, y + 3, wide - 5, CELL - 5);
      ctx.setLineDash([]);
    }
  }

  /** @param {any} ctx @param {any} at @param {number} r0 @param {number} r1 @param {any} frame */
  rowNames(ctx, at, r0, r1, frame) {
    const { app, left, top } = this;
    ctx.save();
    ctx.beginPath();
    ctx.rect(0, top, left, frame.h - top);
    ctx.clip();
    ctx.textBaseline = "middle";
    ctx.textAlign = "right";
    for (let r = r0; r < r1; r++) {
      const node = this.rows[r];
      const y = at(r, 0)[1] + CELL / 2 + 0.5;
      const bold = app.chosen.includes(node);
      ctx.font = `${bold ? 600 : 400} 11px ${app.theme.font}`;
      ctx.fillStyle = app.colour(node);
      ctx.beginPath();
      trace(ctx, app.look(node).shape, left - 9, y, 3.6);
      ctx.fill();
      ctx.fillStyle = bold ? app.theme.accent : app.theme.ink;
      ctx.fillText(cut(app.label(node), left - 24, ctx.font), left - 18, y);
    }
    ctx.restore();
  }

  /** @param {any} ctx @param {any} at @param {number} c0 @param {number} c1 @param {any} frame */
  columnNames(ctx, at, c0, c1, frame) {
    const { app, left, top } = this;
    ctx.save();
    ctx.beginPath();
    ctx.rect(this.level ? 0 : left - 10, 0, frame.w, top);
    ctx.clip();
    ctx.textBaseline = "middle";
    ctx.textAlign = "left";
    for (let c = Math.max(0, c0 - 8); c < c1; c++) {
      const node = this.columns[c];
      const x = at(0, c)[0] + this.step / 2;
      if (x < left - 2) continue;
      const bold = app.chosen.includes(node);
      ctx.font = `${bold ? 600 : 400} 11px ${app.theme.font}`;
      ctx.fillStyle = bold ? app.theme.accent : app.theme.ink;
      if (this.level) {
        const name = cut(app.label(node), frame.w - 8, ctx.font);
        ctx.fillText(name, Math.max(Math.min(left + 1, frame.w - measure(name, ctx.font) - 4), 4), top - 14);
        continue;
      }
      if (this.broad) {
        levelName(ctx, app.label(node), at(0, c)[0], this.step, top);
        continue;
      }
      ctx.save();
      ctx.translate(x, top - 6);
      ctx.rotate(TILT);
      ctx.fillText(cut(app.label(node), this.named, ctx.font), 0, 0);
      ctx.restore();
    }
    ctx.restore();
  }

  /** How wide a sign of the key is. */
  get signWide() {
    return CELL + 1;
  }

  /** A cell of that certainty, for the legend. @param {any} ctx @param {number} sure @param {number} x @param {number} y @param {number} wide */
  sign(ctx, sure, x, y, wide) {
    this.filled(ctx, x + wide / 2 - CELL / 2, y - CELL / 2, sure, this.app.theme.edge, CELL);
  }
}
