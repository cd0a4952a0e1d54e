/**
 * A figure for an article, a slide or a paper: it must make sense alone. Title, sentence, a key of
 * what occurs in the drawing, the drawing cropped to the question, and where it comes from.
 */

import { safeLink } from "../core/cite.js";
import { FONT, SvgContext } from "../draw/svg.js";
import { measure } from "../draw/text_width.js";
import { byId } from "../elements/dom.js";
import { Headline } from "../wording/headline.js";
import { entriesOf, keyHeight, keyRows, keySign, writeKey } from "./figure_key.js";

/** @typedef {import("../ui/app.js").App} App */
/** @typedef {import("./figure_key.js").Entry} Entry */

/**
 * @typedef {Object} Size in pixels; `zoom` enlarges the drawing, so that its labels can be read
 * @property {number} width
 * @property {number} [height] where it is fixed; else as much as the drawing needs
 * @property {number} pad
 * @property {number} title
 * @property {number} text
 * @property {number} key of the words of the key
 * @property {number} small
 * @property {number} zoom
 *
 * @typedef {Object} Drawn what a form drew
 * @property {number} width
 * @property {number} height
 * @property {Set<string>} kinds that occur
 * @property {boolean} [areas] whether these are areas of their colours, and no marks of their shapes
 * @property {number[]} [nodes] whose colours occur, where these are not those of their kinds alone
 * @property {Set<number>} degrees of certainty that occur
 * @property {string[]} signs other signs that occur, by the keys of their texts
 * @property {Record<string, string>} [words] what signs mean whose texts depend on what is drawn
 * @property {string[]} notes what is left out
 * @property {string[]} [told] what the drawing shows, in words
 * @property {boolean} [flows] whether it is text that runs on in columns
 * @property {number} [all] how many rows there are, drawn or not
 * @property {number} [next] the first column that has no room beside those that are drawn
 *
 * @typedef {{first: number, most: number, column?: number}} Part of a drawing: from which row on, and how many, and from which column on
 */

/** @type {Record<string, Size>} */
const FIGURES = {
  column: { width: 480, pad: 18, title: 18, text: 13, key: 12, small: 10.5, zoom: 0.92 },
  page: { width: 960, pad: 28, title: 24, text: 15, key: 13.5, small: 11.5, zoom: 1.1 },
  paper: { width: 960, pad: 0, title: 24, text: 15, key: 13.5, small: 11.5, zoom: 1.1 },
  slide: { width: 1280, height: 720, pad: 40, title: 30, text: 18, key: 16, small: 13, zoom: 1.3 },
  social: { width: 1200, height: 630, pad: 40, title: 32, text: 19, key: 16.5, small: 13.5, zoom: 1.35 },
};
const NAMED = 4;
/** Stands for a space at which no line breaks. */
const TIED = "\u2060";
const LEADING = 1.3;
/** A drawing that leaves more of a given height empty than this is drawn larger, up to so much. */
const [ENOUGH, LARGER] = [0.85, 1.25];

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
  app.theme.font = FONT;
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
  const head = balanced(app, title, size.title, 650, inner, ink);
  const second = block(app, told, text, 400, inner, muted);
  const foot = lines(sourceLines(app, address));
  const gap = text * 0.4;
  const keyed = pad + heightOf(head) + gap + heightOf(second) + text * 0.5;
  const above = (/** @type {Entry[][]} */ rows) => keyed + keyHeight(rows, size) + text * (rows.length ? 0.45 : 0.2);
  const below = (/** @type {Line[]} */ notes) => (notes.length ? small * 0.7 + heightOf(notes) : 0) + text * 0.8 + heightOf(foot) + pad;
  const { drawn, ctx, rows, notes, zoom } = drawnIn(app, size, inner, part, (rows, notes) => above(rows) + below(lines(notes)));
  const written = lines(notes);
  const [top, high] = [above(rows), drawn.height * zoom];
  const out = new SvgContext(size.width, size.height ?? Math.ceil(top + high + below(written)), measure);
  out.fillStyle = app.theme.paper;
  out.fillRect(0, 0, out.width, out.height);
  write(out, second, pad, write(out, head, pad, pad) + gap);
  writeKey(out, app, rows, size, keyed);
  out.embed(ctx, pad, top, zoom);
  write(out, written, pad, top + high + small * 0.7);
  write(out, foot, pad, out.height - pad - heightOf(foot));
  const signs = rows.flat().map((entry) => entry.text).join(", ");
  const svg = out.titled(title, [told, `${signs ? app.t("colon", { what: app.t(`form.${app.state.form}`), told: signs }) : app.t(`form.${app.state.form}`)}.`, ...(drawn.told ?? []).map((line) => `${line}.`), ...notes].filter(Boolean).join(" "));
  return { svg, all: drawn.all ?? 1, next: drawn.next };
}

