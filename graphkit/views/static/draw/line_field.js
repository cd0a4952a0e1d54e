/**
 * Lines of one colour, kept as the depth of colour at each pixel.
 *
 * Depths of lines that lie over each other add up, so that a line can be taken away as exactly as
 * it was added: from one day to another only the lines that changed are drawn, however many show.
 * What is seen is what drawing each line over the others gives, 1 − exp(−depth).
 */

/** @typedef {import("./graph.js").Camera} Camera */
/** @typedef {import("./graph.js").Picture} Picture */
/** @typedef {import("./graph.js").Strands} Strands */

/** Units of depth in which a colour leaves 1/e of the paper to be seen. */
const UNIT = 2048;
const [SHADES, COARSE] = [1024, 4];

export class LineField {
  constructor() {
    this.key = "";
    this.width = this.height = 0;
    this.codes = new Uint8Array(0);
    this.depths = new Int32Array(0);
    this.pixels = new Uint32Array(0);
    this.shades = new Uint32Array(SHADES);
  }

  /**
   * The lines of a picture on paper, pixel by pixel, row by row.
   * @param {Picture & {strands: Strands}} picture
   * @param {Camera} camera
   * @param {number} width
   * @param {number} height
   * @param {{paper: string, edge: string}} theme
   * @returns {Uint32Array}
   */
  drawn({ x, y, strands }, camera, width, height, theme) {
    const { from, to, codes, styles } = strands;
    const key = [width, height, camera.k, camera.x, camera.y, theme.paper, theme.edge, JSON.stringify(styles)].join();
    if (key !== this.key || x !== this.x || codes.length !== this.codes.length) this.begin(width, height, theme, codes.length);
    [this.key, this.x] = [key, x];
    const depths = styles.map((style) => depthOf(style));
    for (let e = 0; e < codes.length; e++) {
      const [before, now] = [this.codes[e], codes[e]];
      if (before === now) continue;
      const [a, b] = [from[e], to[e]];
      const ends = /** @type {[number, number, number, number]} */ ([x[a] * camera.k + camera.x, y[a] * camera.k + camera.y, x[b] * camera.k + camera.x, y[b] * camera.k + camera.y]);
      if (before) this.line(...ends, -depths[before], styles[before].dash);
      if (now) this.line(...ends, depths[now], styles[now].dash);
      this.codes[e] = now;
    }
    return this.pixels;
  }

  /** Bare paper. @param {number} width @param {number} height @param {{paper: string, edge: string}} theme @param {number} lines */
  begin(width, height, theme, lines) {
    if (width !== this.width || height !== this.height) {
      this.pixels = new Uint32Array(width * height);
      this.depths = new Int32Array(width * height);
    }
    Object.assign(this, { width, height, codes: new Uint8Array(lines) });
    this.shades = shadesBetween(theme.paper, theme.edge);
    this.depths.fill(0);
    this.pixels.fill(this.shades[0]);
  }

  /**
   * Add a line; with a depth below nothing, take it away.
   * @param {number} ax @param {number} ay @param {number} bx @param {number} by
   * @param {number} depth
   * @param {number[]} dash
   */
  line(ax, ay, bx, by, depth, [on = 1, off = 0]) {
    const { width, height, depths, pixels, shades } = this;
    const steep = Math.abs(by - ay) > Math.abs(bx - ax);
    if (steep) [ax, ay, bx, by] = [ay, ax, by, bx];
    if (ax > bx) [ax, ay, bx, by] = [bx, by, ax, ay];
    const [long, wide, step, aside] = steep ? [height, width, width, 1] : [width, height, 1, width];
    const slope = (by - ay) / Math.max(bx - ax, 1e-6);
    const stretch = Math.hypot(1, slope);
    const last = Math.min(Math.floor(bx - 0.5), long - 1);
    for (let i = Math.max(Math.ceil(ax - 0.5), 0); i <= last; i++) {
      if (off && ((i - ax) * stretch) % (on + off) > on) continue;
      const at = ay + (i + 0.5 - ax) * slope - 0.5;
      const j = Math.floor(at);
      if (j < 0 || j >= wide - 1) continue;
      const near = (depth * (at - j)) | 0;
      const k = i * step + j * aside;
      const sum = (depths[k] += depth - near);
      pixels[k] = shades[Math.min(sum >> COARSE, SHADES - 1)];
      const next = (depths[k + aside] += near);
      pixels[k + aside] = shades[Math.min(next >> COARSE, SHADES - 1)];
    }
  }
}

/** How deep the colour of one line is. @param {{alpha: number, width: number}} style */
function depthOf({ alpha, width }) {
  return Math.round(-Math.log(1 - Math.min(alpha, 0.98)) * Math.min(width, 2) * UNIT);
}

/** The colours from paper to a line that hides it, as pixels. @param {string} paper @param {string} colour */
function shadesBetween(paper, colour) {
  const parts = (/** @type {string} */ hex) => [5, 3, 1].map((at) => parseInt(hex.slice(at, at + 2), 16));
  const [ground, ink] = [parts(paper), parts(colour)];
  return Uint32Array.from({ length: SHADES }, (_, i) => {
    const left = Math.exp(-(i << COARSE) / UNIT);
    return ground.reduce((pixel, part, n) => (pixel << 8) | Math.round(part * left + ink[n] * (1 - left)), 255) >>> 0;
  });
}
