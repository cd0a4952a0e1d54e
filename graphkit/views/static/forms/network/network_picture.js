/** The marks of the network, their sizes and their order, with the lines between them. */

import { project, turned } from "../../core/project.js";
import { NetworkLines } from "./network_lines.js";
import { pastLine } from "./past_line.js";
import { sharedLines } from "./shared_lines.js";

/** @typedef {import("../../draw/graph.js").Line} Line */
/** @typedef {import("../../draw/graph.js").Picture} Picture */

/** Of so many marks each is named where there is room. */
export const MANY = 150;
/** The largest symbol in pixels, before the zoom: areas stay in proportion below it. */
const LARGEST = 24;

export class NetworkPicture extends NetworkLines {
  /** @param {boolean} [passing] */
  networkPicture(passing = false) {
    const { model, seen, state } = this.app;
    const nodes = [];
    for (let i = 0; i < model.n; i++) if (seen.node[i]) nodes.push(i);
    const { lines, strands } = passing ? this.passingLines() : { lines: this.membershipLines(), strands: undefined };
    const past = pastLine(this.app);
    nodes.push(...(past?.nodes ?? []).filter((node) => !seen.node[node]));
    return { ...this.base(nodes, past ? [...lines, past.line] : lines, (node) => seen.degree[node], state.layout), strands };
  }

  sharedPicture() {
    const { app } = this;
    const { state, model } = app;
    const joined = state.side === "actors" ? app.joined : turned(app.joined);
    const found = project(joined, state.min, state.backbone);
    this.pairs = found.pairs;
    const strength = new Map();
    for (const { a, b } of found.pairs) {
      strength.set(a, (strength.get(a) ?? 0) + 1);
      strength.set(b, (strength.get(b) ?? 0) + 1);
    }
    const note = app.t(state.backbone ? "shared.note" : "shared.untested", { kept: found.pairs.length, all: found.all, min: state.min });
    this.note = found.tooMany ? app.t("shared.tooMany") : found.pairs.length ? note : state.backbone ? `${app.t("empty.shared", { min: state.min })} ${note}` : app.t("empty.sharedPlain", { min: state.min });
    return this.base([...strength.keys()], sharedLines(found.pairs, app), (node) => strength.get(node) ?? 0, model.positions.shared ? "shared" : "force");
  }

  /**
   * @param {number[]} nodes
   * @param {Line[]} lines
   * @param {(node: number) => number} weight
   * @param {string} layout
   * @returns {Picture}
   */
  base(nodes, lines, weight, layout) {
    const { app } = this;
    const { model, state } = app;
    const hub = (/** @type {number} */ node) => (model.hub[node] ? 1 : 0);
    const column = app.columnOf(state.sizeBy)?.values;
    if (column) nodes.sort((a, b) => Number(column[a] ?? 0) - Number(column[b] ?? 0) || weight(a) - weight(b) || b - a);
    else least(nodes, hub, weight);
    this.ranked = [...nodes].reverse();
    if (!column && nodes.length <= MANY) this.ranked.sort((a, b) => hub(b) - hub(a) || weight(b) - weight(a) || app.joinedInAll(b) - app.joinedInAll(a));
    // A phone is higher than wide: the landscape drawing is laid on its side.
    this.turned = this.stage.height > 1.15 * this.stage.width && layout === "force";
    const place = app.marks.placed(layout, this.turned);
    const chosen = new Set(app.chosen);
    const screen = Math.min(Math.max(Math.min(this.stage.width, this.stage.height * 1.6) / 1000, 0.6), 1);
    const shrink = (nodes.length > 3000 ? 0.62 : nodes.length < 90 ? 1.35 : layout === "two-mode" ? 0.72 : 1) * screen;
    const most = 1.15 * Math.sqrt(nodes.reduce((found, node) => Math.max(found, weight(node)), 0));
    const growth = 1.15 * Math.min(1, LARGEST / most);
    const by = app.columnOf(state.sizeBy);
    const share = (/** @type {number} */ node) => (by && by.largest > 0 ? Math.max(Number(by.values[node] ?? 0), 0) / by.largest : 0);
    const size = (/** @type {number} */ node) =>
      by ? 3.1 + LARGEST * Math.sqrt(share(node)) : state.size === "equal" ? 5 + 3 * hub(node) : 3.1 + growth * Math.sqrt(weight(node)) + hub(node) * 1.6;
    const lit = app.lit(this.shared ? this.pairs : null);
    return {
      x: place.x,
      y: place.y,
      nodes,
      radius: (node) => size(node) * shrink * Math.min(Math.max(this.stage.zoom, 0.7) ** 0.45, 2.6),
      shape: (node) => app.look(node).shape,
      colour: (node) => app.colour(node),
      lines,
      lit,
      firm: (node) => (lit ? lit.has(node) : hub(node) === 1),
      chosen,
      ringed: this.inAll,
      faint: new Set(this.shared ? [] : app.seen.faint),
      hover: -1,
    };
  }
}

/** More than there are of nodes on a page, and of memberships of one. */
const PLACES = 2 ** 22;

/** Order nodes by what they are, then by weight, then the last first; as numbers, because tens of thousands are ordered at each step. @param {number[]} nodes @param {(node: number) => number} hub @param {(node: number) => number} weight */
function least(nodes, hub, weight) {
  const keys = Float64Array.from(nodes, (node) => (hub(node) * PLACES + weight(node)) * PLACES + PLACES - 1 - node).sort();
  keys.forEach((key, i) => (nodes[i] = PLACES - 1 - (key % PLACES)));
}
