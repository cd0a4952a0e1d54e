/**
 * A figure for an article, a slide or a paper: it must make sense alone. Title, sentence, the
 * drawing cropped to the question, a legend of what occurs in it, and where it comes from.
 */

import { safeLink } from "../core/cite.js";
import { RANKS } from "../core/time.js";
import { SvgContext } from "../draw/svg.js";
import { trace } from "../draw/shapes.js";
import { byId } from "./dom.js";
import { Headline } from "./headline.js";
import { measure } from "./stage.js";

/** @typedef {import("./app.js").App} App */

/**
 * @typedef {Object} Size in pixels; `zoom` enlarges the drawing, so that its labels can be read
 * @property {number} width
 * @property {number} [height] where it is fixed; else as much as the drawing needs
 * @property {number} pad
 * @property {number} title
 * @property {number} text
 * @property {number} small
 * @property {number} zoom
 *
 * @typedef {Object} Drawn what a form drew
 * @property {number} width
 * @property {number} height
 * @property {Set<string>} kinds that occur
 * @property {number[]} [nodes] whose colours occur, where these are not those of their kinds alone
 * @property {Set<number>} degrees of certainty that occur
 * @property {string[]} signs other signs that occur, by the keys of their texts
 * @property {Record<string, string>} [words] what signs mean whose texts depend on what is drawn
 * @property {string[]} notes what is left out
 * @property {string[]} [told] what the drawing shows, in words
 * @property {number} [all] how many rows there are, drawn or not
 * @property {number} [next] the first column that has no room beside those that are drawn
 *
 * @typedef {{first: number, most: number, column?: number}} Part of a drawing: from which row on, and how many, and from which column on
 *
 * @typedef {{text: string, sign: (ctx: any, x: number, y: number) => void}} Entry of the legend
 */

/** @type {Record<string, Size>} */
export const FIGURES = {
  column: { width: 480, pad: 18, title: 18, text: 13, small: 10.5, zoom: 0.92 },
  page: { width: 960, pad: 28, title: 24, text: 15, small: 11.5, zoom: 1.1 },
  paper: { width: 960, pad: 0, title: 24, text: 15, small: 11.5, zoom: 1.1 },
  slide: { width: 1280, height: 720, pad: 40, title: 30, text: 18, small: 13, zoom: 1.3 },
  social: { width: 1200, height: 630, pad: 40, title: 32, text: 19, small: 13.5, zoom: 1.35 },
};
const NAMED = 4;
const SWATCH = 30;
const LEADING = 1.3;
const ROW = 1.5;

/**
 * Compose the figure of what the page shows.
 * @param {App} app
 * @param {string} [size] one of the names of `FIGURES`
 * @param {string} [address] where the page can be found
 * @param {string} [drawing] what is drawn, where it is no form of the page: the exact overlaps ("sets"), two days side by side ("compared")
 * @param {string} [heading] the title, in place of the headline, which then follows below it
 * @returns {string} SVG, or nothing where that cannot be drawn of what is selected
 */
export function figure(app, size = "page", address = "", drawing = "", heading = "") {
  return figured(app, size, { address, drawing, heading }).svg;
}

/**
 * The same, with some of its rows, and how many there are.
 * @param {App} app @param {string} size @param {{address?: string, drawing?: string, heading?: string, part?: Part}} asked
 * @returns {{svg: string, all: number, next?: number}}
 */
export function figured(app, size, { address = "", drawing = "", heading = "", part }) {
  const before = app.state;
  if (drawing && !app.forms[drawing]?.found) return { svg: "", all: 0 };
  const form = drawing || (app.forms[before.form].figure ? before.form : "network");
  app.state = { ...before, form, theme: before.theme === "dark" ? "dark" : "light" };
  app.dress();
  try {
    return composed(app, FIGURES[size] ?? FIGURES.page, safeLink(address) || safeLink(location.href.split("#")[0]), heading, part);
  } finally {
    app.state = before;
    app.dress();
  }
}

