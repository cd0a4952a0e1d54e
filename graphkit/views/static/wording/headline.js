/** What the page shows, as one sentence, and how sure and complete that is as another. */

import { newest } from "../core/counted.js";
import { refuses } from "../core/refusals.js";
import { edtfDate, isoOf, periodText } from "../core/time.js";
import { endsOf, membershipsIn } from "../core/visible.js";
import { byId, el, fill, said } from "../elements/dom.js";
import { comparedText } from "./changes_since.js";

/** @typedef {import("../ui/app.js").App} App */

const NAMED = 3;

export class Headline {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    this.first = true;
  }

  draw() {
    const { app } = this;
    const told = this.told();
    // What a drawing is about by itself is not how sure the memberships of one day are.
    const sure = this.ofDrawing() ? [] : [app.state.against === null || app.edgeEnds().length ? this.sureness() : comparedText(app), ...this.beside()];
    const chips = app.chips();
    document.title = chips.length ? app.t("headline.only", { what: told, filters: chips.map(({ text }) => text).join(", ") }) : told;
    fill(byId("headline"), said(told));
    fill(byId("assurance"), said([app.forms[app.state.form].about?.(), ...sure, ...this.leftOut(), ...app.notRead("rows", "places")].filter(Boolean).join(" ")));
    fill(byId("chips"), ...[...chips, ...app.marks.chips()].map(({ text, without }) => this.chip(text, without)));
  }

  /** @param {string} text @param {any} without */
  chip(text, without) {
    const { app } = this;
    return el("li", {}, said(text), el("button", { "aria-label": app.t("filter.drop", { filter: text }), onclick: () => app.update(without) }, "×"));
  }

  /** The sentence. @returns {string} */
  told() {
    const { app } = this;
    const { chosen } = app;
    const ends = app.edgeEnds();
    const drawn = this.ofDrawing();
    const what = app.event ? app.text(app.event.label)
      : drawn ? drawn
      : ends.length ? this.ofPair(ends[0], ends[1])
      : chosen.length === 1 ? this.ofOne(chosen[0])
      : chosen.length ? this.ofSeveral(chosen)
      : this.ofAll();
    return capital(what);
  }

  /** The sentence of a drawing that is about something else than what holds at the time, such as when it began; nothing of others. @returns {string} */
  ofDrawing() {
    const { app } = this;
    return app.event ? "" : (app.forms[app.state.form].titled?.(this) ?? "");
  }

  /** The day or window as part of a sentence. */
  get when() {
    const { app } = this;
    return app.state.on === null ? app.t("time.ever") : app.when();
  }

  ofAll() {
    const { app } = this;
    const { members } = /** @type {import("../core/visible.js").Visible} */ (app.seen);
    const [[sure, surely], [all, possibly]] = this.counts();
    const apart = !sure || app.state.against !== null;
    const found = app.t(members ? "headline.all" : "headline.nobody", {
      when: this.when,
      members: apart ? app.countedApart("count.members", sure, members) : app.t("count.members", { n: sure }),
      coalitions: this.inCoalitions(surely, apart ? possibly : surely),
    });
    return app.around.length && all ? app.t("headline.around", { name: this.named(app.around), found }) : found;
  }

  /** How many members and coalitions are sure enough, and how many there are with those that are only possible. @returns {number[][]} */
  counts() {
    const { app } = this;
    const { members, edge } = /** @type {import("../core/visible.js").Visible} */ (app.seen);
    return (app.worked.counts ??= [endsOf(app.model, edge, app.enough), [members, endsOf(app.model, edge, 1)[1]]]);
  }

  /** What the first sentence leaves to the second: who else may be in, what sources count, and what a coalition itself joined. @returns {string[]} */
  beside() {
    const { app } = this;
    const { chosen } = app;
    if (app.event || app.edgeEnds().length || chosen.length > 1) return [];
    if (!chosen.length) return [this.perhaps()];
    const [joined, members] = [app.joinedBy(chosen[0]), app.membersOf(chosen[0])];
    if (!app.model.hub[chosen[0]] && !members.length) return [];
    const itself = joined.length ? app.t("headline.itself", { coalitions: this.inCoalitions(app.sureOf(joined), joined.length) }) : "";
    return [this.counted(chosen[0], app.sureOf(members)), itself].filter(Boolean).map((one) => `${capital(one)}.`);
  }

  /** Who may be in beside those of the first sentence, and in how many more coalitions; nothing where that names them. */
  perhaps() {
    const { app } = this;
    const [[sure, surely], [all, possibly]] = this.counts();
    if (!sure || app.state.against !== null) return "";
    const more = [all > sure && app.t("count.members", { n: all - sure }), possibly > surely && app.t("count.joined", { n: possibly - surely })].filter(Boolean);
    return more.length ? app.t("headline.perhaps", { more: inWords(/** @type {string[]} */ (more), app.locale) }) : "";
  }

  /** In how many coalitions, and perhaps in how many more. @param {number} sure @param {number} all */
  inCoalitions(sure, all) {
    const { app } = this;
    const coalitions = app.t("count.joined", { n: sure || all });
    if (sure && all > sure) return app.t("headline.inMore", { coalitions, n: all - sure });
    return app.t(all > sure ? "headline.inPerhaps" : "headline.in", { coalitions });
  }

  /** That a coalition begins after the time that shows, and when; nothing if it does not. @param {number} node */
  notBegun(node) {
    const { app } = this;
    const { on, until } = app.state;
    const begun = app.facts.node(node).facts.life?.[0]?.split("/")[0] ?? "";
    if (on === null || !/^\d{4}(-\d\d)*$/.test(begun) || begun <= isoOf(until ?? on)) return "";
    return app.t("headline.notBegun", { date: edtfDate(begun, app.spoken, app.t) });
  }

  /** @param {number} node */
  ofOne(node) {
    const { app } = this;
    const name = app.label(node);
    const [membersOf, joinedBy] = [app.membersOf(node), app.joinedBy(node)];
    const [members, joined] = [membersOf.length, joinedBy.length];
    const known = app.sureOf(membersOf);
    const coalitions = this.inCoalitions(app.sureOf(joinedBy), joined);
    if (!app.model.hub[node] && !members) return app.t("headline.of", { name, when: this.when, found: joined ? coalitions : app.t("headline.none") });
    const yet = this.notBegun(node);
    if (!members && !joined && yet) return app.t("headline.of", { name, when: this.when, found: yet });
    // How many are less sure is said by the sentence below, except where that compares two days.
    const apart = !known || app.state.against !== null;
    return app.t("headline.of", { name, when: this.when, found: apart ? app.countedApart("headline.known", known, members) : app.t("headline.known", { n: known }) });
  }

  /** What sources count, where it is more than is known. @param {number} node @param {number} known */
  counted(node, known) {
    const { app } = this;
    const { on, until } = app.state;
    const counts = newest(app.facts.countsOf(app.model.id[node]), on === null ? "9999" : isoOf(until ?? on));
    const numbers = [...new Set(counts.map(({ count }) => /** @type {number} */ (count)))].sort((a, b) => a - b);
    if (app.filtered || !numbers.length || numbers[numbers.length - 1] <= known) return "";
    return app.t("headline.counted", { counts: numbers.map((count) => count.toLocaleString(app.locale)).join(" / "), counted: app.term("counted", counts[0].counted), date: edtfDate(counts[0].during, app.spoken, app.t) });
  }

  /** @param {number} a @param {number} b */
  ofPair(a, b) {
    const { app } = this;
    const values = { a: app.label(a), b: app.label(b), when: this.when };
    const edges = app.linksOf(a).filter((e) => app.model.to[e] === b || app.model.from[e] === b);
    const ever = app.everBetween(a, b);
    // Of several memberships each has its role, so that a year as chair is not read as a second stay.
    const periods = app.listed(ever.map((record) => (ever.length > 1 ? [app.term("role", app.facts.record(record).role), app.period(record)].filter(Boolean).join(", ") : app.period(record))));
    if (!edges.length) return app.listed([app.t(periods ? "headline.notThen" : "headline.apart", { ...values, periods }), ...this.refusals(a, b)]);
    const records = edges.flatMap((e) => app.recordsOf(e));
    const roles = [...new Set(records.map((record) => app.term("role", app.facts.record(record).role)))];
    return app.t("headline.pair", { ...values, roles: roles.join(", "), period: app.period(records[0]) });
  }

  /** That one of two declined or withdrew, and when. @param {number} a @param {number} b @returns {string[]} */
  refusals(a, b) {
    const { app } = this;
    return app.facts.between(a, b).statements.filter(refuses).map(({ stance, during }) => `${app.term("stance", stance)}${during ? ` (${periodText(during, app.spoken, app.t)})` : ""}`);
  }

  /** @param {number[]} nodes */
  ofSeveral(nodes) {
    const { app } = this;
    const way = app.drawnWay();
    if (way) return this.ofWay(way);
    const members = nodes.filter((node) => app.joined.has(node));
    const all = members.length > 1 ? members.map((node) => app.joined.get(node) ?? []).reduce((p, q) => p.filter((one) => q.includes(one))).filter((one) => !nodes.includes(one)) : [];
    const wholes = nodes.every((node) => app.model.hub[node]);
    if (wholes && app.state.not.length) return this.ofSet(nodes);
    const found = wholes ? app.t("headline.common", { shared: this.shared(nodes) }) : app.t("headline.common", { shared: app.t("count.joined", { n: all.length }) });
    return app.t("headline.of", { name: this.named(nodes), when: this.when, found });
  }

  /** Some things by name, the first of them where they are many. @param {number[]} nodes */
  named(nodes) {
    const { app } = this;
    const names = nodes.slice(0, NAMED).map((node) => app.label(node));
    if (nodes.length > NAMED) names.push(app.t("headline.others", { n: nodes.length - NAMED }));
    return inWords(names, app.locale);
  }

  /** @param {{nodes: number[], edges: number[]}} way */
  ofWay({ nodes, edges }) {
    const { app } = this;
    const names = nodes.map((node) => app.label(node));
    const values = { a: names[0], b: names[names.length - 1], when: this.when, steps: app.t("way.steps", { n: edges.length }) };
    return names.length > 2 ? app.t("headline.way", { ...values, through: inWords(names.slice(1, -1), app.locale) }) : app.t("headline.direct", values);
  }

  /** @param {number[]} nodes coalitions */
  ofSet(nodes) {
    const { app } = this;
    const out = nodes.filter((node) => app.state.not.includes(app.model.id[node]));
    const names = (/** @type {number[]} */ list) => inWords(list.map((node) => app.label(node)), app.locale);
    return app.t("headline.set", { when: this.when, members: this.shared(nodes), in: names(nodes.filter((node) => !out.includes(node))) || "–", out: names(out) });
  }

  /** Who is in all that are not left out, those apart that are there less surely. @param {number[]} nodes coalitions */
  shared(nodes) {
    const { app } = this;
    const inAll = app.inAll(nodes);
    const wholes = nodes.filter((node) => !app.state.not.includes(app.model.id[node]));
    return app.countedApart("count.members", inAll.filter((actor) => app.surelyWith(actor, wholes)).length, inAll.length);
  }

  /** What a page around something else leaves out of what is chosen. @returns {string[]} */
  leftOut() {
    const { app } = this;
    return app.chosen.flatMap((node) => {
      const n = app.leftOutOf(node);
      return n ? [app.t("headline.leftOut", { n, name: app.label(node) })] : [];
    });
  }

  /** The memberships that the sentence is about. @returns {number[]} */
  records() {
    const { app } = this;
    const { edge } = /** @type {import("../core/visible.js").Visible} */ (app.seen);
    const ends = app.edgeEnds();
    const way = app.drawnWay();
    const edges = way ? way.edges : ends.length ? app.linksOf(ends[0]).filter((e) => app.model.from[e] === ends[1] || app.model.to[e] === ends[1])
      : app.state.not.length ? this.ofMembers(app.inAll(app.chosen))
      : app.chosen.length ? [...new Set(app.chosen.flatMap((node) => app.linksOf(node)))]
      : membershipsIn(app.model, edge);
    const found = [];
    for (const e of edges) for (const record of app.model.recordsOf[e]) if (app.certaintyOf(record)) found.push(record);
    return found;
  }

  /** The memberships that a drawing rests on: those, or of a pair without one at this time those of other times. @returns {number[]} */
  shownRecords() {
    const found = this.records();
    const [a, b] = this.app.edgeEnds();
    return found.length || a === undefined ? found : this.app.everBetween(a, b);
  }

  /** The links of some members to the coalitions that are chosen. @param {number[]} members @returns {number[]} */
  ofMembers(members) {
    const { app } = this;
    return members.flatMap((node) => app.joinedBy(node).filter((e) => app.chosen.includes(app.model.to[e])));
  }

  /** How sure the members of the one coalition that is chosen are, or else the memberships. @returns {string} */
  sureness() {
    const { app } = this;
    const members = app.chosen.length === 1 && !app.edgeEnds().length ? app.membersOf(app.chosen[0]) : [];
    if (members.length) return this.degrees(members.map((e) => app.certaintyOfEdge(e)), "headline.sure", "count.members", "headline.member");
    const records = this.records();
    const { edge } = app.model.spans;
    const pairs = new Set(records.map((record) => edge[record])).size;
    return this.degrees(records.map((record) => app.certaintyOf(record)), records.length > pairs ? "headline.roles" : "headline.sure", "time.count");
  }

  /** How many of some degrees there are of each. @param {number[]} found @param {string} key @param {string} counted what they are of @param {string} each */
  degrees(found, key, counted, each = "headline.degree") {
    const { app } = this;
    if (found.length === 1) return app.t("headline.one", { certainty: app.sure(found[0]) });
    const told = [3, 2, 1].map((degree) => ({ degree, n: found.filter((one) => one === degree).length })).filter(({ n }) => n).map(({ degree, n }) => app.t(`${each}${degree}`, { n }));
    return told.length ? app.t(key, { memberships: app.t(counted, { n: found.length }), degrees: told.join(", ") }) : "";
  }
}

/** @param {string[]} names @param {string} locale */
function inWords(names, locale) {
  return new Intl.ListFormat(locale).format(names);
}

/** @param {string} text */
function capital(text) {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
