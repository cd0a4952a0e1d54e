/**
 * A canvas that one can pan, zoom, point at and walk through by keyboard.
 *
 * The drawing is kept as a bitmap a little larger than the screen. Panning and zooming move the
 * bitmap, so that they stay smooth at any size; when the hand rests it is drawn afresh.
 */

import { CROWD, drawEdges, drawLabels, drawNodes } from "../draw/graph.js";
import { placeLabels } from "../draw/labels.js";
import { Passing } from "../draw/passing.js";

/** @typedef {import("../draw/graph.js").Picture} Picture */
/** @typedef {import("../draw/graph.js").Camera} Camera */
/** @typedef {import("../draw/labels.js").Wish} Wish */

const MARGIN = 0.3;
const REST = 110;
const QUICK = 24;
const HANDS_OFF = 4;
const USUAL = 160;
/** How much larger the drawing must become for a few that lie far out to be cut off. */
const OUTLYING = 1.5;
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

export class Stage {
  /**
   * @param {HTMLCanvasElement} canvas
   * @param {{theme: () => any, wishes: (camera: Camera, zoom: number, w: number, h: number) => Wish[],
   *   select: (node: number, add: boolean) => void, blank: () => void, hover: (node: number) => void,
   *   inset: () => {left: number, top: number}, reserved: () => number[][], edgeAt: (x: number, y: number) => boolean, key: (event: KeyboardEvent) => boolean,
   *   drags: (node: number, event: PointerEvent) => boolean, drag: (node: number, by: number[], end: boolean) => void,
   *   zooms: (event: WheelEvent) => boolean, rested: () => Picture}} hooks
   */
  constructor(canvas, hooks) {
    this.canvas = canvas;
    this.hooks = hooks;
    this.ctx = /** @type {any} */ (canvas.getContext("2d", { alpha: false }));
    this.layer = document.createElement("canvas");
    /** @type {Camera} */
    this.camera = { k: 1, x: 0, y: 0 };
    /** @type {Camera} */
    this.drawn = { ...this.camera };
    this.fitted = 1;
    /** @type {Picture|null} */
    this.picture = null;
    this.hover = -1;
    this.cursor = -1;
    this.cost = 0;
    this.timer = 0;
    this.width = this.height = 0;
    this.pointers = new Map();
    this.passing = new Passing();
    this.travel = 0;
    /** The mark that is held, or -1. */
    this.held = -1;
    /** Whether nothing lies on the drawing, as in a figure. */
    this.bare = false;
    /** Whether the bitmap is not of what is in sight: it is of another day, or not yet drawn. */
    this.stale = false;
    /** Whether anything was drawn. */
    this.begun = false;
    this.listen();
  }

  /** Whether there is a place to draw on: a frame may be hidden at first. */
  get shown() {
    return this.width > 0 && this.height > 0;
  }

  get zoom() {
    return this.camera.k / this.fitted;
  }

  /** How far the bitmap reaches beyond the screen: whole pixels, so that it is as sharp as what is drawn at once. */
  get margins() {
    return [Math.round(this.width * MARGIN), Math.round(this.height * MARGIN)];
  }

  /** Take the size of the page; true if it changed. */
  resize() {
    const { clientWidth: w, clientHeight: h } = this.canvas;
    const ratio = Math.min(window.devicePixelRatio || 1, 2);
    if (w === this.width && h === this.height && ratio === this.ratio) return false;
    const centre = this.width ? { x: (this.width / 2 - this.camera.x) / this.camera.k, y: (this.height / 2 - this.camera.y) / this.camera.k } : null;
    this.width = w;
    this.height = h;
    this.ratio = ratio;
    this.canvas.width = Math.round(w * ratio);
    this.canvas.height = Math.round(h * ratio);
    const [mx, my] = this.margins;
    this.layer.width = Math.round((w + 2 * mx) * ratio);
    this.layer.height = Math.round((h + 2 * my) * ratio);
    if (centre) this.camera = { k: this.camera.k, x: w / 2 - centre.x * this.camera.k, y: h / 2 - centre.y * this.camera.k };
    return true;
  }

