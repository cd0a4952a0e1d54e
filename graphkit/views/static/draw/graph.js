/** Draw a network: edges by certainty, nodes by kind, labels with a halo. */

import { LINE } from "./labels.js";
import { trace } from "./shapes.js";

/** @typedef {import("./labels.js").Placed} Placed */

/**
 * @typedef {Object} Theme
 * @property {boolean} dark
 * @property {string} paper
 * @property {string} ink
 * @property {string} muted
 * @property {string} edge
 * @property {string} accent
 *
 * @typedef {Object} Picture what is drawn, in world coordinates
 * @property {ArrayLike<number>} x
 * @property {ArrayLike<number>} y
 * @property {number[]} nodes shown, least important first
 * @property {(node: number) => number} radius on the screen
 * @property {(node: number) => string} shape
 * @property {(node: number) => string} colour
 * @property {(node: number) => boolean} firm whether no label may cover it
 * @property {Line[]} lines
 * @property {Strands} [strands] the other lines, all of one colour, where only what changed is to be drawn
 * @property {Set<number>|null} lit nodes in focus, the others fade; null lights all
 * @property {Set<number>} chosen nodes with a ring
 * @property {Set<number>} [ringed] nodes with a thin ring and a bold label: they are in all that is chosen
 * @property {Set<number>} faint nodes that are only possible, and pale
 * @property {Set<number>} [left] nodes whose label had better stand on the left
 * @property {number} hover node under the pointer or keyboard, or -1
 *
 * @typedef {Object} Line a bundle of edges drawn alike
 * @property {number[]} ends from, to, from, to …
 * @property {number[]} dash
 * @property {number} width
 * @property {number} alpha
 * @property {string} colour
 * @property {boolean} [quiet] whether they are only there for the eye to see that there is more
 *
 * @typedef {Object} Strands lines that change a little from day to day
 * @property {ArrayLike<number>} from end of each edge
 * @property {ArrayLike<number>} to
 * @property {Uint8Array} codes how each is drawn: the number of a style, 0 when it is not
 * @property {{alpha: number, width: number, dash: number[]}[]} styles
 *
 * @typedef {{k: number, x: number, y: number}} Camera
 *
 * @typedef {{stamps: import("./stamps.js").Stamps, ratio: number}} Press for drawings that come again, and the pixels of the screen for one of the page
 */

export const CROWD = 6000;

/**
 * @param {any} ctx
 * @param {Picture} picture
 * @param {Camera} camera
 * @param {Theme} theme
 * @param {{x0: number, y0: number, x1: number, y1: number}} frame part of the screen to fill
 */
export function drawEdges(ctx, picture, camera, theme, frame) {
  const { x, y } = picture;
  const { k } = camera;
  for (const line of picture.lines) {
    ctx.strokeStyle = line.colour;
    ctx.globalAlpha = line.alpha;
    ctx.lineWidth = line.width;
    // Dashing tens of thousands of lines costs seconds, and nobody could tell them apart.
    ctx.setLineDash(line.ends.length > 2 * CROWD ? [] : line.dash);
    ctx.beginPath();
    let held = 0;
    for (let i = 0; i < line.ends.length; i += 2) {
      const [a, b] = [line.ends[i], line.ends[i + 1]];
      const [ax, ay, bx, by] = [x[a] * k + camera.x, y[a] * k + camera.y, x[b] * k + camera.x, y[b] * k + camera.y];
      if ((ax < frame.x0 && bx < frame.x0) || (ax > frame.x1 && bx > frame.x1)) continue;
      if ((ay < frame.y0 && by < frame.y0) || (ay > frame.y1 && by > frame.y1)) continue;
      ctx.moveTo(ax, ay);
      ctx.lineTo(bx, by);
      if (++held % 500 === 0) {
        ctx.stroke();
        ctx.beginPath();
      }
    }
    ctx.stroke();
  }
  ctx.setLineDash([]);
  ctx.globalAlpha = 1;
}

/**
 * @param {any} ctx
 * @param {Picture} picture
 * @param {Camera} camera
 * @param {Theme} theme
 * @param {{x0: number, y0: number, x1: number, y1: number}} frame
 * @param {Press|null} [press] where marks are stamped
 */
