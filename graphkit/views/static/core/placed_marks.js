/** Where people put marks: as texts that an address can hold. */

/** @typedef {{id: string, x: number, y: number}} Put */

/** @param {Put} put @returns {string} such as "zoom*120*-35", in the units of the layouts */
export function putText({ id, x, y }) {
  return `${id}*${Math.round(x)}*${Math.round(y)}`;
}

/** The way back from `putText`; null where it cannot be read. @param {string} text @returns {Put|null} */
export function putOf(text) {
  const found = /^(.+)\*(-?\d{1,6})\*(-?\d{1,6})$/su.exec(text);
  return found && { id: found[1], x: Number(found[2]), y: Number(found[3]) };
}

/**
 * The marks that were put somewhere, with another one, or with one in another place.
 * @param {string[]} at
 * @param {Put} put
 */
export function withPut(at, put) {
  return [...withoutPut(at, put.id), putText(put)];
}

/** The same without one. @param {string[]} at @param {string} id */
export function withoutPut(at, id) {
  return at.filter((text) => putOf(text)?.id !== id);
}
