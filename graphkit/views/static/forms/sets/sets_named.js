/** Who is in each overlap, by name, for the figure of a few sets: those in common first, and of each as many as there is room for. */

import { measure } from "../../draw/text_width.js";

/** @typedef {import("../../ui/app.js").App} App */
/** @typedef {import("../../core/intersections.js").Exact} Exact */
/** @typedef {{head: string, sure: string[], less: string[]}} Part who is in one overlap surely, and who less so */
/** @typedef {{text: string, bold: boolean, gap: boolean}} Line `gap` is free room above it */

/** Of so many sets the overlaps are few enough to be named. */
export const NAMED_SETS = 3;
/** Pixels from a line to the next, and above a heading. */
const [LINE, GAP] = [15, 7];
const SIZE = 12;
/** Lines of names that each overlap has at most where nothing else sets an end. */
const MOST = 6;

/** @param {App} app @param {boolean} bold */
const fontOf = (app, bold) => `${bold ? 600 : 400} ${SIZE}px ${app.theme.font}`;

/**
 * Lines of headings and names that fit.
 * @param {App} app @param {Part[]} parts the most important first @param {number} width @param {number} [height] where it is given
 * @returns {{lines: Line[], whole: boolean}} `whole` where everybody is named
 */
export function namedIn(app, parts, width, height = Infinity) {
  const heads = parts.map(({ head }) => wrapped(head, width, fontOf(app, true)));
  const needed = parts.map((part) => wrapped(told(app, part), width, fontOf(app, false)).length);
  const given = shared(heads, needed, height);
  const lines = given.flatMap((most, i) => [
    ...heads[i].map((text, n) => ({ text, bold: true, gap: i > 0 && n === 0 })),
    ...fitted(app, parts[i], width, most).map((text) => ({ text, bold: false, gap: false })),
  ]);
  return { lines, whole: given.length === parts.length && given.every((most, i) => most >= needed[i]) };
}

/** How high such lines are. @param {Line[]} lines */
export function highOf(lines) {
  return lines.reduce((sum, { gap }) => sum + LINE + (gap ? GAP : 0), 0);
}

/** @param {any} ctx @param {App} app @param {Line[]} lines @param {number} x @param {number} y the top */
export function writeNames(ctx, app, lines, x, y) {
  ctx.textAlign = "left";
  ctx.textBaseline = "alphabetic";
  for (const { text, bold, gap } of lines) {
    y += LINE + (gap ? GAP : 0);
    ctx.font = fontOf(app, bold);
    ctx.fillStyle = app.theme.ink;
    ctx.fillText(text, x, y - 3);
  }
}

/** How many lines of names each overlap gets: one after another, until the room or the names are at an end. @param {string[][]} heads @param {number[]} needed @param {number} height @returns {number[]} of those that get any */
function shared(heads, needed, height) {
  const given = [];
  let room = height;
  for (let i = 0; i < heads.length && room >= (heads[i].length + 1) * LINE + GAP; i++) {
    given.push(1);
    room -= (heads[i].length + 1) * LINE + GAP;
  }
  for (let more = true; more; ) {
    more = false;
    given.forEach((n, i) => {
      if (n >= Math.min(needed[i], height === Infinity ? MOST : needed[i]) || room < LINE) return;
      given[i]++;
      room -= LINE;
      more = true;
    });
  }
  return given;
}

/** The names, as many as fit into some lines. @param {App} app @param {Part} part @param {number} width @param {number} most @returns {string[]} */
function fitted(app, part, width, most) {
  const all = part.sure.length + part.less.length;
  for (let n = all; n >= 0; n--) {
    const lines = wrapped(told(app, part, n), width, fontOf(app, false));
    if (lines.length <= most || !n) return lines.slice(0, most);
  }
  return [];
}

/** The first of them in words, and how many more there are. @param {App} app @param {Part} part @param {number} [n] */
function told(app, { sure, less }, n = sure.length + less.length) {
  const left = sure.length + less.length - n;
  const names = sure.slice(0, n).join(", ");
  const others = less.slice(0, Math.max(n - sure.length, 0));
  const both = [names, others.length && app.t("sets.lessSure", { names: others.join(", ") })].filter(Boolean).join("; ");
  return left ? `${both} ${app.t("compare.more", { n: left })}`.trim() : both;
}

/** @param {string} text @param {number} width @param {string} font @returns {string[]} */
function wrapped(text, width, font) {
  const lines = [""];
  for (const word of text.split(" ")) {
    const last = lines.length - 1;
    const longer = `${lines[last]} ${word}`.trim();
    if (!lines[last] || measure(longer, font) <= width) lines[last] = longer;
    else lines.push(word);
  }
  return lines;
}
