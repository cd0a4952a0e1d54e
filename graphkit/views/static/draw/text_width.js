/** How wide a text is, and as much of it as there is room for. */

/** @type {Map<string, number>} */
const widths = new Map();
const ruler = /** @type {any} */ (document.createElement("canvas").getContext("2d"));

/**
 * @param {string} text
 * @param {string} font
 */
export function measure(text, font) {
  const key = font + text;
  let width = widths.get(key);
  if (width === undefined) {
    ruler.font = font;
    width = /** @type {number} */ (ruler.measureText(text).width);
    widths.set(key, width);
  }
  return width;
}

/**
 * Shorten a text to a width.
 * @param {string} text
 * @param {number} width
 * @param {string} font
 */
export function cut(text, width, font) {
  if (measure(text, font) <= width) return text;
  let [low, high] = [1, text.length];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (measure(`${text.slice(0, middle)}…`, font) <= width) low = middle;
    else high = middle - 1;
  }
  return `${text.slice(0, low).trimEnd()}…`;
}
