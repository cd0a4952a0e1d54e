/**
 * Text in which what was said before stands once. A reference is a sign, digits for how far back the passage begins (two after ` and three after ~), and one for how long it is.
 * `graphkit/views/repeated_texts.py` writes it.
 */

const FAR = "~";
const LEAST = 6;
const DIGITS = Array.from({ length: 93 }, (_, i) => String.fromCharCode(33 + i)).filter((sign) => !'<>&"\\`'.includes(sign));
/** By the code of a digit. */
const VALUE = new Uint8Array(128);
DIGITS.forEach((sign, value) => (VALUE[sign.charCodeAt(0)] = value));

/**
 * @param {string} text
 * @param {string} [before] what was read before, to which it may refer
 * @returns {string} the text as it was; one without the sign at its head has no references
 */
export function writtenOut(text, before = "") {
  if (!text.startsWith(FAR)) return text;
  const [first, ...rest] = text.split(/(?=[~`])/);
  const head = first.slice(FAR.length);
  const passages = rest.map(passage);
  const length = passages.reduce((sum, one) => sum + one.length + one.after.length, before.length + head.length);
  const told = new Uint16Array(length);
  let here = put(told, put(told, 0, before), head);
  for (const { back, length: alike, after } of passages) {
    for (const end = here + alike; here < end; here++) told[here] = told[here - back];
    here = put(told, here, after);
  }
  return new TextDecoder("utf-16le").decode(told.subarray(before.length));
}

/** What a reference says, and the text that follows it. @param {string} text */
function passage(text) {
  const last = text.startsWith(FAR) ? 4 : 3;
  let back = 0;
  for (let place = 1; place < last; place++) back = back * DIGITS.length + VALUE[text.charCodeAt(place)];
  return { back, length: LEAST + VALUE[text.charCodeAt(last)], after: text.slice(last + 1) };
}

/** @param {Uint16Array} told @param {number} here @param {string} text @returns {number} where it ends */
function put(told, here, text) {
  for (let i = 0; i < text.length; i++) told[here + i] = text.charCodeAt(i);
  return here + text.length;
}