  /**
   * Show all given nodes.
   * @param {number[]} nodes
   * @param {number} [most] pixels at the edge
   * @returns {boolean} whether that will do; in a frame that has no size yet it must be done again
   */
  fit(nodes, most = 48) {
    const { picture } = this;
    if (!picture || !nodes.length || !this.shown) return false;
    // A few that lie far out may be cut off, but none that is large.
    const sizes = nodes.map((node) => picture.radius(node));
    const largest = sizes.reduce((a, b) => Math.max(a, b), 0);
    const span = (/** @type {ArrayLike<number>} */ values) => {
      const sorted = nodes.map((node) => values[node]).sort((a, b) => a - b);
      const cut = nodes.length > 200 ? Math.floor(nodes.length * 0.004) : 0;
      const large = nodes.filter((_, n) => sizes[n] > largest / 2).map((node) => values[node]);
      const [first, last] = [Math.min(sorted[cut], ...large), Math.max(sorted[sorted.length - 1 - cut], ...large)];
      const [least, most] = [sorted[0], sorted[sorted.length - 1]];
      // Lines would lead out of the drawing to nothing, for little more room.
      return most - least < OUTLYING * (last - first) ? [least, most] : [first, last];
    };
    const [x0, x1] = span(picture.x);
    const [y0, y1] = span(picture.y);
    const { left, top } = this.bare ? { left: 0, top: 0 } : this.hooks.inset();
    const wide = Math.max(this.width - left, this.width / 2);
    const high = Math.max(this.height - top, this.height / 2);
    const room = Math.min(most, wide / 5, high / 5);
    const k = Math.min((wide - 2 * room) / Math.max(x1 - x0, 60), (high - 2 * room) / Math.max(y1 - y0, 60), 2.4);
    this.camera = { k, x: this.width - wide / 2 - ((x0 + x1) / 2) * k, y: this.height - high / 2 - ((y0 + y1) / 2) * k };
    this.fitted = k;
    return Math.min(wide, high) >= USUAL;
  }

  /**
   * Do something as if the drawing had another size and nothing lay on it.
   * @template T
   * @param {number} width
   * @param {number} height
   * @param {() => T} work
   * @returns {T}
   */
  apart(width, height, work) {
    const { picture, camera, fitted, stale } = this;
    const size = [this.width, this.height];
    Object.assign(this, { width, height, bare: true, stale: false, camera: { k: 1, x: 0, y: 0 }, fitted: 1 });
    try {
      return work();
    } finally {
      Object.assign(this, { picture, camera, fitted, stale, width: size[0], height: size[1], bare: false });
    }
  }

  /** Draw afresh: the bitmap, or on the way to another day and at first, until somebody points at it, only what is in sight. @param {boolean} [passing] */
  render(passing = false) {
    window.clearTimeout(this.timer);
    if (!this.picture || !this.shown) return;
    const opening = !this.begun && this.picture.nodes.length < CROWD;
    this.begun = true;
    this.stale = passing || opening;
    if (this.stale) {
      this.ctx.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
      this.paint(this.ctx, { x0: 0, y0: 0, x1: this.width, y1: this.height }, passing);
      return;
    }
    if (this.picture.strands) this.picture = this.hooks.rested();
    const began = performance.now();
    const ctx = /** @type {any} */ (this.layer.getContext("2d", { alpha: false }));
    const [mx, my] = this.margins;
    ctx.setTransform(this.ratio, 0, 0, this.ratio, mx * this.ratio, my * this.ratio);
    this.paint(ctx, { x0: -mx, y0: -my, x1: this.width + mx, y1: this.height + my });
    this.drawn = { ...this.camera };
    this.cost = performance.now() - began;
    this.blit();
  }

  /**
   * @param {any} ctx
   * @param {{x0: number, y0: number, x1: number, y1: number}} frame
   * @param {boolean} [passing] whether marks and labels are stamped
   */
  paint(ctx, frame, passing = false) {
    const picture = /** @type {Picture} */ (this.picture);
    const theme = this.hooks.theme();
    ctx.fillStyle = theme.paper;
    if (picture.strands) this.passing.lines(ctx, this, theme);
    else ctx.fillRect(frame.x0, frame.y0, frame.x1 - frame.x0, frame.y1 - frame.y0);
    drawEdges(ctx, picture, this.camera, theme, frame);
    const press = passing ? this.passing.press(theme, /** @type {number} */ (this.ratio)) : null;
    drawNodes(ctx, picture, this.camera, theme, frame, press);
    drawLabels(ctx, this.labels(picture), theme, picture.lit, press);
  }

