/** The picture as PNG and SVG, the table as CSV and JSON, the page as a link or on paper. */

import { csv, plainCitation } from "../core/cite.js";
import { byId } from "../elements/dom.js";
import { FIXED } from "../forms/table/table.js";
import { Headline } from "../wording/headline.js";
import { asCsv, asJson } from "./exported_rows.js";
import { figure } from "./figure.js";

/** @typedef {import("../ui/app.js").App} App */

/** Twice as many pixels as the figure has: sharp on paper and on every screen. */
const SCALE = 2;

export class Export {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    byId("save-png").addEventListener("click", () => this.png());
    byId("save-svg").addEventListener("click", () => this.give(new Blob([this.svg()], { type: "image/svg+xml" }), "svg"));
    byId("panel").addEventListener("click", (/** @type {MouseEvent} */ event) => {
      const drawing = /** @type {HTMLElement|null} */ (/** @type {Element} */ (event.target).closest("[data-save]"))?.dataset.save;
      if (drawing) this.give(new Blob([figure(app, byId("figure-size").value, "", drawing)], { type: "image/svg+xml" }), "svg");
    });
    byId("save-csv").addEventListener("click", () => this.csv());
    byId("save-json").addEventListener("click", () => this.json());
    byId("copy-link").addEventListener("click", () => app.copy(`${location.href.split("#")[0]}#${app.shared()}`));
    byId("copy-cite").addEventListener("click", () => app.copy(cited(app)));
    byId("print").addEventListener("click", () => window.print());
    byId("share").addEventListener("click", (/** @type {MouseEvent} */ event) => {
      if (/** @type {Element} */ (event.target).closest(".menu button")) byId("share").open = false;
    });
  }

  draw() {}

  /** @returns {string} the figure as SVG */
  svg() {
    return figure(this.app, byId("figure-size").value);
  }

  async png() {
    const svg = this.svg();
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.naturalWidth * SCALE;
    canvas.height = image.naturalHeight * SCALE;
    const ctx = /** @type {any} */ (canvas.getContext("2d", { alpha: false }));
    ctx.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
    return this.give(/** @type {Blob} */ (blob), "png");
  }

  csv() {
    const { table } = this.app.forms;
    const text = "\ufeff" + csv(asCsv(this.app, table.titles().slice(0, FIXED), table.more, table.exported()));
    this.give(new Blob([text], { type: "text/csv;charset=utf-8" }), "csv");
  }

  json() {
    const { table } = this.app.forms;
    this.give(new Blob([asJson(this.app, table.titles().slice(0, FIXED), table.more, table.exported())], { type: "application/json" }), "json");
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

/** How to cite what is shown: what it says, the data and, on the web, the address. @param {App} app */
function cited(app) {
  const address = location.protocol.startsWith("http") ? `${location.href.split("#")[0]}#${app.shared()}` : "";
  return [[`${app.t("quoted", { text: document.title })}.`, app.citation(), address].filter(Boolean).join(" "), ...worded(app)].join("\n");
}

/** Of a link that is chosen, the sources that say it, each with its words. @param {App} app @returns {string[]} */
function worded(app) {
  const quoted = (/** @type {string} */ text) => app.t("quoted", { text });
  const words = new Headline(app).shownRecords().flatMap((record) => app.facts.record(record).evidence).filter((/** @type {any} */ { denies, differs }) => !denies && !differs);
  const lines = app.edgeEnds().length ? words.map(({ quote, source }) => [quote && quoted(quote), plainCitation(app.facts.source(source), { undated: app.t("cite.undated"), quoted })].filter(Boolean).join(" – ")) : [];
  return [...new Set(lines)];
}
