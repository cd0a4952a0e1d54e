/** The network as a figure: what the question is about, and nothing else. */

import { arranged, highEnough } from "../../stage/arranged.js";
import { DOTS, LOOSE } from "./network_lines.js";
import { NetworkPicture } from "./network_picture.js";
import { PAST } from "./past_line.js";

/** @typedef {import("../../draw/graph.js").Picture} Picture */

/** The signs of a line that does not hold at the time that shows. */
const PASTS = ["line.ended", "line.notBegun"];

export class NetworkFigure extends NetworkPicture {
  /**
   * Draw what the question is about, and nothing else, for a figure.
   * @param {any} ctx
   * @param {number} width
   * @param {number} height 0 for the usual shape
   * @returns {import("../../figures/figure.js").Drawn}
   */
  figure(ctx, width, height) {
    const { picture, ranked, pairs, note } = this;
    const high = height || width * 0.7;
    try {
      return this.stage.apart(width, high, () => this.figured(ctx, width, high, height > 0));
    } finally {
      Object.assign(this, { picture, ranked, pairs, note });
    }
  }

  /** @param {any} ctx @param {number} width @param {number} height @param {boolean} given whether the height is @returns {import("../../figures/figure.js").Drawn} */
  figured(ctx, width, height, given) {
    const { stage, app } = this;
    const { model, seen, state } = app;
    const picture = cropped(this.shared ? this.sharedPicture() : this.networkPicture());
    const edge = picture.lit ? 64 : 36;
    if (!given) stage.height = height = Math.round(Math.max(shape(picture) * (width - 2 * edge) + 2 * edge, highEnough(app, picture, width)));
    const roomy = arranged(app, picture, width, height);
    stage.picture = this.picture = roomy ?? picture;
    if (!roomy) stage.fit(picture.nodes, edge);
    stage.paint(ctx, { x0: 0, y0: 0, x1: width, y1: height });
    const drawn = new Set(this.shared ? [] : picture.lines.flatMap(({ ends }) => ends.flatMap((end, i) => (i % 2 ? [] : [end * model.n + ends[i + 1]]))));
    const edges = [...seen.edge.keys()].filter((e) => seen.edge[e] && drawn.has(model.from[e] * model.n + model.to[e]));
    const joined = edges.filter((e) => model.relation[e] === "membership");
    const others = edges.filter((e) => model.relation[e] !== "membership");
    const [asides, perhaps] = [others.filter((e) => seen.edge[e] > 1), others.filter((e) => seen.edge[e] === 1)];
    const fresh = this.gained();
    const signs = [...this.signs.filter((sign) => sign !== "compare.new" || edges.some((e) => fresh?.has(e))), asides.length > 0 && "figure.aside", perhaps.length > 0 && "figure.perhaps", this.shared && "figure.shared", state.sizeBy ? "figure.sizeBy" : state.size === "degree" && picture.nodes.length > 2 && "figure.size"];
    return {
      width, height, nodes: picture.nodes, kinds: new Set(picture.nodes.map((node) => model.kind[node])), degrees: new Set(joined.map((e) => seen.edge[e])),
      signs: /** @type {string[]} */ (signs.filter(Boolean)), words: { "figure.aside": app.asideText(asides, false), "figure.perhaps": app.asideText(perhaps, true) }, notes: this.shared && this.note ? [this.noteOfChosen ?? this.note] : [],
    };
  }

  /** What is drawn of the pairs, where only those of what is selected are. @returns {string|undefined} */
  get noteOfChosen() {
    const { app, pairs } = this;
    const chosen = new Set(app.chosen);
    const kept = pairs.filter(({ a, b }) => chosen.has(a) || chosen.has(b)).length;
    return kept && app.state.backbone ? app.t("shared.noteOf", { kept, min: app.state.min }) : undefined;
  }

  /** A sign of the legend: a line of that certainty, or what another sign looks like. @param {any} ctx @param {number|string} what @param {number} x @param {number} y @param {number} wide */
  sign(ctx, what, x, y, wide) {
    ctx.strokeStyle = ctx.fillStyle = this.app.theme.edge;
    if (what === "network.inAll") {
      ctx.beginPath();
      ctx.arc(x + wide - 7, y, 3.2, 0, 2 * Math.PI);
      ctx.fill();
      ctx.beginPath();
      ctx.arc(x + wide - 7, y, 6, 0, 2 * Math.PI);
      ctx.strokeStyle = this.app.theme.ink;
      ctx.lineWidth = 1.3;
      return ctx.stroke();
    }
    if (what === "figure.size" || what === "figure.sizeBy") {
      for (const [at, r] of [[5, 2.5], [wide - 9, 6]]) {
        ctx.beginPath();
        ctx.arc(x + at, y, r, 0, 2 * Math.PI);
        ctx.fill();
      }
      return;
    }
    if (what === "compare.new" || PASTS.includes(String(what))) ctx.strokeStyle = this.app.theme.accent;
    ctx.setLineDash(what === 1 ? [4, 4] : what === "figure.aside" ? DOTS : what === "figure.perhaps" ? LOOSE : PASTS.includes(String(what)) ? PAST : []);
    ctx.lineWidth = what === 3 ? 2.4 : what === "figure.shared" ? 4 : 1.2;
    ctx.beginPath();
    ctx.moveTo(x, y);
    ctx.lineTo(x + wide, y);
    ctx.stroke();
  }
}

/** How high a picture is for its width, within what can be printed. @param {Picture} picture */
function shape({ x, y, nodes }) {
  const span = (/** @type {ArrayLike<number>} */ values) => nodes.reduce(([low, high], node) => [Math.min(low, values[node]), Math.max(high, values[node])], [Infinity, -Infinity]);
  const [[x0, x1], [y0, y1]] = [span(x), span(y)];
  return nodes.length > 2 ? Math.min(Math.max((y1 - y0) / Math.max(x1 - x0, 1), 0.35), 1) : 0.35;
}

/** Only what is lit, and the lines in it. @param {Picture} picture @returns {Picture} */
function cropped(picture) {
  const { lit } = picture;
  if (!lit) return picture;
  const lines = picture.lines.map((line) => ({ ...line, ends: within(line.ends, lit) })).filter(({ ends, quiet }) => ends.length && !quiet);
  return { ...picture, nodes: picture.nodes.filter((node) => lit.has(node)), lines };
}

/** @param {number[]} ends @param {Set<number>} lit */
function within(ends, lit) {
  const kept = [];
  for (let i = 0; i < ends.length; i += 2) if (lit.has(ends[i]) && lit.has(ends[i + 1])) kept.push(ends[i], ends[i + 1]);
  return kept;
}
