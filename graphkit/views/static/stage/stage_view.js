/** What part of a drawing is in sight, and how large it is drawn. */

import { Passing } from "../draw/passing.js";

/** @typedef {import("../draw/graph.js").Picture} Picture */
/** @typedef {import("../draw/graph.js").Camera} Camera */
/** @typedef {import("../draw/labels.js").Wish} Wish */

/** How far the bitmap reaches beyond the screen, as a share of it. */
export const MARGIN = 0.3;
const USUAL = 160;
/** How much larger the drawing must become for a few that lie far out to be cut off. */
const OUTLYING = 1.5;

export class StageView {
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
    this.passing = new Passing();
    /** Whether nothing lies on the drawing, as in a figure. */
    this.bare = false;
    /** Whether the bitmap is not of what is in sight: it is of another day, or not yet drawn. */
    this.stale = false;
    /** Whether anything was drawn. */
    this.begun = false;
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
      const sorted = Float64Array.from(nodes, (node) => values[node]).sort();
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
}
