/** Two days side by side as a figure: who is new, who is gone, what ended with its coalition, who stayed, and of whom nobody can say, by name. */

import { trace } from "../draw/shapes.js";
import { KEYS, UNSURE, changesSince } from "./compared.js";
import { cut } from "./matrix.js";
import { measure } from "./stage.js";

/** @typedef {import("./app.js").App} App */

const [LINE, HEAD, AFTER] = [21, 30, 12];
/** A line where the height is given. */
const LOW = 17;
/** How wide a column of names is at least and at most. */
const [NARROW, WIDE] = [205, 270];
const MARK = 5.5;
/** What a name has beside it. */
const ASIDE = 2 * MARK + 20;
/** So many lines of names at most, where the height is not given. */
const MOST_LINES = 120;

export class ComparedFigure {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
  }

  get font() {
    return `400 12px ${this.app.theme.font}`;
  }

  /** What changed, or nothing where no day is compared with. */
  get found() {
    return this.app.state.against === null ? null : changesSince(this.app);
  }

  /** The links in the order of their names. @param {number[]} edges */
  named(edges) {
    const { app } = this;
    const { from, to } = app.model;
    const about = new Set(app.chosen.length ? app.chosen : [app.model.index.get(app.state.focus)]);
    const rows = edges.map((e) => {
      const [a, b] = [app.label(from[e]), app.label(to[e])];
      const other = about.has(to[e]) ? from[e] : to[e];
      const alone = about.size === 1 && (about.has(from[e]) || about.has(to[e]));
      return { e, node: alone ? other : from[e], name: alone ? app.label(other) : `${a} → ${b}` };
    });
    return rows.sort((p, q) => p.name.localeCompare(q.name, app.state.lang) || p.e - q.e);
  }

  /**
   * @param {any} ctx
   * @param {number} width
   * @param {number} height 0 for as high as needed
   * @returns {import("./figure.js").Drawn}
   */
  figure(ctx, width, height) {
    const { app } = this;
    const found = /** @type {NonNullable<typeof this.found>} */ (this.found);
    const groups = KEYS.map((key) => ({ key, rows: this.named(found[key]) })).filter(({ rows }) => rows.length);
    const longest = groups.flatMap(({ rows }) => rows).reduce((most, { name }) => Math.max(most, measure(name, this.font)), 0);
    const abreast = Math.max(1, Math.floor(width / Math.min(Math.max(longest + ASIDE, NARROW), WIDE)));
    const line = height ? LOW : LINE;
    let free = height ? Math.max(Math.floor((height - groups.length * (HEAD + AFTER)) / line), 0) : MOST_LINES;
    let y = 0;
    const kinds = new Set();
    const notes = [];
    for (const { key, rows } of groups) {
      const lines = Math.min(Math.ceil(rows.length / abreast), free);
      free -= lines;
      const shown = rows.slice(0, lines * abreast);
      this.heading(ctx, app.t(`compare.${key}`, { n: rows.length }), y, width);
      shown.forEach((row, i) => {
        kinds.add(app.model.kind[row.node]);
        this.name(ctx, row, UNSURE.includes(key), (Math.floor(i / lines) * width) / abreast, y + HEAD + ((i % lines) + 0.5) * line, width / abreast);
      });
      if (shown.length && shown.length < rows.length) notes.push(app.t("compare.some", { shown: shown.length, what: app.t(`compare.${key}`, { n: rows.length }) }));
      y += HEAD + lines * line + AFTER;
    }
    const told = groups.map(({ key, rows }) => `${app.t(`compare.${key}`, { n: rows.length })}${rows.length ? `: ${rows.map(({ name }) => name).join(", ")}` : ""}`);
    return { width, height: y - AFTER, kinds, degrees: new Set(), signs: [], notes, told };
  }

  /** @param {any} ctx @param {string} text @param {number} y @param {number} width */
  heading(ctx, text, y, width) {
    const { theme } = this.app;
    ctx.setLineDash([]);
    ctx.globalAlpha = 1;
    ctx.textAlign = "left";
    ctx.textBaseline = "middle";
    ctx.font = `600 13.5px ${theme.font}`;
    ctx.fillStyle = theme.ink;
    ctx.fillText(text, 0, y + HEAD * 0.4);
    ctx.strokeStyle = theme.line;
    ctx.lineWidth = 1;
    ctx.beginPath();
    ctx.moveTo(0, y + HEAD - 5.5);
    ctx.lineTo(width, y + HEAD - 5.5);
    ctx.stroke();
  }

  /** @param {any} ctx @param {{node: number, name: string}} row @param {boolean} perhaps whether it is not known on both of the days @param {number} x @param {number} y @param {number} width */
  name(ctx, { node, name }, perhaps, x, y, width) {
    const { app } = this;
    const colour = app.kindColour(app.model.kind[node]);
    this.mark(ctx, app.look(node).shape, colour, x + MARK + 1, y, perhaps);
    ctx.textAlign = "left";
    ctx.textBaseline = "middle";
    ctx.font = this.font;
    ctx.fillStyle = perhaps ? app.theme.muted : app.theme.ink;
    ctx.fillText(cut(name, width - ASIDE, ctx.font), x + 2 * MARK + 9, y);
  }

  /** @param {any} ctx @param {string} shape @param {string} colour @param {number} x @param {number} y @param {boolean} open */
  mark(ctx, shape, colour, x, y, open) {
    ctx.beginPath();
    trace(ctx, shape, x, y, MARK);
    if (open) {
      ctx.strokeStyle = colour;
      ctx.lineWidth = 1.3;
      ctx.stroke();
    } else {
      ctx.fillStyle = colour;
      ctx.fill();
    }
  }
}
