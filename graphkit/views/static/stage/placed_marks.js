/** Marks that somebody hides, pins or drags: by mouse, keys or buttons; Back undoes each step. */

import { putOf, withPut, withoutPut } from "../core/placed_marks.js";
import { byId, el } from "../elements/dom.js";

/** @typedef {import("../ui/app.js").App} App */
/** @typedef {{x: Float64Array, y: Float64Array}} Places */

/** Pixels that a mark moves by an arrow key. */
const STEP = 12;
/** @type {Record<string, number[]>} */
const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export class Marks {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    this.key = "";
    /** @type {Places|null} */
    this.kept = null;
    this.frame = 0;
    /** @type {number[]|null} where the mark that is held is, before it is rounded */
    this.carried = null;
  }

  /** Where the marks are: as the layout has them, but for those that were put elsewhere. @param {string} layout @param {boolean} turned whether it is laid on its side @returns {Places} */
  placed(layout, turned) {
    const { model, state } = this.app;
    const { x, y } = model.positions[layout];
    const flat = turned ? { x: y, y: x } : { x, y };
    if (!state.at.length || layout === "shared") return flat;
    const key = [layout, turned, ...state.at].join("~");
    if (key === this.key && this.kept) return this.kept;
    this.key = key;
    this.kept = { x: flat.x.slice(), y: flat.y.slice() };
    for (const put of state.at.map(putOf)) {
      const node = put ? model.index.get(put.id) : undefined;
      if (put && node !== undefined) [this.kept.x[node], this.kept.y[node]] = turned ? [put.y, put.x] : [put.x, put.y];
    }
    return this.kept;
  }

  /** Whether a mark may be moved: not in an article, and only where each is one thing. */
  get movable() {
    return !this.app.embedded && this.app.state.form === "network";
  }

  /** @param {number} node */
  pinned(node) {
    return this.app.state.at.some((text) => putOf(text)?.id === this.app.model.id[node]);
  }

  /** @param {number} node */
  hide(node) {
    const { app } = this;
    const id = app.model.id[node];
    app.forms.network.stage.leave();
    app.update({ without: [...app.state.without, id], selected: app.state.selected.filter((one) => one !== id), edge: "" });
    app.announce(app.t("marks.hidden", { name: app.label(node) }));
  }

  /** Let a mark stay where it is in every layout, or go back to its place. @param {number} node */
  pin(node) {
    const { app } = this;
    const [id, pinned] = [app.model.id[node], this.pinned(node)];
    if (pinned) app.update({ at: withoutPut(app.state.at, id) });
    else this.put(node, this.place(node));
    app.announce(app.t(pinned ? "marks.unpinned" : "marks.pinned", { name: app.label(node) }));
  }

  /** Where a mark is drawn, or will be. @param {number} node @returns {number[]} */
  place(node) {
    const put = this.app.state.at.map(putOf).find((one) => one?.id === this.app.model.id[node]);
    if (put) return this.app.forms.network.turned ? [put.y, put.x] : [put.x, put.y];
    const { x, y } = /** @type {import("../draw/graph.js").Picture} */ (this.app.forms.network.picture);
    return [x[node], y[node]];
  }

  /** The marks that were put somewhere, with one more. @param {number} node @param {number[]} place in the drawing @returns {string[]} */
  with(node, [x, y]) {
    const { app } = this;
    const turned = app.forms.network.turned;
    return withPut(app.state.at, { id: app.model.id[node], x: turned ? y : x, y: turned ? x : y });
  }

  /** @param {number} node @param {number[]} place in the drawing */
  put(node, place) {
    this.app.update({ at: this.with(node, place) });
  }

  /** Drag a mark along while it is held; the step is kept when it is let go. @param {number} node @param {number[]} by in pixels @param {boolean} end */
  drag(node, [dx, dy], end) {
    const { app } = this;
    const { network } = app.forms;
    const { k } = network.stage.camera;
    const [x, y] = this.carried ?? this.place(node);
    const place = (this.carried = [x + dx / k, y + dy / k]);
    if (end) {
      this.carried = null;
      cancelAnimationFrame(this.frame);
      this.frame = 0;
      return this.put(node, place);
    }
    app.state = { ...app.state, at: this.with(node, place) };
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0;
      network.draw(true);
    });
  }

  /** @param {KeyboardEvent} event @param {number} cursor the mark in focus, or -1 @returns {boolean} whether it meant something */
  keyed(event, cursor) {
    const node = cursor >= 0 ? cursor : (this.app.chosen[0] ?? -1);
    if (node < 0 || !this.movable || event.ctrlKey || event.metaKey) return false;
    const way = event.altKey ? WAYS[event.key] : undefined;
    if (way) {
      const [x, y] = this.place(node);
      const { k } = this.app.forms.network.stage.camera;
      this.put(node, [x + (way[0] * STEP) / k, y + (way[1] * STEP) / k]);
    } else if (event.key === "Delete" || event.key === "h") this.hide(node);
    else if (event.key === "p") this.pin(node);
    else return false;
    return true;
  }

  /** What the panel offers for one thing. @param {number} node @returns {any[]} */
  actions(node) {
    const { app } = this;
    if (!this.movable || !app.seen?.node[node]) return [];
    const hide = () => {
      this.hide(node);
      byId("chips").querySelector("li:last-child button")?.focus();
    };
    return [
      el("button", { onclick: hide }, app.t("marks.hide")),
      el("button", { "aria-pressed": String(this.pinned(node)), onclick: () => this.pin(node) }, app.t("marks.pin")),
    ];
  }

  /** What the row of chips offers to undo. @returns {{text: string, without: any}[]} */
  chips() {
    const { at } = this.app.state;
    return at.length ? [{ text: this.app.t("marks.moved", { n: at.length }), without: { at: [] } }] : [];
  }
}
