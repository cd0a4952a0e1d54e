/** Filters for what a thing or a membership has; each that is set is a chip below the headline. */

import { choiceOf, choiceText, offered } from "../core/column_values.js";
import { LISTS, choices, joinedWindow, noFilters, schemeOf } from "../core/filters.js";
import { dateText } from "../core/time.js";
import { byId, el, fill, said } from "../elements/dom.js";

/** @typedef {import("./app.js").App} App */

export class FilterForm {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    this.lang = "";
    for (const list of LISTS) {
      byId(`filter-${list}`).addEventListener("change", (/** @type {any} */ event) => this.add(list, event.target.value));
    }
    byId("filter-text").addEventListener("input", (/** @type {any} */ event) => app.update({ text: event.target.value.slice(0, 80) }));
    for (const id of ["joined-first", "joined-last"]) byId(id).addEventListener("change", () => this.joined());
    byId("filters").addEventListener("toggle", () => this.draw());
  }

  /** @param {import("../core/filters.js").List} list @param {string} value */
  add(list, value) {
    const { app } = this;
    if (value && !app.state[list].includes(value)) app.update({ [list]: [...app.state[list], value] });
    byId(`filter-${list}`).value = "";
  }

  joined() {
    const window = `${byId("joined-first").value}..${byId("joined-last").value}`;
    this.app.update({ joined: joinedWindow(window) ? window : "" });
  }

  draw() {
    const { app } = this;
    const { state } = app;
    if (document.activeElement !== byId("filter-text")) byId("filter-text").value = state.text;
    const [first = "", last = ""] = state.joined.split("..");
    byId("joined-first").value = first;
    byId("joined-last").value = last;
    if (!byId("filters").open || this.lang === state.lang) return;
    this.lang = state.lang;
    for (const list of LISTS) this.offer(list);
    fill(byId("filter-columns"), ...app.model.columns.map((column) => this.offerOf(column)));
  }

  /** The values of a column to choose from, if things share some. @param {import("../core/columns.js").Column} column */
  offerOf(column) {
    const { app } = this;
    const found = offered(column)
      .map(([value, count]) => ({ value: choiceText(column, value), text: app.valueText(value), count }))
      .sort((p, q) => p.text.localeCompare(q.text, app.state.lang, { numeric: true }));
    if (found.length < 2) return false;
    const select = el("select", { onchange: () => {
      const { value } = /** @type {any} */ (select);
      if (value && !app.state.column.includes(value)) app.update({ column: [...app.state.column, value] });
      /** @type {any} */ (select).value = "";
    } }, this.options(found));
    return el("label", {}, el("span", {}, said(app.columnTitle(column))), select);
  }

  /** @param {{value: string, text: string, count: number}[]} found */
  options(found) {
    const { app } = this;
    return [el("option", { value: "" }, app.t("filter.any")), ...found.map(({ value, text, count }) => el("option", { value }, `${text} (${count.toLocaleString(app.locale)})`))];
  }

  /** @param {import("../core/filters.js").List} list */
  offer(list) {
    const { app } = this;
    const found = choices(app.model, app.facts.read(), list)
      .map(([value, count]) => ({ value, text: app.term(schemeOf(list), value), count }))
      .sort((p, q) => p.text.localeCompare(q.text, app.state.lang));
    fill(byId(`filter-${list}`), ...this.options(found));
    byId(`filter-${list}`).parentElement.hidden = found.length < 2;
  }
}

/**
 * Every filter that is set, in words, and the state without it.
 * @param {App} app
 * @returns {{text: string, without: any}[]}
 */
export function chipsOf(app) {
  const { state } = app;
  const chips = LISTS.flatMap((list) => state[list].map((value) => ({
    text: app.t(`filter.is.${list}`, { value: app.term(schemeOf(list), value) }), without: { [list]: state[list].filter((one) => one !== value) },
  })));
  for (const one of state.column) {
    const { column, value } = /** @type {any} */ (choiceOf(app.model.columns, one));
    chips.push({ text: app.t("colon", { what: app.columnTitle(column), told: app.valueText(value) }), without: { column: state.column.filter((other) => other !== one) } });
  }
  const window = joinedWindow(state.joined);
  if (window) chips.push({ text: joinedText(app, window), without: { joined: "" } });
  if (state.text.trim()) chips.push({ text: app.t("filter.is.text", { value: state.text.trim() }), without: { text: "" } });
  for (const kind of [...state.hide].filter((one) => app.model.looks.has(one))) {
    const hide = new Set(state.hide);
    hide.delete(kind);
    chips.push({ text: app.t("filter.is.without", { value: app.term("kind", kind) }), without: { hide } });
  }
  for (const id of state.without) chips.push({ text: app.t("filter.is.without", { value: app.labelOfId(id) }), without: { without: state.without.filter((one) => one !== id) } });
  if (state.against !== null) chips.push({ text: app.t("compare.chip", { day: dateText(state.against, app.spoken) }), without: { against: null } });
  if (state.atLeast !== app.start.atLeast) chips.push({ text: app.t("filter.is.atLeast", { value: app.t(`atLeast.${state.atLeast}`) }), without: { atLeast: app.start.atLeast } });
  return chips;
}

/** No filter at all, as a change of the state. */
export function unfiltered() {
  return { ...noFilters(), hide: new Set(), without: /** @type {string[]} */ ([]) };
}

/** @param {App} app @param {[number|null, number|null]} window */
function joinedText(app, [first, last]) {
  const day = (/** @type {number} */ one) => app.t("date.day", { date: dateText(one, app.spoken) });
  if (first !== null && first === last) return app.t("filter.is.joinedOn", { first: day(first) });
  if (first !== null && last !== null) return app.t("filter.is.joined", { first: day(first), last: day(last) });
  return first !== null ? app.t("filter.is.joinedFrom", { first: day(first) }) : app.t("filter.is.joinedUntil", { last: day(/** @type {number} */ (last)) });
}
