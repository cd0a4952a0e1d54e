/** Days, certainty on a day, and dates in words. A day is a number of days since 1970-01-01. */

import { DEGREES, EARLIEST, LATEST } from "./model.js";

/** @typedef {import("./model.js").Spans} Spans */

export const NO = 0;
export const POSSIBLE = 1;
export const PRESUMED = 2;
const CERTAIN = 3;
export const RANKS = ["no", ...DEGREES];

const DAY = 86400000;

/**
 * How sure a record is to hold at some time in a window. The pairs of days were worked out when the
 * graph was built; here they are compared.
 * @param {Spans} s
 * @param {number} r
 * @param {number|null} first a day, or null for all time
 * @param {number|null} [last] the end of a longer window
 * @returns {number}
 */
export function certainty(s, r, first, last = first) {
  const low = first ?? EARLIEST;
  const high = last ?? LATEST;
  for (let degree = CERTAIN; degree > NO; degree--) {
    if (s.from[degree - 1][r] <= high && s.until[degree - 1][r] >= low) return degree;
  }
  return NO;
}

/**
 * The same of all records at once, which at each step through time is quicker.
 * @param {Spans} s
 * @param {number|null} first
 * @param {number|null} last
 * @returns {Uint8Array}
 */
export function certainties(s, first, last) {
  const [low, high] = [first ?? EARLIEST, last ?? LATEST];
  const found = new Uint8Array(s.n);
  for (let degree = POSSIBLE; degree <= CERTAIN; degree++) {
    const [from, until] = [s.from[degree - 1], s.until[degree - 1]];
    for (let r = 0; r < s.n; r++) if (from[r] <= high && until[r] >= low) found[r] = degree;
  }
  return found;
}

/**
 * How sure a promise is to hold at some time in a window: by its own days, or else by those of the
 * record through which it was taken on.
 * @param {{from?: (number|null)[], until?: (number|null)[]}} promises
 * @param {Spans} s
 * @param {number} r
 * @param {number|null} first
 * @param {number|null} [last]
 * @returns {number}
 */
export function promised(promises, s, r, first, last = first) {
  const { from, until } = promises;
  if (!from || !until) return certainty(s, r, first, last);
  const days = (/** @type {(number|null)[]} */ list, /** @type {number} */ open) => list.map((day) => Int32Array.of(day ?? open));
  return certainty({ ...s, from: days(from, EARLIEST), until: days(until, LATEST) }, 0, first, last);
}

/** @param {number} day */
export function isoOf(day) {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/**
 * @param {string} iso
 * @returns {number|null} null when it is no date
 */
export function dayOf(iso) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return null;
  const time = Date.parse(iso + "T00:00:00Z");
  // Some engines read 31 February as 3 March.
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== iso ? null : Math.floor(time / DAY);
}

/** @param {number} day */
export function yearOf(day) {
  return new Date(day * DAY).getUTCFullYear();
}

/** @param {number} year */
export function newYear(year) {
  return Math.floor(Date.UTC(year, 0, 1) / DAY);
}

/**
 * The same day some months later, or the last day of that month.
 * @param {number} day
 * @param {number} months
 */
export function addMonths(day, months) {
  const date = new Date(day * DAY);
  const month = date.getUTCMonth() + months;
  const last = new Date(Date.UTC(date.getUTCFullYear(), month + 1, 0)).getUTCDate();
  return Math.floor(Date.UTC(date.getUTCFullYear(), month, Math.min(date.getUTCDate(), last)) / DAY);
}

/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/**
 * A day in words.
 * @param {number} day
 * @param {string} lang
 * @param {"day"|"month"|"year"} [precision]
 */
export function dateText(day, lang, precision = "day") {
  const key = lang + precision;
  if (!formats.has(key)) {
    formats.set(key, new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, {
      timeZone: "UTC",
      year: "numeric",
      ...(precision !== "year" && { month: "long" }),
      ...(precision === "day" && { day: "numeric" }),
    }));
  }
  const text = /** @type {Intl.DateTimeFormat} */ (formats.get(key)).format(new Date(day * DAY));
  return lang === "fr" ? text.replace(/^1 /, "1er ") : text;
}

