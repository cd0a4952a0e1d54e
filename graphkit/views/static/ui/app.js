/**
 * The page as a whole: one state, what it makes visible, and the parts that draw it.
 *
 * Every change goes through `update`; it works out what is visible once, then lets the parts draw.
 */

import { choiceOf } from "../core/column_values.js";
import { noFilters, passing, schemeOf } from "../core/filters.js";
import { FORMS, encode, initial, instead, joined, parse } from "../core/state.js";
import { dateText } from "../core/time.js";
import { reachOf, visible } from "../core/visible.js";
import { byId } from "./dom.js";
import { chipsOf, unfiltered } from "./filters.js";
import { sayIn, translate } from "./i18n.js";
import { Marks } from "./marks.js";
import { Words } from "./words.js";

/** @typedef {import("../core/model.js").Model} Model */
/** @typedef {import("../core/state.js").State} State */

const FILTERS = Object.keys(noFilters());
const NONE = JSON.stringify(Object.values(noFilters()));
const FORMS_WITH_STAGE = ["network", "shared"];
/** How many things an address may name wrongly before the rest is left unsaid. */
const NAMED = 5;

export class App extends Words {
  /**
   * @param {Model} model
   * @param {import("./facts.js").Facts} facts
   * @param {Record<string, Record<string, string>>} texts
   */
  constructor(model, facts, texts) {
    super();
    this.model = model;
    this.facts = facts;
    this.texts = texts;
    /** @type {State} */
    this.start = initial(model.opening);
    if (!texts[this.start.lang]) this.start.lang = "en";
    if (window.matchMedia("(max-width: 900px), (max-height: 560px)").matches || !model.spans.n) this.start.list = "none";
    this.state = this.begun();
    this.t = sayIn(texts, this.state.lang);
    /** @type {any} */
    this.theme = {};
    /** @type {any} */
    this.event = null;
    /** @type {Partial<State>|null} the time that showed before an event set its day */
    this.dayBefore = null;
    /** @type {Record<string, any>} */
    this.forms = {};
    this.marks = new Marks(this);
    /** @type {any[]} */
    this.parts = [];
    this.frame = 0;
    /** Whether the page stands inside an article. */
    this.embedded = false;
    this.span = span(model);
    this.see();
  }

  /** The story begins with its first step, unless the address says something else. */
  begun() {
    const steps = this.model.raw.steps?.length ?? 0;
    return steps && !location.hash.slice(1) ? this.stepped(1) : this.read();
  }

  /** What a step of the story shows, in the language and colours chosen. @param {number} step */
  stepped(step) {
    const { lang, theme } = this.state ?? this.start;
    return { ...this.read(this.model.raw.steps[step - 1].state), list: "none", step, lang, theme };
  }

