/** What columns say of memberships, and which memberships have a value that is asked for. */

/** @typedef {import("./columns.js").Column} Column */
/** @typedef {import("./model.js").Model} Model */

/** More values than these are searched for, not chosen from a list. */
const MOST = 60;

/**
 * What a column says of a membership, or of its member and its coalition.
 * @param {Column} column
 * @param {Model} model
 * @param {number} record
 * @returns {(number|string|null)[]}
 */
function valuesAt(column, model, record) {
  if (column.records) return [column.records[record]];
  const e = model.spans.edge[record];
  return [column.values[model.from[e]], column.values[model.to[e]]];
}

/** A value of a column as the address says it. @param {Column} column @param {number|string|null} value */
export function choiceText(column, value) {
  return `${column.name}=${value}`;
}

/** The way back; nothing where no column has such a value. @param {Column[]} columns @param {string} text */
export function choiceOf(columns, text) {
  for (const column of columns) {
    const number = column.numeric && text.startsWith(`${column.name}=`) ? Number(text.slice(column.name.length + 1)) : NaN;
    const value = (column.records ?? column.values).find((one) => one !== null && (choiceText(column, one) === text || one === number));
    if (value !== undefined && value !== null) return { column, value };
  }
  return undefined;
}

/**
 * Which memberships have one of the values chosen in each column of which some are chosen.
 * @param {Model} model
 * @param {string[]} chosen
 * @returns {(record: number) => boolean}
 */
export function having(model, chosen) {
  /** @type {Map<Column, Set<number|string>>} */
  const wanted = new Map();
  for (const { column, value } of chosen.map((text) => choiceOf(model.columns, text)).filter((one) => one !== undefined)) {
    wanted.set(column, (wanted.get(column) ?? new Set()).add(value));
  }
  const columns = [...wanted];
  return (record) => columns.every(([column, values]) => valuesAt(column, model, record).some((value) => value !== null && values.has(value)));
}

/**
 * The values to choose from, with how many things have each; none where each thing has its own.
 * @param {Column} column
 * @returns {[number|string, number][]}
 */
export function offered(column) {
  /** @type {Map<number|string, number>} */
  const counts = new Map();
  for (const value of column.records ?? column.values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  const found = [...counts];
  return found.length > MOST || found.every(([, count]) => count === 1) ? [] : found;
}
