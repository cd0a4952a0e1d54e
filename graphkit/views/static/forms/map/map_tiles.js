/** The map as a grid: each country a square of the same size at about its place. */

import { Below, PAD } from "./map_beside.js";

/** @typedef {import("./map.js").MapForm} MapForm */

const SMALLEST = 25;
const LARGEST = 46;
/** Around a map that has little height, whose squares are wider than high so that their codes can be read. */
const RIM = 3;
const STRETCH = 1.6;

export class Tiles {
  /** @param {MapForm} form */
  constructor(form) {
    this.form = form;
    const drawn = form.squares.filter(({ beside }) => !beside);
    this.columns = 1 + Math.max(0, ...drawn.map(({ column }) => column));
    this.lines = 1 + Math.max(0, ...drawn.map(({ row }) => row));
    this.about = "map.about";
    this.missing = "map.left";
    this.below = new Below(form, this.about, "map.beside");
    this.below.all = [...form.squares.keys()].filter((i) => form.squares[i].beside);
  }

  /** As narrow as it may be. */
  get narrowest() {
    return this.columns * SMALLEST + 2 * PAD;
  }

  get cell() {
    const { width, low, free, host } = this.form;
    if (low) return Math.min((width - 2 * PAD) / this.columns, (low - 2 * RIM) / this.lines, LARGEST);
    const tall = free ? Infinity : (host.clientHeight - 2 * PAD - this.below.note) / this.lines;
    return Math.max(Math.min((width - 2 * PAD) / this.columns, tall, LARGEST), Math.min(SMALLEST, (width - 2 * PAD) / this.columns));
  }

  /** Where the drawing ends. */
  get foot() {
    return 2 * PAD + this.lines * this.cell;
  }

  get high() {
    return this.form.low ? 2 * RIM + this.lines * this.cell : this.foot + this.below.high;
  }

  /** @param {number} i @returns {{x: number, y: number, w: number, h: number}} */
  box(i) {
    const { cell, form } = this;
    const { width, low } = form;
    const one = form.squares[i];
    if (one.beside) return this.below.box(this.below.list.indexOf(i), this.foot);
    if (low) {
      const across = Math.min(cell * STRETCH, (width - 2 * PAD) / this.columns);
      return { x: (width - this.columns * across) / 2 + one.column * across, y: RIM + one.row * cell, w: across - 1.5, h: cell - 1.5 };
    }
    const left = Math.max(PAD, (width - this.columns * cell) / 2);
    return { x: left + one.column * cell, y: PAD + one.row * cell, w: cell - 3, h: cell - 3 };
  }

  /** @param {number} x @param {number} y */
  under(x, y) {
    const found = this.form.squares.findIndex((one, i) => {
      if (one.beside) return false;
      const box = this.box(i);
      return x >= box.x && y >= box.y && x <= box.x + box.w && y <= box.y + box.h;
    });
    return found < 0 ? this.below.under(x, y, this.foot) : found;
  }

  /** @param {any} ctx @param {{x: number, y: number, w: number, h: number}} frame */
  paint(ctx, frame) {
    this.form.squares.forEach((one, i) => one.beside || this.square(ctx, i, frame));
    if (!this.form.low) this.below.paint(ctx, frame, this.foot);
  }

  /** @param {any} ctx @param {number} i @param {{x: number, y: number}} frame */
  square(ctx, i, frame) {
    const { form } = this;
    const { theme } = form.app;
    const box = this.box(i);
    const [x, y] = [box.x - frame.x, box.y - frame.y];
    form.square(ctx, i, x, y, box.w, box.h);
    const { n, full } = form.look(form.squares[i]);
    ctx.textBaseline = "middle";
    ctx.textAlign = "center";
    ctx.font = `${n ? 600 : 400} ${form.low ? Math.min(box.h * 0.78, 13) : Math.min(Math.max(box.w * 0.36, Math.min(8, box.w * 0.6)), 13)}px ${theme.font}`;
    ctx.fillStyle = !n ? theme.muted : full ? theme.paper : theme.ink;
    ctx.fillText(form.squares[i].code, x + box.w / 2, y + box.h / 2 + 0.5);
  }
}