/**
 * The words for a window: those of a year or a month, or of its two ends.
 * @param {number} first
 * @param {number} last
 * @param {string} lang
 * @returns {{key: "in"|"between", date: string, first: string, last: string}}
 */
export function windowWords(first, last, lang) {
  const ends = { first: dateText(first, lang), last: dateText(last, lang) };
  const year = first === newYear(yearOf(first)) && last === newYear(yearOf(first) + 1) - 1;
  const month = isoOf(first).endsWith("-01") && last === addMonths(first, 1) - 1;
  return { key: year || month ? "in" : "between", date: dateText(first, lang, year ? "year" : "month"), ...ends };
}

/**
 * From one text to another, and one of them where both read the same.
 * @param {string} first
 * @param {string} last
 */
export function spanText(first, last) {
  return first === last ? first : `${first} – ${last}`;
}

/**
 * One EDTF date in words: 2019-05-15, 2019-05, 2019~, [..2021-05-14].
 * @param {string} text
 * @param {string} lang
 * @param {(key: string, values?: Record<string, string>) => string} t
 * @param {boolean} [within] a phrase, where days have an article in some languages
 * @returns {string}
 */
export function edtfDate(text, lang, t, within = false) {
  const range = /^\[(.*?)\.\.(.*?)\]$/.exec(text);
  if (range) {
    const [, first, last] = range;
    const inner = (/** @type {string} */ one) => edtfDate(one, lang, t, true);
    if (!first) return t("date.by", { date: inner(last) });
    if (!last) return t("date.from", { date: inner(first) });
    return first === last ? edtfDate(first, lang, t, within) : t("date.between", { first: inner(first), last: inner(last) });
  }
  const list = /^\[(.+)\]$/.exec(text);
  if (list) return list[1].split(",").map((one) => edtfDate(one.trim(), lang, t, true)).join(t("date.or"));
  const plain = /^(\d{4})(-\d{2})?(-\d{2})?([?~%])?$/.exec(text);
  if (!plain) return text;
  const [, year, month = "-01", day = "-01", doubt] = plain;
  const number = dayOf(year + month + day);
  if (number === null) return text;
  const bare = dateText(number, lang, plain[3] ? "day" : plain[2] ? "month" : "year");
  const shown = plain[3] && (within || doubt) ? t("date.day", { date: bare }) : bare;
  return doubt ? t(doubt === "?" ? "date.uncertain" : "date.about", { date: shown }) : shown;
}

/**
 * An EDTF period in words.
 * @param {string} text
 * @param {string} lang
 * @param {(key: string, values?: Record<string, string>) => string} t
 */
export function periodText(text, lang, t) {
  if (!text) return t("date.unknown");
  const [first, last] = text.split("/");
  if (last === undefined) return edtfDate(text, lang, t);
  if (first === last && /^\d/.test(first)) return edtfDate(first, lang, t);
  const late = /^\[\.\.([^\]]+)\]$/.exec(first);
  if (late && last === "..") return t("period.sinceBy", { date: edtfDate(late[1], lang, t, true) });
  const start = first && first !== ".." ? edtfDate(first, lang, t, true) : "";
  const end = last && last !== ".." ? edtfDate(last, lang, t, true) : "";
  const [vagueStart, vagueEnd] = [first.startsWith("["), last.startsWith("[")];
  if (start && end) return t(vagueStart || vagueEnd ? "period.ends" : "period.closed", { start, end });
  if (start && vagueStart) return t(last === ".." ? "period.began" : "period.beganEnd", { start });
  if (start) return t(last === ".." ? "period.since" : "period.start", { start });
  return end ? t(vagueEnd ? "period.ended" : "period.until", { end }) : t("date.unknown");
}
