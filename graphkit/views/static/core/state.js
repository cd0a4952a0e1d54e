/** The state of the page, and its short form after the # of the address. */

import { LISTS, joinedWindow, noFilters } from "./filters.js";
import { languageThere } from "./languages.js";
import { DEGREES } from "./model.js";
import { putOf } from "./placed_marks.js";
import { dayOf, isoOf, newYear, yearOf } from "./time.js";

export const FORMS = ["network", "matrix", "shared", "timeline", "bars", "map", "table"];
export const LAYOUTS = ["force", "two-mode", "concentric"];
export const LEAST = [...DEGREES].reverse();
export const SIZES = ["degree", "equal"];
export const ORDERS = ["size", "likeness", "name"];
export const BARS = ["years", "coalitions", "actors"];
export const MAPS = ["tiles", "outlines"];
export const SIDES = ["coalitions", "actors"];
const LISTS_OF = ["start", "newest", "largest", "ended", "disputed", "declined", "bridges", "none"];

/**
 * @typedef {import("./filters.js").Filters & Shown} State
 *
 * @typedef {Object} Shown
 * @property {string} form
 * @property {string} lang
 * @property {number|null} on a day, or the first of a window, or null for all time
 * @property {number|null} until the last day of a window, or null where it is one day
 * @property {string} atLeast
 * @property {string} layout
 * @property {string} size
 * @property {string} colourBy a column; "" for the kind
 * @property {string} sizeBy a column of numbers; "" for what `size` says
 * @property {string} order of the matrix
 * @property {string} side of the co-membership network
 * @property {string} bars what they count
 * @property {string} map how it draws countries
 * @property {number} min how many are shared at least
 * @property {boolean} backbone only more than chance
 * @property {string[]} selected node ids
 * @property {string} edge ids of the ends of the selected edge, `joined` by "|", or ""
 * @property {Set<string>} hide kinds
 * @property {string[]} focus ids of what is drawn with its surroundings, and nothing else
 * @property {number} depth
 * @property {string[]} opened
 * @property {string} theme "", "light" or "dark"
 * @property {string[]} not of the selected coalitions, those whose members are left out
 * @property {string[]} without node ids that are hidden one by one
 * @property {string[]} at where marks were put, as `putText` writes it
 * @property {number} step of the story, or 0 outside of it
 * @property {boolean} way whether only the way between two selected things is drawn
 * @property {number|null} against a day to compare with
 * @property {string} list what the panel lists where nothing is selected, or "none"
 */

/**
 * @param {any} opening
 * @returns {State}
 */
export function initial(opening) {
  return {
    form: "network",
    lang: opening.lang,
    on: opening.day,
    until: opening.until ?? null,
    atLeast: opening.at_least,
    layout: opening.layout,
    size: "degree",
    colourBy: opening.colour_by ?? "",
    sizeBy: opening.size_by ?? "",
    order: "size",
    side: "coalitions",
    bars: "years",
    map: "tiles",
    min: 5,
    backbone: true,
    selected: opening.focus,
    edge: "",
    hide: new Set(),
    focus: opening.focus,
    depth: opening.depth,
    opened: [],
    theme: "",
    not: [],
    without: [],
    at: [],
    way: false,
    step: 0,
    against: null,
    list: opening.focus.length ? "none" : "start",
    ...noFilters(),
  };
}

/** @type {Record<string, string[]>} */
const CHOICES = {
  form: FORMS, atLeast: LEAST, layout: LAYOUTS, size: SIZES, order: ORDERS, side: SIDES, bars: BARS, map: MAPS, list: LISTS_OF,
  theme: ["light", "dark"],
};
/** Whole numbers from 1 on, and the greatest. @type {Record<string, number>} */
const NUMBERS = { min: 50, depth: 9 };
/** What differs from the start where it is said. */
const FLAGS = { way: "on", backbone: "off" };
/** All that an address may say; the last few are for whoever frames the page or draws a figure of it. */
const PARTS = [
  ...Object.keys(CHOICES), ...Object.keys(NUMBERS), ...Object.keys(FLAGS), ...LISTS,
  "lang", "on", "against", "joined", "text", "sel", "not", "focus", "opened", "without", "at", "hide", "edge", "column", "colourBy", "sizeBy", "step",
  "embed", "figure", "address", "drawing", "heading", "glyphs",
];
/** What such a part may say, where the values are not a few words. @type {Record<string, string[]>} */
const EXAMPLES = {
  on: ["2022-06-23", "2022-01-01..2022-12-31", "all"], against: ["2022-06-23"], joined: ["2022-01-01..2022-12-31", "2022-01-01..", "..2022-12-31"],
  min: ["1", "50"], depth: ["1", "9"], way: ["on"], backbone: ["off"], edge: ["actor|coalition"], at: ["name*120*-35"], step: ["1"],
};

