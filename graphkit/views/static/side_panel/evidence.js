/** Each source's word: who published it, what it says, whether it is the one adopted. */

import { bibtex, plainCitation } from "../core/cite.js";
import { edtfDate, periodText } from "../core/time.js";
import { el, linkTo, said } from "../elements/dom.js";

/** @typedef {import("../ui/app.js").App} App */

/**
 * A source in one line, with buttons that copy it.
 * @param {App} app
 * @param {string} id
 * @param {string} [seen] when the presumed membership that it is cited for was last seen, in words
 */
export function citation(app, id, seen = "") {
  const source = app.facts.source(id);
  const date = source.published ? edtfDate(source.published, app.spoken, app.t) : app.t("cite.undated");
  const note = seen && app.t("cite.presumed", { seen });
  return el("span", { class: "cite" },
    linkTo(source.url, source.title || source.id, languageOf(app, id)), " ",
    el("small", {}, said(source.publisher ?? ""), source.publisher && ", ", date, source.also_dated && ` (${app.t("cite.alsoDated", { date: edtfDate(source.also_dated, app.spoken, app.t) })})`),
    el("span", { class: "copy" },
      el("button", { onclick: () => app.copy(plainCitation(source, { undated: app.t("cite.undated"), note, quoted: (text) => app.t("quoted", { text }) })), "aria-label": app.t("cite.plainOf", { name: source.title || source.id }) }, app.t("cite.plain")),
      el("button", { onclick: () => app.copy(bibtex(source, note)), "aria-label": app.t("cite.bibtexOf", { name: source.title || source.id }) }, "BibTeX")));
}

/**
 * @param {App} app
 * @param {any[]} evidence the adopted one first
 * @param {boolean} [marks] say which is adopted and which differs
 * @param {string} [seen] when a presumed membership was last seen, in words
 */
export function evidenceList(app, evidence, marks = true, seen = "") {
  const several = evidence.length > 1;
  return el("ul", { class: "evidence" }, evidence.map((word) => el("li", { class: word.differs ? "differs" : undefined },
    marks && several && (word.adopted || word.adopts) && el("span", { class: "tag adopted" }, app.t(word.adopts ? `evidence.adopted.${word.adopts}` : "evidence.adopted")),
    marks && word.differs && !word.denies && el("span", { class: "tag conflict" }, app.t("evidence.differs")),
    word.denies && el("span", { class: "tag conflict" }, app.t("evidence.denies")),
    marks && says(app, word) && el("p", { class: "says" }, says(app, word)),
    word.quote && el("q", {}, said(word.quote, languageOf(app, word.source))),
    citation(app, word.source, seen),
    word.confidence && word.confidence !== app.facts.levels[0] && el("small", { class: "trust" }, app.t("evidence.confidence", { level: app.term("confidence", word.confidence) })),
    word.note && el("small", { class: "note" }, app.foreign(word.note)))));
}

/**
 * The language of a source, where it is not the page's.
 * @param {App} app
 * @param {string} id
 */
function languageOf(app, id) {
  const { language } = app.facts.source(id);
  return language && language !== app.state.lang ? language : undefined;
}

/**
 * @param {App} app
 * @param {any} word
 */
function says(app, word) {
  return [
    word.during && periodText(word.during, app.spoken, app.t),
    word.role && app.term("role", word.role),
    word.count !== undefined && String(word.count),
  ].filter(Boolean).join(" · ");
}