/**
 * The drawing in the room that the texts leave. What the key says depends on the drawing, and how
 * high that may be on the key.
 * @param {App} app @param {Size} size @param {number} inner @param {Part|undefined} part
 * @param {(rows: Entry[][], notes: string[]) => number} beside what the texts take
 * @returns {{drawn: Drawn, ctx: SvgContext, rows: Entry[][], notes: string[], zoom: number}}
 */
function drawnIn(app, size, inner, part, beside) {
  const keyed = (/** @type {Drawn} */ one) => keyRows(app, entriesOf(app, one), size, inner);
  const first = draw(app, size, inner, size.height ? size.height / 2 : 0, part);
  const sketch = first.drawn;
  if (!size.height) return { ...fitted(first, size.zoom, inner, 0), rows: keyed(sketch), notes: sketch.notes };
  let [rows, notes] = [keyed(sketch), sketch.notes];
  let room = size.height - beside(rows, notes);
  let found = draw(app, size, inner, room, part);
  // More may be drawn than was sketched, and have to be explained.
  const further = keyed(found.drawn);
  if (further.length > rows.length || beside(further, found.drawn.notes) > beside(rows, notes)) {
    [rows, notes] = [further, found.drawn.notes];
    room = size.height - beside(rows, notes);
    found = draw(app, size, inner, room, part);
  } else if (further.length === rows.length) rows = further;
  const once = fitted(found, size.zoom, inner, room);
  return { ...enlarged(app, size, inner, room, part, once), rows, notes: once.drawn.notes };
}

/** @param {{ctx: SvgContext, drawn: Drawn}} found @param {number} zoom @param {number} inner @param {number} room @returns {{ctx: SvgContext, drawn: Drawn, zoom: number}} */
function fitted(found, zoom, inner, room) {
  const { width, height } = found.drawn;
  return { ...found, zoom: Math.min(zoom, inner / width, room ? room / height : Infinity) };
}

/**
 * The same drawn larger, where it leaves much of a given height empty and loses nothing by it: a
 * slide is read from afar.
 * @param {App} app @param {Size} size @param {number} inner @param {number} room @param {Part|undefined} part
 * @param {{ctx: SvgContext, drawn: Drawn, zoom: number}} once
 */
function enlarged(app, size, inner, room, part, once) {
  const used = once.drawn.height * once.zoom;
  if (used > room * ENOUGH || once.drawn.flows) return once;
  const zoom = size.zoom * Math.min((room / used) * 0.98, LARGER);
  const again = fitted(draw(app, { ...size, zoom }, inner, room, part), zoom, inner, room);
  const whole = again.drawn.height > once.drawn.height * 0.95 && String(again.drawn.notes) === String(once.drawn.notes);
  return whole && again.zoom > once.zoom ? again : once;
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
  for (const word of wordsOf(text)) {
    const longer = `${lines[lines.length - 1]} ${word}`.trim();
    if (measure(longer, font) <= width || !lines[lines.length - 1]) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.filter(Boolean).map((line) => ({ text: line, size, font, colour }));
}

/** The words between which a line may break: a number stays with what it counts, a year with its month. @param {string} text @returns {string[]} */
function wordsOf(text) {
  return text.replace(/(?<=\d) (?=\p{L})|(?<=\p{L}) (?=\d{4}(?!\d))/gu, TIED).split(/[ \t\r\n]+/u).filter(Boolean).map((word) => word.replaceAll(TIED, " "));
}

/** The same number of lines, of about the same length: a title does not end with a word alone. @param {App} app @param {string} text @param {number} size @param {number} weight @param {number} width @param {string} colour @returns {Line[]} */
function balanced(app, text, size, weight, width, colour) {
  const lines = block(app, text, size, weight, width, colour);
  let [low, high] = [0, width];
  while (high - low > 1) {
    const middle = (low + high) / 2;
    const found = block(app, text, size, weight, middle, colour);
    if (found.length > lines.length || found.some((line) => measure(line.text, line.font) > middle)) low = middle;
    else high = middle;
  }
  return block(app, text, size, weight, high, colour);
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

/**
 * What occurs in the drawing of the form that shows, each with its sign as SVG; nothing for a form that is not drawn.
 * @param {App} app
 * @returns {{text: string, svg: string}[]}
 */
export function keyOf(app) {
  if (!app.forms[app.state.form].figure) return [];
  const { pad, width } = FIGURES.page;
  return entriesOf(app, draw(app, FIGURES.page, width - 2 * pad, 0).drawn).map(keySign);
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