  /** @param {string} [fragment] the address, or another one */
  read(fragment = location.hash) {
    const asked = new URLSearchParams(fragment.replace(/^#/, ""));
    const step = Math.trunc(Number(asked.get("step") ?? 0));
    const known = step >= 1 && step <= (this.model.raw.steps?.length ?? 0);
    const alone = [...asked.keys()].every((key) => ["step", "embed"].includes(key));
    if (known && alone) return this.stepped(step);
    const state = { ...this.parsed(fragment), step: known ? step : 0 };
    if (asked.get("step") && !known && this.model.raw.steps?.length) this.unread?.push(["step", asked.get("step") ?? ""]);
    else if (asked.get("step") && !known) this.leftAside?.add(`step=${asked.get("step")}`);
    return state;
  }

  /** @param {string} fragment */
  parsed(fragment) {
    /** @type {Set<string>} */
    this.leftAside = new Set();
    /** @type {[string, string][]} */
    this.unread = [];
    const kept = (/** @type {boolean} */ found, /** @type {string} */ name) => {
      if (!found) this.leftAside?.add(name);
      return found;
    };
    const state = parse(fragment, this.start, {
      languages: Object.keys(this.texts),
      has: (id) => kept(this.model.index.has(id), id),
      column: (name, numeric) => kept(this.model.columns.some((one) => one.name === name && (one.numeric || !numeric)), name),
      choice: (text) => kept(choiceOf(this.model.columns, text) !== undefined, text),
      term: (list, value) => kept(Boolean(this.facts.read().terms[schemeOf(list)]?.[value]), value),
      kind: (kind) => kept(this.model.looks.has(kind), kind),
      unread: (key, value) => this.unread?.push([key, value]),
    });
    // Without governments of countries there is no map.
    if (state.form === "map" && !kept(Boolean(this.model.raw.map), "map")) state.form = this.start.form;
    return state;
  }

  /** Work out what there is to see. */
  see() {
    const { state, model } = this;
    const focus = state.focus ? model.index.get(state.focus) : undefined;
    const opened = state.opened.map((id) => /** @type {number} */ (model.index.get(id)));
    this.passes = this.filtering();
    const reach = focus === undefined ? null : reachOf(model, focus, state.depth, opened);
    /** 1 for what is around the focus; nothing where all is. */
    this.reach = reach;
    this.seen = visible(model, state, reach, this.passes);
    this.worked = {};
  }

  /** The memberships that pass the filters; worked out anew when a filter changes, not when time does. */
  filtering() {
    const { state, model, facts } = this;
    const key = JSON.stringify(FILTERS.map((name) => /** @type {any} */ (state)[name]));
    if (key === this.filterKey) return this.passes ?? null;
    this.filterKey = key;
    if (key === NONE) return null;
    return passing(model, facts.read(), state, (node) => facts.names(node));
  }

  /** Whether fewer things are shown than there are. */
  get filtered() {
    return Boolean(this.passes) || this.state.hide.size > 0 || this.state.without.length > 0;
  }

  chips() {
    return chipsOf(this);
  }

  /**
   * Change the state and draw.
   * @param {Partial<State>} patch
   * @param {boolean} [passing] on the way to something else: draw only what moves
   */
  update(patch, passing = false) {
    const before = this.state;
    if (!("event" in patch)) this.event = null;
    this.state = { ...before, ...("on" in patch ? { until: null } : {}), ...patch };
    if (before.lang !== this.state.lang) this.t = sayIn(this.texts, this.state.lang);
    this.see();
    if (passing) this.soon();
    else this.draw();
  }

  /** One drawing a frame at most. */
  soon() {
    if (this.frame) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.drawMoving();
    });
  }

  drawMoving() {
    this.forms[this.state.form].draw(true);
    this.parts.filter((part) => part.moving).forEach((part) => part.part.draw());
    this.empty();
    this.settled ??= 0;
    window.clearTimeout(this.settled);
    this.settled = window.setTimeout(() => this.settle(), 250);
  }

  /** After something moved: bring the parts up to date that do not follow every step. */
  settle() {
    if (this.state.form === "table") this.forms.table.draw();
    this.parts.forEach(({ part }) => part.draw());
    this.write();
    this.announce(`${document.title}. ${this.counted()}`);
  }

  draw() {
    const { state } = this;
    if (document.documentElement.lang !== state.lang) document.documentElement.lang = state.lang;
    this.dress();
    if (this.translated !== state.lang) {
      translate(document, this.t);
      byId("title").textContent = this.titled();
      this.translated = state.lang;
    }
    for (const form of FORMS) {
      byId(`tab-${form}`).setAttribute("aria-selected", String(form === state.form));
      byId(`tab-${form}`).hidden = form === "map" && !this.model.raw.map;
      byId(`tab-${form}`).tabIndex = form === state.form ? 0 : -1;
    }
    byId("stage").hidden = !this.onStage;
    byId("zoom").hidden = byId("stage").hidden;
    for (const form of ["matrix", "timeline", "bars", "map", "table"]) byId(form).hidden = state.form !== form;
    document.body.dataset.form = state.form;
    // First what takes room from the drawing or lies on it, so that this is drawn once.
    this.parts.filter(({ part }) => part.first).forEach(({ part }) => part.draw());
    this.forms[state.form].draw();
    const strip = /** @type {HTMLElement} */ (byId(`tab-${state.form}`).parentElement);
    if (strip.scrollWidth > strip.clientWidth) strip.scrollLeft = byId(`tab-${state.form}`).offsetLeft - strip.offsetLeft - 24;
    this.parts.filter(({ part }) => !part.first).forEach(({ part }) => part.draw());
    this.empty();
    this.write(true);
    this.tellUnread();
  }

