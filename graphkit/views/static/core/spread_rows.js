/** Which rows stand for all where there is no room for all: of those that look alike some, and of every sort one. */

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
    const kept = looks.length <= most ? looks.map((_, row) => [row]) : evenly(sorts, most);
    return kept.map((rows) => ({ row: rows[0], more: rows.length - 1 }));
  }
  const shares = shareOut(sorts.map((rows) => rows.length), most);
  return sorts.flatMap((rows, i) => rows.slice(0, shares[i]).map((row, j) => ({ row, more: j === shares[i] - 1 ? rows.length - shares[i] : 0 })));
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
