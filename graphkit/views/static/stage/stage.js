/** A canvas that one can pan, zoom, point at and walk through by keyboard. */

import { StageDrawing } from "./stage_drawing.js";

/** Pixels that a hand may move and still point. */
const HANDS_OFF = 4;

export class Stage extends StageDrawing {
  /**
   * @param {HTMLCanvasElement} canvas
   * @param {any} hooks
   */
  constructor(canvas, hooks) {
    super(canvas, hooks);
    this.pointers = new Map();
    this.travel = 0;
    /** The mark that is held, or -1. */
    this.held = -1;
    this.listen();
  }

  /**
   * The node under a point, or -1.
   * @param {number} x
   * @param {number} y
   */
  nodeAt(x, y) {
    const { picture, camera } = this;
    if (!picture) return -1;
    let [best, near] = [-1, Infinity];
    for (const node of picture.nodes) {
      const d = Math.hypot(picture.x[node] * camera.k + camera.x - x, picture.y[node] * camera.k + camera.y - y);
      if (d < picture.radius(node) + HANDS_OFF && d < near) [best, near] = [node, d];
    }
    return best;
  }

  /**
   * The nearest node in a direction, for the arrow keys.
   * @param {number} dx
   * @param {number} dy
   */
  step(dx, dy) {
    const { picture, camera } = this;
    if (!picture?.nodes.length) return -1;
    const near = picture.nodes.filter((node) => !picture.lit || picture.lit.has(node));
    const from = [this.cursor, ...picture.chosen].find((node) => near.includes(node));
    if (from === undefined) return near[near.length - 1] ?? -1;
    const [cx, cy] = [picture.x[from], picture.y[from]];
    let [best, cost] = [from, Infinity];
    for (const node of near) {
      const [gx, gy] = [(picture.x[node] - cx) * camera.k, (picture.y[node] - cy) * camera.k];
      const along = gx * dx + gy * dy;
      const aside = Math.abs(gx * dy - gy * dx);
      if (node !== from && along > aside * 0.5 && along + 2 * aside < cost) [best, cost] = [node, along + 2 * aside];
    }
    return best;
  }

  listen() {
    const { canvas } = this;
    canvas.addEventListener("pointerdown", (event) => this.down(event));
    canvas.addEventListener("pointermove", (event) => this.move(event));
    canvas.addEventListener("pointerup", (event) => this.up(event));
    canvas.addEventListener("pointercancel", (event) => this.up(event));
    canvas.addEventListener("pointerenter", () => this.stale && this.render());
    canvas.addEventListener("pointerleave", () => this.point(-1));
    canvas.addEventListener("wheel", (event) => {
      if (!this.hooks.zooms(event)) return;
      event.preventDefault();
      this.zoomBy(Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.0016)), event.offsetX, event.offsetY);
    }, { passive: false });
    canvas.addEventListener("keydown", (event) => this.keyed(event));
    canvas.addEventListener("blur", () => {
      this.cursor = -1;
      this.blit();
    });
  }

  /** @param {PointerEvent} event */
  down(event) {
    this.canvas.setPointerCapture(event.pointerId);
    this.pointers.set(event.pointerId, { x: event.offsetX, y: event.offsetY });
    this.travel = 0;
    const node = this.pointers.size === 1 ? this.nodeAt(event.offsetX, event.offsetY) : -1;
    this.held = node >= 0 && this.hooks.drags(node, event) ? node : -1;
  }

  /** @param {PointerEvent} event */
  move(event) {
    const held = this.pointers.get(event.pointerId);
    if (!held) {
      if (event.pointerType === "mouse") this.point(this.nodeAt(event.offsetX, event.offsetY));
      return;
    }
    const [dx, dy] = [event.offsetX - held.x, event.offsetY - held.y];
    this.travel += Math.abs(dx) + Math.abs(dy);
    if (this.pointers.size === 2) this.pinch(event, held);
    else if (this.travel > HANDS_OFF && this.held >= 0) this.hooks.drag(this.held, [dx, dy], false);
    else if (this.travel > HANDS_OFF) this.panBy(dx, dy);
    this.pointers.set(event.pointerId, { x: event.offsetX, y: event.offsetY });
  }

  /**
   * @param {PointerEvent} event
   * @param {{x: number, y: number}} held
   */
  pinch(event, held) {
    const other = [...this.pointers].find(([id]) => id !== event.pointerId)?.[1];
    if (!other) return;
    const before = Math.hypot(held.x - other.x, held.y - other.y);
    const after = Math.hypot(event.offsetX - other.x, event.offsetY - other.y);
    if (before > 0) this.zoomBy(after / before, (event.offsetX + other.x) / 2, (event.offsetY + other.y) / 2);
  }

  /** @param {PointerEvent} event */
  up(event) {
    const held = this.held;
    this.held = -1;
    if (!this.pointers.delete(event.pointerId)) return;
    if (event.type === "pointercancel" && this.travel <= HANDS_OFF) return;
    if (this.travel > HANDS_OFF) {
      if (held >= 0) this.hooks.drag(held, [0, 0], true);
      return;
    }
    const node = this.nodeAt(event.offsetX, event.offsetY);
    if (node >= 0) this.hooks.select(node, event.shiftKey || event.ctrlKey || event.metaKey);
    else if (!this.hooks.edgeAt(event.offsetX, event.offsetY)) this.hooks.blank();
  }

  /** Point at nothing, as when a mark goes. */
  leave() {
    this.cursor = -1;
    this.point(-1);
  }

  /** @param {number} node */
  point(node) {
    if (node === this.hover) return;
    this.hover = node;
    this.canvas.classList.toggle("over", node >= 0);
    this.hooks.hover(node);
    this.blit();
  }

  /** @param {KeyboardEvent} event */
  keyed(event) {
    if (event.altKey && this.hooks.key(event)) return event.preventDefault();
    const ways = /** @type {Record<string, number[]>} */ ({ ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] });
    const way = ways[event.key];
    if (way) {
      this.cursor = this.step(way[0], way[1]);
      if (this.cursor >= 0) this.reveal(this.cursor);
      this.hooks.hover(this.cursor);
      this.blit();
    } else if (event.key === "+" || event.key === "=") this.zoomBy(1.4);
    else if (event.key === "-") this.zoomBy(1 / 1.4);
    else if (event.key === "0") this.home();
    else if ((event.key === "Enter" || event.key === " ") && this.cursor >= 0) this.hooks.select(this.cursor, event.shiftKey);
    else if (!this.hooks.key(event)) return;
    event.preventDefault();
  }
}
