/** The symbol of a kind, as a small drawing beside text. */

import { trace } from "../draw/shapes.js";
import { SvgContext } from "../draw/svg.js";

const NS = "http://www.w3.org/2000/svg";

/**
 * @param {import("../ui/app.js").App} app
 * @param {string} kind
 * @param {number} size
 */
export function icon(app, kind, size) {
  const context = new SvgContext(20, 20, () => 0);
  context.beginPath();
  trace(context, app.looks(kind).shape, 10, 10, 7.6);
  const svg = document.createElementNS(NS, "svg");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("width", String(size));
  svg.setAttribute("height", String(size));
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", "icon");
  const path = document.createElementNS(NS, "path");
  path.setAttribute("d", context.path);
  path.setAttribute("fill", app.state.colourBy ? app.theme.muted : app.kindColour(kind));
  svg.append(path);
  return svg;
}
