/** The network form, and the co-membership form on the same stage. */

import { project, turned } from "../core/project.js";
import { FEW, arranged, highEnough } from "./arranged.js";
import { newSince } from "./compared.js";
import { byId } from "./dom.js";
import { PAST, pastLine } from "./past_line.js";
import { Stage } from "./stage.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("../draw/graph.js").Line} Line */
/** @typedef {import("../draw/graph.js").Picture} Picture */

const ALPHA = { 3: 0.62, 2: 0.36, 1: 0.5 };
/** The codes by which lines are drawn: quiet ones from 1, then usual and bright ones, each by degree and *aside*, which may be only possible. */
const [USUAL, BRIGHT, ASIDE, PERHAPS] = [6, 11, 3, 4];
/** What is no membership is dotted, and loosely so where it is only possible. */
const [DOTS, LOOSE] = [[1, 3], [1, 7]];
/** The signs of a line that does not hold at the time that shows. */
const PASTS = ["line.ended", "line.notBegun"];
const ACTORS_AT_FIRST = 16;
/** Of so many marks each is named where there is room. */
const MANY = 150;
const COALITIONS_AT_FIRST = 70;
const BOLD_AT_FIRST = 18;
/** Pixels that the ring around what is chosen takes. */
const RING = 5;
/** The largest symbol in pixels, before the zoom: areas stay in proportion below it. */
const LARGEST = 24;

export class NetworkForm {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    this.fitFor = "";
    /** @type {number[]} most important first */
    this.ranked = [];
    /** @type {Picture|null} */
    this.picture = null;
    /** @type {import("../core/project.js").Pair[]} */
    this.pairs = [];
    this.note = "";
    /** Whether the drawing is laid on its side. */
    this.turned = false;
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

