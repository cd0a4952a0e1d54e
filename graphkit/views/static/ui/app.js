/**
 * The page as a whole: one state, what it makes visible, and the parts that draw it.
 *
 * Every change goes through `update`; it works out what is visible once, then lets the parts draw.
 */

import { noFilters, passing } from "../core/filters.js";
import { languageThere } from "../core/languages.js";
import { FORMS, initial, joined } from "../core/state.js";
import { dateText } from "../core/time.js";
import { reachOf, visible } from "../core/visible.js";
import { byId } from "../elements/dom.js";
import { Marks } from "../stage/placed_marks.js";
import { sayIn, translate } from "../wording/interface_texts.js";
import { Address } from "./address.js";
import { chipsOf } from "./filters.js";

/** @typedef {import("../core/model.js").Model} Model */
/** @typedef {import("../core/state.js").State} State */

const FILTERS = Object.keys(noFilters());
const NONE = JSON.stringify(Object.values(noFilters()));
const FORMS_WITH_STAGE = ["network", "shared"];

export class App extends Address {
  /**
   * @param {Model} model
   * @param {import("../side_panel/facts.js").Facts} facts
   * @param {Record<string, Record<string, string>>} texts
   */
  constructor(model, facts, texts) {
    super();
    this.model = model;
    this.facts = facts;
    this.texts = texts;
    /** @type {State} */
    this.start = initial(model.opening);
    this.start.lang = languageThere(this.start.lang, this.languages) ?? "en";
    if (window.matchMedia("(max-width: 900px), (max-height: 560px)").matches || !model.spans.n) this.start.list = "none";
    this.state = this.begun();
    this.t = sayIn(texts, this.spoken);
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

  /** Work out what there is to see. */
  see() {
    const { state, model } = this;
    const opened = state.opened.map((id) => /** @type {number} */ (model.index.get(id)));
    this.passes = this.filtering();
    const reach = this.around.length ? reachOf(model, this.around, state.depth, opened) : null;
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
    if (before.lang !== this.state.lang) this.t = sayIn(this.texts, this.spoken);
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
      translate(document, this.t, this.spoken);
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
    if (strip.scrollWidth > strip.clientWidth) strip.scrollLeft = byId(`tab-${state.form}`).offsetLeft - strip.offsetLeft - 30;
    this.parts.filter(({ part }) => !part.first).forEach(({ part }) => part.draw());
    this.empty();
    this.write(true);
    this.tellUnread();
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
    this.announce(this.t("colon", { what: dateText(event.day, this.spoken), told: this.text(event.label) }));
    this.notice(this.t("event.day", { date: this.timeText() }), 4000);
  }

  /** The day that showed before the event that shows, for who looks for something else; nothing where none does. @returns {Partial<State>} */
  beforeEvent() {
    return (this.event && this.dayBefore) || {};
  }

  /** @param {KeyboardEvent} event @returns {boolean} whether it meant something */
  key(event) {
    if (event.key === "Escape") this.clear();
    else if (event.key === "e" && this.around.length && this.chosen.length) this.expand(this.chosen[0]);
    else return false;
    return true;
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
