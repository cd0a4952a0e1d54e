/** An UpSet drawing in the panel: a bar for each exact intersection of what is selected, with dots that say of which. */

import { exactSets } from "../../core/intersections.js";
import { el, said } from "../../elements/dom.js";
import { icon } from "../../elements/icon.js";

/** @typedef {import("../../ui/app.js").App} App */
/** @typedef {import("../../side_panel/panel.js").Panel} Panel */
/** @typedef {import("../../core/intersections.js").Exact} Exact */

const MOST = 6;
const NS = "http://www.w3.org/2000/svg";
const STEP = 15;

/** @param {number} n how many are selected */
export function drawable(n) {
  return n > 1 && n <= MOST;
}

/** The members that exactly some of the coalitions have, or the coalitions that exactly some of the actors joined. @param {App} app @param {number[]} nodes @param {boolean} wholes @returns {Exact[]} */
export function exactOverlaps(app, nodes, wholes) {
  return exactSets(nodes.map((node) => (wholes ? [...app.joined].filter(([, list]) => list.includes(node)).map(([actor]) => actor) : app.joined.get(node) ?? [])));
}

/** How many of an overlap are in it surely: no membership that puts them there is less sure. @param {App} app @param {number[]} nodes @param {Exact} one */
export function surely(app, nodes, { mask, items }) {
  const sets = nodes.filter((_, i) => mask & (1 << i));
  return items.filter((item) => app.surelyWith(item, sets)).length;
}

/** A number of what is sure, with what is less sure after a +. @param {App} app @param {number} sure @param {number} all */
export function numberOf(app, sure, all) {
  const [some, others] = [sure, all - sure].map((n) => n.toLocaleString(app.locale));
  return all > sure ? `${some} + ${others}` : some;
}

/** One of them in words. @param {App} app @param {boolean} wholes @param {number[]} nodes @param {Exact} one */
export function toldOverlap(app, wholes, nodes, one) {
  const { mask, items } = one;
  const names = nodes.filter((_, i) => mask & (1 << i)).map((node) => app.label(node));
  const found = app.countedApart(wholes ? "count.members" : "count.joined", surely(app, nodes, one), items.length);
  return app.t(wholes ? "sets.members" : "sets.coalitions", { found, names: new Intl.ListFormat(app.locale).format(names) });
}

/** Members of exactly some of the coalitions; a bar leads to the list of them. @param {Panel} panel @param {number[]} wholes */
export function setsOfMembers(panel, wholes) {
  const { app } = panel;
  const ids = wholes.map((node) => app.model.id[node]);
  const row = (/** @type {Exact} */ one, /** @type {number} */ most) => {
    const not = ids.filter((_, i) => !(one.mask & (1 << i)));
    const on = app.state.not.length > 0 && not.length === app.state.not.length && not.every((id) => app.state.not.includes(id));
    return el("li", {}, el("button", { class: "row set", "aria-pressed": String(on), "aria-label": toldOverlap(app, true, wholes, one), onclick: () => app.update({ not: on ? [] : not }) }, ...parts(panel, wholes, one, most)));
  };
  return drawing(panel, "sets.ofMembers", wholes, exactOverlaps(app, wholes, true), row);
}

/** Coalitions that exactly some of the actors joined; a bar opens the list of them. @param {Panel} panel @param {number[]} members */
export function setsOfCoalitions(panel, members) {
  const { app } = panel;
  const row = (/** @type {Exact} */ one, /** @type {number} */ most) => el("li", {}, el("details", {},
    el("summary", { class: "set", "aria-label": toldOverlap(app, false, members, one) }, ...parts(panel, members, one, most)),
    el("ul", { class: "links" }, one.items.map((node) => el("li", {}, el("button", { class: "row", onclick: () => app.select(node, false) }, icon(app, app.model.kind[node], 13), el("span", { class: "what" }, said(app.label(node)))))))));
  return drawing(panel, "sets.ofCoalitions", members, exactOverlaps(app, members, false), row);
}

/** @param {Panel} panel @param {string} key @param {number[]} nodes @param {Exact[]} found @param {(one: Exact, most: number) => any} row */
function drawing(panel, key, nodes, found, row) {
  const { app } = panel;
  if (!found.length) return null;
  const names = el("ol", { class: "letters" }, nodes.map((node) => el("li", {}, said(app.label(node)))));
  const letters = el("div", { class: "set", "aria-hidden": "true" }, el("span", { class: "dots" }, nodes.map((_, i) => el("span", {}, String.fromCharCode(65 + i)))));
  return panel.section(key, el("div", { class: "upset" }, names, letters, el("ul", { class: "links" }, found.map((one) => row(one, found[0].items.length))),
    app.forms.sets.found && el("div", { class: "actions" }, el("button", { dataset: { save: "sets" } }, app.t("sets.save")))), true, found.length);
}

/** Dots, bar and number; what is less sure is the pale end of the bar. @param {Panel} panel @param {number[]} nodes @param {Exact} one @param {number} most */
function parts({ app }, nodes, one, most) {
  const [all, sure] = [one.items.length, surely(app, nodes, one)];
  const bar = (/** @type {number} */ n, /** @type {string} */ look) => {
    const part = el("span", { class: look });
    part.style.width = `${Math.max((100 * n) / most, 1)}%`;
    return n ? part : null;
  };
  const told = all > sure ? app.countedApart("count.number", sure, all) : "";
  return [dots(nodes.length, one.mask), el("span", { class: "bars", title: told }, bar(sure, "bar"), bar(all - sure, "bar pale")), el("span", { class: "count" }, numberOf(app, sure, all))];
}

/** @param {number} n @param {number} mask */
function dots(n, mask) {
  const svg = document.createElementNS(NS, "svg");
  svg.setAttribute("width", String(n * STEP));
  svg.setAttribute("height", "16");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", "dots");
  const at = Array.from({ length: n }, (_, i) => i).filter((i) => mask & (1 << i));
  const part = (/** @type {string} */ name, /** @type {Record<string, number|string>} */ values) => {
    const node = document.createElementNS(NS, name);
    for (const [key, value] of Object.entries(values)) node.setAttribute(key, String(value));
    svg.append(node);
  };
  const x = (/** @type {number} */ i) => (i + 0.5) * STEP;
  if (at.length > 1) part("path", { d: `M${x(at[0])} 8H${x(at[at.length - 1])}` });
  for (let i = 0; i < n; i++) part("circle", { cx: x(i), cy: 8, r: 4.5, class: at.includes(i) ? "in" : "out" });
  return svg;
}
