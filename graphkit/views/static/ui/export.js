/** The picture as PNG and SVG, the table as CSV, the page as a link or on paper. */

import { csv } from "../core/cite.js";
import { SvgContext } from "../draw/svg.js";
import { trace } from "../draw/shapes.js";
import { byId } from "./dom.js";
import { cut } from "./matrix.js";
import { measure } from "./stage.js";

/** @typedef {import("./app.js").App} App */

const HEAD = 58;
const FOOT = 46;
const MARGIN = 18;

export class Export {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    byId("save-png").addEventListener("click", () => this.png());
    byId("save-svg").addEventListener("click", () => this.svg());
    byId("save-csv").addEventListener("click", () => this.table());
    byId("copy-link").addEventListener("click", () => app.copy(location.href));
    byId("copy-cite").addEventListener("click", () => app.copy(app.citation()));
    byId("print").addEventListener("click", () => window.print());
    byId("share").addEventListener("click", (/** @type {MouseEvent} */ event) => {
      if (/** @type {Element} */ (event.target).closest(".menu button")) byId("share").open = false;
    });
  }

  draw() {}

  get size() {
    const form = this.app.forms[this.app.state.form];
    const source = form.stage ?? form;
    return { width: source.width || 1200, height: source.height || 800 };
  }

  /**
   * The drawing with its title, day, legend and source: it must make sense alone.
   * @param {any} ctx
   */
  paint(ctx) {
    const { app } = this;
    const { width, height } = this.size;
    const { theme } = app;
    ctx.fillStyle = theme.paper;
    ctx.fillRect(0, 0, width, height + HEAD + FOOT);
    ctx.save();
    ctx.translate(0, HEAD);
    ctx.beginPath();
    ctx.rect(0, 0, width, height);
    ctx.clip();
    app.forms[app.state.form].paint(ctx);
    ctx.restore();
    ctx.textAlign = "left";
    ctx.textBaseline = "alphabetic";
    ctx.fillStyle = theme.ink;
    ctx.font = `600 20px ${theme.font}`;
    ctx.fillText(cut(document.title, width - 2 * MARGIN, ctx.font), MARGIN, 28);
    ctx.fillStyle = theme.muted;
    ctx.font = `400 13px ${theme.font}`;
    ctx.fillText(cut(`${byId("assurance").textContent} ${app.t(`form.${app.state.form}`)}.`.trim(), width - 2 * MARGIN, ctx.font), MARGIN, 48);
    this.legend(ctx, MARGIN, HEAD + height + 18);
    ctx.fillStyle = theme.muted;
    ctx.font = `400 11px ${theme.font}`;
    ctx.fillText(app.citation(), MARGIN, HEAD + height + 38);
  }

  /** @param {any} ctx @param {number} x @param {number} y */
  legend(ctx, x, y) {
    const { app } = this;
    ctx.font = `400 12px ${app.theme.font}`;
    for (const [kind, look] of app.model.looks) {
      if (app.state.hide.has(kind)) continue;
      const name = app.term("kind", kind);
      ctx.fillStyle = app.kindColour(kind);
      ctx.beginPath();
      trace(ctx, look.shape, x + 6, y - 4, 5);
      ctx.fill();
      ctx.fillStyle = app.theme.ink;
      ctx.fillText(name, x + 16, y);
      x += 32 + measure(name, ctx.font);
    }
  }

  async png() {
    const { width, height } = this.size;
    if (this.app.state.form === "table") return this.table();
    const canvas = document.createElement("canvas");
    const scale = 2;
    canvas.width = width * scale;
    canvas.height = (height + HEAD + FOOT) * scale;
    const ctx = /** @type {any} */ (canvas.getContext("2d", { alpha: false }));
    ctx.scale(scale, scale);
    this.paint(ctx);
    const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
    return this.give(/** @type {Blob} */ (blob), "png");
  }

  svg() {
    const { width, height } = this.size;
    if (this.app.state.form === "table") return this.table();
    const ctx = new SvgContext(width, height + HEAD + FOOT, measure);
    this.paint(ctx);
    return this.give(new Blob([ctx.toString()], { type: "image/svg+xml" }), "svg");
  }

  table() {
    const text = "\ufeff" + csv(this.app.forms.table.exported());
    this.give(new Blob([text], { type: "text/csv;charset=utf-8" }), "csv");
  }

  /** @param {Blob} blob @param {string} ending */
  give(blob, ending) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = `${this.app.fileName()}.${ending}`;
    link.click();
    window.setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }
}
