/** What things are called, in the language chosen. */

import { languageShown, languagesOf, languageThere, textIn } from "../core/languages.js";
import { labelOf } from "../core/model.js";
import { apart } from "../core/state.js";
import { spanText } from "../core/time.js";
import { el, said } from "../elements/dom.js";

export class Naming {
  constructor() {
    /** @type {import("../core/model.js").Model} */
    this.model;
    /** @type {import("../side_panel/facts.js").Facts} */
    this.facts;
    /** @type {import("../core/state.js").State} */
    this.state;
    /** @type {Record<string, Record<string, string>>} the page's own words per language */
    this.texts;
    /** @type {import("./interface_texts.js").Say} */
    this.t;
    /** @type {any} */
    this.theme;
    /** @type {import("../core/visible.js").Visible|undefined} */
    this.seen;
    /** @type {{joined?: Map<number, number[]>, sure?: Map<number, number[]>, sureness?: Uint8Array, memberships?: number[], changes?: any, fresh?: Set<number>}} what was worked out from it, where somebody asked */
    this.worked = {};
    /** @type {Uint8Array|null|undefined} 1 for each record that passes the filters; null where all do */
    this.passes;
  }

  /** The languages in which the page can be read. @returns {string[]} */
  get languages() {
    return languagesOf(this.texts, this.model.labels);
  }

  /** The language of the page's own words and dates: the chosen one where they are in it, else English. */
  get spoken() {
    return languageThere(this.state.lang, Object.keys(this.texts)) ?? "en";
  }

  get locale() {
    return this.spoken === "en" ? "en-GB" : this.spoken;
  }

  /** @returns {number[]} numbers of the selected nodes */
  get chosen() {
    return this.state.selected.map((id) => /** @type {number} */ (this.model.index.get(id)));
  }

  /** @returns {number[]} the two ends of the selected edge */
  edgeEnds() {
    return this.state.edge ? apart(this.state.edge, "|").map((id) => /** @type {number} */ (this.model.index.get(id))) : [];
  }

  /** @param {number} node */
  label(node) {
    return labelOf(this.model, node, this.state.lang);
  }

  /** @param {string} id */
  labelOfId(id) {
    const node = this.model.index.get(id);
    return node === undefined ? this.term("beyond", id) : this.label(node);
  }

  /** @param {Record<string, string>|undefined} text */
  text(text) {
    return textIn(text, this.state.lang);
  }

  /** A text from the graph as an element that names its language where that is not the page's. @param {Record<string, string>|undefined} text */
  told(text) {
    return this.inLanguage(this.text(text), languageShown(text, this.state.lang));
  }

  /** A text, and where it is not in the language of the page in which it is. @param {string} text @param {string|undefined} lang */
  inLanguage(text, lang) {
    const named = text && this.languageNamed(lang);
    return named ? el("span", {}, said(text, lang), " ", el("small", { class: "language" }, named)) : said(text, lang === this.state.lang ? undefined : lang);
  }

  /** A note or another text that is written in English only. @param {string} text */
  foreign(text) {
    return this.inLanguage(text, "en");
  }

  /** Parts of a sentence, those that are empty left out. @param {string[]} parts */
  listed(parts) {
    return parts.filter(Boolean).join(this.t("and.then"));
  }

  /** The language of a text in words, where it is not one in which the page is read. @param {string|undefined} lang */
  languageNamed(lang) {
    if (!lang || lang === this.state.lang || lang === this.spoken) return "";
    return this.t("inLanguage", { language: new Intl.DisplayNames(this.locale, { type: "language" }).of(lang) ?? lang });
  }

  /** What a language calls itself. @param {string} lang @returns {string} */
  languageItself(lang) {
    return this.texts[lang]?.language ?? new Intl.DisplayNames([lang], { type: "language" }).of(lang) ?? lang;
  }

  /** @param {string} scheme @param {string} notation */
  term(scheme, notation) {
    return this.facts.term(scheme, notation, this.state.lang);
  }

  /** A value such as "topic:child-safety", an id, or plain text. @param {string} value */
  reference(value) {
    const [scheme, notation] = value.split(/:(.*)/s);
    if (notation && this.facts.read().terms[scheme]?.[notation]) return this.term(scheme, notation);
    return this.labelOfId(value);
  }

  /** @param {number} node */
  countryOf(node) {
    const value = this.facts.read().nodes.facts[node]?.country?.[0];
    return value ? this.reference(value) : "";
  }

  /** The heading of the page. */
  titled() {
    return this.text(this.model.raw.titles);
  }

  /** What a column of the tables' own is called: what a source wrote differently says so. @param {string} name */
  ownName(name) {
    const bare = name.replace(/_as_written$/, "");
    const said = this.t(`own.${bare}`);
    if (bare === name) return said === `own.${bare}` ? name : said;
    return this.t("own.asWritten", { name: said === `own.${bare}` ? bare.replaceAll("_", " ") : said });
  }

  /** The column of a name. @param {string} name */
  columnOf(name) {
    return name ? this.model.columns.find((one) => one.name === name) : undefined;
  }

  /** What a column is called, in the language of the page where every table may have it. @param {import("../core/columns.js").Column} column */
  columnTitle({ name, called }) {
    const said = called && this.t(`own.${called}`);
    return said && said !== `own.${called}` ? name.replace(called, said) : name;
  }

  /** A value of a column in words. @param {number|string|null} value @returns {string} */
  valueText(value) {
    if (typeof value !== "number") return value ?? "";
    // Four figures stand together, so that a year is read as one.
    return value.toLocaleString(this.locale, /** @type {any} */ (Number.isInteger(value) ? { useGrouping: "min2" } : { maximumSignificantDigits: 3 }));
  }

  /** What a class of a column is called. @param {import("../core/columns.js").Class} one */
  classText({ text, low, high }) {
    if (low === undefined) return text ?? this.t("columns.others");
    return spanText(this.valueText(low), this.valueText(/** @type {number} */ (high)));
  }

  /** What the columns by which the marks are drawn say of a thing. @param {number} node @returns {string[]} */
  drawnBy(node) {
    const names = new Set([this.state.colourBy, this.state.sizeBy]);
    return this.model.columns.filter(({ name, values }) => names.has(name) && values[node] !== null).map((one) => this.t("colon", { what: this.columnTitle(one), told: this.valueOf(one, node) }));
  }

  /** What a column says of a thing: of several numbers, from which to which. @param {import("../core/columns.js").Column} one @param {number} node */
  valueOf({ values, several }, node) {
    const numbers = several.get(node) ?? [];
    return numbers.length ? spanText(this.valueText(numbers[0]), this.valueText(numbers[numbers.length - 1])) : this.valueText(values[node]);
  }

  /** What the columns about memberships say of one. @param {number} record @returns {[string, string][]} name and value */
  ofRecord(record) {
    return this.model.columns.filter(({ records }) => (records?.[record] ?? null) !== null).map((one) => [this.columnTitle(one), this.valueText(/** @type {any} */ (one.records)[record])]);
  }
}