export function drawNodes(ctx, picture, camera, theme, frame, press = null) {
  const crowded = picture.nodes.length > CROWD;
  for (const node of picture.nodes) {
    const [px, py] = [picture.x[node] * camera.k + camera.x, picture.y[node] * camera.k + camera.y];
    const r = picture.radius(node);
    if (px < frame.x0 - r || px > frame.x1 + r || py < frame.y0 - r || py > frame.y1 + r) continue;
    ctx.globalAlpha = picture.lit && !picture.lit.has(node) ? 0.14 : picture.faint.has(node) ? 0.4 : 1;
    ctx.fillStyle = picture.colour(node);
    if (crowded && r < (press ? 4 : 3)) {
      ctx.fillRect(px - r * 0.8, py - r * 0.8, r * 1.6, r * 1.6);
      continue;
    }
    const paper = !crowded && ctx.globalAlpha === 1 ? theme.paper : "";
    if (press) stampNode(ctx, press, picture, node, px, py, paper);
    else mark(ctx, picture.shape(node), px, py, r, paper);
    if (picture.chosen.has(node) || node === picture.hover) ring(ctx, px, py, r + 3.5, theme.accent);
    else if (picture.ringed?.has(node)) ring(ctx, px, py, r + 2.5, theme.ink, 1.3);
  }
  ctx.globalAlpha = 1;
}

/** A mark on a rim of paper, if that has a colour. @param {any} ctx @param {string} shape @param {number} x @param {number} y @param {number} r @param {string} paper */
function mark(ctx, shape, x, y, r, paper) {
  ctx.beginPath();
  trace(ctx, shape, x, y, r);
  if (paper) {
    ctx.strokeStyle = paper;
    ctx.lineWidth = 1.6;
    ctx.stroke();
  }
  ctx.fill();
}

/** @param {any} ctx @param {Press} press @param {Picture} picture @param {number} node @param {number} x @param {number} y @param {string} paper */
function stampNode(ctx, { stamps, ratio }, picture, node, x, y, paper) {
  const [shape, colour, r] = [picture.shape(node), picture.colour(node), Math.round(picture.radius(node) * 2) / 2];
  const reach = Math.ceil(1.5 * r + 2);
  stamps.put(ctx, ratio, [shape, colour, r, paper].join(), x, y, [-reach, -reach, reach, reach], (on) => {
    on.fillStyle = colour;
    mark(on, shape, 0, 0, r, paper);
  });
}

/**
 * @param {any} ctx
 * @param {number} x
 * @param {number} y
 * @param {number} r
 * @param {string} colour
 * @param {number} [width]
 */
function ring(ctx, x, y, r, colour, width = 2.5) {
  ctx.beginPath();
  ctx.moveTo(x + r, y);
  ctx.arc(x, y, r, 0, 2 * Math.PI);
  ctx.strokeStyle = colour;
  ctx.lineWidth = width;
  ctx.stroke();
}

/**
 * @param {any} ctx
 * @param {Placed[]} labels
 * @param {Theme} theme
 * @param {Set<number>|null} lit
 * @param {Press|null} [press] where labels are stamped
 */
export function drawLabels(ctx, labels, theme, lit, press = null) {
  ctx.textBaseline = "alphabetic";
  ctx.lineJoin = "round";
  leads(ctx, labels, theme);
  for (const label of labels) {
    ctx.globalAlpha = !lit || lit.has(label.node) ? 1 : 0.25;
    if (press) stampLabel(ctx, press, label, theme);
    else write(ctx, label, label.x, label.y, theme);
  }
  ctx.globalAlpha = 1;
  ctx.textAlign = "left";
}

/** Thin lines to labels that stand further off. @param {any} ctx @param {Placed[]} labels @param {Theme} theme */
function leads(ctx, labels, theme) {
  ctx.strokeStyle = theme.muted;
  ctx.lineWidth = 0.8;
  ctx.setLineDash([]);
  for (const { lead } of labels) {
    if (!lead) continue;
    ctx.beginPath();
    ctx.moveTo(lead[0], lead[1]);
    ctx.lineTo(lead[2], lead[3]);
    ctx.stroke();
  }
}

/** @param {any} ctx @param {Placed} label @param {number} x @param {number} y @param {Theme} theme */
function write(ctx, { lines, font, align, size }, x, y, theme) {
  ctx.font = font;
  ctx.textAlign = align;
  ctx.lineJoin = "round";
  lines.forEach((line, i) => {
    const low = y + size * (0.92 + i * LINE);
    ctx.strokeStyle = theme.paper;
    ctx.lineWidth = 5;
    ctx.strokeText(line, x, low);
    ctx.fillStyle = theme.ink;
    ctx.fillText(line, x, low);
  });
}

/** @param {any} ctx @param {Press} press @param {Placed} label @param {Theme} theme */
function stampLabel(ctx, { stamps, ratio }, label, theme) {
  const { lines, font, align, size, wide } = label;
  const left = align === "left" ? -4 : align === "right" ? -wide - 4 : -wide / 2 - 4;
  const box = [left, -4, left + wide + 8, lines.length * size * LINE + 4];
  stamps.put(ctx, ratio, [font, align, ...lines].join("\n"), label.x, label.y, box, (on) => write(on, label, 0, 0, theme));
}
