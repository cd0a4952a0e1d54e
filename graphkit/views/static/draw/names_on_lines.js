/** Names that have more than one line. */

import { cut, measure } from "./text_width.js";

/**
 * A name in one line, or in two of about the same length; where they do not fit, the second is cut.
 * @param {string} name @param {number} width @param {string} font @param {number} [below] how wide the second may be, where that is less
 * @returns {string[]}
 */
export function inTwo(name, width, font, below = width) {
  const words = name.split(" ");
  if (measure(name, font) <= width || words.length < 2) return [cut(name, width, font)];
  const parted = words.slice(1).map((_, i) => [words.slice(0, i + 1).join(" "), words.slice(i + 1).join(" ")]);
  const widest = (/** @type {string[]} */ [first, second]) => Math.max(measure(first, font), measure(second, font) + width - below);
  const best = parted.reduce((p, q) => (widest(q) < widest(p) ? q : p));
  if (widest(best) <= width) return best;
  const full = parted.filter(([first]) => measure(first, font) <= width).pop() ?? parted[0];
  return full.map((line, n) => cut(line, n ? below : width, font));
}

/**
 * A name in two lines or, where it does not fit, in as many as it needs up to some; what does not fit into these is cut.
 * @param {string} name @param {number} width @param {string} font @param {number} most
 * @returns {string[]}
 */
export function inLines(name, width, font, most) {
  const two = inTwo(name, width, font);
  if (!two.some((line) => line.endsWith("…"))) return two;
  const lines = [""];
  for (const word of name.split(" ")) {
    const last = lines.length - 1;
    const longer = `${lines[last]} ${word}`.trim();
    if (!lines[last] || measure(longer, font) <= width) lines[last] = longer;
    else lines.push(word);
  }
  const kept = [...lines.slice(0, most - 1), ...(lines.length >= most ? [lines.slice(most - 1).join(" ")] : [])];
  return kept.map((line) => cut(line, width, font));
}
