/** Two days side by side as a figure: who is new, who is gone, what ended with its coalition, who stayed, and of whom nobody can say, by name. */

import { shareOut } from "../../core/share_out.js";
import { trace } from "../../draw/shapes.js";
import { cut, measure } from "../../draw/text_width.js";
import { KEYS, UNSURE, changesSince } from "../../wording/changes_since.js";

/** @typedef {import("../../ui/app.js").App} App */
/** @typedef {{node?: number, name: string, count?: number}} Row a line that only says how many more there are is of no node */
/** @typedef {{key: typeof KEYS[number], text: string, rows: Row[]}} Group */

const [LINE, HEAD, AFTER] = [21, 30, 12];
/** A line where the height is given, what is free below a heading there, in lines, and between two columns. */
const [LOW, HEAD_GAP, GUTTER] = [17, 0.75, 16];
const HEAD_FONT = "600 13.5px ";
/** How wide a column of names is at least and at most. */
const [NARROW, WIDE] = [205, 270];
const MARK = 5.5;
/** How much smaller names may be in a given height, where so more of them fit. */
const SCALES = [1, 0.87, 0.75];
/** The share of the names that fit whole where the height is given. */
const MOST_OF = 0.85;
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
    const about = new Set(app.chosen.length ? app.chosen : app.around);
    const rows = edges.map((e) => {
      const [a, b] = [app.label(from[e]), app.label(to[e])];
      const other = about.has(to[e]) ? from[e] : to[e];
      const alone = about.size === 1 && (about.has(from[e]) || about.has(to[e]));
      return { e, node: alone ? other : from[e], name: alone ? app.label(other) : `${a} → ${b}` };
    });
    return rows.sort((p, q) => p.name.localeCompare(q.name, app.state.lang) || p.e - q.e);
  }

  /** The same by coalition, those with most first: of everything, where there are too many links to name. @param {number[]} edges @returns {Row[]} */
  byCoalition(edges) {
    const { app } = this;
    const counts = new Map();
    for (const e of edges) counts.set(app.model.to[e], (counts.get(app.model.to[e]) ?? 0) + 1);
    return [...counts].sort(([p, m], [q, n]) => n - m || p - q).map(([node, n]) => ({ node, name: app.label(node), count: n }));
  }

  /**
   * @param {any} ctx
   * @param {number} width
   * @param {number} height 0 for as high as needed
   * @returns {import("../../figures/figure.js").Drawn}
   */
  figure(ctx, width, height) {
    const { app } = this;
    const found = /** @type {NonNullable<typeof this.found>} */ (this.found);
    const all = KEYS.filter((key) => found[key].length).map((key) => ({ key, text: app.t(`compare.${key}`, { n: found[key].length }), rows: this.named(found[key]) }));
    const names = all.flatMap(({ rows }) => rows);
    const most = (height ? Math.floor(height / LOW) : MOST_LINES) * this.abreast(names, width, 1);
    const whole = !app.chosen.length && !app.around.length && names.length > most;
    /** @type {Group[]} */
    const groups = whole ? all.map((group) => ({ ...group, rows: this.byCoalition(found[group.key]) })) : all;
    const { drawn, wide, high } = height ? this.columns(ctx, groups, width, height) : this.stacked(ctx, groups, width);
    const kinds = new Set(drawn.flat().flatMap(({ node }) => (node === undefined ? [] : [app.model.kind[node]])));
    const told = all.map(({ text, rows }) => app.t("colon", { what: text, told: rows.map(({ name }) => name).join(", ") }));
    return { width: wide, height: high, flows: true, kinds, degrees: new Set(), signs: [], notes: [], told };
  }

  /** How many columns of names there are: as wide as that share of them needs. @param {Row[]} rows @param {number} width @param {number} share */
  abreast(rows, width, share) {
    const lengths = rows.map(({ name }) => measure(name, this.font)).sort((p, q) => p - q);
    const usual = (lengths[Math.ceil(lengths.length * share) - 1] ?? 0) + ASIDE;
    return Math.max(1, Math.floor(width / Math.min(Math.max(usual, NARROW), WIDE)));
  }

  /** The first rows of a group; where these are not all, the last line says how many more there are. @param {Group} group @param {number} most @returns {Row[]} */
  first({ rows }, most) {
    if (rows.length <= most || !most) return rows.slice(0, most);
    return [...rows.slice(0, most - 1), { name: this.app.t(rows[0].count === undefined ? "compare.more" : "compare.moreCoalitions", { n: rows.length - most + 1 }) }];
  }

  /** One group below the other, over the whole width. @param {any} ctx @param {Group[]} groups @param {number} width */
  stacked(ctx, groups, width) {
    const abreast = this.abreast(groups.flatMap(({ rows }) => rows), width, 1);
    const lines = shareOut(groups.map(({ rows }) => Math.ceil(rows.length / abreast)), MOST_LINES);
    const drawn = groups.map((group, g) => this.first(group, lines[g] * abreast));
    let y = 0;
    groups.forEach(({ key, text }, g) => {
      this.heading(ctx, [text], 0, y, width);
      drawn[g].forEach((row, i) => {
        this.name(ctx, row, UNSURE.includes(key), (Math.floor(i / lines[g]) * width) / abreast, y + HEAD + ((i % lines[g]) + 0.5) * LINE, width / abreast);
      });
      y += HEAD + lines[g] * LINE + AFTER;
    });
    return { drawn, wide: width, high: y - AFTER };
  }

  /** One group after the other down columns of that height, as text in a newspaper; a little smaller where more fits so. @param {any} ctx @param {Group[]} groups @param {number} width @param {number} height */
  columns(ctx, groups, width, height) {
    const wants = groups.map(({ rows }) => rows.length);
    const tried = SCALES.map((scale) => this.fitted(groups, wants, width / scale, height / scale));
    const { places, heads, wide, across } = tried.find((one) => one.places.rows.every((rows, g) => rows.length === wants[g])) ?? tried[tried.length - 1];
    const drawn = groups.map((group, g) => this.first(group, places.rows[g].length));
    groups.forEach(({ key }, g) => {
      const at = places.heads[g];
      this.heading(ctx, heads[g], at.column * wide, at.line * LOW, wide - GUTTER);
      drawn[g].forEach((row, i) => {
        const { column, line } = places.rows[g][i];
        this.name(ctx, row, UNSURE.includes(key), column * wide, (line + 0.5) * LOW, wide);
      });
    });
    return { drawn, wide: across, high: places.high * LOW };
  }

  /** Where everything goes in a room, each group in a column of its own where that is enough. @param {Group[]} groups @param {number[]} wants @param {number} width @param {number} height */
  fitted(groups, wants, width, height) {
    const abreast = this.abreast(groups.flatMap(({ rows }) => rows), width, MOST_OF);
    const wide = width / abreast;
    const down = Math.max(Math.floor(height / LOW), 5);
    const heads = groups.map(({ text }) => wrapped(text, wide - GUTTER, HEAD_FONT + this.app.theme.font));
    const lines = heads.map(({ length }) => length + HEAD_GAP);
    const apart = groups.length <= abreast && lines.every((head, g) => head + wants[g] <= down);
    let free = abreast * down;
    let places = placed(lines, shareOut(wants, free), down, apart);
    while (places.columns > abreast && free > 0) places = placed(lines, shareOut(wants, --free), down, apart);
    return { places, heads, wide, across: width };
  }

  /** @param {any} ctx @param {string[]} lines @param {number} x @param {number} y @param {number} width */
  heading(ctx, lines, x, y, width) {
    const { theme } = this.app;
    ctx.setLineDash([]);
    ctx.globalAlpha = 1;
    ctx.textAlign = "left";
    ctx.textBaseline = "middle";
    ctx.font = HEAD_FONT + theme.font;
    ctx.fillStyle = theme.ink;
    lines.forEach((text, i) => ctx.fillText(text, x, y + HEAD * 0.4 + i * LOW));
    const below = y + HEAD - 5.5 + (lines.length - 1) * LOW;
    ctx.strokeStyle = theme.line;
    ctx.lineWidth = 1;
    ctx.beginPath();
    ctx.moveTo(x, below);
    ctx.lineTo(x + width, below);
    ctx.stroke();
  }

  /** @param {any} ctx @param {Row} row @param {boolean} perhaps whether it is not known on both of the days @param {number} x @param {number} y @param {number} width */
  name(ctx, { node, name, count }, perhaps, x, y, width) {
    const { app } = this;
    if (node !== undefined) this.mark(ctx, app.look(node).shape, app.kindColour(app.model.kind[node]), x + MARK + 1, y, perhaps);
    ctx.textAlign = "left";
    ctx.textBaseline = "middle";
    ctx.font = this.font;
    ctx.fillStyle = perhaps || node === undefined ? app.theme.muted : app.theme.ink;
    const number = count === undefined ? "" : ` · ${count.toLocaleString(app.locale)}`;
    ctx.fillText(cut(name, width - ASIDE - measure(number, ctx.font), ctx.font) + number, x + 2 * MARK + 9, y);
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

/** A text in lines that fit. @param {string} text @param {number} width @param {string} font @returns {string[]} */
function wrapped(text, width, font) {
  const lines = [""];
  for (const word of text.split(" ")) {
    const longer = `${lines[lines.length - 1]} ${word}`.trim();
    if (measure(longer, font) <= width || !lines[lines.length - 1]) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** @typedef {{column: number, line: number}} Place */

/**
 * Where headings and rows stand that follow each other down columns of that many lines; no heading is the last of a column, or each begins one.
 * @param {number[]} heads how many lines each heading takes
 * @param {number[]} rows how many rows each has
 * @param {number} down
 * @param {boolean} apart whether each begins a column
 * @returns {{heads: Place[], rows: Place[][], columns: number, high: number}}
 */
function placed(heads, rows, down, apart) {
  /** @type {{heads: Place[], rows: Place[][], columns: number, high: number}} */
  const found = { heads: [], rows: [], columns: 1, high: 0 };
  let [column, line] = [0, 0];
  const onward = () => ([column, line] = [column + 1, 0]);
  heads.forEach((head, g) => {
    if (line) line++;
    if ((apart && g) || line + head + Math.min(rows[g], 2) > down) onward();
    found.heads.push({ column, line });
    line += head;
    found.rows.push(Array.from({ length: rows[g] }, () => {
      if (line + 1 > down) onward();
      found.high = Math.max(found.high, line + 1);
      return { column, line: line++ };
    }));
    found.high = Math.max(found.high, line);
  });
  return { ...found, columns: column + 1 };
}
