/** Which rows stand for all where there is no room for all: of those that look alike some, of every sort one, or of the largest sorts. */

import { shareOut } from "./share_out.js";

/**
 * @param {string[]} looks of each row, in their order: rows that look alike tell the same
 * @param {number} most how many there is room for
 * @returns {{row: number, more: number}[]} the rows to draw, each with how many that look alike it also stands for
 */
export function spreadRows(looks, most) {
  /** @type {Map<string, number[]>} */
  const alike = new Map();
  looks.forEach((look, row) => alike.set(look, [...(alike.get(look) ?? []), row]));
  const sorts = [...alike.values()];
  if (looks.length <= most || sorts.length > most) {
    const kept = looks.length <= most ? looks.map((_, row) => [row]) : largest(sorts, most);
    return kept.map((rows) => ({ row: rows[0], more: rows.length - 1 }));
  }
  const shares = shareOut(sorts.map((rows) => rows.length), most);
  return sorts.flatMap((rows, i) => rows.slice(0, shares[i]).map((row, j) => ({ row, more: j === shares[i] - 1 ? rows.length - shares[i] : 0 })));
}

/** The longest of some lists, in their order; of equally long ones some from the first to the last. @param {number[][]} lists @param {number} most @returns {number[][]} */
function largest(lists, most) {
  const least = lists.map((rows) => rows.length).sort((a, b) => b - a)[most - 1] ?? Infinity;
  const longer = lists.filter((rows) => rows.length > least);
  const kept = new Set([...longer, ...evenly(lists.filter((rows) => rows.length === least), most - longer.length)]);
  return lists.filter((rows) => kept.has(rows));
}

/** So many of a list, from the first to the last. @template T @param {T[]} list @param {number} most @returns {T[]} */
function evenly(list, most) {
  return Array.from({ length: most }, (_, i) => list[Math.round((i * (list.length - 1)) / Math.max(most - 1, 1))]);
}

/**
 * Those with the largest numbers, in their order.
 * @template T
 * @param {T[]} rows
 * @param {(row: T) => number} number
 * @param {number} most
 * @returns {T[]}
 */
export function largestRows(rows, number, most) {
  const kept = new Set([...rows].sort((p, q) => number(q) - number(p) || rows.indexOf(p) - rows.indexOf(q)).slice(0, most));
  return rows.filter((row) => kept.has(row));
}