/**
 * What may be written instead of a value that is not understood; null where the part itself is not.
 * @param {string} key
 * @param {string[]} languages
 * @returns {string[]|null}
 */
export function instead(key, languages) {
  if (!PARTS.includes(key)) return null;
  const values = key === "lang" ? languages : CHOICES[key] ?? EXAMPLES[key] ?? [];
  return values.map((value) => `${key}=${value}`);
}

/**
 * @typedef {Object} Known what the page has; each function is asked about every name in an address
 * @property {string[]} languages
 * @property {(id: string) => boolean} has
 * @property {(list: import("./filters.js").List, value: string) => boolean} term
 * @property {(name: string, numeric: boolean) => boolean} [column]
 * @property {(text: string) => boolean} [choice]
 * @property {(kind: string) => boolean} [kind]
 * @property {(key: string, value: string) => void} [unread] told of what is not understood
 */

/**
 * Several ids in one text, whatever signs they are written with.
 * @param {string[]} ids
 * @param {string} [between]
 */
export function joined(ids, between = "~") {
  return ids.map((id) => encodeURIComponent(id.replace(/\p{Surrogate}/gu, "\ufffd")).replaceAll("~", "%7E")).join(between);
}

/**
 * The way back from `joined`; what cannot be read stays as it is, and names nothing.
 * @param {string} text
 * @param {string} [between]
 * @returns {string[]}
 */
export function apart(text, between = "~") {
  return text.split(between).flatMap((part) => {
    try {
      return part ? [decodeURIComponent(part)] : [];
    } catch {
      return [part];
    }
  });
}

/**
 * The time shown as an address says it: `2022-06-23`, `2022-01-01..2022-12-31` or `all`.
 * @param {State} state
 */
export function timeOf(state) {
  if (state.on === null) return "all";
  return isoOf(state.on) + (state.until === null ? "" : `..${isoOf(state.until)}`);
}

/**
 * The way back from `timeOf`; null where it cannot be read.
 * @param {string} text
 * @returns {{on: number|null, until: number|null}|null}
 */
function readTime(text) {
  if (text === "all") return { on: null, until: null };
  const [first, last] = text.split("..");
  const on = dayOf(first);
  const until = last === undefined ? null : dayOf(last);
  if (on === null || (last !== undefined && (until === null || until < on))) return null;
  return { on, until: until === on ? null : until };
}

/**
 * The window that is the year of a day.
 * @param {number} day
 */
export function yearAround(day) {
  const year = yearOf(day);
  return { on: newYear(year), until: newYear(year + 1) - 1 };
}

/**
 * Write what differs from the start.
 * @param {State} state
 * @param {State} start
 */
export function encode(state, start) {
  const parts = new URLSearchParams();
  for (const key of /** @type {const} */ (["form", "lang", "atLeast", "layout", "size", "order", "side", "bars", "map", "theme", "edge", "colourBy", "sizeBy", "list", "joined", "text"])) {
    if (state[key] !== start[key]) parts.set(key, state[key]);
  }
  if (state.on !== start.on || state.until !== start.until) parts.set("on", timeOf(state));
  if (state.against !== null) parts.set("against", isoOf(state.against));
  if (state.not.length) parts.set("not", joined(state.not));
  if (state.min !== start.min) parts.set("min", String(state.min));
  if (state.depth !== start.depth) parts.set("depth", String(state.depth));
  if (state.step) parts.set("step", String(state.step));
  if (state.way) parts.set("way", "on");
  if (!state.backbone) parts.set("backbone", "off");
  for (const [key, ids, first] of /** @type {[string, string[], string[]][]} */ ([["focus", state.focus, start.focus], ["sel", state.selected, start.selected]])) {
    if (ids.join() !== first.join()) parts.set(key, joined(ids));
  }
  if (state.hide.size) parts.set("hide", joined([...state.hide].sort()));
  for (const list of /** @type {const} */ (["opened", "without", "at"])) if (state[list].length) parts.set(list, joined(state[list]));
  if (state.column.length) parts.set("column", joined(state.column));
  for (const list of LISTS) if (state[list].length) parts.set(list, joined(state[list]));
  return parts.toString();
}

