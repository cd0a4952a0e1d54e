/** The side panel: the facts of what is selected, each with its sources. */

import { missing, peers } from "../core/compare.js";
import { newest } from "../core/counted.js";
import { RANKS, edtfDate, isoOf, periodText } from "../core/time.js";
import { CROWD } from "../draw/graph.js";
import { byId, el, fill, linkTo, said } from "../elements/dom.js";
import { icon } from "../elements/icon.js";
import { compared } from "./compared_days.js";
import { citation, evidenceList } from "./evidence.js";
import { between } from "./pair.js";
import { keepingList } from "./promises_kept.js";
import { quotations } from "./quotations.js";
import { several } from "./selection.js";
import { listed } from "./starting_lists.js";

/** @typedef {import("../ui/app.js").App} App */

const FEW = 8;

export class Panel {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    this.first = true;
    this.host = byId("panel");
    this.body = byId("panel-body");
    /** Whether it ever said anything, and so may have been scrolled. */
    this.filled = false;
    /** Whether the lists to start with wait until a crowd is drawn, which they would hold up. */
    this.waiting = app.model.n >= CROWD;
    byId("panel-close").addEventListener("click", () => app.clear());
  }

  draw() {
    const { app } = this;
    const pair = app.edgeEnds();
    const open = !app.embedded && (app.state.edge !== "" || app.chosen.length > 0 || app.event !== null || app.state.list !== "none" || app.state.against !== null);
    this.host.hidden = !open;
    document.body.classList.toggle("panelled", open);
    if (!open) return;
    if (app.event) this.showEvent(app.event);
    else if (app.state.edge) this.put(...between(this, pair[0], pair[1]));
    else if (app.chosen.length === 1) this.showNode(app.chosen[0]);
    else if (app.chosen.length) this.put(...several(this, app.chosen));
    else this.put(...listed(this, app.state.list));
    if (this.filled) this.body.scrollTop = 0;
    this.filled = true;
  }

  /** Fill in what waited; once, when the drawing is there. */
  ready() {
    if (!this.waiting) return;
    this.waiting = false;
    if (this.app.state.list === "start") this.draw();
  }

  /** @param {...any} parts */
  put(...parts) {
    fill(this.body, ...parts.flat());
  }

  /** @param {number} node */
  showNode(node) {
    const { app } = this;
    const facts = app.facts.node(node);
    const id = app.model.id[node];
    const names = [...facts.aliases, ...facts.former.map((/** @type {string} */ name) => app.t("panel.formerly", { name }))];
    // A sheet has little room: what is known comes before what can be done.
    const low = window.matchMedia("(max-width: 760px)").matches;
    const more = [this.particulars(node, facts), this.actions(node)];
    const known = [compared(this), this.links(node)];
    this.put(
      this.heading(node),
      names.length > 0 && el("p", { class: "names" }, names.map((name) => said(name)).flatMap((one, i) => (i ? [" · ", one] : [one]))),
      app.text(facts.description) && el("p", {}, app.told(facts.description)),
      ...(low ? known : more),
      ...(low ? more : known),
      this.lacking(node),
      this.asks(id),
      this.promises(node),
      this.counts(id),
      this.quotations(id),
      this.happenings(id),
      facts.note && el("p", { class: "note" }, app.foreign(facts.note)),
      facts.sources.length > 0 && this.section("panel.sources", el("ul", { class: "plain" }, facts.sources.map((/** @type {string} */ source) => el("li", {}, citation(app, source)))), false),
    );
  }

  /** @param {number} node */
  heading(node) {
    const { app } = this;
    return el("header", { class: "head" }, icon(app, app.model.kind[node], 22),
      el("div", {}, el("h2", { tabindex: "-1" }, said(app.label(node))), el("p", { class: "kind" }, app.term("kind", app.model.kind[node]), app.countryOf(node) && ` · ${app.countryOf(node)}`)));
  }

  /** @param {number} node @param {any} facts */
  particulars(node, facts) {
    const { app } = this;
    const rows = Object.entries(facts.facts).filter(([name]) => name !== "country").map(([name, values]) => {
      const shown = /** @type {string[]} */ (values).map((value) => (name === "life" ? periodText(value, app.spoken, app.t) : app.reference(value)));
      return [el("dt", {}, app.t(`fact.${name}`)), el("dd", {}, name === "legal-form" && shown.join() === /** @type {string[]} */ (values).join() ? app.foreign(app.listed(shown)) : said(app.listed(shown)))];
    });
    if (facts.homepage) rows.push([el("dt", {}, app.t("fact.homepage")), el("dd", {}, linkTo(facts.homepage, facts.homepage.replace(/^https?:\/\/(www\.)?|\/$/g, "")))]);
    if (facts.wikidata) rows.push([el("dt", {}, "Wikidata"), el("dd", {}, linkTo(facts.wikidata, facts.wikidata.split("/").pop()))]);
    for (const one of app.model.columns) if (!one.records && one.values[node] !== null) rows.push([el("dt", {}, said(app.columnTitle(one))), el("dd", {}, said(app.valueText(one.values[node])))]);
    for (const [name, value] of Object.entries(facts.own)) rows.push([el("dt", {}, said(app.ownName(name))), el("dd", {}, said(/** @type {string} */ (value)))]);
    return rows.length > 0 && el("dl", {}, rows.flat());
  }

  /** @param {number} node */
  actions(node) {
    const { app } = this;
    const id = app.model.id[node];
    const { opened } = app.state;
    const focus = app.around;
    return el("div", { class: "actions deeds" },
      (focus.length !== 1 || focus[0] !== node) && el("button", { onclick: () => app.update({ focus: [id], depth: 1, opened: [], form: "network" }) }, app.t("panel.focus")),
      focus.length > 0 && !opened.includes(id) && el("button", { onclick: () => app.expand(node) }, app.t("panel.expand")),
      focus.length > 0 && el("button", { onclick: () => app.update({ focus: [], opened: [] }) }, app.t("panel.all")),
      ...app.marks.actions(node),
    );
  }

  /** @param {string} key @param {any} content @param {boolean} [open] @param {number|string} [n] */
  section(key, content, open = true, n = undefined) {
    const { app } = this;
    return el("details", { open }, el("summary", {}, el("h3", {}, app.t(key)), n !== undefined && el("span", { class: "count" }, n.toLocaleString(app.locale))), content);
  }

  /** How many of some links are sure enough, with the others apart, as the headline counts them. @param {{e: number}[]} rows */
  numberOf(rows) {
    const { app } = this;
    return app.countedApart("count.number", app.sureOf(rows.map(({ e }) => e)), rows.length);
  }

  /** What it joined, or who joined it; who has a role without belonging, services and owners apart. @param {number} node */
  links(node) {
    const { app } = this;
    const { model } = app;
    const [joined, members, others, filtered, involved, aside] = Array.from({ length: 6 }, () => /** @type {any[]} */ ([]));
    const passes = (/** @type {number} */ e) => model.recordsOf[e].some((record) => !app.passes || app.passes[record]);
    for (const e of model.edgesOf[node]) {
      const other = model.from[e] === node ? model.to[e] : model.from[e];
      const row = { e, other, key: app.label(other) };
      const involves = model.relation[e] === "involvement";
      if (model.relation[e] !== "membership" && !involves) aside.push(row);
      else if (!passes(e)) filtered.push(row);
      else if (!app.certaintyOfEdge(e)) others.push(row);
      else if (involves) involved.push(row);
      else (model.from[e] === node ? joined : members).push(row);
    }
    const byName = (/** @type {any} */ p, /** @type {any} */ q) => p.key.localeCompare(q.key, app.state.lang);
    const list = (/** @type {any[]} */ rows) => el("ul", { class: "links" }, rows.sort(byName).map((row) => this.linkRow(node, row)));
    const whatItJoined = (joined.length > 0 || !model.hub[node]) && this.section("panel.joined", joined.length ? list(joined) : el("p", { class: "none" }, app.t(app.filtered ? "panel.noneNow" : "panel.noneThen")), true, this.numberOf(joined));
    const whoJoined = (members.length > 0 || model.hub[node]) && this.section("panel.members", el("div", {}, this.open(node, app.sureOf(members.map(({ e }) => e))), members.length ? this.byRole(node, members, list) : el("p", { class: "none" }, app.t(app.filtered ? "panel.noneNow" : "panel.noneThen"))), true, this.numberOf(members));
    return [
      ...(model.hub[node] ? [whoJoined, whatItJoined] : [whatItJoined, whoJoined]),
      involved.length > 0 && this.section("panel.involved", this.byRole(node, involved, list), true, this.numberOf(involved)),
      others.length > 0 && this.section("panel.otherTimes", list(others), false, others.length),
      filtered.length > 0 && this.section("panel.filtered", list(filtered), false, filtered.length),
      aside.length > 0 && this.section("panel.related", list(aside), true, aside.length),
    ];
  }

  /** Lists of members, one for each role; who has several stands under the first. @param {number} node @param {any[]} rows @param {(rows: any[]) => any} list */
  byRole(node, rows, list) {
    const { app } = this;
    /** @type {Map<string, any[]>} */
    const groups = new Map();
    for (const row of rows) {
      const { role } = app.facts.record(app.recordsOf(row.e)[0]);
      groups.set(role, [...(groups.get(role) ?? []), row]);
    }
    if (groups.size < 2) return list(rows);
    const ordered = [...groups].sort(([p, m], [q, n]) => m.length - n.length || (p < q ? -1 : 1));
    return el("div", {}, ordered.map(([role, group]) => [el("h4", {}, said(app.term("role", role)), " ", el("span", { class: "count" }, this.numberOf(group))), list(group)]).flat());
  }

  /** What sources last counted, where that is more than is known here; with filters only some are told. @param {number} node @param {number} known */
  open(node, known) {
    const { app } = this;
    const { on, until } = app.state;
    const counted = newest(app.facts.countsOf(app.model.id[node]), on === null ? "9999" : isoOf(until ?? on));
    if (app.filtered || !counted.length || Math.max(...counted.map((/** @type {any} */ one) => one.count)) <= known) return null;
    const counts = [...new Set(counted.map((/** @type {any} */ one) => one.count))].sort((a, b) => a - b);
    return el("p", { class: "hint" }, app.t("panel.open", {
      known: known.toLocaleString(app.locale),
      counts: counts.map((count) => count.toLocaleString(app.locale)).join(" / "),
      counted: app.term("counted", counted[0].counted),
      date: edtfDate(counted[0].during, app.spoken, app.t),
    }));
  }

  /** One link in a line, with every role held through it at the time that shows. @param {number} node @param {{e: number, other: number}} row @param {string} [whose] @param {string} [what] what it joined */
  linkRow(node, { e, other }, whose = "", what = "") {
    const { app } = this;
    const { model } = app;
    const records = app.recordsOf(e);
    const relation = model.relation[e];
    const belongs = ["membership", "involvement"].includes(relation);
    const roles = belongs ? [...new Set(records.map((record) => app.inRole(record)))] : [app.t(`relation.${relation}.${model.from[e] === node ? "to" : "from"}`)];
    const sure = app.certaintyOfEdge(e);
    return el("li", {},
      el("button", { class: "row", onclick: () => app.selectEdge(model.from[e], model.to[e]) },
        icon(app, model.kind[other], 13),
        el("span", { class: "what" }, said(whose ? `${whose} → ${app.label(other)}` : what ? `${app.label(other)} → ${what}` : app.label(other)), el("small", {}, roles.join(" · "))),
        el("span", { class: "since" }, app.spansText(records), sure > 0 && sure < 3 && el("small", {}, this.unsure(records, sure)), sure > 0 && this.apart(e, records))));
  }

  /** When else it belonged in the same role, as who left and came back. @param {number} e @param {number[]} records that show */
  apart(e, records) {
    const { app } = this;
    const roles = records.map((record) => app.inRole(record));
    const others = app.model.recordsOf[e].filter((record) => !records.includes(record) && (!app.passes || app.passes[record]) && roles.includes(app.inRole(record)));
    return others.length > 0 && el("small", {}, app.t("panel.apart", { when: app.spansText(others) }));
  }

  /** A link between two days: who, what it joined, and when. @param {number} e */
  changeRow(e) {
    const { app } = this;
    const { from, to } = app.model;
    return this.linkRow(to[e], { e, other: from[e] }, "", app.chosen.length === 1 && app.chosen[0] === to[e] ? "" : app.label(to[e]));
  }

  /** Why a link is not certain: who is presumed to belong was last seen on a day. @param {number[]} records of it that hold @param {number} sure */
  unsure(records, sure) {
    const { app } = this;
    const word = app.t(`certainty.${RANKS[sure]}`);
    const { confirmed } = app.model.spans;
    const last = records.reduce((one, other) => (confirmed[other] > confirmed[one] ? other : one));
    return sure === 1 ? word : [word, app.seenText(last)].filter(Boolean).join(", ");
  }

  /** What peers joined and this one did not. @param {number} node */
  lacking(node) {
    const { app } = this;
    const { model } = app;
    if (!app.joined.has(node)) return null;
    const near = peers(app.joined, node, (other) => model.kind[other] === model.kind[node]);
    if (near.some(({ actor }) => app.leftOutOf(actor))) return this.section("panel.missing", el("p", { class: "hint" }, app.t("panel.peersLeftOut")), false);
    const gaps = missing(app.joined, node, near.map(({ actor }) => actor)).filter(({ who }) => who.length > 1).slice(0, FEW);
    if (!gaps.length) return null;
    return this.section("panel.missing", el("div", {},
      el("p", { class: "hint" }, app.t("panel.peers"), " ", near.map(({ actor }) => app.label(actor)).join(", ")),
      this.sharedList(gaps, near.length)), false, gaps.length);
  }

  /** @param {{coalition: number, who: number[]}[]} rows @param {number} of */
  sharedList(rows, of) {
    const { app } = this;
    return el("ul", { class: "links" }, rows.map(({ coalition, who }) => el("li", {},
      el("button", { class: "row", onclick: () => app.select(coalition, false), title: who.map((one) => app.label(one)).join(", ") },
        icon(app, app.model.kind[coalition], 13), el("span", { class: "what" }, said(app.label(coalition)), el("small", {}, who.map((one) => app.label(one)).join(", "))),
        el("span", { class: "since" }, `${who.length}/${of}`)))));
  }

  /** @param {any[]} list @param {string} [who] the actor that took them on */
  promiseList(list, who) {
    const { app } = this;
    return el("ol", { class: "promises" }, list.map((one) => el("li", { dataset: { of: one.id } },
      one.number && el("b", {}, `${one.number} `), app.told(one.summary), one.goal && el("small", {}, app.told(one.goal)),
      one.sources?.length > 0 && el("small", {}, app.t("panel.promiseText")), (one.sources ?? []).map((/** @type {string} */ source) => citation(app, source)), this.keeping(one.id, who))));
  }

  /** @param {string} id of a commitment @param {string} [who] */
  keeping(id, who) {
    const { targets, verdicts } = this.app.facts.keeping(id, who);
    return keepingList(this.app, targets, verdicts);
  }

  /** Promises that a coalition asks for. @param {string} id */
  asks(id) {
    const own = this.app.facts.asksOf(id);
    return own.length > 0 && this.section("panel.asks", el("div", {}, keepingList(this.app, [], this.app.facts.verdictsOn(id)), this.promiseList(own)), false, own.length);
  }

  /** Promises that an actor took on; a coalition that joined another one is an actor too. @param {number} node */
  promises(node) {
    const { app } = this;
    const surely = app.promisesSurely(node);
    const taken = [...surely.keys()].map((one) => app.facts.promise(one)).filter(Boolean);
    if (!taken.length) return null;
    const isSure = (/** @type {any} */ one) => Number(surely.get(one.id)) >= app.enough;
    /** @type {Map<string, any[]>} */
    const by = new Map();
    [...taken].sort((a, b) => Number(isSure(b)) - Number(isSure(a))).forEach((one) => by.set(one.coalition, [...(by.get(one.coalition) ?? []), one]));
    const groups = [...by].map(([coalition, list]) => [el("h4", {}, said(app.labelOfId(coalition)), !list.some(isSure) && el("small", {}, ` ${app.t("certainty.possible")}`)), keepingList(app, [], app.facts.verdictsOn(coalition, app.model.id[node])), this.promiseList(list, app.model.id[node])]);
    return this.section("panel.promises", el("div", {}, el("p", { class: "hint" }, app.t("panel.promises.about")), groups.flat()), false, app.countedApart("count.number", taken.filter(isSure).length, taken.length));
  }

  /** @param {string} id */
  counts(id) {
    const { app } = this;
    const counts = app.facts.countsOf(id);
    if (!counts.length) return null;
    return this.section("panel.counts", el("ul", { class: "plain" }, counts.map((/** @type {any} */ one) => el("li", {},
      el("b", {}, (one.count ?? "–").toLocaleString(app.locale)), ` ${app.term("counted", one.counted ?? "")} `, el("small", {}, periodText(one.during ?? "", app.spoken, app.t)), evidenceList(app, one.evidence ?? [])))), false, counts.length);
  }

  /** @param {string} id */
  quotations(id) {
    const list = this.app.facts.statementsOn(id);
    return quotations(this, list, list.length < 4);
  }

  /** @param {string} id */
  happenings(id) {
    const { app } = this;
    const list = app.facts.eventsWith(id);
    if (!list.length) return null;
    return this.section("panel.events", this.eventList(list), false, list.length);
  }

  /** @param {any[]} list */
  eventList(list) {
    const { app } = this;
    return el("ul", { class: "plain" }, list.map((one) => el("li", {},
      el("small", {}, periodText(one.during ?? "", app.spoken, app.t)), " ", app.told(one.label), (one.sources ?? []).map((/** @type {string} */ source) => citation(app, source)))));
  }

  /** @param {any} event */
  showEvent(event) {
    const { app } = this;
    const who = (event.participants ?? []).map((/** @type {string} */ id) => app.model.index.get(id)).filter((/** @type {any} */ node) => node !== undefined);
    this.put(
      el("header", { class: "head" }, el("div", {}, el("h2", { tabindex: "-1" }, app.told(event.label)),
        el("p", { class: "kind" }, [app.term("event-kind", event.kind), periodText(event.during ?? "", app.spoken, app.t), event.place].filter(Boolean).join(" · ")))),
      who.length > 0 && this.section("panel.tookPart", el("div", {}, el("p", { class: "hint" }, app.t("panel.notListed")), el("ul", { class: "links" }, who.map((/** @type {number} */ node) => el("li", {}, el("button", { class: "row", onclick: () => app.select(node, false) }, icon(app, app.model.kind[node], 13), el("span", { class: "what" }, said(app.label(node)))))))), true, who.length),
      this.section("panel.sources", el("ul", { class: "plain" }, (event.sources ?? []).map((/** @type {string} */ source) => el("li", {}, citation(app, source))))),
    );
  }
}
