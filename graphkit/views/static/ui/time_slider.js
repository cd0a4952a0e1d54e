/** Time: the date in large, play, the slider, the growth curve and the events above it. */

import { Axis, yearsWithRoom } from "../core/axis.js";
import { growth } from "../core/growth.js";
import { timeOf, yearAround } from "../core/state.js";
import { addMonths, dateText, dayOf, isoOf, newYear, yearOf } from "../core/time.js";
import { byId } from "../elements/dom.js";

/** @typedef {import("./app.js").App} App */

const NS = "http://www.w3.org/2000/svg";
const TALL = 44;
const TICK = 90;
/** Pixels between two years of the axis, and steps of the slider. */
const [ROOM, STEPS] = [44, 100000];
/** From the middle of a year of the axis, and of the handle, to its edge. */
const [HALF_YEAR, HALF_HANDLE] = [14, 9];

export class Timebar {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    this.first = true;
    this.timer = 0;
    this.slider = byId("slider");
    this.axis = new Axis(app.model.spans, app.span);
    [this.slider.min, this.slider.max] = ["0", String(STEPS)];
    this.slider.addEventListener("input", () => app.update(this.time(this.pointed), true));
    this.day = byId("day");
    [this.day.min, this.day.max] = app.span.map(isoOf);
    this.day.addEventListener("change", () => this.typed());
    this.against = byId("against");
    [this.against.min, this.against.max] = [this.day.min, this.day.max];
    this.against.addEventListener("change", () => app.update({ against: dayOf(this.against.value), list: "none" }));
    this.slider.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => this.keyed(event));
    byId("play").addEventListener("click", () => this.toggle());
    byId("all-time").addEventListener("change", (/** @type {any} */ event) => app.update(event.target.checked ? { on: null } : this.time(this.now)));
    byId("whole-year").addEventListener("change", () => app.update(this.time(this.now)));
    byId("at-least").addEventListener("change", (/** @type {any} */ event) => app.update({ atLeast: event.target.value }));
    byId("event-before").addEventListener("click", () => this.jump(-1));
    byId("event-after").addEventListener("click", () => this.jump(1));
    window.addEventListener("resize", () => this.curve());
    this.events = /** @type {any[]} */ ([]);
  }

  /** The day to which the slider points. */
  get pointed() {
    return this.axis.day(Number(this.slider.value) / STEPS);
  }

  /** The day that shows, or the last one of a window or of all time. */
  get now() {
    const { on, until } = this.app.state;
    const [first, last] = this.app.span;
    return Math.min(Math.max(until ?? on ?? last, first), last);
  }

  /** Draw the curve and the events; once, when the facts can be read. */
  ready() {
    const [first, last] = this.app.span;
    this.events = this.app.facts.read().events
      .filter((/** @type {any} */ event) => event.day !== undefined && event.day >= first && event.day <= last)
      .sort((/** @type {any} */ p, /** @type {any} */ q) => p.day - q.day);
    this.curve();
  }

  curve() {
    const { app } = this;
    const svg = byId("curve");
    const width = svg.clientWidth;
    if (!width || !this.slider) return;
    const [first, last] = app.span;
    const at = (/** @type {number} */ day) => 8 + this.axis.share(day) * (width - 16);
    const points = growth(app.model.spans, first, last, Math.min(Math.round(width * 2), 1500), app.model.relation);
    const top = Math.max(...points.map(([, count]) => count), 1);
    const line = points.map(([day, count]) => `${at(day).toFixed(1)} ${(TALL - 2 - (count / top) * (TALL - 20)).toFixed(1)}`);
    const area = make("path", { class: "area", d: `M${at(first)} ${TALL}L${line.join("L")}L${at(last)} ${TALL}Z` });
    const marks = this.events.map((event) => this.mark(event, at(event.day)));
    svg.setAttribute("viewBox", `0 0 ${width} ${TALL + 14}`);
    svg.replaceChildren(area, ...this.years(at, width), ...marks, make("line", { id: "hand", y1: "0", y2: String(TALL) }));
    this.hand(at);
    this.at = at;
  }

  /** @param {any} event @param {number} x */
  mark(event, x) {
    const shape = make("path", { class: `event ${event.kind === "attack" ? "grave" : ""}`, d: `M${x.toFixed(1)} 1l3.6 4-3.6 4-3.6-4Z` });
    const title = make("title", {});
    title.textContent = this.app.t("colon", { what: dateText(event.day, this.app.spoken), told: this.app.text(event.label) });
    shape.append(title);
    shape.addEventListener("click", () => this.app.showEvent(event));
    return shape;
  }

  /** @param {(day: number) => number} at @param {number} width */
  years(at, width) {
    const [first, last] = this.app.span;
    const place = (/** @type {number} */ year) => at(newYear(year));
    const result = [];
    for (const year of yearsWithRoom(yearOf(first), yearOf(last), place, ROOM)) {
      const x = place(year);
      if (x < 14 || x > width - 14) continue;
      const text = make("text", { x: x.toFixed(1), y: String(TALL + 12) });
      text.textContent = String(year);
      result.push(text);
    }
    return result;
  }

  /** Where the handle stands; a year that it would cover is not drawn. @param {(day: number) => number} at */
  hand(at) {
    const x = at(this.now);
    for (const end of ["x1", "x2"]) byId("hand")?.setAttribute(end, x.toFixed(1));
    for (const year of byId("curve").querySelectorAll("text")) {
      const covered = Math.abs(Number(year.getAttribute("x")) - x) < HALF_YEAR + HALF_HANDLE;
      year.setAttribute("visibility", covered ? "hidden" : "visible");
    }
  }

  /** Go to the day that was typed. */
  typed() {
    const day = dayOf(this.day.value);
    if (day !== null) this.app.update(this.time(day));
  }

  draw() {
    const { app } = this;
    const { on, until } = app.state;
    const shown = app.timeText() || app.t("time.all");
    byId("date").textContent = shown;
    const { opening } = app.model;
    byId("date-why").textContent = opening.why && on === opening.day && until === null ? app.t(`time.why.${opening.why}`) : "";
    byId("date-count").textContent = app.t("count.page", { counted: app.counted() });
    this.slider.value = String(Math.round(this.axis.share(this.now) * STEPS));
    this.slider.setAttribute("aria-valuetext", shown);
    if (document.activeElement !== this.against) this.against.value = app.state.against === null ? "" : isoOf(app.state.against);
    if (document.activeElement !== this.day) this.day.value = on === null ? "" : isoOf(on);
    byId("all-time").checked = on === null;
    byId("whole-year").checked = on !== null && until === yearAround(on).until && on === yearAround(on).on;
    byId("at-least").value = app.state.atLeast;
    byId("play").setAttribute("aria-label", app.t(this.timer ? "time.pause" : "time.play"));
    byId("play").classList.toggle("playing", this.timer !== 0);
    if (this.at) this.hand(this.at);
    byId("time").setAttribute("data-on", timeOf(app.state));
  }

  toggle() {
    if (this.timer) return this.stop();
    const { app } = this;
    const [first, last] = app.span;
    if (app.state.on === null || (app.state.until ?? app.state.on) >= last) app.update(this.time(this.early()), true);
    const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    const months = still ? 12 : Math.max(1, Math.round((last - first) / 30.4 / 140));
    this.timer = window.setInterval(() => this.tick(months), still ? 1200 : TICK);
    return this.draw();
  }

  /** Where the curve leaves the ground, so that nobody waits for decades of nothing. */
  early() {
    const [first, last] = this.app.span;
    const points = growth(this.app.model.spans, first, last, 200, this.app.model.relation);
    const top = Math.max(...points.map(([, count]) => count), 1);
    return points.find(([, count]) => count > top * 0.01)?.[0] ?? first;
  }

  /** @param {number} months */
  tick(months) {
    const last = this.app.span[1];
    const step = byId("whole-year").checked ? 12 : months;
    const next = Math.min(addMonths(this.app.state.on ?? last, step), last);
    if (next >= last) this.stop();
    this.app.update(this.time(next), true);
  }

  stop() {
    window.clearInterval(this.timer);
    this.timer = 0;
    this.draw();
    this.app.settle();
  }

  /** The time that a day of the slider stands for: itself, or its whole year. @param {number} day */
  time(day) {
    return byId("whole-year").checked ? yearAround(day) : { on: day };
  }

  /** Arrows move by a month, with Shift by a day, page keys by a year. @param {KeyboardEvent} event */
  keyed(event) {
    const months = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -12, PageUp: 12 }[event.key];
    if (!months) return;
    event.preventDefault();
    const [first, last] = this.app.span;
    const step = byId("whole-year").checked ? 12 * Math.sign(months) : months;
    const now = this.app.state.on ?? last;
    const next = event.shiftKey && Math.abs(months) === 1 ? now + months : addMonths(now, step);
    this.app.update(this.time(Math.min(Math.max(next, first), last)));
  }

  /** @param {number} way */
  jump(way) {
    const on = this.app.event?.day ?? this.app.state.on ?? this.app.span[1];
    const list = way > 0 ? this.events : [...this.events].reverse();
    const next = list.find((event) => (event.day - on) * way > 0);
    if (next) this.app.showEvent(next);
    else this.app.announce(this.app.t("time.noEvent"));
  }
}

/**
 * @param {string} tag
 * @param {Record<string, string>} attributes
 */
function make(tag, attributes) {
  const node = document.createElementNS(NS, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
}