  /** What the address asks for and the page does not understand or have, and what to do about it. */
  tellUnread() {
    const names = [...(this.leftAside ?? [])].map(short);
    const asides = (this.unread ?? []).map(([key, value]) => ({ said: short(value ? `${key}=${value}` : key), choices: instead(key, Object.keys(this.texts)) }));
    const parts = asides.filter(({ choices }) => !choices);
    const told = [
      names.length && this.t("leftAside", { names: names.slice(0, NAMED).join(", ") }),
      ...asides.filter(({ choices }) => choices).slice(0, NAMED).map(({ said, choices }) => this.t(choices?.length ? "unread.value" : "unread.twice", { said, choices: choices?.join(", ") ?? "" })),
      parts.length && this.t("unread.part", { names: parts.slice(0, NAMED).map(({ said }) => said).join(", ") }),
    ].filter(Boolean).join(" ");
    if (told) this.notice(told, 6000 + 60 * told.length);
    this.leftAside?.clear();
    this.unread = [];
  }

  /** A clear word instead of a blank page. */
  empty() {
    const box = byId("empty");
    const { state } = this;
    const seen = /** @type {import("../core/visible.js").Visible} */ (this.seen);
    const drawn = this.forms[state.form].joins?.();
    const bare = state.form === "map" && seen.links > 0 && !this.forms.map.filled;
    const blank = state.form === "shared" ? !this.forms.shared.pairs.length : bare || !(seen.links || drawn);
    box.hidden = !blank;
    if (!blank) return;
    const [first, last] = this.model.days;
    const early = state.on !== null && (state.until ?? state.on) < first;
    const key = bare ? "empty.map" : state.form === "shared" && seen.links ? (state.backbone ? "empty.shared" : "empty.sharedPlain") : !this.model.spans.n ? "empty.none" : early ? "empty.early" : seen.total ? "empty.hidden" : this.passes ? "empty.filtered" : "empty.day";
    byId("empty-text").textContent = this.t(key, { date: this.timeText() || this.t("time.all"), first: dateText(first, state.lang), min: state.min });
    const button = byId("empty-button");
    button.hidden = !this.model.spans.n;
    const elsewhen = early || (!seen.total && !this.passes);
    if (bare) {
      button.textContent = this.t("form.network");
      button.onclick = () => this.update({ form: "network" });
      return;
    }
    button.textContent = this.t(key.startsWith("empty.shared") ? "empty.loosen" : elsewhen ? "empty.goLast" : "empty.showAll");
    button.onclick = () => this.update(key.startsWith("empty.shared") ? { min: 1, backbone: false } : elsewhen ? { on: last, atLeast: "possible" } : { ...unfiltered(), focus: "", opened: [] });
  }

  /** Colours from the style sheet, so that light and dark are told once. */
  dress() {
    const root = document.documentElement;
    const { theme } = this.state;
    if (theme) root.dataset.theme = theme;
    else delete root.dataset.theme;
    const style = getComputedStyle(root);
    const value = (/** @type {string} */ name) => style.getPropertyValue(name).trim();
    this.theme = {
      dark: value("--scheme") === "dark", paper: value("--paper"), ink: value("--ink"), muted: value("--muted"),
      edge: value("--edge"), accent: value("--accent"), wash: value("--wash"), line: value("--line"), area: value("--area"), font: getComputedStyle(document.body).fontFamily,
    };
  }

  /** The state for somebody else's address: with its day, whatever the page will open on when it is made again. @param {Partial<State>} [patch] */
  shared(patch = {}) {
    const { start } = this;
    return encode({ ...this.state, ...patch }, this.model.spans.n ? { ...start, on: NaN } : start);
  }

  /** Keep the state in the address. @param {boolean} [step] whether Back should undo it, as it should not each day passed */
  write(step = false) {
    if (this.embedded) return;
    const fragment = encode(this.state, this.start);
    if (location.hash.slice(1) === fragment) {
      this.written = fragment;
      return;
    }
    try {
      const address = fragment ? `#${fragment}` : location.pathname + location.search;
      if (step && this.written !== undefined) history.pushState(null, "", address);
      else history.replaceState(null, "", address);
      this.written = fragment;
    } catch {
      // A sandboxed frame has no address of its own; the state then lives only in the page.
    }
  }

  // What a person does

  /** @param {number} node @param {boolean} add @param {Partial<State>} [also] what changes with it */
  select(node, add, also = {}) {
    const id = this.model.id[node];
    const had = this.state.selected.includes(id);
    const selected = add ? (had ? this.state.selected.filter((one) => one !== id) : [...this.state.selected, id]) : [id];
    this.update({ selected, edge: "", ...also });
    if (this.onStage && this.seen?.node[node]) this.forms.network.stage.reveal(node);
    this.announce(this.described(node));
  }

