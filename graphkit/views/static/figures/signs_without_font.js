/** Which characters of a text no font of this machine has: they are drawn as empty boxes. */

/** A box is larger than a character of this size, in a square of that. */
const [SIZE, SQUARE] = [16, 32];
/** What no font has; each is drawn as the box of a missing character. */
const MISSING = ["\u{10fffd}", "\u{f8ff0}"];
/** Signs that are never drawn by themselves, and what every font of a browser has. */
const UNSEEN = /[\p{M}\p{C}\p{Z}\u0000-\u024f]/u;

/** @param {string} text @param {string} family @returns {string} each of them once, in their order */
export function signsWithoutFont(text, family) {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = SQUARE;
  const ctx = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", { willReadFrequently: true }));
  ctx.font = `${SIZE}px ${family}`;
  ctx.textBaseline = "middle";
  const drawn = (/** @type {string} */ character) => {
    ctx.clearRect(0, 0, SQUARE, SQUARE);
    ctx.fillText(character, 2, SQUARE / 2);
    return ctx.getImageData(0, 0, SQUARE, SQUARE).data.join();
  };
  const boxes = new Set(MISSING.map(drawn));
  return [...new Set(text)].filter((character) => !UNSEEN.test(character) && boxes.has(drawn(character))).join("");
}
