/** Which statements say no. */

const REFUSALS = ["declined", "withdrew"];

/** Whether somebody said no in it, or took back a word. @param {any} one a statement */
export function refuses(one) {
  return REFUSALS.includes(one.stance);
}
