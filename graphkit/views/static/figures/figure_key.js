/** The key of a figure: what occurs in the drawing, each with its sign, between the sentence and the drawing. */

import { RANKS } from "../core/time.js";
import { trace } from "../draw/shapes.js";
import { SvgContext } from "../draw/svg.js";
import { measure } from "../draw/text_width.js";

/** @typedef {import("../ui/app.js").App} App */
/** @typedef {import("./figure.js").Drawn} Drawn */
/** @typedef {import("./figure.js").Size} Size */
/** @typedef {{text: string, wide: number, sign: (ctx: any, x: number, y: number) => void}} Entry `wide` is the room of the sign */

/** How wide the sign of a line is, and one of a mark or an area. */
const [LINE, MARK] = [28, 13];
/** Between a sign and its words, and between two entries. */
const [BESIDE, BETWEEN] = [6, 16];
const ROW = 1.55;

/**
 * What occurs.
 * @param {App} app @param {Drawn} drawn
 * @returns {Entry[]}
 */
export function entriesOf(app, drawn) {
  const form = app.forms[app.state.form];
  const by = drawn.nodes && app.columnOf(app.state.colourBy);
  const occur = new Set((by && drawn.nodes)?.map((node) => /** @type {any} */ (by).of[node]));
  const classes = (by ? by.classes : []).filter((_, i) => occur.has(i)).map((one) => ({
    text: `${app.columnTitle(/** @type {any} */ (by))}: ${app.classText(one)}`, wide: MARK, sign: square(one[app.theme.dark ? "dark" : "light"]),
  }));
  const kinds = [...app.model.looks].filter(([kind]) => drawn.kinds.has(kind)).map(([kind, look]) => {
    const colour = by ? app.theme.muted : app.kindColour(kind);
    return { text: app.term("kind", kind), wide: MARK, sign: drawn.areas ? square(colour) : shape(look.shape, colour) };
  });
  const wide = form.signWide ?? LINE;
  const signed = (/** @type {number|string} */ what, /** @type {string} */ text) => ({ text, wide, sign: (/** @type {any} */ ctx, /** @type {number} */ x, /** @type {number} */ y) => form.sign(ctx, what, x, y, wide) });
  const degrees = [3, 2, 1].filter((degree) => drawn.degrees.has(degree)).map((degree) => signed(degree, app.t(`certainty.${RANKS[degree]}`)));
  const others = drawn.signs.map((sign) => signed(sign, drawn.words?.[sign] ?? app.t(sign, { name: app.state.sizeBy })));
  return [...classes, ...kinds, ...degrees, ...others];
}

/** @param {string} colour @returns {Entry["sign"]} */
function square(colour) {
  return (ctx, x, y) => {
    ctx.fillStyle = colour;
    ctx.fillRect(x + 0.5, y - 6, 12, 12);
  };
}

/** @param {string} form @param {string} colour @returns {Entry["sign"]} */
function shape(form, colour) {
  return (ctx, x, y) => {
    ctx.fillStyle = colour;
    ctx.beginPath();
    trace(ctx, form, x + MARK / 2, y, 5.5);
    ctx.fill();
  };
}

/** @param {App} app @param {Size} size */
function fontOf(app, size) {
  return `400 ${size.key}px ${app.theme.font}`;
}

/**
 * The entries in rows that fit.
 * @param {App} app @param {Entry[]} entries @param {Size} size @param {number} width
 * @returns {Entry[][]}
 */
export function keyRows(app, entries, size, width) {
  /** @type {Entry[][]} */
  const rows = [];
  let x = Infinity;
  for (const entry of entries) {
    const wide = entry.wide + BESIDE + measure(entry.text, fontOf(app, size));
    if (x + wide > width) {
      rows.push([]);
      x = 0;
    }
    rows[rows.length - 1].push(entry);
    x += wide + BETWEEN;
  }
  return rows;
}

/** @param {Entry[][]} rows @param {Size} size */
export function keyHeight(rows, size) {
  return rows.length * size.key * ROW;
}

/** @param {SvgContext} out @param {App} app @param {Entry[][]} rows @param {Size} size @param {number} y */
export function writeKey(out, app, rows, size, y) {
  const font = fontOf(app, size);
  rows.forEach((row, i) => {
    const middle = y + (i + 0.5) * size.key * ROW;
    let x = size.pad;
    for (const { text, wide, sign } of row) {
      plain(out);
      sign(out, x, middle);
      plain(out);
      out.font = font;
      out.textAlign = "left";
      out.textBaseline = "middle";
      out.fillStyle = app.theme.ink;
      out.fillText(text, x + wide + BESIDE, middle);
      x += wide + BESIDE + measure(text, font) + BETWEEN;
    }
  });
}

/** @param {SvgContext} out */
function plain(out) {
  out.setLineDash([]);
  out.globalAlpha = 1;
}

/** An entry for a page that is no picture: its sign as SVG. @param {Entry} entry @returns {{text: string, svg: string}} */
export function keySign({ text, wide, sign }) {
  const ctx = new SvgContext(wide, 16, measure);
  sign(ctx, 0, 8);
  return { text, svg: String(ctx) };
}
