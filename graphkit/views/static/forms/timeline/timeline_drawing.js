/** The timeline as it is drawn: names, axis, marks of joins and bars of memberships. */

import { newYear, yearOf } from "../../core/time.js";
import { inTwo } from "../../draw/names_on_lines.js";
import { cut, measure } from "../../draw/text_width.js";
import { HIGH_BAR, TimelineRows, TOP } from "./timeline_rows.js";

/** @typedef {import("./timeline_rows.js").Row} Row */
/** @typedef {import("./timeline_rows.js").Mark} Mark */

/** A row in which a name may have two lines, how far these are apart, and what is free beside them. */
const [TWO, LINE, ASIDE] = [HIGH_BAR, 12, 12];
const BETWEEN = " · ";
/** Less room for names than this is little. */
const NARROW = 140;

/** How names of rows are written. @param {any} theme */
export const nameFont = (theme) => `400 11.5px ${theme.font}`;

export class TimelineDrawing extends TimelineRows {
  /** @param {any} ctx @param {any} frame */
  paintFrame(ctx, frame) {
    const { app, pitch } = this;
    const { theme } = app;
    ctx.fillStyle = theme.paper;
    ctx.fillRect(0, 0, frame.w, frame.h);
    this.axis(ctx, frame);
    ctx.save();
    ctx.beginPath();
    ctx.rect(0, TOP, frame.w, frame.h - TOP);
    ctx.clip();
    const first = Math.max(0, Math.floor(frame.y / pitch) - 1);
    const last = Math.min(this.rows.length, Math.ceil((frame.y + frame.h) / pitch));
    for (let i = first; i < last; i++) {
      const row = this.rows[i];
      const y = TOP + (i + 0.5) * pitch - frame.y;
      ctx.textBaseline = "middle";
      if (row.head) {
        this.head(ctx, row, y, frame.w);
        continue;
      }
      ctx.textAlign = "right";
      ctx.font = nameFont(theme);
      this.rowName(ctx, row, y);
      if (this.bars) this.bar(ctx, row.marks[0], y, row.title);
      else this.dots(ctx, row, y);
    }
    ctx.restore();
  }

  gather() {
    super.gather();
    const font = nameFont(this.app.theme);
    this.tall = this.bars && this.rows.some((row) => !row.head && measure(this.toldName(row), font) > this.left - ASIDE);
  }

  /** A name, and what tells it apart from another one. @param {Row} row */
  toldName(row) {
    return [this.nameOf(row), ...(row.also && !row.more ? [row.also] : [])].join(BETWEEN);
  }

  /** The name of a row, and what tells it apart. @param {any} ctx @param {Row} row @param {number} y */
  rowName(ctx, row, y) {
    const { ink, muted } = this.app.theme;
    const right = this.left - 4;
    const lines = this.nameLines(row, this.left - ASIDE, ctx.font);
    lines.forEach(({ name, aside }, n) => {
      const at = y + (n - (lines.length - 1) / 2) * LINE;
      ctx.fillStyle = muted;
      if (aside) ctx.fillText(aside, right, at);
      ctx.fillStyle = ink;
      if (name) ctx.fillText(name, right - measure(aside, ctx.font), at);
    });
  }

  /** A name in one line, or where a row is high enough in two; what tells it apart stands behind it, or below it where only that has room. @param {Row} row @param {number} room @param {string} font @returns {{name: string, aside: string}[]} */
  nameLines(row, room, font) {
    const [name, also] = [this.nameOf(row), row.more ? "" : (row.also ?? "")];
    const aside = also && cut(BETWEEN + also, room * 0.55, font);
    const left = room - measure(aside, font);
    if (measure(name, font) <= left || this.pitch < TWO) return [{ name: cut(name, left, font), aside }];
    if (!also) return inTwo(name, room, font).map((line) => ({ name: line, aside: "" }));
    // Where both would be cut, what tells two rows apart is worth more than the rest of a name that they share.
    if (measure(name, font) <= room || room < NARROW) return [{ name: cut(name, room, font), aside: "" }, { name: "", aside: cut(also, room, font) }];
    const [first, ...rest] = inTwo(name, room, font, left);
    return [{ name: first, aside: "" }, { name: rest.join(" "), aside }];
  }

  /** Whose the rows below are. @param {any} ctx @param {Row} row @param {number} y @param {number} width */
  head(ctx, row, y, width) {
    const { theme } = this.app;
    ctx.font = `650 12.5px ${theme.font}`;
    const text = cut(row.head ?? "", width - 24, ctx.font);
    ctx.textAlign = "left";
    ctx.fillStyle = theme.paper;
    ctx.fillRect(8, y - this.pitch / 2 + 1, measure(text, ctx.font) + 8, this.pitch - 2);
    ctx.fillStyle = theme.ink;
    ctx.fillText(text, 12, y);
  }

  /** @param {any} ctx @param {any} frame */
  axis(ctx, frame) {
    const { app } = this;
    const [first, last] = this.span;
    const [early, late] = app.model.days;
    if (early >= late && last <= app.span[1]) return;
    const years = yearOf(last) - yearOf(first) + 1;
    const room = (frame.w - this.left) / 44;
    const every = [1, 2, 5, 10, 20, 50, 100, 500].find((step) => years / step < room) ?? 1000;
    ctx.font = `400 11px ${app.theme.font}`;
    ctx.textAlign = "left";
    ctx.textBaseline = "middle";
    ctx.lineWidth = 1;
    for (let year = Math.ceil(yearOf(first) / every) * every; year <= yearOf(last); year += every) {
      const x = Math.round(this.at(newYear(year))) + 0.5;
      if (x < this.left) continue;
      ctx.strokeStyle = app.theme.line;
      ctx.beginPath();
      ctx.moveTo(x, TOP - 8);
      ctx.lineTo(x, frame.h);
      ctx.stroke();
      ctx.fillStyle = app.theme.muted;
      ctx.fillText(String(year), Math.min(x + 3, frame.w - measure(String(year), ctx.font)), TOP - 16);
    }
    if (app.state.against !== null) this.day(ctx, frame, app.state.against, app.theme.muted);
    if (app.state.on !== null) this.day(ctx, frame, app.state.until ?? app.state.on, app.theme.accent);
  }