/** @param {App} app @param {Size} size @param {string} address @param {string} heading @param {Part} [part] */
function composed(app, size, address, heading, part) {
  const { pad, text, small } = size;
  const inner = size.width - 2 * pad;
  const { ink, muted } = app.theme;
  const [headline, assurance] = [document.title, byId("assurance").textContent ?? ""];
  const [title, told] = heading ? [heading, [`${headline}.`, assurance].join(" ").trim()] : [headline, assurance];
  const lines = (/** @type {string[]} */ list) => list.flatMap((line) => block(app, line, small, 400, inner, muted));
  const head = block(app, title, size.title, 650, inner, ink);
  const second = block(app, told, text, 400, inner, muted);
  const foot = lines(sourceLines(app, address));
  const gap = text * 0.4;
  const top = pad + heightOf(head) + gap + heightOf(second) + text;
  const below = (/** @type {Entry[][]} */ rows, /** @type {Line[]} */ notes) => heightOf(notes) + text + rows.length * text * ROW + gap + heightOf(foot) + pad;
  const roomBeside = (/** @type {number} */ rest) => (size.height ? size.height - top - rest : 0);
  // What the legend says depends on the drawing, and how high that may be on the legend.
  const sketch = draw(app, size, inner, size.height ? size.height / 2 : 0, part).drawn;
  const keyed = (/** @type {Drawn} */ one) => legendRows(app, legend(app, one), size, inner);
  let rows = keyed(sketch);
  let room = roomBeside(below(rows, lines(sketch.notes)));
  let { ctx, drawn } = draw(app, size, inner, room, part);
  // More may be drawn than was sketched, and have to be explained.
  const further = keyed(drawn);
  if (size.height && further.length > rows.length) {
    room = roomBeside(below(further, lines(drawn.notes)));
    ({ ctx, drawn } = draw(app, size, inner, room, part));
  }
  rows = further.length > rows.length && size.height ? further : keyed(drawn);
  const notes = lines(drawn.notes);
  const zoom = Math.min(size.zoom, inner / drawn.width, room ? room / drawn.height : Infinity);
  const out = new SvgContext(size.width, size.height ?? Math.ceil(top + drawn.height * zoom + below(rows, notes)), measure);
  out.fillStyle = app.theme.paper;
  out.fillRect(0, 0, out.width, out.height);
  write(out, second, pad, write(out, head, pad, pad) + gap);
  out.embed(ctx, pad, top, zoom);
  const after = write(out, notes, pad, out.height - below(rows, notes)) + text;
  write(out, foot, pad, writeLegend(out, app, rows, size, after) + gap);
  const signs = rows.flat().map((entry) => entry.text).join(", ");
  const svg = out.titled(title, [told, `${app.t(`form.${app.state.form}`)}${signs && `: ${signs}`}.`, ...(drawn.told ?? []).map((line) => `${line}.`), ...drawn.notes].filter(Boolean).join(" "));
  return { svg, all: drawn.all ?? 1, next: drawn.next };
}

/** @param {App} app @param {Size} size @param {number} inner @param {number} height 0 for as high as needed @param {Part} [part] @returns {{ctx: SvgContext, drawn: Drawn}} */
function draw(app, size, inner, height, part) {
  const ctx = new SvgContext(inner, height, measure);
  const drawn = app.forms[app.state.form].figure(ctx, inner / size.zoom, height / size.zoom, part);
  return { ctx, drawn };
}

// Text

/** @typedef {{text: string, size: number, font: string, colour: string}} Line */

/**
 * Break a text into lines that fit.
 * @param {App} app @param {string} text @param {number} size @param {number} weight @param {number} width @param {string} colour
 * @returns {Line[]}
 */
