/** The matrix as a figure: the rows and columns that the question is about, in blocks where there is room beside. */

import { READABLE, SMALLEST, columnsTold, rowsTold } from "../../draw/figure_sheet.js";
import { blocksOf } from "./matrix_blocks.js";
import { broadBlocks } from "./matrix_broad.js";
import { CELL, NAMED, NAMED_IN_A_FIGURE } from "./matrix_cells.js";
import { MatrixDrawing } from "./matrix_drawing.js";

const MOST_ROWS = 110;

export class MatrixFigure extends MatrixDrawing {
  /**
   * Draw the rows and columns that the question is about, for a figure.
   * @param {any} ctx
   * @param {number} width
   * @param {number} height 0 for as high as needed
   * @param {import("../../figures/figure.js").Part} [part] which rows are drawn, where not the first
   * @returns {import("../../figures/figure.js").Drawn}
   */
  figure(ctx, width, height, part) {
    const { app } = this;
    this.wide = width;
    try {
      this.gather();
      this.crop();
      const columns = this.columns.length;
      this.named = Math.min(this.longest(this.columns) + 1, this.level ? NAMED_IN_A_FIGURE : NAMED);
      const broad = part ? null : broadBlocks(this, width, height, CELL);
      if (broad) {
        this.broad = broad.broad;
        return this.inBlocks(ctx, { ...broad, rowNamed: 0 });
      }
      const blocks = height && !part ? blocksOf(this, width, height, CELL) : null;
      if (blocks) return this.inBlocks(ctx, blocks);
      this.makeRoom(width, height);
      const least = height ? READABLE : SMALLEST;
      const from = part?.column ?? 0;
      const to = from + Math.max(1, Math.floor((width / least - this.left - this.aside) / CELL));
      this.columns = this.columns.slice(from, to);
      // Sheets of further columns name who is in one of these.
      if (from) this.rows = this.rows.filter((row) => this.columns.some((column) => this.cells.get(row)?.has(column)));
      const rows = this.rows.length;
      const across = this.left + this.columns.length * CELL + this.aside;
      const every = this.rows;
      const down = height && (height / least - this.top) / CELL;
      this.rows = this.rows.slice(0, down ? Math.max(Math.floor(down), 1) : MOST_ROWS);
      if (part) this.rows = every.slice(part.first, part.first + part.most);
      const frame = { x: 0, y: 0, w: across, h: this.top + this.rows.length * CELL + 4 };
      this.paintFrame(ctx, frame);
      return {
        ...this.occurringIn(this.rows), width: across, height: frame.h, signs: [], all: rows, next: to < columns ? to : undefined,
        notes: [
          ...rowsTold(app, this.rows.length, rows, part),
          ...columnsTold(app, this.columns.length, columns, part),
        ],
      };
    } finally {
      this.wide = 0;
      this.broad = null;
      [this.named, this.rowNamed] = [NAMED, 0];
      this.gather();
    }
  }

  /** @param {any} ctx @param {{blocks: number, rows: number, wide: number, rowNamed: number}} blocks @returns {import("../../figures/figure.js").Drawn} */
  inBlocks(ctx, { blocks, rows, wide, rowNamed }) {
    const all = this.rows;
    this.rowNamed = rowNamed;
    const high = this.top + rows * CELL + 4;
    for (let i = 0; i < blocks; i++) {
      this.rows = all.slice(i * rows, (i + 1) * rows);
      ctx.save();
      ctx.translate(i * wide, 0);
      this.paintFrame(ctx, { x: 0, y: 0, w: wide, h: high });
      ctx.restore();
    }
    const drawn = all.slice(0, blocks * rows);
    return { ...this.occurringIn(drawn), width: blocks * wide, height: high, signs: [], all: all.length, notes: rowsTold(this.app, drawn.length, all.length) };
  }
}