/**
 * Read an address; whatever is not understood is left as it was at the start, and told to `known.unread`.
 * @param {string} fragment
 * @param {State} start
 * @param {Known} known
 * @returns {State}
 */
export function parse(fragment, start, known) {
  const parts = new URLSearchParams(fragment.replace(/^#/, ""));
  const state = { ...start, hide: new Set(start.hide) };
  const unread = (/** @type {string} */ key) => known.unread?.(key, parts.get(key) ?? "");
  for (const [key, choices] of Object.entries(CHOICES)) {
    const value = parts.get(key);
    if (value && choices.includes(value)) /** @type {any} */ (state)[key] = value;
    else if (value) unread(key);
  }
  const lang = parts.get("lang");
  if (lang) {
    state.lang = languageThere(lang, known.languages) ?? state.lang;
    if (!languageThere(lang, known.languages)) unread("lang");
  }
  const on = parts.get("on");
  const time = on ? readTime(on) : {};
  if (!time) unread("on");
  Object.assign(state, time ?? {});
  for (const [key, greatest] of Object.entries(NUMBERS)) {
    const number = whole(parts.get(key), greatest);
    if (number === null) unread(key);
    else if (number) state[/** @type {"min"|"depth"} */ (key)] = number;
  }
  for (const key of Object.keys(FLAGS)) if (!["on", "off", null].includes(parts.get(key))) unread(key);
  state.way = parts.get("way") === FLAGS.way;
  state.backbone = parts.get("backbone") !== FLAGS.backbone;
  readNames(parts, state, known, unread);
  state.against = dayOf(parts.get("against") ?? "");
  if (parts.get("against") && state.against === null) unread("against");
  state.joined = joinedWindow(parts.get("joined") ?? "") ? parts.get("joined") ?? "" : "";
  if (parts.get("joined") && !state.joined) unread("joined");
  state.text = (parts.get("text") ?? "").slice(0, 80);
  for (const key of new Set(parts.keys())) {
    if (!PARTS.includes(key)) unread(key);
    else for (const again of parts.getAll(key).slice(1)) known.unread?.(key, again);
  }
  return state;
}

/**
 * The parts that name things, columns and concepts.
 * @param {URLSearchParams} parts
 * @param {State} state
 * @param {Known} known
 * @param {(key: string) => void} unread
 */
function readNames(parts, state, known, unread) {
  const ids = (/** @type {string} */ key) => apart(parts.get(key) ?? "").filter(known.has);
  if (parts.has("sel")) state.selected = ids("sel");
  if (parts.has("focus")) state.focus = [...new Set(ids("focus"))];
  if (parts.has("hide")) state.hide = new Set(apart(parts.get("hide") ?? "").filter((kind) => known.kind?.(kind) ?? true));
  for (const by of /** @type {const} */ (["colourBy", "sizeBy"])) {
    const name = parts.get(by);
    if (name !== null && (!name || known.column?.(name, by === "sizeBy"))) state[by] = name;
  }
  state.opened = ids("opened");
  state.not = ids("not");
  state.without = ids("without");
  const puts = apart(parts.get("at") ?? "");
  state.at = puts.filter((text) => putOf(text) && known.has(putOf(text)?.id ?? text));
  if (!puts.every(putOf)) unread("at");
  for (const list of LISTS) state[list] = [...new Set(apart(parts.get(list) ?? ""))].filter((value) => known.term(list, value));
  state.column = [...new Set(apart(parts.get("column") ?? ""))].filter((text) => known.choice?.(text));
  const ends = apart(parts.get("edge") ?? "", "|");
  if (ends.length === 2 && ends.filter(known.has).length === 2) state.edge = joined(ends, "|");
  else if (ends.length && ends.length !== 2) unread("edge");
}

/**
 * A whole number from 1 to the greatest; nothing where none is asked for, null where it is no such number.
 * @param {string|null} text
 * @param {number} greatest
 */
function whole(text, greatest) {
  if (!text) return undefined;
  const value = Number(text);
  return Number.isInteger(value) && value >= 1 && value <= greatest ? value : null;
}
