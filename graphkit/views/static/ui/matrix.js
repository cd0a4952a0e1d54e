/** The incidence matrix: actors down, coalitions across, ordered so that blocks appear. */

import { byLikeness, bySize } from "../core/order.js";
import { turned } from "../core/project.js";
import { RANKS } from "../core/time.js";
import { trace } from "../draw/shapes.js";
import { byId } from "./dom.js";
import { blocksOf } from "./matrix_blocks.js";
import { READABLE, SMALLEST, Sheet, columnsTold, rowsTold } from "./sheet.js";
import { measure } from "./stage.js";

/** @typedef {import("./app.js").App} App */

const CELL = 15;
const TILT = -Math.PI / 3.2;
const MOST_ROWS = 110;
/** Pixels of the longest name of a column on the page, and in a figure that is as high as it needs. */
const [NAMED, NAMED_IN_A_FIGURE] = [165, 320];
/** How high a level name stands, and what is free beside it. */
const [LEVEL, BESIDE] = [28, 24];

export class MatrixForm {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    /** @type {number[]} */
    this.rows = [];
    /** @type {number[]} */
    this.columns = [];
    /** @type {Map<number, Map<number, number>>} row → column → certainty */
    this.cells = new Map();
    this.cursor = [0, 0];
    /** The width of a figure that is drawn, or 0. */
    this.wide = 0;
    /** Room along the name of a column, and in a figure for the names of the rows. */
    this.named = NAMED;
    this.rowNamed = 0;
    this.host = byId("matrix");
    this.sheet = new Sheet(this.host, {
      size: () => ({ width: this.left + this.columns.length * CELL + this.aside, height: this.top + this.rows.length * CELL + 24 }),
      paint: (ctx, frame) => this.paintFrame(ctx, frame),
    });
    this.host.addEventListener("click", (/** @type {MouseEvent} */ event) => this.clicked(event));
    this.host.addEventListener("mousemove", (/** @type {MouseEvent} */ event) => this.over(event));
    this.host.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => this.keyed(event));
  }

  get left() {
    return this.rowNamed || Math.min(230, Math.max(120, this.host.clientWidth * 0.3));
  }

  /** Whether the name of a column alone stands level above it. */
  get level() {
    return this.columns.length === 1 && (this.wide > 0 || this.app.embedded);
  }

  /** As high as the names of the columns, which lean to the right. */
  get top() {
    if (this.level) return LEVEL;
    return Math.round(13 - this.named * Math.sin(TILT));
  }

  /** As far as the name of the last column leans out. */
  get aside() {
    if (this.level) return Math.max(Math.ceil(this.named) - CELL, 0) + BESIDE;
    return Math.round(18 + this.named * Math.cos(TILT));
  }

  /** The longest of some names. @param {number[]} nodes */
  longest(nodes) {
    const { app } = this;
    return nodes.reduce((most, node) => Math.max(most, measure(app.label(node), `600 11px ${app.theme.font}`)), 0);
  }

  /** Give names the room that a figure has for them. @param {number} width @param {number} height 0 for as high as needed */
  makeRoom(width, height) {
    this.rowNamed = Math.min(this.longest(this.rows) + 26, Math.max(120, width * 0.4));
    const high = height ? Math.max(height * 0.35, height / READABLE - this.rows.length * CELL - 20) : NAMED_IN_A_FIGURE;
    if (this.level) {
      this.named = Math.min(this.longest(this.columns) + 1, width - this.left);
      return;
    }
    const beside = (width - this.left - this.columns.length * CELL - 18) / Math.cos(TILT);
    this.named = Math.max(NAMED, Math.min(this.longest(this.columns) + 1, high, beside));
  }

  draw() {
    this.gather();
    this.sheet.draw();
  }

  gather() {
    const { app } = this;
    this.arrange();
    this.cells = new Map();
    for (let e = 0; e < app.seen.edge.length; e++) {
      const sure = app.seen.edge[e];
      if (!sure || app.model.relation[e] !== "membership") continue;
      const row = app.model.from[e];
      let cells = this.cells.get(row);
      if (!cells) this.cells.set(row, (cells = new Map()));
      cells.set(app.model.to[e], sure);
    }
    if (app.embedded) this.crop();
  }

  arrange() {
    const { app } = this;
    const joined = app.joined;
    const other = turned(joined);
    if (app.state.order === "likeness") ({ rows: this.rows, columns: this.columns } = byLikeness(joined, other));
    else if (app.state.order === "size") [this.rows, this.columns] = [bySize(joined), bySize(other)];
    else {
      const byName = (/** @type {number} */ a, /** @type {number} */ b) => app.label(a).localeCompare(app.label(b), app.state.lang);
      [this.rows, this.columns] = [[...joined.keys()].sort(byName), [...other.keys()].sort(byName)];
    }
    // What is chosen comes first, and what it is linked to next, so that it can be compared at a glance.
    const chosen = new Set(app.chosen);
    const up = (/** @type {number[]} */ list, /** @type {Map<number, number[]>} */ links) => {
      const linked = (/** @type {number} */ one) => (links.get(one) ?? []).filter((end) => chosen.has(end)).length;
      const rank = new Map(list.map((one) => [one, chosen.has(one) ? Infinity : linked(one)]));
      const of = (/** @type {number} */ one) => /** @type {number} */ (rank.get(one));
      return [...list].sort((p, q) => (of(p) === of(q) ? 0 : of(q) - of(p)));
    };
    if (chosen.size) [this.rows, this.columns] = [up(this.rows, joined), up(this.columns, other)];
  }

  /** @param {any} ctx @param {{x: number, y: number, w: number, h: number}} frame */
  paintFrame(ctx, frame) {
    const { app, rows, columns, left, top } = this;
    const { theme } = app;
    ctx.fillStyle = theme.paper;
    ctx.fillRect(0, 0, frame.w, frame.h);
    const firstRow = Math.max(0, Math.floor(frame.y / CELL));
    const lastRow = Math.min(rows.length, Math.ceil((frame.y + frame.h - top) / CELL));
    const firstColumn = Math.max(0, Math.floor(frame.x / CELL));
    const lastColumn = Math.min(columns.length, Math.ceil((frame.x + frame.w - left) / CELL) + 1);
    const at = (/** @type {number} */ r, /** @type {number} */ c) => [left + c * CELL - frame.x, top + r * CELL - frame.y];
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
    ctx.strokeRect(x, y, CELL, CELL);
  }

  /** Full, hollow or a dot: certainty is told by form, kind by colour. @param {any} ctx @param {number[]} at @param {number} sure @param {number} row */
  cell(ctx, [x, y], sure, row) {
    this.filled(ctx, x, y, sure, this.app.colour(row));
  }

  /** @param {any} ctx @param {number} x @param {number} y @param {number} sure @param {string} colour */
  filled(ctx, x, y, sure, colour) {
    ctx.fillStyle = ctx.strokeStyle = colour;
    if (sure === 3) ctx.fillRect(x + 2, y + 2, CELL - 3, CELL - 3);
    else if (sure === 2) {
      ctx.globalAlpha = 0.5;
      ctx.fillRect(x + 2, y + 2, CELL - 3, CELL - 3);
      ctx.globalAlpha = 1;
    } else {
      ctx.lineWidth = 1.2;
      ctx.setLineDash([2, 2]);
      ctx.strokeRect(x + 3, y + 3, CELL - 5, CELL - 5);
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
      const x = at(0, c)[0] + CELL / 2;
      if (x < left - 2) continue;
      const bold = app.chosen.includes(node);
      ctx.font = `${bold ? 600 : 400} 11px ${app.theme.font}`;
      ctx.fillStyle = bold ? app.theme.accent : app.theme.ink;
      if (this.level) {
        const name = cut(app.label(node), frame.w - 8, ctx.font);
        ctx.fillText(name, Math.max(Math.min(left + 1, frame.w - measure(name, ctx.font) - 4), 4), top - 14);
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

  /** @param {MouseEvent} event @returns {[number, number]} row and column, -1 in the margins */
  place(event) {
    const box = this.sheet.canvas.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    const r = y < this.top ? -1 : Math.floor((y - this.top + this.host.scrollTop) / CELL);
    const c = x < this.left ? -1 : Math.floor((x - this.left + this.host.scrollLeft) / CELL);
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
    return `${app.label(this.rows[r])} · ${app.label(this.columns[c])}: ${app.t(`certainty.${RANKS[sure]}`)}`;
  }

  /** @param {KeyboardEvent} event */
  keyed(event) {
    const ways = /** @type {Record<string, number[]>} */ ({ ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] });
    const way = ways[event.key];
    const [r, c] = this.cursor;
    if (way) {
      this.cursor = [Math.min(Math.max(r + way[0], 0), this.rows.length - 1), Math.min(Math.max(c + way[1], 0), this.columns.length - 1)];
      this.sheet.reveal(this.left + this.cursor[1] * CELL, this.top + this.cursor[0] * CELL, CELL, CELL, this.left, this.top);
      this.sheet.render();
      this.app.announce(this.told(this.cursor[0], this.cursor[1]));
    } else if (event.key === "Enter" || event.key === " ") this.open(r, c, false);
    else return;
    event.preventDefault();
  }

  /**
   * Draw the rows and columns that the question is about, for a figure.
   * @param {any} ctx
   * @param {number} width
   * @param {number} height 0 for as high as needed
   * @param {import("./figure.js").Part} [part] which rows are drawn, where not the first
   * @returns {import("./figure.js").Drawn}
   */
  figure(ctx, width, height, part) {
    const { app } = this;
    this.wide = width;
    try {
      this.gather();
      this.crop();
      const columns = this.columns.length;
      this.named = Math.min(this.longest(this.columns) + 1, this.level ? NAMED_IN_A_FIGURE : NAMED);
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
      [this.named, this.rowNamed] = [NAMED, 0];
      this.gather();
    }
  }

  /** @param {any} ctx @param {{blocks: number, rows: number, wide: number, rowNamed: number}} blocks @returns {import("./figure.js").Drawn} */
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

  /** What the legend explains of some rows. @param {number[]} rows */
  occurringIn(rows) {
    const cells = rows.flatMap((row) => this.columns.map((column) => this.cells.get(row)?.get(column) ?? 0));
    return { nodes: rows, kinds: new Set(rows.map((node) => this.app.model.kind[node])), degrees: new Set(cells.filter(Boolean)) };
  }

  /** Keep what is chosen, and what it is in or has in it. */
  crop() {
    const chosen = new Set([...this.app.chosen, ...this.app.edgeEnds()]);
    if (!chosen.size) return;
    const { hub } = this.app.model;
    const [rows, columns] = [this.rows.filter((row) => chosen.has(row) && !hub[row]), this.columns.filter((column) => chosen.has(column))];
    const meets = (/** @type {number} */ row, /** @type {number} */ column) => this.cells.get(row)?.has(column);
    this.rows = columns.length ? this.rows.filter((row) => rows.includes(row) || columns.some((column) => meets(row, column))) : rows;
    this.columns = rows.length ? this.columns.filter((column) => chosen.has(column) || rows.some((row) => meets(row, column))) : columns;
  }

  /** How wide a sign of the key is. */
  get signWide() {
    return CELL + 1;
  }

  /** A cell of that certainty, for the legend. @param {any} ctx @param {number} sure @param {number} x @param {number} y @param {number} wide */
  sign(ctx, sure, x, y, wide) {
    this.filled(ctx, x + wide / 2 - CELL / 2, y - CELL / 2, sure, this.app.theme.edge);
  }
}

/**
 * Shorten a text to a width.
 * @param {string} text
 * @param {number} width
 * @param {string} font
 */
export function cut(text, width, font) {
  if (measure(text, font) <= width) return text;
  let [low, high] = [1, text.length];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (measure(`${text.slice(0, middle)}…`, font) <= width) low = middle;
    else high = middle - 1;
  }
  return `${text.slice(0, low).trimEnd()}…`;
}
