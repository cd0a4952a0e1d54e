/** Two days side by side in the panel: a list for each sort of change. */

import { el } from "../elements/dom.js";
import { KEYS, changesSince, comparedText } from "../wording/changes_since.js";

/** @typedef {import("./panel.js").Panel} Panel */

/** So many links of each sort are listed. */
const MOST = 300;

/** @param {Panel} panel */
export function compared(panel) {
  const { app } = panel;
  if (app.state.against === null) return null;
  const found = changesSince(app);
  const { from } = app.model;
  const byName = (/** @type {number} */ p, /** @type {number} */ q) => app.label(from[p]).localeCompare(app.label(from[q]), app.state.lang) || p - q;
  const list = (/** @type {typeof KEYS[number]} */ key) => found[key].length > 0 && el("details", { open: !["stayed", "possible"].includes(key) && found[key].length < 60 },
    el("summary", {}, el("h3", {}, app.t(`compare.${key}`, { n: found[key].length }))),
    found[key].length > MOST && el("p", { class: "hint" }, app.t("compare.some", { shown: MOST, what: app.t(`compare.${key}`, { n: found[key].length }) })),
    el("ul", { class: "links" }, [...found[key]].sort(byName).slice(0, MOST).map((e) => panel.changeRow(e))));
  return el("section", { class: "compared" }, el("p", { class: "told" }, comparedText(app)),
    el("div", { class: "actions" }, el("button", { dataset: { save: "compared" } }, app.t("sets.save"))), KEYS.map(list));
}
