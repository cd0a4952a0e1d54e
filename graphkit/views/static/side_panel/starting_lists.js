/** Where to begin: lists that answer common questions, each row leading to its evidence. */

import { betweenness } from "../core/betweenness.js";
import { choices } from "../core/filters.js";
import { EARLIEST, LATEST } from "../core/model.js";
import { refuses } from "../core/refusals.js";
import { el, said } from "../elements/dom.js";
import { icon } from "../elements/icon.js";
import { compared } from "./compared_days.js";
import { doubt } from "./quotations.js";

/** @typedef {import("./panel.js").Panel} Panel */
/** @typedef {import("../ui/app.js").App} App */

/** The lists that the search finds. */
const FOUND = ["ended", "declined", "disputed", "newest", "largest", "bridges"];
const FEW = 7;
const MOST_LINKS = 8000;
const MOST_NEW = 100;
/** @type {Told} */
const NOTHING = { n: 0, first: () => [] };

/** The lists for the search, under the words that one may ask with. @param {Record<string, Record<string, string>>} texts per language @returns {import("./facts.js").Other[]} */
export function listsToFind(texts) {
  const words = (/** @type {string} */ key) => Object.values(texts).flatMap((one) => (one[key] ?? "").split(";")).map((word) => word.trim()).filter(Boolean);
  return FOUND.map((id) => ({
    what: "list", id, text: Object.fromEntries(Object.entries(texts).map(([lang, one]) => [lang, one[`list.${id}`] ?? texts.en[`list.${id}`]])), also: words(`search.words.${id}`),
  }));
}

/** @param {Panel} panel @param {string} list */
export function listed(panel, list) {
  const { app } = panel;
  if (list === "start") return [compared(panel), ...start(panel)];
  if (app.state.against !== null && list === "none") return [compared(panel)];
  const found = told(app, list);
  return [
    el("header", { class: "head" }, el("div", {}, el("h2", { tabindex: "-1" }, app.t(`list.${list}`)), el("p", { class: "kind" }, app.t(`list.${list}.about`)))),
    el("div", { class: "actions" }, el("button", { onclick: () => app.update({ list: "start" }) }, app.t("list.back"))),
    el("p", { class: "hint" }, app.t("list.count", { n: found.n })),
    el("ul", { class: "links" }, found.first(found.n).map((row) => line(panel, row))),
  ];
}

/** @param {Panel} panel */
function start(panel) {
  const { app } = panel;
  const head = [
    el("header", { class: "head" }, el("div", {}, el("h2", { tabindex: "-1" }, app.t("list.start")), el("p", { class: "kind" }, app.t("list.start.about")))),
    topics(app),
  ];
  if (panel.waiting) return head;
  const short = (/** @type {string} */ list) => {
    const found = told(app, list);
    return found.n > 0 && el("section", {}, el("h3", {}, app.t(`list.${list}`)), list === "newest" && el("p", { class: "hint" }, app.t("list.newest.about")), el("ul", { class: "links" }, found.first(FEW).map((row) => line(panel, row))), found.n > FEW && el("button", { class: "link", onclick: () => app.update({ list }) }, app.t("list.all", { n: found.n })));
  };
  const more = ["bridges", "ended", "disputed", "declined"].map((list) => ({ list, n: list === "bridges" ? "" : told(app, list).n.toLocaleString(app.locale) })).filter(({ n }) => n !== "0");
  return [
    ...head,
    short("largest"),
    short("newest"),
    more.length > 0 && el("section", {}, el("h3", {}, app.t("list.more")), el("ul", { class: "links" }, more.map(({ list, n }) => el("li", {},
      el("button", { class: "row", onclick: () => app.update({ list }) }, el("span", { class: "what" }, app.t(`list.${list}`), el("small", {}, app.t(`list.${list}.about`))), el("span", { class: "since" }, n)))))),
  ];
}

/** @param {App} app */
function topics(app) {
  const found = choices(app.model, app.facts.read(), "topic");
  if (found.length < 2) return null;
  return el("section", {}, el("h3", {}, app.t("list.topics")), el("ul", { class: "chips topics" }, found.map(([value, count]) => el("li", {},
    el("button", { "aria-pressed": String(app.state.topic.includes(value)), onclick: () => app.update({ topic: app.state.topic.includes(value) ? [] : [value] }) }, said(app.term("topic", value)), el("small", {}, ` ${count.toLocaleString(app.locale)}`))))));
}

/**
 * @typedef {{node: number, other: number, about: string, when: string}} Row a row leads to a thing, or to what two things share
 * @typedef {{n: number, first: (n: number) => Row[]}} Told how many rows a list has, and the first of them: words are made of what is read only
 *
 * @param {App} app
 * @param {string} list
 * @returns {Told}
 */
function told(app, list) {
  return { newest, largest, ended, disputed, declined, bridges }[list]?.(app) ?? NOTHING;
}

/** @template T @param {T[]} found @param {(one: T) => Row} row @returns {Told} */
function of(found, row) {
  return { n: found.length, first: (n) => found.slice(0, n).map(row) };
}

/** Every membership that passes the filters, whatever the day. @param {App} app @returns {number[]} */
function memberships(app) {
  if (app.worked.memberships) return app.worked.memberships;
  const { n, spans, relation, from, to } = app.model;
  const hidden = Array.from({ length: n }, (_, node) => app.hides(node));
  const found = [];
  for (let r = 0; r < spans.n; r++) {
    const e = spans.edge[r];
    if (relation[e] === "membership" && (!app.passes || app.passes[r]) && !hidden[from[e]] && !hidden[to[e]]) found.push(r);
  }
  return (app.worked.memberships = found);
}