  /** @returns {boolean} whether the pairs that share, not memberships, are drawn */
  get shared() {
    return this.app.state.form === "shared";
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
      faint: new Set(this.shared ? [] : app.seen.faint),
      hover: -1,
    };
  }

  /** Lines by how they are drawn: their colour, and how sure they are. */
  membershipLines() {
    const { from, to } = this.app.model;
    const codes = this.codes();
    const lines = this.styles();
    for (let e = 0; e < codes.length; e++) if (codes[e]) lines[codes[e]].ends.push(from[e], to[e]);
    return lines.filter(({ ends }) => ends.length);
  }

  /** The same on the way to another day: bright lines apart, the others as they differ from those before. */
  passingLines() {
    const { from, to } = this.app.model;
    const codes = this.codes();
    const styles = this.styles();
    for (let e = 0; e < codes.length; e++) {
      if (codes[e] < BRIGHT) continue;
      styles[codes[e]].ends.push(from[e], to[e]);
      codes[e] = 0;
    }
    const plain = styles.map(({ alpha, width, dash }) => ({ alpha, width, dash }));
    return { lines: styles.filter(({ ends }) => ends.length), strands: { from, to, codes, styles: plain } };
  }

  /** The links that were not there on the day compared with, where one is. */
  gained() {
    return this.app.state.against === null || this.shared ? null : newSince(this.app);
  }

  /** What the legend explains beside what is always drawn. @returns {string[]} */
  get signs() {
    return [this.gained()?.size ? "compare.new" : "", pastLine(this.app)?.sign ?? ""].filter(Boolean);
  }

  /** How each edge is drawn: quiet, usual or bright, by three degrees and twice *aside*; 0 when it does not show. */
  codes() {
    const { app } = this;
    const { model, seen } = app;
    const lit = app.lit(null) ? new Set(app.chosen) : null;
    const [picked, pair] = [app.state.edge !== "", app.edgeEnds()];
    const way = app.drawnWay()?.edges;
    const gained = this.gained();
    // A drawing around one thing is about its links, as if it were selected.
    const about = lit ? -1 : (model.index.get(app.state.focus) ?? -1);
    const set = app.state.not.length ? app.lit(null) : null;
    const codes = new Uint8Array(seen.edge.length);
    for (let e = 0; e < codes.length; e++) {
      const sure = seen.edge[e];
      if (!sure) continue;
      const [a, b] = [model.from[e], model.to[e]];
      const near = set ? set.has(a) && set.has(b) : lit !== null && (lit.has(a) || lit.has(b));
      const bright = way ? way.includes(e) : picked ? a === pair[0] && b === pair[1] : gained ? gained.has(e) : near || (about >= 0 && (a === about || b === about));
      codes[e] = (bright ? BRIGHT : (lit && !(gained && near)) || picked ? 1 : USUAL) + (model.relation[e] === "membership" ? sure - 1 : sure === 1 ? PERHAPS : ASIDE);
    }
    return codes;
  }

  /** @returns {Line[]} by their codes */
  styles() {
    const { theme, seen } = this.app;
    return Array.from({ length: BRIGHT + 1 + PERHAPS }, (_, code) => style(code, theme, seen.links));
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
   * The labels worth writing at this zoom, most important first.
   * @param {import("../draw/graph.js").Camera} camera
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
      wishes.push({
        node, x, y, r: picture.radius(node) + (chosen.has(node) ? RING : 0), text: app.label(node), must, keen: few, left: picture.left?.has(node), hub: bright || (hub && !this.shared && --bold >= 0), size, lines: hub || must ? 2 : 1,
        font: `${hub || must ? 600 : 400} ${size}px ${app.theme.font}`,
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

  /**
   * Draw what the question is about, and nothing else, for a figure.
   * @param {any} ctx
   * @param {number} width
   * @param {number} height 0 for the usual shape
   * @returns {import("./figure.js").Drawn}
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

  /** @param {any} ctx @param {number} width @param {number} height @param {boolean} given whether the height is @returns {import("./figure.js").Drawn} */
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
      signs: /** @type {string[]} */ (signs.filter(Boolean)), words: { "figure.aside": app.asideText(asides, false), "figure.perhaps": app.asideText(perhaps, true) }, notes: this.shared && this.note ? [this.note] : [],
    };
  }

  /** A sign of the legend: a line of that certainty, or what another sign looks like. @param {any} ctx @param {number|string} what @param {number} x @param {number} y @param {number} wide */
  sign(ctx, what, x, y, wide) {
    ctx.strokeStyle = ctx.fillStyle = this.app.theme.edge;
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

/** More than there are of nodes on a page, and of memberships of one. */
const PLACES = 2 ** 22;

/** Order nodes by what they are, then by weight, then the last first; as numbers, because tens of thousands are ordered at each step. @param {number[]} nodes @param {(node: number) => number} hub @param {(node: number) => number} weight */
function least(nodes, hub, weight) {
  const keys = Float64Array.from(nodes, (node) => (hub(node) * PLACES + weight(node)) * PLACES + PLACES - 1 - node).sort();
  keys.forEach((key, i) => (nodes[i] = PLACES - 1 - (key % PLACES)));
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

/**
 * @param {number} code
 * @param {any} theme
 * @param {number} count
 * @returns {Line}
 */
function style(code, theme, count) {
  const bright = code >= BRIGHT;
  const among = (code - 1) % (1 + PERHAPS);
  const sure = /** @type {1|2|3} */ (among >= ASIDE ? 2 : among + 1);
  const quiet = code < USUAL ? 0.22 : count > 8000 ? 0.4 : count > 900 ? 0.62 : 1;
  return {
    ends: [],
    dash: among === PERHAPS ? LOOSE : among === ASIDE ? DOTS : sure === 1 ? [4, 4] : [],
    width: bright ? (sure === 3 ? 2.2 : 1.5) : sure === 3 ? 1.1 : 0.8,
    alpha: bright ? 0.95 : ALPHA[sure] * quiet,
    quiet: code < USUAL,
    colour: bright ? theme.accent : theme.edge,
  };
}

/**
 * @param {import("../core/project.js").Pair[]} pairs
 * @param {App} app
 * @returns {Line[]}
 */
function sharedLines(pairs, app) {
  const lit = app.chosen.length ? new Set(app.chosen) : null;
  /** @type {Map<string, Line>} */
  const bundles = new Map();
  for (const { a, b, shared } of pairs) {
    const bright = lit && (lit.has(a) || lit.has(b));
    const weight = Math.min(Math.round(Math.sqrt(shared) * 2), 12);
    const key = `${bright ? 1 : 0}${String(weight).padStart(2, "0")}`;
    let line = bundles.get(key);
    if (!line) {
      const crowd = pairs.length > 1500 ? 0.5 : 1;
      bundles.set(key, (line = {
        ends: [], dash: [], width: 0.5 + weight * 0.3,
        alpha: bright ? 0.85 : (lit ? 0.07 : 0.1 + weight * 0.03) * crowd, colour: bright ? app.theme.accent : app.theme.edge, quiet: lit !== null && !bright,
      }));
    }
    line.ends.push(a, b);
  }
  return [...bundles].sort(([p], [q]) => (p < q ? -1 : 1)).map(([, line]) => line);
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
