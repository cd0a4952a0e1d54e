/** The network form, and the co-membership form on the same stage. */

import { byId } from "../../elements/dom.js";
import { FEW } from "../../stage/arranged.js";
import { Stage } from "../../stage/stage.js";
import { NetworkFigure } from "./network_figure.js";
import { MANY } from "./network_picture.js";

/** @typedef {import("../../ui/app.js").App} App */
/** @typedef {import("../../draw/graph.js").Picture} Picture */

const ACTORS_AT_FIRST = 16;
const COALITIONS_AT_FIRST = 70;
const BOLD_AT_FIRST = 18;
/** Pixels that the ring around what is chosen takes. */
const RING = 5;
/** The same of the ring around what is in all of that. */
const THIN = 3;

export class NetworkForm extends NetworkFigure {
  /** @param {App} app */
  constructor(app) {
    super(app);
    this.fitFor = "";
    this.stage = new Stage(byId("stage"), {
      theme: () => app.theme,
      wishes: (camera, zoom, w, h) => this.wishes(camera, zoom, w, h),
      select: (node, add) => app.select(node, add),
      blank: () => app.clear(),
      hover: (node) => app.hovered(node),
      edgeAt: (x, y) => this.edgeAt(x, y),
      reserved: () => ["legend", "zoom"].map((part) => {
        const { offsetLeft: x, offsetTop: y, offsetWidth: w, offsetHeight: h } = byId(part);
        return [x, y, x + w, y + h];
      }),
      inset: () => (app.embedded ? { left: 0, top: 0 } : document.body.classList.contains("folded") ? { left: 0, top: 40 } : { left: 226, top: 0 }),
      key: (event) => app.marks.keyed(event, this.stage.cursor) || app.key(event),
      drags: (node, event) => app.marks.movable && (event.pointerType === "mouse" || app.chosen.includes(node)),
      drag: (node, by, end) => app.marks.drag(node, by, end),
      rested: () => (this.picture = this.networkPicture()),
      // In an article the wheel belongs to the article.
      zooms: (event) => !app.embedded || event.ctrlKey || event.metaKey,
    });
  }

  /** @param {boolean} [passing] on the way to another day */
  draw(passing = false) {
    const { stage, app } = this;
    stage.resize();
    stage.picture = this.picture = this.shared ? this.sharedPicture() : this.networkPicture(passing);
    // The note stands in the legend, which labels leave free.
    byId("shared-note").textContent = this.shared ? this.note : "";
    const { state } = app;
    const need = [state.form, state.layout, state.focus, state.depth, this.shared && state.side, state.selected, state.edge, state.way, [...state.hide], app.filterKey, app.event?.id].join();
    if (need !== this.fitFor && this.picture.nodes.length) {
      this.fitFor = stage.fit(this.question()) ? need : "";
    }
    stage.render(passing);
  }

  /** What the drawing is about: what is chosen and what is next to it, or else all of it. @returns {number[]} */
  question() {
    const { nodes, lit } = /** @type {Picture} */ (this.picture);
    const near = lit ? nodes.filter((node) => lit.has(node)) : [];
    return near.length ? near : nodes;
  }

  /**
   * The labels worth writing at this zoom, most important first.
   * @param {import("../../draw/graph.js").Camera} camera
   * @param {number} zoom
   * @param {number} w
   * @param {number} h
   */
  wishes(camera, zoom, w, h) {
    const { app, picture, ranked } = this;
    if (!picture) return [];
    const { lit, chosen } = picture;
    const quota = { hub: COALITIONS_AT_FIRST * zoom ** 2, other: ACTORS_AT_FIRST * zoom ** 2.2 };
    const wishes = [];
    let bold = BOLD_AT_FIRST * zoom ** 2;
    const marks = lit ? lit.size : picture.nodes.length;
    const few = marks <= FEW;
    for (const node of ranked) {
      const hub = app.model.hub[node];
      const bright = lit?.has(node) ?? false;
      const must = chosen.has(node) || (bright && (lit?.size === 2 || app.state.way));
      if (lit && !bright && !must) continue;
      if (!must && !bright && marks > MANY && (hub ? quota.hub-- : quota.other--) <= 0) continue;
      const [x, y] = [picture.x[node] * camera.k + camera.x, picture.y[node] * camera.k + camera.y];
      if (x < -20 || y < -20 || x > w + 20 || y > h + 20) continue;
      const size = hub ? 12.5 : 11.5;
      const bolder = hub || must || picture.ringed?.has(node);
      wishes.push({
        node, x, y, r: picture.radius(node) + (chosen.has(node) ? RING : picture.ringed?.has(node) ? THIN : 0), text: app.label(node), must, keen: few, left: picture.left?.has(node), hub: bright || (hub && !this.shared && --bold >= 0), size, lines: hub || must ? 2 : 1,
        font: `${bolder ? 600 : 400} ${size}px ${app.theme.font}`,
      });
      if (wishes.length > 700) break;
    }
    return wishes.sort((p, q) => Number(q.must) - Number(p.must));
  }

  /**
   * Select the edge under a point.
   * @param {number} x
   * @param {number} y
   * @returns {boolean}
   */
  edgeAt(x, y) {
    const { app, picture, stage } = this;
    if (!picture) return false;
    const { camera } = stage;
    let [best, near] = [/** @type {number[]|null} */ (null), 5];
    for (const line of picture.lines) {
      for (let i = 0; i < line.ends.length; i += 2) {
        const [a, b] = [line.ends[i], line.ends[i + 1]];
        const d = distance(x, y, picture.x[a] * camera.k + camera.x, picture.y[a] * camera.k + camera.y, picture.x[b] * camera.k + camera.x, picture.y[b] * camera.k + camera.y);
        if (d < near) [best, near] = [[a, b], d];
      }
    }
    if (!best) return false;
    if (this.shared) app.compare(best);
    else app.selectEdge(best[0], best[1]);
    return true;
  }
}

/**
 * From a point to a line segment.
 * @param {number} x @param {number} y @param {number} ax @param {number} ay @param {number} bx @param {number} by
 */
function distance(x, y, ax, ay, bx, by) {
  const [dx, dy] = [bx - ax, by - ay];
  const t = Math.min(Math.max(((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1), 0), 1);
  return Math.hypot(x - ax - t * dx, y - ay - t * dy);
}
