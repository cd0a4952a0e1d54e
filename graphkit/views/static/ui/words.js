/** What the page says and how things look, in the language, on the day and in the colours chosen. */

import { EARLIEST, LATEST, labelOf } from "../core/model.js";
import { apart, timeOf } from "../core/state.js";
import { holding, incidence } from "../core/visible.js";
import { shortestWay } from "../core/way.js";
import { POSSIBLE, PRESUMED, RANKS, certainty, dateText, edtfDate, isoOf, periodText, spanText, promised, windowWords } from "../core/time.js";
import { el, said } from "./dom.js";

/** Signs of a value that stands in a line of a list. */
const SHORT = 40;

/** The part of the page that only answers; it changes nothing. */
export class Words {
  constructor() {
    /** @type {import("../core/model.js").Model} */
    this.model;
    /** @type {import("./facts.js").Facts} */
    this.facts;
    /** @type {import("../core/state.js").State} */
    this.state;
    /** @type {import("./i18n.js").Say} */
    this.t;
    /** @type {any} */
    this.theme;
    /** @type {import("../core/visible.js").Visible|undefined} */
    this.seen;
    /** @type {{joined?: Map<number, number[]>, sureness?: Uint8Array, memberships?: number[], changes?: any, fresh?: Set<number>}} what was worked out from it, where somebody asked */
    this.worked = {};
    /** @type {Uint8Array|null|undefined} 1 for each record that passes the filters; null where all do */
    this.passes;
  }

  /** What each actor that shows is in. @returns {Map<number, number[]>} */
  get joined() {
    return (this.worked.joined ??= incidence(this.model, /** @type {import("../core/visible.js").Visible} */ (this.seen)));
  }

  /** Certainty of each edge at the time that shows, whatever kinds are hidden. @returns {Uint8Array} */
  get sureness() {
    return (this.worked.sureness ??= holding(this.model, this.state, RANKS.indexOf(this.state.atLeast), this.passes).edge);
  }

  get locale() {
    return this.state.lang === "en" ? "en-GB" : this.state.lang;
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
    return text?.[this.state.lang] ?? text?.en ?? Object.values(text ?? {})[0] ?? "";
  }

  /** A text from the graph as an element that names its language where that is not the page's. @param {Record<string, string>|undefined} text */
  told(text) {
    const { lang } = this.state;
    const found = [lang, "en", ...Object.keys(text ?? {})].find((one) => text?.[one]);
    return this.inLanguage(found ? /** @type {any} */ (text)[found] : "", found);
  }

  /** A text, and where it is not in the language of the page in which it is. @param {string} text @param {string|undefined} lang */
  inLanguage(text, lang) {
    const named = text && this.languageNamed(lang);
    return named ? el("span", {}, said(text, lang), " ", el("small", { class: "language" }, named)) : said(text);
  }

  /** A note or another text that is written in English only. @param {string} text */
  foreign(text) {
    return this.inLanguage(text, "en");
  }

  /** Parts of a sentence, those that are empty left out. @param {string[]} parts */
  listed(parts) {
    return parts.filter(Boolean).join(this.t("and.then"));
  }

