/**
 * A drawing that moves smoothly at any size.
 *
 * It is kept as a bitmap a little larger than the screen. Panning and zooming move the bitmap; when
 * the hand rests it is drawn afresh.
 */

import { CROWD, drawEdges, drawLabels, drawNodes } from "../draw/graph.js";
import { placeLabels } from "../draw/labels.js";
import { measure } from "../draw/text_width.js";
import { MARGIN, StageView } from "./stage_view.js";

/** @typedef {import("../draw/graph.js").Picture} Picture */

const REST = 110;
const QUICK = 24;

export class StageDrawing extends StageView {
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

  home() {
    if (this.picture) this.fit(this.picture.nodes);
    this.render();
  }
}