function block(app, text, size, weight, width, colour) {
  const font = `${weight} ${size}px ${app.theme.font}`;
  const lines = [""];
  for (const word of text.split(/\s+/u).filter(Boolean)) {
    const longer = `${lines[lines.length - 1]} ${word}`.trim();
    if (measure(longer, font) <= width || !lines[lines.length - 1]) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.filter(Boolean).map((line) => ({ text: line, size, font, colour }));
}

/** @param {Line[]} lines */
function heightOf(lines) {
  return lines.reduce((sum, { size }) => sum + size * LEADING, 0);
}

/** @param {SvgContext} out @param {Line[]} lines @param {number} x @param {number} y @returns {number} where they end */
function write(out, lines, x, y) {
  out.textAlign = "left";
  out.textBaseline = "alphabetic";
  for (const { text, size, font, colour } of lines) {
    out.font = font;
    out.fillStyle = colour;
    out.fillText(text, x, y + size);
    y += size * LEADING;
  }
  return y;
}

// Legend

/**
 * What occurs in the drawing of the form that shows, each with its sign as SVG; nothing for a form that is not drawn.
 * @param {App} app
 * @returns {{text: string, svg: string}[]}
 */
export function keyOf(app) {
  if (!app.forms[app.state.form].figure) return [];
  const { pad, width } = FIGURES.page;
  return legend(app, draw(app, FIGURES.page, width - 2 * pad, 0).drawn).map(({ text, sign }) => {
    const ctx = new SvgContext(SWATCH, 16, measure);
    sign(ctx, 0, 8);
    return { text, svg: String(ctx) };
  });
}

/** Only what occurs. @param {App} app @param {Drawn} drawn @returns {Entry[]} */
function legend(app, drawn) {
  const by = drawn.nodes && app.columnOf(app.state.colourBy);
  const occur = new Set((by && drawn.nodes)?.map((node) => /** @type {any} */ (by).of[node]));
  const classes = (by ? by.classes : []).filter((_, i) => occur.has(i)).map((one) => ({
    text: `${app.columnTitle(/** @type {any} */ (by))}: ${app.classText(one)}`,
    sign: (/** @type {any} */ ctx, /** @type {number} */ x, /** @type {number} */ y) => {
      ctx.fillStyle = one[app.theme.dark ? "dark" : "light"];
      ctx.fillRect(x + SWATCH / 2 - 6, y - 6, 12, 12);
    },
  }));
  const kinds = [...app.model.looks].filter(([kind]) => drawn.kinds.has(kind)).map(([kind, look]) => ({
    text: app.term("kind", kind),
    sign: (/** @type {any} */ ctx, /** @type {number} */ x, /** @type {number} */ y) => {
      ctx.fillStyle = by ? app.theme.muted : app.kindColour(kind);
      ctx.beginPath();
      trace(ctx, look.shape, x + SWATCH / 2, y, 6);
      ctx.fill();
    },
  }));
  const degrees = [3, 2, 1].filter((degree) => drawn.degrees.has(degree)).map((degree) => ({
    text: app.t(`certainty.${RANKS[degree]}`),
    sign: (/** @type {any} */ ctx, /** @type {number} */ x, /** @type {number} */ y) => app.forms[app.state.form].sign(ctx, degree, x, y, SWATCH),
  }));
  const others = drawn.signs.map((sign) => ({ text: drawn.words?.[sign] ?? app.t(sign, { name: app.state.sizeBy }), sign: (/** @type {any} */ ctx, /** @type {number} */ x, /** @type {number} */ y) => app.forms[app.state.form].sign(ctx, sign, x, y, SWATCH) }));
  return [...classes, ...kinds, ...degrees, ...others];
}

/** @param {App} app @param {Entry[]} entries @param {Size} size @param {number} width @returns {Entry[][]} */
function legendRows(app, entries, size, width) {
  const font = `400 ${size.text * 0.9}px ${app.theme.font}`;
  /** @type {Entry[][]} */
  const rows = [];
  let x = Infinity;
  for (const entry of entries) {
    const wide = SWATCH + 8 + measure(entry.text, font) + 14;
    if (x + wide > width + 14) {
      rows.push([]);
      x = 0;
    }
    rows[rows.length - 1].push(entry);
    x += wide;
  }
  return rows;
}

/** @param {SvgContext} out @param {App} app @param {Entry[][]} rows @param {Size} size @param {number} y @returns {number} */
function writeLegend(out, app, rows, size, y) {
  for (const row of rows) {
    let x = size.pad;
    const middle = y + size.text * 0.75;
    for (const { text, sign } of row) {
      out.setLineDash([]);
      out.globalAlpha = 1;
      sign(out, x, middle);
      out.setLineDash([]);
      out.globalAlpha = 1;
      out.font = `400 ${size.text * 0.9}px ${app.theme.font}`;
      out.textAlign = "left";
      out.textBaseline = "middle";
      out.fillStyle = app.theme.ink;
      out.fillText(text, x + SWATCH + 6, middle);
      x += SWATCH + 8 + measure(text, out.font) + 14;
    }
    y += size.text * ROW;
  }
  return y;
}

// Where it comes from

/** The publishers that most of the memberships rest on, then the data, its licence and its place. @param {App} app @param {string} address @returns {string[]} */
function sourceLines(app, address) {
  return [publishers(app), [app.citation(), address].filter(Boolean).join(" ")].filter(Boolean);
}

/** The names of those publishers, as a sentence; nothing where no membership shows. @param {App} app @returns {string} */
export function publishers(app) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const record of new Headline(app).shownRecords()) {
    const names = app.facts.record(record).evidence.map((/** @type {any} */ word) => app.facts.source(word.source)).map((/** @type {any} */ source) => source.publisher || source.title).filter(Boolean);
    for (const name of new Set(names)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const ranked = [...counts].sort(([p, m], [q, n]) => n - m || (p < q ? -1 : 1)).map(([name]) => name);
  const names = ranked.slice(0, NAMED);
  if (ranked.length > NAMED) names.push(app.t("headline.others", { n: ranked.length - NAMED }));
  return names.length ? app.t("figure.sources", { names: new Intl.ListFormat(app.locale).format(names) }) : "";
}
