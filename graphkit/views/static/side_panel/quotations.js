/** What people and governments said, the surest words first, and to whom else a source gives the same words. */

import { languageShown } from "../core/languages.js";
import { periodText } from "../core/time.js";
import { el, said } from "../elements/dom.js";
import { evidenceList } from "./evidence.js";

/** @typedef {import("../ui/app.js").App} App */
/** @typedef {import("./panel.js").Panel} Panel */

/** How far a statement can be relied on, as words beside it; nothing where that is far. @param {App} app @param {any} one @returns {string} */
export function doubt(app, one) {
  const place = levelOf(app, one);
  return place === 0 ? "" : app.t("evidence.confidence", { level: app.term("confidence", app.facts.levels[place]) });
}

/** The section of the panel that has them; where nobody's words are known, its heading says so. @param {Panel} panel @param {any[]} list @param {boolean} open */
export function quotations(panel, list, open) {
  if (!list.length) return null;
  const heading = list.some(inWords) ? "panel.quotations" : "panel.stances";
  const surest = [...list].sort((a, b) => levelOf(panel.app, a) - levelOf(panel.app, b));
  return panel.section(heading, el("div", {}, surest.map((one) => quotation(panel.app, one))), open, list.length);
}

/** @param {App} app @param {any} one */
function quotation(app, one) {
  const [lang, words] = [languageShown(one.quote, app.state.lang), app.text(one.quote)];
  const who = [app.text(one.speaker), app.text(one.title), one.on_behalf_of && one.on_behalf_of !== one.speaker_id && app.t("panel.for", { name: app.labelOfId(one.on_behalf_of) })].filter(Boolean).join(", ");
  return el("figure", { dataset: { of: one.speaker_id } },
    words && el("blockquote", { lang }, said(app.t("quoted", { text: words }))),
    el("figcaption", {}, said(who), one.stance && el("span", { class: "tag" }, app.term("stance", one.stance)), one.during && el("small", {}, periodText(one.during, app.spoken, app.t))),
    givenTo(app, one).map((text) => el("p", { class: "note" }, text)),
    evidenceList(app, one.evidence ?? [], false));
}

/** That other sources give the words to somebody else, one sentence for each of these. @param {App} app @param {any} one @returns {string[]} */
function givenTo(app, one) {
  const all = app.facts.read().statements;
  const first = (/** @type {any} */ from) => {
    const seen = new Set();
    let at = from;
    for (; at.variant_of && !seen.has(at.id); seen.add(at.id)) {
      const of = all.find((/** @type {any} */ other) => other.id === at.variant_of);
      if (!of) break;
      at = of;
    }
    return at.id;
  };
  const others = all.filter((/** @type {any} */ other) => other.speaker_id !== one.speaker_id && first(other) === first(one));
  const surest = [...others].sort((a, b) => levelOf(app, a) - levelOf(app, b));
  const byName = new Map(surest.reverse().map((other) => [app.text(other.speaker), doubt(app, other)]));
  return [...byName].map(([name, unsure]) => app.t("panel.alsoGivenTo", { name }) + (unsure && ` (${unsure})`));
}

/** @param {any} one */
function inWords(one) {
  return Object.keys(one.quote ?? {}).length > 0;
}

/** The place among the levels of its surest source. @param {App} app @param {any} one @returns {number} */
function levelOf(app, one) {
  const { levels } = app.facts;
  const found = (one.evidence ?? []).map((/** @type {any} */ word) => levels.indexOf(word.confidence)).filter((/** @type {number} */ level) => level >= 0);
  return found.length ? Math.min(...found) : 0;
}
