/** An axis of days that gives room to the times in which something begins; worked out once. */

import { EARLIEST } from "./model.js";

const PARTS = 240;
/** How much of the axis is the same for every day, whatever happens on it. */
const EVEN = 0.3;

export class Axis {
  /**
   * @param {import("./model.js").Spans} spans
   * @param {[number, number]} days the first and the last
   */
  constructor(spans, [first, last]) {
    this.first = first;
    this.last = last;
    this.length = Math.max(last - first, 1);
    const begun = new Float64Array(PARTS);
    for (let r = 0; r < spans.n; r++) {
      const day = spans.startEarliest[r] > EARLIEST ? spans.startEarliest[r] : spans.startLatest[r];
      if (day >= first && day <= last) begun[Math.min(Math.floor(((day - first) / this.length) * PARTS), PARTS - 1)]++;
    }
    const weights = begun.map(Math.sqrt);
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    /** The share of the axis before each part. */
    this.shares = new Float64Array(PARTS + 1);
    for (let i = 0; i < PARTS; i++) this.shares[i + 1] = this.shares[i] + (all ? EVEN / PARTS + ((1 - EVEN) * weights[i]) / all : 1 / PARTS);
  }

  /** Where a day is, from 0 to 1. @param {number} day @returns {number} */
  share(day) {
    const at = (Math.min(Math.max(day, this.first), this.last) - this.first) / this.length * PARTS;
    const part = Math.min(Math.floor(at), PARTS - 1);
    return this.shares[part] + (at - part) * (this.shares[part + 1] - this.shares[part]);
  }

  /** The day at a place from 0 to 1. @param {number} share @returns {number} */
  day(share) {
    let [low, high] = [0, PARTS];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.shares[middle] <= share) low = middle;
      else high = middle;
    }
    const part = (share - this.shares[low]) / (this.shares[high] - this.shares[low]);
    return Math.min(Math.max(Math.round(this.first + ((low + part) / PARTS) * this.length), this.first), this.last);
  }
}

/**
 * The years to write on an axis: round ones first, each where it has room.
 * @param {number} first
 * @param {number} last
 * @param {(year: number) => number} at in pixels
 * @param {number} room pixels between two
 * @returns {number[]}
 */
export function yearsWithRoom(first, last, at, room) {
  /** @type {number[]} */
  const placed = [];
  for (const step of [100, 50, 20, 10, 5, 2, 1]) {
    for (let year = Math.ceil(first / step) * step; year <= last; year += step) {
      if (placed.every((other) => Math.abs(at(other) - at(year)) >= room)) placed.push(year);
    }
  }
  return placed.sort((p, q) => p - q);
}
