/** From one day to another: who is new, who is gone, what ended with its coalition, who stayed, and of whom nobody can say. */

import { betweenDays } from "../core/between_days.js";
import { certainty, dateText, POSSIBLE, RANKS } from "../core/time.js";
import { holding } from "../core/visible.js";

/** @typedef {import("../ui/app.js").App} App */

/** What can have become of a link, in the order told. */
export const KEYS = /** @type {const} */ (["gained", "lost", "over", "stayed", "already", "lapsed", "possible"]);
/** Those of them that are told even where there are none. */
const ALWAYS = ["gained", "lost", "stayed"];
/** Those that are not known on both days, so that nobody can say what became of them. */
export const UNSURE = ["already", "lapsed", "possible"];

/**
 * The members of the coalitions that are chosen and what the actors joined, or all that are not hidden, on the day compared with and on the day shown.
 * @param {App} app
 */
export function changesSince(app) {
  return (app.worked.changes ??= changes(app));
}

/** The links that were not there on the day compared with; none where no day is. @param {App} app @returns {Set<number>} */
export function newSince(app) {
  const { against, on } = app.state;
  const back = against === null || (on !== null && against > on);
  return (app.worked.fresh ??= new Set(back ? [] : changesSince(app).gained));
}

/** The earlier and the later of the two days. @param {App} app @returns {{on: number|null, until: number|null}[]} */
function days({ state }) {
  const [against, shown] = [{ on: state.against, until: null }, { on: state.on, until: state.until }];
  return state.on !== null && /** @type {number} */ (state.against) > state.on ? [shown, against] : [against, shown];
}

/** @param {App} app */
function changes(app) {
  const { model, state } = app;
  const [first, last] = days(app);
  const [before, after] = [first, last].map((time) => holding(model, time, POSSIBLE, app.passes).edge);
  const chosen = new Set(app.chosen.length ? app.chosen : app.around);
  const counts = (/** @type {number} */ e) => model.relation[e] === "membership" && (chosen.size ? chosen.has(model.to[e]) || (chosen.has(model.from[e]) && !model.hub[model.from[e]]) : ![model.from[e], model.to[e]].some((node) => app.hides(node)));
  const over = (/** @type {number} */ e) => model.recordsOf[e].some((record) => certainty(model.spans, record, first.on, first.until ?? first.on) && app.facts.record(record).withCoalition);
  return betweenDays(before, after, { counts, over, known: [app.enoughOn(first.on), app.enoughOn(last.on)], least: RANKS.indexOf(state.atLeast) });
}

/** From the one day to the other in words: what became of those who are known, and apart from them who is less sure. @param {App} app */
export function comparedText(app) {
  const day = (/** @type {{on: number|null, until: number|null}} */ { on, until }) => (on === null ? app.t("time.all") : dateText(until ?? on, app.spoken));
  const [first, last] = days(app).map(day);
  const found = changesSince(app);
  const told = (/** @type {(typeof KEYS[number])[]} */ keys) => keys.map((key) => app.t(`compare.${key}`, { n: found[key].length })).join(", ");
  const unsure = KEYS.filter((key) => UNSURE.includes(key) && found[key].length);
  const known = app.t(app.chosen.length || app.around.length ? "compare.told" : "compare.ofAll", { first, last, parts: told(KEYS.filter((key) => ALWAYS.includes(key) || (!UNSURE.includes(key) && found[key].length))) });
  return unsure.length ? `${known} ${app.t("compare.beside", { parts: told(unsure) })}` : known;
}
