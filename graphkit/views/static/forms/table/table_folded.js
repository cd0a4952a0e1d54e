/** What takes no column in the table of an article: what all rows say alike, and in a narrow one what stands below the member's name. */

import { el, said } from "../../elements/dom.js";

/** @typedef {import("./table.js").TableForm} TableForm */

export const COLUMNS = ["member", "kind", "country", "coalition", "role", "start", "end", "certainty", "seen", "sources"];
const [, KIND, COUNTRY, COALITION, ROLE] = COLUMNS.keys();

/**
 * The columns that all rows fill alike; that of the coalition, too, where rows of others can name theirs: an article about one coalition also has what that itself joined.
 * @param {TableForm} table
 * @returns {{column: number, value: string, others: boolean}[]}
 */
export function alikeOf(table) {
  const { app, rows } = table;
  if (!app.embedded || rows.length < 2) return [];
  const [chosen, ...more] = app.chosen;
  const about = !more.length && app.model.hub[chosen] ? app.label(chosen) : "";
  return [KIND, COALITION, ROLE].filter((column) => !table.empty.has(column)).flatMap((column) => {
    const words = rows.map(({ record }) => table.words(record)[column]);
    if (words.every((word) => word === words[0])) return [{ column, value: words[0], others: false }];
    return column === COALITION && words.includes(about) ? [{ column, value: about, others: true }] : [];
  });
}

/** Below the name of a member: the coalition, the kind and the country, of which those are seen that have no column. @param {TableForm} table @param {number} record */
export function folded(table, record) {
  const words = table.words(record);
  const parts = [COALITION, KIND, COUNTRY].filter((column) => words[column] && !table.empty.has(column));
  return el("small", { class: "below-name" }, parts.map((column) => el("span", { class: `of-${COLUMNS[column]}` }, said(words[column]))));
}
