/** In a figure a sheet may be made so much smaller, so that more rows fit. */
export const SMALLEST = 0.6;
/** The same where the height is given, as on a slide, which is read from afar. */
export const READABLE = 0.75;

/**
 * Which rows a figure draws, where these are not all.
 * @param {import("../ui/app.js").App} app @param {number} shown @param {number} all @param {import("../figures/figure.js").Part} [part]
 */
export function rowsTold(app, shown, all, part) {
  if (shown >= all) return [];
  const first = part?.first ?? 0;
  return [part ? app.t("figure.part", { first: first + 1, last: first + shown, all }) : app.t("figure.rows", { shown, all })];
}

/** Which columns are drawn, where not all are. @param {any} app @param {number} shown @param {number} all @param {import("../figures/figure.js").Part} [part] @returns {string[]} */
export function columnsTold(app, shown, all, part) {
  if (shown >= all) return [];
  const first = part?.column ?? 0;
  return [part ? app.t("figure.across", { first: first + 1, last: first + shown, all }) : app.t("figure.columns", { shown, all })];
}

/** A canvas as large as the window onto a longer drawing that one scrolls through. */

export class Sheet {
  /**
   * @param {HTMLElement} host scrolls; holds a spacer and a canvas
   * @param {{size: () => {width: number, height: number}, paint: (ctx: any, frame: {x: number, y: number, w: number, h: number}) => void}} hooks
   */
  constructor(host, hooks) {
    this.host = host;
    this.hooks = hooks;
    this.canvas = /** @type {HTMLCanvasElement} */ (host.querySelector("canvas"));
    this.spacer = /** @type {HTMLElement} */ (host.querySelector(".spacer"));
    host.addEventListener("scroll", () => this.render(), { passive: true });
  }

  get frame() {
    return { x: this.host.scrollLeft, y: this.host.scrollTop, w: this.host.clientWidth, h: this.host.clientHeight };
  }

  draw() {
    const { width, height } = this.hooks.size();
    this.spacer.style.width = `${width}px`;
    this.spacer.style.height = `${height}px`;
    this.render();
  }

  render() {
    const { frame, canvas } = this;
    if (!frame.w) return;
    const ratio = Math.min(window.devicePixelRatio || 1, 2);
    const [wide, high] = [Math.round(frame.w * ratio), Math.round(frame.h * ratio)];
    if (wide !== canvas.width || high !== canvas.height) {
      Object.assign(canvas, { width: wide, height: high });
      Object.assign(canvas.style, { width: `${frame.w}px`, height: `${frame.h}px` });
    }
    const ctx = /** @type {any} */ (canvas.getContext("2d", { alpha: false }));
    ctx.save();
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.hooks.paint(ctx, frame);
    ctx.restore();
  }

  /**
   * Scroll so that a box is in sight.
   * @param {number} x @param {number} y @param {number} w @param {number} h @param {number} left margins that stay @param {number} top
   */
  reveal(x, y, w, h, left, top) {
    const { frame, host } = this;
    if (x < frame.x + left) host.scrollLeft = x - left;
    else if (x + w > frame.x + frame.w) host.scrollLeft = x + w - frame.w;
    if (y < frame.y + top) host.scrollTop = y - top;
    else if (y + h > frame.y + frame.h) host.scrollTop = y + h - frame.h;
  }
}
