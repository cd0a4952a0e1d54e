/** A story: one step after the other, each a text with its sources beside what the page then shows. */

import { byId, el, fill } from "../elements/dom.js";
import { figure } from "../figures/figure.js";
import { citation } from "../side_panel/evidence.js";

/** @typedef {import("./app.js").App} App */

export class Story {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    this.first = true;
    this.timer = 0;
    this.host = byId("story");
    this.still = window.matchMedia("(prefers-reduced-motion: reduce)");
    if (!this.steps.length) return;
    document.addEventListener("keydown", (event) => this.keyed(event));
    window.addEventListener("beforeprint", () => this.print());
    window.addEventListener("afterprint", () => fill(byId("sequence")));
  }

  /** @returns {any[]} */
  get steps() {
    return this.app.model.raw.steps ?? [];
  }

  draw() {
    const { app, steps } = this;
    const { step } = app.state;
    this.host.hidden = !step;
    if (!step) return;
    const one = steps[step - 1];
    const held = document.activeElement?.id;
    const plays = steps.some(({ dwell }) => dwell > 0) && !this.still.matches;
    fill(this.host,
      el("p", { class: "told", "aria-live": "polite" }, app.told(one.text)),
      one.sources.length > 0 && el("details", {}, el("summary", {}, app.t("story.sources", { n: one.sources.length })), el("ul", { class: "plain" }, one.sources.map((/** @type {string} */ source) => el("li", {}, citation(app, source))))),
      el("div", { class: "actions" },
        el("button", { id: "story-back", disabled: step === 1, onclick: () => this.go(step - 1) }, app.t("story.back")),
        el("span", { class: "count" }, app.t("story.of", { step, all: steps.length })),
        el("button", { id: "story-next", disabled: step === steps.length, onclick: () => this.go(step + 1) }, app.t("story.next")),
        plays && el("button", { id: "story-play", "aria-pressed": String(this.timer > 0), onclick: () => this.play() }, app.t(this.timer ? "story.pause" : "story.play")),
        el("button", { id: "story-leave", onclick: () => this.leave() }, app.t("story.leave"))));
    if (held?.startsWith("story-")) (document.getElementById(held) ?? byId("story-next")).focus();
  }

  /** @param {number} step */
  go(step) {
    if (step < 1 || step > this.steps.length) return;
    this.app.update(this.app.stepped(step));
    if (this.timer) this.wait();
  }

  leave() {
    this.stop();
    this.app.update({ step: 0 });
  }

  stop() {
    window.clearTimeout(this.timer);
    this.timer = 0;
  }

  play() {
    if (this.timer) {
      this.stop();
      this.draw();
    } else {
      if (this.app.state.step === this.steps.length) this.app.update(this.app.stepped(1));
      this.wait();
      this.draw();
    }
  }

  /** Go on when the time of this step is over. */
  wait() {
    this.stop();
    const { step } = this.app.state;
    const { dwell } = this.steps[step - 1];
    if (step === this.steps.length) return;
    this.timer = window.setTimeout(() => this.go(step + 1), (dwell || 6) * 1000);
  }

  /** @param {KeyboardEvent} event */
  keyed(event) {
    const way = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }[event.key];
    const on = /** @type {Element} */ (event.target);
    if (!way || !this.app.state.step || (on !== document.body && !this.host.contains(on))) return;
    this.go(this.app.state.step + way);
    event.preventDefault();
  }

  /** On paper the steps follow each other, each with its figure. */
  print() {
    const { app } = this;
    const before = app.state;
    if (!before.step) return;
    const parts = this.steps.map((one, i) => {
      app.update(app.stepped(i + 1), true);
      app.parts.forEach(({ part }) => part !== this && part.draw());
      const svg = new DOMParser().parseFromString(figure(app, "page"), "image/svg+xml").documentElement;
      svg.querySelectorAll("[id]").forEach((node) => (node.tagName === "title" || node.tagName === "desc") && node.removeAttribute("id"));
      return el("section", {}, el("p", { class: "told" }, app.told(one.text)), document.importNode(svg, true), el("ul", { class: "plain" }, one.sources.map((/** @type {string} */ source) => el("li", {}, citation(app, source)))));
    });
    app.update(before);
    fill(byId("sequence"), ...parts);
  }
}
