/** The panel of several things: what is between them, what they share, what each did not join. */

import { interlocks, missing } from "../core/compare.js";
import { el, said } from "../elements/dom.js";
import { icon } from "../elements/icon.js";
import { drawable, setsOfCoalitions, setsOfMembers } from "../forms/sets/sets.js";
import { compared } from "./compared_days.js";

/** @typedef {import("./panel.js").Panel} Panel */

/**
 * A thing counts as a whole where others joined it, and as a member where it joined others: some
 * are both, and which part one plays depends on the others that are selected.
 * @param {Panel} panel
 * @param {number[]} nodes
 */
export function several(panel, nodes) {
  const { app } = panel;
  const wholes = nodes.filter((node) => app.model.hub[node] || app.membersOf(node).length);
  const members = nodes.filter((node) => !app.model.hub[node] || app.joinedBy(node).length);
  return [
    el("header", { class: "head" }, el("div", {}, el("h2", { tabindex: "-1" }, app.t("panel.several", { n: nodes.length })), el("p", { class: "kind" }, app.when()))),
    el("ul", { class: "chips" }, nodes.map((node) => chip(panel, node))),
    compared(panel),
    nodes.length === 2 && way(panel),
    between(panel, nodes),
    drawable(wholes.length) && setsOfMembers(panel, wholes),
    drawable(members.length) && members.length === nodes.length && setsOfCoalitions(panel, members),
    members.length > 1 && shared(panel, members, nodes),
    wholes.length > 1 && inAll(panel, wholes),
    members.length > 1 && !app.state.not.length && members.map((node) => lacking(panel, node, members, nodes)),
  ];
}

/** @param {Panel} panel @param {number} node */
function chip({ app }, node) {
  const id = app.model.id[node];
  const out = app.state.not.includes(id);
  const without = app.model.hub[node] && app.chosen.length > 1 && el("button", { class: "not", "aria-pressed": String(out), "aria-label": app.t("panel.notOf", { name: app.label(node) }), onclick: () => app.update({ not: out ? app.state.not.filter((one) => one !== id) : [...app.state.not, id] }) }, app.t("panel.not"));
  return el("li", {}, icon(app, app.model.kind[node], 12), said(app.label(node)), without,
    el("button", { "aria-label": app.t("panel.drop", { name: app.label(node) }), onclick: () => app.select(node, true) }, "×"));
}

/** The shortest way between two, each step leading to its evidence. @param {Panel} panel */
function way(panel) {
  const { app } = panel;
  const found = app.way();
  if (!found) return panel.section("panel.way", el("p", { class: "none" }, app.t("way.none")));
  const { from, to } = app.model;
  const rows = found.edges.map((e) => panel.linkRow(from[e], { e, other: to[e] }, app.label(from[e])));
  return panel.section("panel.way", el("div", {},
    el("p", { class: "hint" }, app.t("way.told", { steps: app.t("way.steps", { n: found.edges.length }), ways: app.t("way.ways", { n: found.ways }) })),
    el("ul", { class: "links" }, rows),
    el("div", { class: "actions" }, el("button", { id: "way", "aria-pressed": String(app.state.way), onclick: () => app.update({ way: !app.state.way, form: "network" }) }, app.t("way.draw")))));
}

/** Memberships of one of them in another. @param {Panel} panel @param {number[]} nodes */
function between(panel, nodes) {
  const { app } = panel;
  const has = new Set(nodes);
  const edges = nodes.flatMap((node) => app.joinedBy(node)).filter((e) => has.has(app.model.to[e]));
  if (!edges.length) return null;
  const rows = edges.map((e) => panel.linkRow(app.model.from[e], { e, other: app.model.to[e] }, app.label(app.model.from[e])));
  return panel.section("panel.between", el("ul", { class: "links" }, rows), true, edges.length);
}

/** @param {Panel} panel @param {number[]} members @param {number[]} nodes */
function shared(panel, members, nodes) {
  const { app } = panel;
  const common = interlocks(app.joined, members).filter(({ who, coalition }) => who.length > 1 && !nodes.includes(coalition));
  if (!common.length && members.every((node) => app.model.hub[node])) return null;
  const list = common.length ? panel.sharedList(common, members.length) : el("p", { class: "none" }, app.t("panel.nothingShared"));
  return panel.section("panel.shared", list, true, common.length);
}

/** @param {Panel} panel @param {number[]} wholes */
function inAll(panel, wholes) {
  const { app } = panel;
  const both = app.inAll(wholes).sort((p, q) => app.label(p).localeCompare(app.label(q), app.state.lang));
  const rows = both.map((node) => el("li", {}, el("button", { class: "row", onclick: () => app.select(node, false) }, icon(app, app.model.kind[node], 13), el("span", { class: "what" }, said(app.label(node))))));
  const list = both.length ? el("ul", { class: "links" }, rows) : el("p", { class: "none" }, app.t("panel.nothingShared"));
  return panel.section(app.state.not.length ? "panel.membersOfSet" : "panel.membersOfAll", list, true, both.length);
}

/** What the others joined and this one did not; nobody can join itself. @param {Panel} panel @param {number} node @param {number[]} members @param {number[]} nodes */
function lacking(panel, node, members, nodes) {
  const { app } = panel;
  const gaps = missing(app.joined, node, members).filter(({ coalition }) => coalition !== node && !nodes.includes(coalition));
  return el("details", { open: members.length < 4 },
    el("summary", {}, el("h3", {}, app.t("panel.lacks", { name: app.label(node) })), el("span", { class: "count" }, gaps.length)),
    gaps.length ? panel.sharedList(gaps, members.length - 1) : el("p", { class: "none" }, app.t("panel.lacksNothing")));
}