/** @param {App} app @param {number} record @param {string} when @returns {Row} */
function ofRecord(app, record, when) {
  const { model } = app;
  const e = model.spans.edge[record];
  return { node: model.from[e], other: model.to[e], about: app.term("role", app.facts.record(record).role), when };
}

/** Those of which the year of joining is known or more and that may have begun by the day that shows, the last first. @param {App} app @returns {Told} */
function newest(app) {
  const { spans } = app.model;
  const { startEarliest: first, startLatest: last } = spans;
  const shown = app.state.until ?? app.state.on ?? LATEST;
  const dated = memberships(app).filter((r) => first[r] > EARLIEST && first[r] <= shown && last[r] < LATEST && last[r] - first[r] < 366);
  // As numbers, the latest day first and then the first record: tens of thousands are ordered.
  const keys = Float64Array.from(dated, (r) => (LATEST - last[r]) * spans.n + r).sort().subarray(0, MOST_NEW);
  return of(Array.from(keys, (key) => key % spans.n), (record) => ofRecord(app, record, app.startText(record)));
}

/** Coalitions by the number of members at the time that shows. @param {App} app @returns {Told} */
function largest(app) {
  const { model } = app;
  const found = [...model.hub.keys()].filter((node) => model.hub[node] && app.seen?.node[node]).map((node) => ({ node, n: app.membersOf(node).length, sure: app.sureOf(app.membersOf(node)) })).filter(({ n }) => n > 0);
  found.sort((p, q) => q.sure - p.sure || q.n - p.n || p.node - q.node);
  return of(found, ({ node, n, sure }) => ({ node, other: -1, about: "", when: app.countedApart("count.members", sure, n) }));
}

/** Actors through whom most shortest ways between the others lead, at the time that shows. @param {App} app @returns {Told} */
function bridges(app) {
  const { model, seen } = app;
  if (!seen || seen.links > MOST_LINKS) return NOTHING;
  const share = betweenness(model.n, model.from, model.to, (e) => model.relation[e] === "membership" && seen.edge[e] > 0);
  const found = [...share.keys()].filter((node) => !model.hub[node] && share[node] > 0).sort((p, q) => share[q] - share[p] || p - q).slice(0, 50);
  return of(found, (node) => ({ node, other: -1, about: app.countedApart("count.joined", app.sureOf(app.joinedBy(node)), app.joinedBy(node).length), when: share[node].toLocaleString(app.locale, { style: "percent", maximumFractionDigits: 1 }) }));
}

/** Whether a period says when it ended. @param {string} period @returns {boolean} */
function statesEnd(period) {
  const stroke = period.indexOf("/");
  const end = period.slice(stroke + 1);
  return stroke >= 0 && end !== "" && end !== "..";
}

/**
 * Memberships of which a source tells the end, the last first; where another one of the two goes
 * on, a role ended and nobody left.
 * @param {App} app @returns {Told}
 */
function ended(app) {
  const { recordsOf, spans } = app.model;
  const { from, until, edge } = spans;
  const counts = (/** @type {number} */ record) => !app.passes || app.passes[record];
  const stays = (/** @type {number} */ record) => recordsOf[edge[record]].some((other) => other !== record && counts(other) && from[0][other] <= until[0][record] + 1 && until[0][other] > until[0][record]);
  const found = memberships(app).filter((record) => statesEnd(app.facts.period(record)) && !stays(record));
  return of(found.sort((p, q) => until[0][q] - until[0][p] || p - q), (record) => {
    const row = ofRecord(app, record, app.endText(record));
    const { endReason: why, withCoalition } = app.facts.record(record);
    const word = withCoalition ? app.t("list.ended.over") : why && app.term("end-reason", why);
    return { ...row, about: [row.about, word].filter(Boolean).join(", ") };
  });
}

/** Memberships about which one source contradicts the one whose word was adopted. @param {App} app @returns {Told} */
function disputed(app) {
  return of(memberships(app).filter((record) => app.facts.isDisputed(record)),
    (record) => ofRecord(app, record, app.t("table.sources", { n: new Set(app.facts.evidenceOf(record).map((/** @type {any} */ word) => word.source)).size })));
}

/** Who said no, or took back a word, as they or others say. @param {App} app @returns {Told} */
function declined(app) {
  const found = app.facts.read().statements.filter(refuses);
  const rows = found.flatMap((/** @type {any} */ one) => (one.about ?? []).map((/** @type {string} */ id) => ({
    node: app.model.index.get(one.on_behalf_of ?? one.speaker_id) ?? -1, other: app.model.index.get(id) ?? -1,
    about: [app.term("stance", one.stance), doubt(app, one)].filter(Boolean).join(", "), when: one.during ? app.dateOf(one.during) : "",
  }))).filter((/** @type {Row} */ { node, other }) => node >= 0 && other >= 0);
  return of(rows, (/** @type {Row} */ row) => row);
}

/** @param {Panel} panel @param {Row} row */
function line({ app }, { node, other, about, when }) {
  const open = () => (other < 0 ? app.select(node, false) : app.selectEdge(node, other));
  return el("li", {}, el("button", { class: "row", onclick: open }, icon(app, app.model.kind[node], 13),
    el("span", { class: "what" }, said(app.label(node)), (other >= 0 || about) && el("small", {}, other >= 0 && said(app.label(other)), other >= 0 && about && " · ", about)),
    el("span", { class: "since" }, when)));
}