  /** A line down the rows for a day. @param {any} ctx @param {any} frame @param {number} day @param {string} colour */
  day(ctx, frame, day, colour) {
    const x = this.at(day);
    if (x < this.left) return;
    ctx.strokeStyle = colour;
    ctx.beginPath();
    ctx.moveTo(x, TOP - 8);
    ctx.lineTo(x, frame.h);
    ctx.stroke();
  }

  /** Full marks for days, rings with a line back to the first possible day for all else. @param {any} ctx @param {Row} row @param {number} y */
  dots(ctx, row, y) {
    const { theme } = this.app;
    this.ranges(ctx, row, y);
    for (const mark of row.marks) {
      const radius = mark.exact ? 2.6 : 2.1;
      ctx.globalAlpha = 0.85;
      ctx.beginPath();
      ctx.moveTo(mark.x + radius, y + mark.y);
      ctx.arc(mark.x, y + mark.y, radius, 0, 2 * Math.PI);
      ctx.fillStyle = mark.exact ? this.app.colour(mark.node) : theme.paper;
      ctx.fill();
      if (mark.exact) continue;
      ctx.lineWidth = 1.2;
      ctx.strokeStyle = this.app.colour(mark.node);
      ctx.stroke();
    }
    ctx.globalAlpha = 1;
    row.marks.filter((mark) => mark.crowd).reduce((end, mark) => this.crowd(ctx, mark, y, end), 0);
    if (!row.unknown) return;
    ctx.textAlign = "right";
    ctx.fillStyle = theme.muted;
    ctx.fillText(`+${row.unknown}`, this.across - 8, y);
  }

  /** How many lie upon each other. @param {any} ctx @param {Mark} mark @param {number} y @param {number} after where another number ends @returns {number} where this one does */
  crowd(ctx, mark, y, after) {
    const { theme, locale } = this.app;
    const text = Number(mark.crowd).toLocaleString(locale);
    ctx.textAlign = "left";
    ctx.font = `600 11px ${theme.font}`;
    const wide = measure(text, ctx.font);
    const x = Math.min(Math.max(mark.x + 7, after + 6), this.across - this.tally - wide - 4);
    ctx.globalAlpha = 0.85;
    ctx.fillStyle = theme.paper;
    ctx.fillRect(x - 2, y - 7, wide + 4, 14);
    ctx.globalAlpha = 1;
    ctx.fillStyle = theme.ink;
    ctx.fillText(text, x, y);
    ctx.font = `400 11.5px ${theme.font}`;
    return x + wide;
  }

  /** @param {any} ctx @param {Row} row @param {number} y */
  ranges(ctx, row, y) {
    const drawn = new Set();
    ctx.strokeStyle = this.app.theme.muted;
    ctx.lineWidth = 1;
    ctx.globalAlpha = 0.55;
    for (const mark of row.marks) {
      const range = `${mark.from} ${Math.round(mark.x)}`;
      if (mark.exact || drawn.has(range)) continue;
      drawn.add(range);
      ctx.setLineDash(mark.from === null ? [2, 3] : []);
      ctx.beginPath();
      ctx.moveTo(mark.from ?? this.left + 2, y);
      ctx.lineTo(mark.x, y);
      ctx.stroke();
    }
    ctx.setLineDash([]);
    ctx.globalAlpha = 1;
  }

  /** From joining to leaving: solid where certain, plain where presumed, dashed where possible. @param {any} ctx @param {Mark} mark @param {number} y @param {number} other */
  bar(ctx, mark, y, other) {
    ctx.strokeStyle = this.colourOf(mark, other);
    for (const { from, to, sure } of this.pieces(mark)) {
      ctx.lineWidth = sure === 3 ? 9 : sure === 2 ? 4 : 2;
      ctx.setLineDash(sure === 1 ? [4, 4] : []);
      ctx.beginPath();
      ctx.moveTo(this.at(from), y);
      ctx.lineTo(Math.max(this.at(to), this.at(from) + 4), y);
      ctx.stroke();
    }
    ctx.setLineDash([]);
  }

  /** A sign of the legend: a bar of that certainty, or a mark. @param {any} ctx @param {number|string} what @param {number} x @param {number} y @param {number} wide */
  sign(ctx, what, x, y, wide) {
    const { theme } = this.app;
    ctx.strokeStyle = ctx.fillStyle = theme.edge;
    if (what === "timeline.undated") {
      ctx.font = `400 11.5px ${theme.font}`;
      ctx.textAlign = "right";
      ctx.textBaseline = "middle";
      ctx.fillText("+3", x + wide, y);
      return;
    }
    const degree = typeof what === "number" ? what : 0;
    ctx.lineWidth = degree === 3 ? 9 : degree === 2 ? 4 : degree ? 2 : 1;
    ctx.setLineDash(degree === 1 ? [4, 4] : []);
    if (what !== "timeline.day") {
      ctx.beginPath();
      ctx.moveTo(x, y);
      ctx.lineTo(x + wide - (degree ? 0 : 6), y);
      ctx.stroke();
    }
    if (degree) return;
    ctx.beginPath();
    ctx.arc(x + wide - 4, y, 2.6, 0, 2 * Math.PI);
    if (what === "timeline.day") ctx.fill();
    else ctx.stroke();
  }
}
