/** The state of the page, and its short form after the # of the address. */

import { LISTS, joinedWindow, noFilters } from "./filters.js";
import { putOf } from "./marks.js";
import { dayOf, isoOf, newYear, yearOf } from "./time.js";

export const FORMS = ["network", "matrix", "shared", "timeline", "bars", "map", "table"];
export const LAYOUTS = ["force", "two-mode", "concentric"];
export const LEAST = ["certain", "presumed", "possible"];
export const SIZES = ["degree", "equal"];
export const ORDERS = ["likeness", "size", "name"];
export const BARS = ["years", "coalitions", "actors"];
export const SIDES = ["coalitions", "actors"];
export const LISTS_OF = ["start", "newest", "largest", "ended", "disputed", "declined", "bridges", "none"];

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
 * @property {number} min how many are shared at least
 * @property {boolean} backbone only more than chance
 * @property {string[]} selected node ids
 * @property {string} edge ids of the ends of the selected edge, `joined` by "|", or ""
 * @property {Set<string>} hide kinds
 * @property {string} focus
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
    min: 5,
    backbone: true,
    selected: opening.focus ? [opening.focus] : [],
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
    list: opening.focus ? "none" : "start",
    ...noFilters(),
  };
}

/** @type {Record<string, string[]>} */
const CHOICES = {
  form: FORMS, atLeast: LEAST, layout: LAYOUTS, size: SIZES, order: ORDERS, side: SIDES, bars: BARS, list: LISTS_OF,
  theme: ["light", "dark"],
};

/**
 * Several ids in one text, whatever signs they are written with.
 * @param {string[]} ids
 * @param {string} [between]
 */
export function joined(ids, between = "~") {
  return ids.map((id) => encodeURIComponent(id.replace(/\p{Surrogate}/gu, "\ufffd")).replaceAll("~", "%7E")).join(between);
}

/**
 * The way back from `joined`; what cannot be read is left out.
 * @param {string} text
 * @param {string} [between]
 * @returns {string[]}
 */
export function apart(text, between = "~") {
  return text.split(between).flatMap((part) => {
    try {
      return part ? [decodeURIComponent(part)] : [];
    } catch {
      return [];
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
  for (const key of /** @type {const} */ (["form", "lang", "atLeast", "layout", "size", "order", "side", "bars", "theme", "edge", "colourBy", "sizeBy", "focus", "list", "joined", "text"])) {
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
  if (state.selected.join() !== start.selected.join()) parts.set("sel", joined(state.selected));
  if (state.hide.size) parts.set("hide", joined([...state.hide].sort()));
  for (const list of /** @type {const} */ (["opened", "without", "at"])) if (state[list].length) parts.set(list, joined(state[list]));
  if (state.column.length) parts.set("column", joined(state.column));
  for (const list of LISTS) if (state[list].length) parts.set(list, joined(state[list]));
  return parts.toString();
}

/**
 * Read an address; whatever is not understood is left as it was at the start.
 * @param {string} fragment
 * @param {State} start
 * @param {{languages: string[], has: (id: string) => boolean, term: (list: import("./filters.js").List, value: string) => boolean, column?: (name: string, numeric: boolean) => boolean, choice?: (text: string) => boolean}} known
 * @returns {State}
 */
export function parse(fragment, start, known) {
  const parts = new URLSearchParams(fragment.replace(/^#/, ""));
  const state = { ...start, hide: new Set(start.hide) };
  for (const [key, choices] of Object.entries(CHOICES)) {
    const value = parts.get(key);
    if (value && choices.includes(value)) /** @type {any} */ (state)[key] = value;
  }
  const lang = parts.get("lang");
  if (lang && known.languages.includes(lang)) state.lang = lang;
  const on = parts.get("on");
  if (on) Object.assign(state, readTime(on) ?? {});
  state.min = whole(parts.get("min"), 1, 50, start.min);
  state.depth = whole(parts.get("depth"), 1, 9, start.depth);
  state.way = parts.get("way") === "on";
  state.backbone = parts.get("backbone") !== "off";
  const ids = (/** @type {string} */ key) => apart(parts.get(key) ?? "").filter(known.has);
  if (parts.has("sel")) state.selected = ids("sel");
  if (parts.has("focus")) state.focus = ids("focus")[0] ?? "";
  if (parts.has("hide")) state.hide = new Set(apart(parts.get("hide") ?? ""));
  for (const by of /** @type {const} */ (["colourBy", "sizeBy"])) {
    const name = parts.get(by);
    if (name !== null && (!name || known.column?.(name, by === "sizeBy"))) state[by] = name;
  }
  state.opened = ids("opened");
  state.not = ids("not");
  state.without = ids("without");
  state.at = apart(parts.get("at") ?? "").filter((text) => known.has(putOf(text)?.id ?? text));
  state.against = dayOf(parts.get("against") ?? "");
  for (const list of LISTS) state[list] = [...new Set(apart(parts.get(list) ?? ""))].filter((value) => known.term(list, value));
  state.column = [...new Set(apart(parts.get("column") ?? ""))].filter((text) => known.choice?.(text));
  state.joined = joinedWindow(parts.get("joined") ?? "") ? parts.get("joined") ?? "" : "";
  state.text = (parts.get("text") ?? "").slice(0, 80);
  const ends = apart(parts.get("edge") ?? "", "|");
  if (ends.length === 2 && ends.every(known.has)) state.edge = joined(ends, "|");
  return state;
}

/**
 * @param {string|null} text
 * @param {number} low
 * @param {number} high
 * @param {number} otherwise
 */
function whole(text, low, high, otherwise) {
  const value = Number(text);
  return text && Number.isInteger(value) ? Math.min(Math.max(value, low), high) : otherwise;
}
