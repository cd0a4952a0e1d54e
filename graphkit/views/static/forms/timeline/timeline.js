/** The timeline of joins: a row for each coalition, or a bar for each membership of what is chosen. */

import { Sheet } from "../../draw/figure_sheet.js";
import { byId } from "../../elements/dom.js";
import { TimelineFigure } from "./timeline_figure.js";
import { TOP } from "./timeline_rows.js";

/** @typedef {import("../../ui/app.js").App} App */
/** @typedef {import("./timeline_rows.js").Row} Row */
/** @typedef {import("./timeline_rows.js").Mark} Mark */

export class TimelineForm extends TimelineFigure {
  /** @param {App} app */
  constructor(app) {
    super(app);
    this.cursor = -1;
    this.host = byId("timeline");
    this.sheet = new Sheet(this.host, {
      size: () => ({ width: this.host.clientWidth, height: TOP + this.rows.length * this.pitch + 30 }),
      paint: (ctx, frame) => this.paintFrame(ctx, frame),
    });
    this.host.addEventListener("click", (/** @type {MouseEvent} */ event) => this.clicked(event));
    this.host.addEventListener("mousemove", (/** @type {MouseEvent} */ event) => this.over(event));
    this.host.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => this.keyed(event));
  }

  draw() {
    this.full = this.host.clientWidth;
    this.gather();
    this.sheet.draw();
  }

  /** What is drawn, where these are joins. */
  about() {
    return this.app.chosen.length ? "" : this.app.t("timeline.about");
  }

  /** @param {MouseEvent} event @returns {{row: Row, mark: Mark|null, tally?: boolean}|null} */
  hit(event) {
    const box = this.sheet.canvas.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    const i = Math.floor((y - TOP + this.host.scrollTop) / this.pitch);
    const row = this.rows[i];
    if (!row || y < TOP) return null;
    if (this.bars) return { row, mark: (x > this.left && row.marks[0]) || null };
    const middle = TOP + (i + 0.5) * this.pitch - this.host.scrollTop;
    const mark = row.marks.find((one) => Math.hypot(one.x - x, middle + one.y - y) < 4.5) ?? null;
    return { row, mark, tally: row.unknown > 0 && x > this.host.clientWidth - this.tally };
  }

  /** @param {MouseEvent} event */
  clicked(event) {
    const hit = this.hit(event);
    if (!hit) return;
    const box = this.sheet.canvas.getBoundingClientRect();
    if (hit.mark) this.open(hit.mark);
    else if (event.clientX - box.left < this.left || hit.row.head) this.app.select(hit.row.title, event.shiftKey);
  }

  /** @param {Mark} mark */
  open(mark) {
    const { model } = this.app;
    const e = model.spans.edge[mark.record];
    this.app.selectEdge(model.from[e], model.to[e]);
  }

  /** @param {MouseEvent} event */
  over(event) {
    const hit = this.hit(event);
    this.app.tip(event, !hit ? "" : hit.tally ? this.tallied(hit.row) : this.told(hit.row, hit.mark));
  }

  /** @param {Row} row @param {Mark|null} mark */
  told(row, mark) {
    const { app } = this;
    if (!mark) return row.head ?? this.toldName(row);
    return app.t("colon", { what: `${app.label(mark.node)} · ${app.label(row.title)}`, told: app.period(mark.record) });
  }

  /** @param {Row} row */
  tallied(row) {
    const { app } = this;
    return app.t("colon", { what: app.label(row.title), told: app.t("timeline.unknown", { n: row.unknown }) });
  }

  /** @param {KeyboardEvent} event */
  keyed(event) {
    const marks = this.rows.flatMap((row) => row.marks.map((mark) => ({ row, mark })));
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key] ?? 0;
    if (step && marks.length) {
      this.cursor = Math.min(Math.max(this.cursor + step, 0), marks.length - 1);
      const { row, mark } = marks[this.cursor];
      this.sheet.reveal(0, TOP + this.rows.indexOf(row) * this.pitch, 10, this.pitch, 0, TOP);
      this.app.announce(this.told(row, mark));
    } else if (event.key === "Enter" && marks[this.cursor]) this.open(marks[this.cursor].mark);
    else return;
    event.preventDefault();
  }
}
