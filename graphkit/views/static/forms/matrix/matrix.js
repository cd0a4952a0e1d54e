/** The incidence matrix: actors down, coalitions across, ordered so that blocks appear. */

import { RANKS } from "../../core/time.js";
import { Sheet } from "../../draw/figure_sheet.js";
import { CELL } from "./matrix_cells.js";
import { MatrixFigure } from "./matrix_figure.js";

/** @typedef {import("../../ui/app.js").App} App */

export class MatrixForm extends MatrixFigure {
  /** @param {App} app */
  constructor(app) {
    super(app);
    this.sheet = new Sheet(this.host, {
      size: () => ({ width: this.left + this.columns.length * this.step + this.aside, height: this.top + this.rows.length * CELL + 24 }),
      paint: (ctx, frame) => this.paintFrame(ctx, frame),
    });
    this.host.addEventListener("click", (/** @type {MouseEvent} */ event) => this.clicked(event));
    this.host.addEventListener("mousemove", (/** @type {MouseEvent} */ event) => this.over(event));
    this.host.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => this.keyed(event));
  }

  draw() {
    this.gather();
    this.sheet.draw();
  }

  /** @param {MouseEvent} event @returns {[number, number]} row and column, -1 in the margins */
  place(event) {
    const box = this.sheet.canvas.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    const r = y < this.top ? -1 : Math.floor((y - this.top + this.host.scrollTop) / CELL);
    const c = x < this.left ? -1 : Math.floor((x - this.left + this.host.scrollLeft) / this.step);
    return [r < this.rows.length ? r : -1, c < this.columns.length ? c : -1];
  }

  /** @param {MouseEvent} event */
  clicked(event) {
    const [r, c] = this.place(event);
    this.open(r, c, event.shiftKey);
  }

  /** @param {number} r @param {number} c @param {boolean} add */
  open(r, c, add) {
    const { app } = this;
    if (r >= 0 && c >= 0) {
      this.cursor = [r, c];
      if (this.cells.get(this.rows[r])?.has(this.columns[c])) app.selectEdge(this.rows[r], this.columns[c]);
      else this.sheet.render();
    } else if (r >= 0) app.select(this.rows[r], add);
    else if (c >= 0) app.select(this.columns[c], add);
  }

  /** @param {MouseEvent} event */
  over(event) {
    const [r, c] = this.place(event);
    this.app.tip(event, r >= 0 && c >= 0 ? this.told(r, c) : r >= 0 ? this.app.label(this.rows[r]) : c >= 0 ? this.app.label(this.columns[c]) : "");
  }

  /** @param {number} r @param {number} c */
  told(r, c) {
    const { app } = this;
    const sure = this.cells.get(this.rows[r])?.get(this.columns[c]) ?? 0;
    return app.t("colon", { what: `${app.label(this.rows[r])} · ${app.label(this.columns[c])}`, told: app.t(`certainty.${RANKS[sure]}`) });
  }

  /** @param {KeyboardEvent} event */
  keyed(event) {
    const ways = /** @type {Record<string, number[]>} */ ({ ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] });
    const way = ways[event.key];
    const [r, c] = this.cursor;
    if (way) {
      this.cursor = [Math.min(Math.max(r + way[0], 0), this.rows.length - 1), Math.min(Math.max(c + way[1], 0), this.columns.length - 1)];
      this.sheet.reveal(this.left + this.cursor[1] * this.step, this.top + this.cursor[0] * CELL, this.step, CELL, this.left, this.top);
      this.sheet.render();
      this.app.announce(this.told(this.cursor[0], this.cursor[1]));
    } else if (event.key === "Enter" || event.key === " ") this.open(r, c, false);
    else return;
    event.preventDefault();
  }
}
