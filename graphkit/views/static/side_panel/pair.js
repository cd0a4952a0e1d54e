/** The panel of two things: every record that is about both, each with every source's word. */

import { periodText } from "../core/time.js";
import { el, said } from "../elements/dom.js";
import { icon } from "../elements/icon.js";
import { evidenceList } from "./evidence.js";
import { quotations } from "./quotations.js";

/** @typedef {import("./panel.js").Panel} Panel */

/** @param {Panel} panel @param {number} a @param {number} b */
export function between(panel, a, b) {
  const { app } = panel;
  const { records, statements, events } = app.facts.between(a, b);
  const names = [a, b].map((node) => el("button", { class: "end", onclick: () => app.select(node, false) }, icon(app, app.model.kind[node], 16), said(app.label(node))));
  return [
    el("header", { class: "head ends" }, el("h2", { tabindex: "-1" }, names[0], el("span", { class: "arrow", "aria-hidden": "true" }, "→"), names[1])),
    !records.length && el("p", { class: "none" }, app.t("panel.noMembership")),
    records.map((/** @type {number} */ one) => record(panel, one)),
    quotations(panel, statements, true),
    events.length > 0 && panel.section("panel.events", panel.eventList(events), true, events.length),
  ];
}

/** @param {Panel} panel @param {number} one */
function record(panel, one) {
  const { app } = panel;
  const { model } = app;
  const facts = app.facts.record(one);
  const e = model.spans.edge[one];
  const taken = app.promisesThrough(one).map((id) => app.facts.promise(id)).filter(Boolean);
  const rows = [
    [app.t("fact.period"), periodText(facts.period, app.spoken, app.t)],
    [app.t("fact.certainty"), app.certaintyWords(one)],
    [app.t("fact.role"), facts.role && app.term("role", facts.role)],
    [app.t("fact.listedAs"), facts.listedAs],
    [app.t("fact.group"), facts.group && app.term("group", facts.group)],
    [app.t("fact.service"), facts.service !== null && app.label(facts.service)],
    [app.t("fact.endReason"), facts.endReason && app.term("end-reason", facts.endReason)],
    [app.t("fact.confidence"), app.term("confidence", facts.confidence)],
    [app.t("fact.note"), facts.note && app.foreign(facts.note)],
    ...app.ofRecord(one),
    ...Object.entries(facts.own).map(([name, value]) => [app.ownName(name), value]),
  ].filter(([, value]) => value);
  return el("section", { class: "record" },
    el("h3", {}, app.t(`relation.${model.relation[e]}`)),
    el("dl", {}, rows.flatMap(([name, value]) => [el("dt", {}, name), el("dd", {}, typeof value === "string" ? said(value) : value)])),
    evidenceList(app, facts.evidence, true, app.isPresumed(one) ? app.seenText(one) : ""),
    taken.length > 0 && panel.section("panel.promises", el("div", {}, el("p", { class: "hint" }, app.t("panel.promises.about")), panel.promiseList(taken)), false, taken.length));
}