  /** @param {Picture} picture */
  labels(picture) {
    const wishes = this.hooks.wishes(this.camera, this.zoom, this.width, this.height);
    const { camera } = this;
    const marks = picture.nodes.length > 4000 ? [] : picture.nodes.map((node) => {
      const [x, y, r] = [picture.x[node] * camera.k + camera.x, picture.y[node] * camera.k + camera.y, picture.chosen.has(node) ? picture.radius(node) + 5 : picture.radius(node) * 0.8];
      return { box: [x - r, y - r, x + r, y + r], firm: picture.firm(node) };
    });
    return placeLabels(wishes, measure, this.width, this.height, marks, this.bare ? [] : this.hooks.reserved());
  }

  /** Put the bitmap where the camera now is, and the ring of the hovered node on it. */
  blit() {
    const { ctx, camera, drawn } = this;
    if (!this.shown) return;
    if (this.stale) {
      this.render();
      return;
    }
    const theme = this.hooks.theme();
    const scale = camera.k / drawn.k;
    const [mx, my] = this.margins;
    ctx.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    ctx.fillStyle = theme.paper;
    ctx.fillRect(0, 0, this.width, this.height);
    const x = camera.x - (drawn.x + mx) * scale;
    const y = camera.y - (drawn.y + my) * scale;
    ctx.drawImage(this.layer, x, y, (this.width + 2 * mx) * scale, (this.height + 2 * my) * scale);
    this.mark(theme);
  }

  /** @param {any} theme */
  mark(theme) {
    const { picture, camera, ctx } = this;
    const node = this.hover >= 0 ? this.hover : this.cursor;
    if (!picture || node < 0) return;
    const r = picture.radius(node) + 4;
    ctx.beginPath();
    ctx.arc(picture.x[node] * camera.k + camera.x, picture.y[node] * camera.k + camera.y, r, 0, 2 * Math.PI);
    ctx.strokeStyle = theme.accent;
    ctx.lineWidth = 2.5;
    ctx.stroke();
  }

  /** The camera moved: move the bitmap now, draw afresh when the hand rests. */
  moved() {
    if (this.stale) this.render();
    const out = Math.abs(this.camera.x - this.drawn.x) > this.width * MARGIN || Math.abs(this.camera.y - this.drawn.y) > this.height * MARGIN;
    if (out && this.camera.k === this.drawn.k && this.cost < QUICK) this.render();
    else {
      this.blit();
      window.clearTimeout(this.timer);
      this.timer = window.setTimeout(() => this.render(), REST);
    }
  }

  /**
   * @param {number} factor
   * @param {number} [x]
   * @param {number} [y]
   */
  zoomBy(factor, x = this.width / 2, y = this.height / 2) {
    const k = Math.min(Math.max(this.camera.k * factor, this.fitted / 4), this.fitted * 40);
    const real = k / this.camera.k;
    this.camera = { k, x: x - (x - this.camera.x) * real, y: y - (y - this.camera.y) * real };
    this.moved();
  }

  /** @param {number} dx @param {number} dy */
  panBy(dx, dy) {
    this.camera = { ...this.camera, x: this.camera.x + dx, y: this.camera.y + dy };
    this.moved();
  }

  /**
   * Bring a node into the middle if it is out of sight.
   * @param {number} node
   */
  reveal(node) {
    const { picture, camera } = this;
    if (!picture) return;
    const [x, y] = [picture.x[node] * camera.k + camera.x, picture.y[node] * camera.k + camera.y];
    if (x > 40 && y > 40 && x < this.width - 40 && y < this.height - 40) return;
    this.panBy(this.width / 2 - x, this.height / 2 - y);
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

  home() {
    if (this.picture) this.fit(this.picture.nodes);
    this.render();
  }
}
