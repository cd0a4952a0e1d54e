/** The map as outlines: countries as they lie, with a circle for those too small to see. */

import { outlinesOf, pushedApart, unpacked, within } from "../../core/outlines.js";
import { Below, PAD } from "./map_beside.js";

/** @typedef {import("./map.js").MapForm} MapForm */
/** @typedef {import("../../core/outlines.js").Land} Land */

const NARROWEST = 640;
/** A country with a side of fewer pixels has a circle. */
const SMALL = 3.5;
/** Of circles: on a small map they are smaller, down to the least that can be seen and hit. */
const LARGEST = 4;
const LEAST = 2.5;
const PER_UNIT = 10;
const RIM = 6;

export class Outlines {
  /** @param {MapForm} form @param {any} raw */
  constructor(form, raw) {
    this.form = form;
    this.drawn = outlinesOf(unpacked(raw));
    const lands = new Map(this.drawn.lands.map((land) => [land.code, land]));
    /** The land of each place, where it has one. @type {(Land|undefined)[]} */
    this.lands = form.squares.map(({ code }) => (code ? lands.get(code) : undefined));
    this.about = "map.borders";
    this.missing = "map.unplaced";
    this.below = new Below(form, this.about, "map.nowhere");
    this.below.all = [...form.squares.keys()].filter((i) => !this.lands[i] && form.squares[i].node >= 0);
    this.spread = { scale: 0, at: /** @type {Map<number, number[]>} */ (new Map()) };
  }

  get narrowest() {
    return NARROWEST;
  }

  get scale() {
    const { left, right, top, bottom } = this.drawn.box;
    const { width, low, free, host } = this.form;
    const rim = low ? RIM : PAD;
    const across = (width - 2 * rim) / (right - left);
    if (low) return Math.min(across, (low - 2 * rim) / (bottom - top));
    const tall = free ? Infinity : (host.clientHeight - 2 * PAD - this.below.note) / (bottom - top);
    return Math.max(Math.min(across, tall), free ? 0 : (NARROWEST - 2 * PAD) / (right - left));
  }

  /** Where the drawing ends. */
  get foot() {
    const { top, bottom } = this.drawn.box;
    return 2 * (this.form.low ? RIM : PAD) + (bottom - top) * this.scale;
  }

  get high() {
    return this.foot + (this.form.low ? 0 : this.below.high);
  }

  /** How far the map lies from the corner of its drawing, and how large a unit is. */
  get view() {
    const { scale, drawn, form } = this;
    const { left, right, top } = drawn.box;
    return { scale, x: (form.width - (right - left) * scale) / 2 - left * scale, y: (form.low ? RIM : PAD) - top * scale };
  }

  get radius() {
    return Math.min(Math.max(this.scale * PER_UNIT, LEAST), LARGEST);
  }

  /** The circles of small countries, by place, in units. */
  get circles() {
    const { scale } = this;
    if (scale !== this.spread.scale) {
      const small = [...this.lands.keys()].filter((i) => (this.lands[i]?.size ?? Infinity) * scale < SMALL);
      const places = pushedApart(small.map((i) => /** @type {Land} */ (this.lands[i]).at), (2 * this.radius + 1) / scale);
      this.spread = { scale, at: new Map(small.map((i, k) => [i, places[k]])) };
    }
    return this.spread.at;
  }

  /** @param {number} i @returns {{x: number, y: number, w: number, h: number}} */
  box(i) {
    const land = this.lands[i];
    if (!land) return this.below.box(this.below.list.indexOf(i), this.foot);
    const { scale, x, y } = this.view;
    const circle = this.circles.get(i);
    const half = circle ? this.radius : Math.min((land.size * scale) / 2, 12);
    const [left, top] = circle ?? land.at;
    return { x: left * scale + x - half, y: top * scale + y - half, w: 2 * half, h: 2 * half };
  }

  /** @param {number} x @param {number} y */
  under(x, y) {
    const { view } = this;
    const [left, top] = [(x - view.x) / view.scale, (y - view.y) / view.scale];
    let [best, near] = [-1, (this.radius + 2) / view.scale];
    for (const [i, at] of this.circles) {
      const apart = Math.hypot(at[0] - left, at[1] - top);
      if (apart < near) [best, near] = [i, apart];
    }
    if (best >= 0) return best;
    const found = this.lands.findIndex((land) => land && within(land, left, top));
    return found < 0 ? this.below.under(x, y, this.foot) : found;
  }

