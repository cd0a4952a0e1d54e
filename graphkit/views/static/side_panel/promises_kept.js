/** Whether a promise is kept: what it has to reach by when, and who found what, with each source's word. */

import { edtfDate, periodText } from "../core/time.js";
import { el, said } from "../elements/dom.js";
import { evidenceList } from "./evidence.js";

/** @typedef {import("../ui/app.js").App} App */

/**
 * @param {App} app
 * @param {any[]} targets
 * @param {any[]} verdicts the earliest first
 */
export function keepingList(app, targets, verdicts) {
  if (!targets.length && !verdicts.length) return null;
  return el("ul", { class: "keeping" }, targets.map((one) => target(app, one)), verdicts.map((one) => verdict(app, one)));
}

/** @param {App} app @param {any} one */
function target(app, one) {
  return el("li", {},
    el("b", {}, app.t("keeping.target")), " ", app.told(one.indicator), one.measure && [app.t("colon", { what: "", told: "" }), app.foreign(one.measure)],
    one.due && el("span", { class: "due" }, ` · ${app.t("keeping.due", { date: edtfDate(one.due, app.spoken, app.t) })}`),
    one.set_for && [" · ", app.told(one.set_for)],
    evidenceList(app, one.evidence ?? [], false));
}

/** @param {App} app @param {any} one */
function verdict(app, one) {
  const when = one.during ? periodText(one.during, app.spoken, app.t) : "";
  return el("li", {},
    el("b", {}, app.term("verdict", one.verdict ?? "")), " ",
    said(app.t("keeping.by", { who: app.text(one.assessor), date: when })),
    one.assessed && [" · ", app.told(one.assessed)],
    one.measured && [" · ", app.foreign(one.measured)],
    evidenceList(app, one.evidence ?? [], false));
}
