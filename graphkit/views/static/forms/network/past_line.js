/** The line of a membership that somebody chose and that does not hold at the time that shows: it has ended, or has not begun. */

import { certainty } from "../../core/time.js";

/** @typedef {import("../../ui/app.js").App} App */
/** @typedef {import("../../draw/graph.js").Line} Line */

/** Neither that of a membership that may hold, nor that of something else than a membership. */
export const PAST = [9, 3, 1, 3];

/**
 * @param {App} app
 * @returns {{sign: "line.ended"|"line.notBegun", nodes: number[], line: Line}|null}
 */
export function pastLine(app) {
  const { model, state, passes } = app;
  const [a, b] = app.edgeEnds();
  const day = state.until ?? state.on;
  if (a === undefined || day === null || state.form !== "network" || app.hides(a) || app.hides(b)) return null;
  const records = app.everBetween(a, b).filter((record) => !passes || passes[record]);
  if (!records.length || records.some((record) => certainty(model.spans, record, state.on, day))) return null;
  const begun = records.some((record) => model.spans.from[0][record] <= day);
  const line = { ends: [a, b], dash: PAST, width: 1.5, alpha: 0.95, quiet: false, colour: app.theme.accent };
  return { sign: begun ? "line.ended" : "line.notBegun", nodes: [a, b], line };
}