  /** The language of a text in words, where it is not that of the page. @param {string|undefined} lang */
  languageNamed(lang) {
    if (!lang || lang === this.state.lang) return "";
    return this.t("inLanguage", { language: new Intl.DisplayNames(this.locale, { type: "language" }).of(lang) ?? lang });
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

  /** @param {number} node */
  described(node) {
    const [joined, members] = [this.joinedBy(node), this.membersOf(node)];
    const counts = [
      (members.length > 0 || this.model.hub[node]) && this.countedApart("count.members", this.sureOf(members), members.length),
      (joined.length > 0 || !this.model.hub[node]) && this.countedApart("count.joined", this.sureOf(joined), joined.length),
    ];
    return [this.label(node), this.term("kind", this.model.kind[node]), ...counts, ...this.beside(node), ...this.drawnBy(node)].filter(Boolean).join(" · ");
  }

  /** Beside what a thing shows that joined nothing, and how sure that is where it is only possible. @param {number} node @returns {string[]} */
  beside(node) {
    const { from, to, relation, edgesOf } = this.model;
    const shown = edgesOf[node].filter((e) => to[e] === node && relation[e] === "operation" && this.seen?.edge[e]);
    return shown.map((e) => `${this.t("relation.operation.from")} ${this.label(from[e])}${this.certaintyOfEdge(e) === POSSIBLE ? ` (${this.sure(POSSIBLE)})` : ""}`);
  }

  /** How many members show, and how many memberships they have. */
  counted() {
    const { members, records } = /** @type {import("../core/visible.js").Visible} */ (this.seen);
    return this.t("count.both", { members: this.t("count.members", { n: members }), memberships: this.t("time.count", { n: records }) });
  }

  /** The edges to the members of a thing at the time that shows, whatever is hidden. @param {number} node @returns {number[]} */
  membersOf(node) {
    return this.linksOf(node).filter((e) => this.model.to[e] === node);
  }

  /** How many links a thing has at any time, with those that this page leaves out. @param {number} node @returns {number} */
  joinedInAll(node) {
    return this.model.edgesOf[node].length + this.leftOutOf(node);
  }

  /** How many links of a thing were left out of this file, which is around something else. @param {number} node @returns {number} */
  leftOutOf(node) {
    return this.model.raw.leftOutOf[node] ?? 0;
  }

  /** The edges to what a thing joined. @param {number} node @returns {number[]} */
  joinedBy(node) {
    return this.linksOf(node).filter((e) => this.model.from[e] === node);
  }

  /** Who is in all of some coalitions and in none of those that are to be left out. @param {number[]} wholes @returns {number[]} */
  inAll(wholes) {
    const out = wholes.filter((node) => this.state.not.includes(this.model.id[node]));
    const in_ = wholes.filter((node) => !out.includes(node));
    return [...this.joined].filter(([, list]) => in_.every((one) => list.includes(one)) && !out.some((one) => list.includes(one))).map(([actor]) => actor);
  }

  /** The memberships of two things in each other at any time, the earliest first. @param {number} a @param {number} b @returns {number[]} */
  everBetween(a, b) {
    const { model } = this;
    const edges = model.edgesOf[a].filter((e) => model.relation[e] === "membership" && (model.to[e] === b || model.from[e] === b));
    return edges.flatMap((e) => model.recordsOf[e]).sort((p, q) => this.startKey(p) - this.startKey(q) || p - q);
  }

  /** @param {number} node */
  linksOf(node) {
    return this.model.edgesOf[node].filter((e) => this.model.relation[e] === "membership" && this.certaintyOfEdge(e));
  }

  /** The way between the two things that are selected, along the memberships that show; null where there are not two or none leads there. */
  way() {
    const { chosen, model, seen } = this;
    if (chosen.length !== 2 || !seen) return null;
    const links = (/** @type {number} */ node) => model.edgesOf[node].filter((e) => model.relation[e] === "membership" && seen.edge[e]).map((e) => ({ edge: e, other: model.from[e] === node ? model.to[e] : model.from[e] }));
    return shortestWay(chosen[0], chosen[1], links);
  }

  /** That way, where only it is to be drawn. */
  drawnWay() {
    return this.state.way ? this.way() : null;
  }

  when() {
    const { on, until } = this.state;
    if (on === null) return this.t("time.all");
    if (until === null) return this.t("time.on", { date: this.timeText() });
    const { key, ...values } = windowWords(on, until, this.state.lang);
    return this.t(key === "between" ? "time.within" : "time.in", values);
  }

  /** The day or the window in words, and nothing for all time. @returns {string} */
  timeText() {
    const { on, until, lang } = this.state;
    if (on === null) return "";
    if (until === null) return dateText(on, lang);
    const { key, ...values } = windowWords(on, until, lang);
    return key === "between" ? this.t("time.between", values) : values.date;
  }

  /** How to cite what is shown. */
  citation() {
    const { raw } = this.model;
    const when = this.state.on === null ? this.t("time.whole") : this.when();
    return this.t("about.citation", { title: this.titled(), version: raw.version, licence: raw.licence || this.t("about.noLicence"), when });
  }

  /** The heading of the page. */
  titled() {
    return this.text(this.model.raw.titles);
  }

  fileName() {
    const on = timeOf(this.state).replace("..", "_");
    return ["coalitions", this.state.form, ...this.state.selected.slice(0, 2), on].join("-");
  }

  /** @param {number} record */
  period(record) {
    return periodText(this.facts.period(record), this.state.lang, this.t);
  }

  /** @param {string} during a date or period as stated */
  dateOf(during) {
    return periodText(during, this.state.lang, this.t);
  }

  /** @param {number} record */
  startText(record) {
    const start = this.facts.period(record).split("/")[0];
    return start && start !== ".." ? edtfDate(start, this.state.lang, this.t) : this.t("date.unknown");
  }

  /** @param {number} record */
  endText(record) {
    const end = this.facts.period(record).split("/")[1] ?? "";
    return end && end !== ".." ? edtfDate(end, this.state.lang, this.t) : end === ".." ? "" : this.t("date.unknown");
  }

  /** From when, and to when where that is known, of each of some records. @param {number[]} records */
  spansText(records) {
    const spans = records.map((record) => {
      const [start, end = ""] = this.facts.period(record).split("/");
      if (["", ".."].includes(end)) return this.startText(record);
      // "By 2022 – 2022" is no span: it began by then, and ended in that year.
      const bare = (/** @type {string} */ date) => date.replace(/^\[\.\.|\]$/g, "");
      return start.startsWith("[") && bare(start) === bare(end) ? this.period(record) : spanText(this.startText(record), this.endText(record));
    });
    const known = spans.filter((span) => span !== this.t("date.unknown"));
    return this.listed([...new Set(known.length ? known : spans)]);
  }

  /** @param {number} record */
  startKey(record) {
    const { spans } = this.model;
    if (this.facts.period(record).startsWith("/")) return LATEST;
    return spans.startLatest[record] < LATEST ? spans.startLatest[record] : spans.startEarliest[record] > EARLIEST ? spans.startEarliest[record] : LATEST;
  }

  /** @param {number} record */
  endKey(record) {
    return this.model.spans.until[0][record];
  }

  /** @param {number} record */
  certaintyOf(record) {
    if (this.passes && !this.passes[record]) return 0;
    const sure = certainty(this.model.spans, record, this.state.on, this.state.until ?? this.state.on);
    return sure >= RANKS.indexOf(this.state.atLeast) ? sure : 0;
  }

  /** @param {number} e */
  certaintyOfEdge(e) {
    return this.sureness[e];
  }

  /** The records of an edge that hold at the time that shows, the earliest first; all of them where none does. @param {number} e @returns {number[]} */
  recordsOf(e) {
    const all = this.model.recordsOf[e];
    const held = all.filter((record) => this.certaintyOf(record));
    return [...(held.length ? held : all)].sort((p, q) => this.startKey(p) - this.startKey(q) || p - q);
  }

  /** What a node promised, through the memberships that show or by acts of its own. @param {number} node @returns {string[]} */
  promisesOf(node) {
    return [...this.promisesSurely(node).keys()];
  }

  /** How surely each of them binds at the time that shows. @param {number} node @returns {Map<string, number>} */
  promisesSurely(node) {
    const { model } = this;
    const joined = model.edgesOf[node].filter((e) => model.from[e] === node).flatMap((e) => model.recordsOf[e]);
    const taken = joined.flatMap((record) => this.facts.record(record).promises.map((/** @type {any} */ one) => [record, one]));
    const own = this.facts.node(node).promises.map((/** @type {any} */ one) => [0, one]);
    /** @type {Map<string, number>} */
    const found = new Map();
    for (const [record, one] of [...taken, ...own]) {
      const sure = this.promiseDegree(record, one);
      if (sure) one.ids.forEach((/** @type {string} */ id) => found.set(id, Math.max(found.get(id) ?? 0, sure)));
    }
    return found;
  }

  /** What was taken on through a record and binds at the time that shows. @param {number} record @returns {string[]} */
  promisesThrough(record) {
    return this.facts.record(record).promises.filter((/** @type {any} */ one) => this.promiseShows(record, one)).flatMap((/** @type {any} */ one) => one.ids);
  }

  /** Whether promises show that were taken on together through a record, or on days of their own. @param {number} record @param {any} promises */
  promiseShows(record, promises) {
    return this.promiseDegree(record, promises) > 0;
  }

  /** How surely they bind at the time that shows; 0 where that is less than is asked for. @param {number} record @param {any} promises */
  promiseDegree(record, promises) {
    const { on, until, atLeast } = this.state;
    const degree = promised(promises, this.model.spans, record, on, until ?? on);
    return degree >= Math.max(1, RANKS.indexOf(atLeast)) ? degree : 0;
  }

  /** How sure something is, in a word: of a day, or of some time in a longer one. @param {number} degree */
  sure(degree) {
    const { on, until } = this.state;
    const word = this.t(`certainty.${RANKS[degree]}`);
    return degree && (on === null || until !== null) ? this.t("certainty.sometime", { certainty: word }) : word;
  }

  /** @param {number} record */
  certaintyWords(record) {
    const { spans } = this.model;
    const word = this.sure(certainty(spans, record, this.state.on, this.state.until ?? this.state.on));
    const seen = this.seenText(record);
    return this.listed([`${word}${this.state.on === null ? "" : ` (${this.when()})`}`, seen]);
  }

  /** The day on which a source or a list last shows that a membership runs, or nothing. @param {number} record */
  lastSeen(record) {
    const seen = this.model.spans.confirmed[record];
    return seen > EARLIEST ? isoOf(seen) : "";
  }

  /** That day in words, for those whose membership is presumed since. @param {number} record @returns {string} */
  seenText(record) {
    const seen = this.lastSeen(record);
    return seen ? this.t("certainty.confirmed", { date: edtfDate(seen, this.state.lang, this.t, true) }) : "";
  }

  /** Whether a membership is presumed, and no more, at the time that shows. @param {number} record */
  isPresumed(record) {
    return this.certaintyOf(record) === PRESUMED;
  }

  /** What a column of the tables' own is called: what a source wrote differently says so. @param {string} name */
  ownName(name) {
    const bare = name.replace(/_as_written$/, "");
    const said = this.t(`own.${bare}`);
    if (bare === name) return said === `own.${bare}` ? name : said;
    return this.t("own.asWritten", { name: said === `own.${bare}` ? bare.replaceAll("_", " ") : said });
  }

  /** Whether a thing is hidden, or all of its kind. @param {number} node */
  hides(node) {
    const { hide, without } = this.state;
    return hide.has(this.model.kind[node]) || without.includes(this.model.id[node]);
  }

  // What is sure enough to be counted

  /** The least certainty that counts where nobody asks for less: of all time everything, else what is presumed. */
  get enough() {
    return this.enoughOn(this.state.on);
  }

  /** The same on another day. @param {number|null} on */
  enoughOn(on) {
    return Math.max(RANKS.indexOf(this.state.atLeast), on === null ? POSSIBLE : PRESUMED);
  }

  /** A number of what is sure enough, with the others apart. @param {string} key @param {number} n @param {number} all */
  countedApart(key, n, all) {
    if (!n && all) return this.t("headline.allLess", { counted: this.t(key, { n: all }) });
    const counted = this.t(key, { n });
    return all > n ? this.t("headline.less", { counted, n: all - n }) : counted;
  }

  /** Whether a thing is surely linked to all of some others. @param {number} node @param {number[]} others */
  surelyWith(node, others) {
    const { from, to } = this.model;
    const links = this.linksOf(node).filter((e) => this.certaintyOfEdge(e) >= this.enough);
    return others.every((other) => links.some((e) => (from[e] === node ? to[e] : from[e]) === other));
  }

  /** How many of some edges are sure enough. @param {number[]} edges */
  sureOf(edges) {
    return edges.filter((e) => this.certaintyOfEdge(e) >= this.enough).length;
  }

  // Looks

  /** @param {string} kind */
  looks(kind) {
    return this.model.looks.get(kind);
  }

  /** What some links are that are no memberships, for the legend: by the role where somebody takes part. @param {number[]} edges @param {boolean} perhaps whether they are only possible @returns {string} */
  asideText(edges, perhaps) {
    const { model } = this;
    const words = edges.flatMap((e) => {
      const roles = model.relation[e] === "involvement" ? model.recordsOf[e].map((record) => this.facts.record(record).role).filter(Boolean) : [];
      return roles.length ? roles.map((/** @type {string} */ role) => this.term("role", role)) : [this.t(`aside.${model.relation[e]}`)];
    });
    const what = this.listed([...new Set(words)].sort((p, q) => p.localeCompare(q, this.state.lang)));
    return perhaps ? this.t("figure.perhaps", { what }) : what;
  }

  /** The links that show and are no memberships; where something is chosen, those of it if it has some. @returns {number[]} */
  get asides() {
    const { model, seen } = this;
    const all = model.relation.flatMap((relation, e) => (relation !== "membership" && seen?.edge[e] ? [e] : []));
    const lit = this.lit(null);
    const near = lit ? all.filter((e) => lit.has(model.from[e]) && lit.has(model.to[e])) : all;
    return near.length ? near : all;
  }

  /** @param {number} node */
  look(node) {
    return this.looks(this.model.kind[node]);
  }

  /** @param {string} kind */
  kindColour(kind) {
    return this.looks(kind)[this.theme.dark ? "dark" : "light"];
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
    return this.model.columns.filter(({ name, values }) => names.has(name) && values[node] !== null).map((one) => `${this.columnTitle(one)}: ${this.valueOf(one, node)}`);
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

  /** The role, and the name on the list where that is another one. @param {number} record @returns {string} */
  asRole(record) {
    const name = this.otherName(record);
    return [this.term("role", this.facts.record(record).role), name && this.t("panel.as", { name })].filter(Boolean).join(", ");
  }

  /** The name on the list where it is another one than the member's. @param {number} record @returns {string} */
  otherName(record) {
    const { listedAs } = this.facts.record(record);
    const member = this.model.from[this.model.spans.edge[record]];
    return listedAs && listedAs !== this.label(member) ? listedAs : "";
  }

  /** The role, the name on the list, and what the facts' own columns say, as far as that is short. @param {number} record */
  inRole(record) {
    const own = this.ofRecord(record).filter(([, value]) => value.length <= SHORT).slice(0, 3);
    return [this.asRole(record), ...own.map(([name, value]) => `${name}: ${value}`)].join(", ");
  }

  /** @param {number} node */
  colour(node) {
    const by = this.columnOf(this.state.colourBy);
    if (by) return by.of[node] < 0 ? this.theme.edge : by.classes[by.of[node]][this.theme.dark ? "dark" : "light"];
    return this.model.colour[node] ?? this.kindColour(this.model.kind[node]);
  }

  /**
   * What stays bright when something is chosen: it and what is next to it.
   * @param {import("../core/project.js").Pair[]|null} pairs
   * @returns {Set<number>|null}
   */
  lit(pairs) {
    if (this.state.edge) return new Set(this.edgeEnds());
    const way = pairs ? null : this.drawnWay();
    if (way) return new Set(way.nodes);
    const { chosen } = this;
    if (!chosen.length || (this.state.selected.length === 1 && this.state.selected[0] === this.state.focus)) return null;
    if (this.state.not.length && !pairs && chosen.every((node) => this.model.hub[node])) return new Set([...chosen, ...this.inAll(chosen)]);
    const lit = new Set(chosen);
    const has = new Set(chosen);
    if (pairs) {
      for (const { a, b } of pairs) {
        if (has.has(a)) lit.add(b);
        if (has.has(b)) lit.add(a);
      }
      return lit;
    }
    const { edge } = /** @type {import("../core/visible.js").Visible} */ (this.seen);
    for (const node of chosen) {
      for (const e of this.model.edgesOf[node]) if (edge[e]) lit.add(this.model.from[e]).add(this.model.to[e]);
    }
    return lit;
  }
}
