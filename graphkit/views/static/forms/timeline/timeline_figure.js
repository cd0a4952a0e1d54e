/** The timeline as a figure: all rows, or those that are missed least where there is no room for all. */

import { shareOut } from "../../core/share_out.js";
import { largestRows, spreadRows } from "../../core/spread_rows.js";
import { READABLE, rowsTold } from "../../draw/figure_sheet.js";
import { measure } from "../../draw/text_width.js";
import { nameFont, TimelineDrawing } from "./timeline_drawing.js";
import { TOP } from "./timeline_rows.js";

/** @typedef {import("./timeline_rows.js").Row} Row */

/** A bar where the height is given. */
const LOW_BAR = 18;
/** What a row takes at most where there is much room. */
const HIGHEST = 40;
/** The share of a figure that names have at most. */
const SHARE = 0.38;
const MOST_ROWS = 90;

export class TimelineFigure extends TimelineDrawing {
  /**
   * Draw all rows, for a figure.
   * @param {any} ctx
   * @param {number} width
   * @param {number} height 0 for as high as needed
   * @param {import("../../figures/figure.js").Part} [part] which rows are drawn, where not the first
   * @returns {import("../../figures/figure.js").Drawn}
   */
  figure(ctx, width, height, part) {
    const { app } = this;
    const { model } = app;
    this.wide = width;
    this.low = height && app.chosen.length ? LOW_BAR : 0;
    try {
      this.gather();
      const all = this.rows.length;
      this.wide = width / Math.min(Math.max(height ? height / (TOP + all * this.pitch + 4) : 1, READABLE), 1);
      this.named = this.namesWide();
      this.gather();
      const room = (height * this.wide) / width - TOP - 4;
      const { rows } = this;
      const most = height ? Math.max(Math.floor(room / this.pitch), 1) : MOST_ROWS;
      const notes = height && !part ? this.narrowed(most) : [];
      // A row that stands for others has a longer name.
      if (this.bars) this.named = this.namesWide();
      if (!height) this.rows = rows.slice(0, most);
      if (part) this.rows = rows.slice(part.first, part.first + part.most);
      if (this.low) this.low = Math.min(Math.max(room / this.rows.length, LOW_BAR), HIGHEST);
      const high = TOP + this.rows.length * this.pitch + 4;
      this.paintFrame(ctx, { x: 0, y: 0, w: this.wide, h: high });
      const marks = this.rows.flatMap((row) => row.marks);
      const { degrees, signs } = this.occurring();
      const kinds = this.bars ? this.rows.filter(({ head }) => !head).map((row) => (model.hub[row.marks[0].node] ? row.title : row.marks[0].node)) : marks.map((mark) => mark.node);
      return {
        width: this.wide, height: high, nodes: kinds, kinds: new Set(kinds.map((node) => model.kind[node])), degrees, signs,
        all, notes: height && !part ? notes : rowsTold(app, this.rows.length, all, part),
      };
    } finally {
      this.wide = this.low = 0;
      this.gather();
    }
  }

  /** What the names of a figure take: as much as the longest needs, if that is not too much. */
  namesWide() {
    const font = nameFont(this.app.theme);
    const longest = this.rows.reduce((most, row) => Math.max(most, row.head ? 0 : measure(this.toldName(row), font)), 0);
    return Math.min(longest + 14, this.wide * SHARE);
  }

  /** Keep so many rows that the others are missed least, and say which they are. @param {number} most @returns {string[]} */
  narrowed(most) {
    const { app, rows } = this;
    if (rows.length <= most) return [];
    if (!this.bars) {
      this.rows = largestRows(rows, ({ marks, unknown }) => marks.length + unknown, most);
      return [app.t("figure.rowsMost", { shown: most, all: rows.length })];
    }
    // A head without a row below it would read as one without members.
    const sections = sectionsOf(rows).slice(0, Math.max(1, Math.floor(most / 2)));
    const heads = sections.filter(([first]) => first.head).length;
    const shares = shareOut(sections.map((section) => section.length - (section[0].head ? 1 : 0)), most - heads);
    this.rows = sections.flatMap((section, i) => (section[0].head ? [section[0], ...this.spread(section.slice(1), shares[i])] : this.spread(section, shares[i])));
    const told = this.rows.reduce((sum, { head, more }) => sum + (head ? 0 : 1 + (more ?? 0)), 0);
    const all = rows.filter(({ head }) => !head).length;
    return told < all ? [app.t("figure.rowsSpread", { shown: told, all })] : [];
  }

  /** The rows that stand for all of these. @param {Row[]} rows @param {number} most @returns {Row[]} */
  spread(rows, most) {
    const looks = rows.map(({ title, marks: [mark] }) => JSON.stringify([this.colourOf(mark, title), this.pieces(mark)]));
    return spreadRows(looks, most).map(({ row, more }) => ({ ...rows[row], more }));
  }
}

/** Rows under the heads that they stand under. @param {Row[]} rows @returns {Row[][]} */
function sectionsOf(rows) {
  /** @type {Row[][]} */
  const sections = [];
  for (const row of rows) {
    if (row.head || !sections.length) sections.push([]);
    sections[sections.length - 1].push(row);
  }
  return sections;
}