  /** @param {any} ctx @param {{x: number, y: number, w: number, h: number}} frame */
  paint(ctx, frame) {
    const { form, drawn, view } = this;
    const { theme } = form.app;
    const seen = { ...view, x: view.x - frame.x, y: view.y - frame.y };
    ctx.setLineDash([]);
    ctx.globalAlpha = 1;
    ctx.lineJoin = "round";
    const looks = form.squares.map((one) => form.look(one));
    // Who stands beside the map has no code, and no land.
    const fills = new Map(form.squares.map(({ code }, i) => [code, code && looks[i].fill]));
    for (const land of drawn.lands) {
      trace(ctx, land.rings, seen, true);
      ctx.fillStyle = fills.get(land.code) || theme.area;
      ctx.fill();
    }
    trace(ctx, drawn.lines, seen, false);
    ctx.strokeStyle = theme.paper;
    ctx.lineWidth = 0.8;
    ctx.stroke();
    looks.forEach(({ dash }, i) => dash && this.dashed(ctx, i, seen, dash));
    for (const [i, at] of this.circles) this.circle(ctx, at, seen, looks[i]);
    this.marked(ctx, seen);
    if (!form.low) this.below.paint(ctx, frame, this.foot);
  }

  /** @param {any} ctx @param {number} i @param {{scale: number, x: number, y: number}} view @param {string} colour */
  dashed(ctx, i, view, colour) {
    const land = this.lands[i];
    if (!land || this.circles.has(i)) return;
    ctx.strokeStyle = colour;
    ctx.lineWidth = 1.6;
    ctx.setLineDash([3, 3]);
    trace(ctx, land.rings, view, true);
    ctx.stroke();
    ctx.setLineDash([]);
  }

  /** One without a membership that shows is no more than a dot. @param {any} ctx @param {number[]} at @param {{scale: number, x: number, y: number}} view @param {{fill: string, dash: string}} look */
  circle(ctx, at, view, { fill, dash }) {
    const { theme } = this.form.app;
    const empty = !fill && !dash;
    round(ctx, at, view, empty ? this.radius / 2 : this.radius);
    ctx.fillStyle = fill || theme.area;
    ctx.fill();
    ctx.strokeStyle = dash || (fill ? theme.ink : theme.edge);
    ctx.lineWidth = dash ? 1.6 : empty ? 0.4 : 0.8;
    if (dash) ctx.setLineDash([2, 2]);
    ctx.stroke();
    ctx.setLineDash([]);
  }

  /** What is chosen, and where the keys are. @param {any} ctx @param {{scale: number, x: number, y: number}} view */
  marked(ctx, view) {
    const { form } = this;
    const { theme } = form.app;
    this.lands.forEach((land, i) => {
      const colour = form.ringOf(i);
      if (!land || !colour) return;
      ctx.lineWidth = 2.2;
      ctx.strokeStyle = colour === "ink" ? theme.ink : theme.accent;
      const circle = this.circles.get(i);
      if (circle) round(ctx, circle, view, this.radius + 1.5);
      else trace(ctx, land.rings, view, true);
      ctx.stroke();
    });
  }
}

/** @param {any} ctx @param {number[]} at @param {{scale: number, x: number, y: number}} view @param {number} radius */
function round(ctx, at, view, radius) {
  ctx.beginPath();
  ctx.arc(tenth(at[0] * view.scale + view.x), tenth(at[1] * view.scale + view.y), radius, 0, 2 * Math.PI);
}

/** @param {any} ctx @param {number[][]} lines @param {{scale: number, x: number, y: number}} view @param {boolean} closed */
function trace(ctx, lines, { scale, x, y }, closed) {
  ctx.beginPath();
  for (const points of lines) {
    for (let i = 0; i < points.length; i += 2) {
      const [to, down] = [tenth(points[i] * scale + x), tenth(points[i + 1] * scale + y)];
      if (i) ctx.lineTo(to, down);
      else ctx.moveTo(to, down);
    }
    if (closed) ctx.closePath();
  }
}

/** Finer than anybody sees, and short in a file. @param {number} value */
function tenth(value) {
  return Math.round(value * 10) / 10;
}
