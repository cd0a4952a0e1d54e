/** Build page elements. Text is only ever set as text, so nothing in it can act as markup. */

import { safeLink } from "../core/cite.js";

/**
 * @typedef {Node|string|number|null|undefined|false} Child
 * @typedef {Record<string, any>} Props
 */

/**
 * @param {string} tag
 * @param {Props} [props] `class`, `onclick` and other listeners, `dataset`, or attributes
 * @param {...(Child|Child[])} children
 * @returns {any}
 */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "dataset") Object.assign(node.dataset, value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false).map((child) => (child instanceof Node ? child : String(child))));
  return node;
}

/**
 * A text from the graph, whose direction must not spill over into the page.
 * @param {string} text
 * @param {string} [lang]
 */
export function said(text, lang) {
  return el("bdi", { lang }, text);
}

/**
 * A link that opens apart, or plain text if the address is not a safe one.
 * @param {unknown} url
 * @param {string} text
 * @param {string} [lang]
 */
export function linkTo(url, text, lang) {
  const href = safeLink(url);
  if (!href) return said(text, lang);
  return el("a", { href, target: "_blank", rel: "noopener noreferrer" }, said(text, lang));
}

/**
 * @param {Element} parent
 * @param {...Child} children
 */
export function fill(parent, ...children) {
  parent.replaceChildren(...children.filter((child) => child !== null && child !== undefined && child !== false).map((child) => (child instanceof Node ? child : String(child))));
}

/**
 * @param {string} id
 * @returns {any}
 */
export function byId(id) {
  return document.getElementById(id);
}
