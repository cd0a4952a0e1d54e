/** Which rows and columns the matrix has, what is in its cells, and the room that names take. */

import { byLikeness, bySize } from "../../core/matrix_order.js";
import { turned } from "../../core/project.js";
import { READABLE } from "../../draw/figure_sheet.js";
import { measure } from "../../draw/text_width.js";
import { byId } from "../../elements/dom.js";
import { broadOf } from "./matrix_broad.js";

/** @typedef {import("../../ui/app.js").App} App */

/** Pixels of a cell. */
export const CELL = 15;
/** How far the names of columns lean. */
export const TILT = -Math.PI / 3.2;
/** Pixels of the longest name of a column on the page, and in a figure that is as high as it needs. */
export const NAMED = 165;
export const NAMED_IN_A_FIGURE = 320;
/** How high a level name stands, and what is free beside it. */
const [LEVEL, BESIDE] = [28, 24];

export class MatrixCells {
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
    /** @type {import("./matrix_broad.js").Broad|null} where few columns are broad */
    this.broad = null;
    this.host = byId("matrix");
  }

  /** How far columns are apart. */
  get step() {
    return this.broad?.step ?? CELL;
  }

  get left() {
    return this.rowNamed || this.broad?.left || Math.min(230, Math.max(120, this.host.clientWidth * 0.3));
  }

  /** Whether the name of a column alone stands level above it. */
  get level() {
    return this.columns.length === 1 && (this.wide > 0 || this.app.embedded);
  }

  /** As high as the names of the columns, which lean to the right. */
  get top() {
    if (this.level) return LEVEL;
    if (this.broad) return this.broad.top;
    return Math.round(13 - this.named * Math.sin(TILT));
  }

  /** As far as the name of the last column leans out. */
  get aside() {
    if (this.level) return Math.max(Math.ceil(this.named) - CELL, 0) + BESIDE;
    if (this.broad) return 0;
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
    this.broad = broadOf(this);
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

  /** What the legend explains of some rows. @param {number[]} rows */
  occurringIn(rows) {
    const cells = rows.flatMap((row) => this.columns.map((column) => this.cells.get(row)?.get(column) ?? 0));
    return { nodes: rows, kinds: new Set(rows.map((node) => this.app.model.kind[node])), degrees: new Set(cells.filter(Boolean)) };
  }
}
