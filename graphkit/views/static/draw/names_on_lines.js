/** Names that have more than one line. */

import { cut, measure } from "./text_width.js";

/**
 * A name in one line, or in two of about the same length; where they do not fit, the second is cut.
 * @param {string} name @param {number} width @param {string} font
 * @returns {string[]}
 */
export function inTwo(name, width, font) {
  const words = name.split(" ");
  if (measure(name, font) <= width || words.length < 2) return [cut(name, width, font)];
  const parted = words.slice(1).map((_, i) => [words.slice(0, i + 1).join(" "), words.slice(i + 1).join(" ")]);
  const widest = (/** @type {string[]} */ lines) => Math.max(...lines.map((line) => measure(line, font)));
  const best = parted.reduce((p, q) => (widest(q) < widest(p) ? q : p));
  if (widest(best) <= width) return best;
  const full = parted.filter(([first]) => measure(first, font) <= width).pop() ?? parted[0];
  return full.map((line) => cut(line, width, font));
}