  /** @param {number[]} nodes */
  compare(nodes) {
    this.update({ selected: nodes.map((node) => this.model.id[node]), edge: "" });
  }

  /** @param {number} a @param {number} b */
  selectEdge(a, b) {
    this.update({ edge: joined([this.model.id[a], this.model.id[b]], "|"), selected: [] });
    this.announce(`${this.label(a)} – ${this.label(b)}`);
  }

  /** Drop what is chosen; only where nothing is, also the day compared with. */
  clear() {
    const { selected, edge, list, against } = this.state;
    const bare = !selected.length && !edge && list === "none" && !this.event;
    this.update({ selected: [], edge: "", list: "none", against: bare ? null : against, not: [] });
  }

  /** @param {number} node */
  expand(node) {
    this.update({ opened: [...this.state.opened, this.model.id[node]] });
  }

  /** Whether a network is drawn, of memberships or of what is shared. */
  get onStage() {
    return FORMS_WITH_STAGE.includes(this.state.form);
  }

  /** @param {any} event */
  showEvent(event) {
    if (!this.event) this.dayBefore = { on: this.state.on, until: this.state.until };
    this.event = event;
    const [first, last] = this.span;
    this.update(/** @type {any} */ ({ event: true, on: Math.min(Math.max(event.day, first), last), selected: [], edge: "" }));
    this.announce(`${dateText(event.day, this.state.lang)}: ${this.text(event.label)}`);
    this.notice(this.t("event.day", { date: this.timeText() }), 4000);
  }

  /** The day that showed before the event that shows, for who looks for something else; nothing where none does. @returns {Partial<State>} */
  beforeEvent() {
    return (this.event && this.dayBefore) || {};
  }

  /** @param {KeyboardEvent} event @returns {boolean} whether it meant something */
  key(event) {
    if (event.key === "Escape") this.clear();
    else if (event.key === "e" && this.state.focus && this.chosen.length) this.expand(this.chosen[0]);
    else return false;
    return true;
  }

  /** @param {number} node */
  hovered(node) {
    if (node >= 0) this.announce(this.described(node));
    const tip = byId("tip");
    tip.hidden = node < 0;
    if (node < 0) return;
    const { stage } = this.forms.network;
    const { camera, picture } = stage;
    this.showTip(this.described(node), picture.x[node] * camera.k + camera.x + stage.canvas.offsetLeft, picture.y[node] * camera.k + camera.y + stage.canvas.offsetTop);
  }

  /** @param {MouseEvent} event @param {string} text */
  tip(event, text) {
    byId("tip").hidden = !text;
    const box = byId("drawing").getBoundingClientRect();
    if (text) this.showTip(text, event.clientX - box.left, event.clientY - box.top);
  }

  /** @param {string} text @param {number} x @param {number} y */
  showTip(text, x, y) {
    const tip = byId("tip");
    tip.textContent = text;
    tip.hidden = false;
    const { clientWidth, clientHeight } = byId("drawing");
    tip.style.left = `${Math.min(x + 14, clientWidth - tip.offsetWidth - 8)}px`;
    tip.style.top = `${y + 18 + tip.offsetHeight > clientHeight ? y - tip.offsetHeight - 12 : y + 18}px`;
  }

  /** @param {string} text for a screen reader */
  announce(text) {
    byId("live").textContent = text;
  }

  /** @param {string} text */
  async copy(text) {
    const done = await copied(text);
    this.notice(this.t(done ? "copied" : "notCopied"), 1800);
  }

  /** @param {string} text @param {number} time in milliseconds */
  notice(text, time) {
    byId("toast").textContent = text;
    byId("toast").hidden = false;
    window.clearTimeout(this.noticed);
    this.noticed = window.setTimeout(() => (byId("toast").hidden = true), time);
  }
}

/**
 * The days that the slider covers: a little before the first join, without a long empty start.
 * @param {Model} model
 * @returns {[number, number]}
 */
function span(model) {
  const [first, last] = model.days;
  return first < last ? [first, last] : [first - 365, last + 1];
}

/** So much of what an address says that a sentence can hold it. @param {string} text */
function short(text) {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/**
 * Put a text on the clipboard, also where the page may not ask for it.
 * @param {string} text
 */
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    area.className = "unseen";
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
}
