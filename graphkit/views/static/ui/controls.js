/** Legend, search, tabs, layouts and the other controls around the drawing. */

import { find } from "../core/search.js";
import { BARS, LAYOUTS, LEAST, MAPS, ORDERS, SIDES, SIZES } from "../core/state.js";
import { byId, el, fill, said } from "../elements/dom.js";
import { icon } from "../elements/icon.js";
import { showFound } from "../side_panel/shown_in_panel.js";

/** @typedef {import("./app.js").App} App */

/** Before the name of a column, where it stands among other choices. */
const BY = "by:";

/** The legend is made from the data and filters it. */
export class Legend {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    this.look = "";
    /** @type {Map<string, HTMLElement>} */
    this.rows = new Map();
  }

  /** A network keeps its labels off the legend; of the other forms the legend tells what they drew. */
  get first() {
    return this.app.onStage;
  }

  /** The rows are made once for each language and look; then only what they say changes. */
  draw() {
    const { app } = this;
    const look = [app.state.lang, app.theme.dark, app.state.colourBy].join();
    if (look !== this.look) {
      this.look = look;
      this.rows = new Map([...app.model.looks.keys()].map((kind) => [kind, this.row(kind)]));
      fill(byId("kinds"), ...this.rows.values());
    }
    const counts = this.counts();
    for (const [kind, row] of this.rows) this.count(row, !app.state.hide.has(kind), counts.get(kind) ?? { n: 0, beside: 0 });
    this.lines();
    this.classes();
  }

  /** @param {HTMLElement} row @param {boolean} on @param {{n: number, beside: number}} count */
  count(row, on, { n, beside }) {
    const [own, more] = [n, beside].map((one) => one.toLocaleString(this.app.locale));
    const text = !on ? "–" : beside ? (n ? `${own} + ${more}` : `+ ${more}`) : own;
    const place = /** @type {Element} */ (row.querySelector(".count"));
    if (place.textContent !== text) place.textContent = text;
    row.firstElementChild?.setAttribute("aria-pressed", String(on));
  }

  /** The colours of the column by which the marks are coloured, each with how many show. */
  classes() {
    const { app } = this;
    const { colourBy, form } = app.state;
    if (form === "map") {
      byId("classes").hidden = false;
      fill(byId("classes"), app.forms.map.numbers && el("li", { class: "title" }, app.t("map.numbers")), ...app.forms.map.classes().map(({ colour, text, n, open }) => classLine(app, colour, text, n, open)));
      return;
    }
    const by = ["bars", "table"].includes(form) ? undefined : app.columnOf(colourBy);
    byId("classes").hidden = !by;
    if (!by) return;
    const counts = by.classes.map(() => 0);
    let without = 0;
    by.of.forEach((one, node) => {
      if (!app.seen?.node[node]) return;
      if (one < 0) without++;
      else counts[one]++;
    });
    const lines = by.classes.map((one, i) => classLine(app, one[app.theme.dark ? "dark" : "light"], app.classText(one), counts[i]));
    fill(byId("classes"), el("li", { class: "title" }, said(app.columnTitle(by))), ...lines, without > 0 && classLine(app, app.theme.edge, app.t("columns.without"), without));
  }

  /** Only the lines and marks that occur. */
  lines() {
    const { app } = this;
    const { degrees, signs } = app.forms[app.state.form].occurring?.() ?? { degrees: this.occurring(), signs: [] };
    const fresh = app.state.form === "network" ? app.forms.network.signs : [];
    const beside = app.state.form === "network" ? app.asides : [];
    const asides = new Set(beside.map((e) => app.seen?.edge[e]));
    byId("asides").textContent = app.asideText(beside.filter((e) => Number(app.seen?.edge[e]) > 1), false);
    byId("perhaps").textContent = app.asideText(beside.filter((e) => app.seen?.edge[e] === 1), true);
    for (const line of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("#lines li"))) {
      const { degree, aside, sign } = line.dataset;
      line.hidden = sign ? !fresh.includes(sign) : degree ? !degrees.has(Number(degree)) : aside === "1" ? !asides.has(1) : !asides.has(2) && !asides.has(3);
    }
    for (const mark of document.querySelectorAll("#joins li")) /** @type {HTMLElement} */ (mark).hidden = !signs.includes(/** @type {HTMLElement} */ (mark).dataset.sign);
    byId("lines").hidden = !degrees.size && !asides.size && !fresh.length;
    byId("joins").hidden = !signs.length;
  }

  /** The degrees of certainty among the memberships that show. @returns {Set<number>} */
  occurring() {
    const { model, seen } = this.app;
    const edge = seen?.edge ?? [];
    const found = [false, false, false, false];
    for (let e = 0; e < edge.length; e++) if (edge[e] && model.relation[e] === "membership") found[edge[e]] = true;
    return new Set([1, 2, 3].filter((degree) => found[degree]));
  }

  /** How many of each kind belong or are coalitions, and how many only show beside them. @returns {Map<string, {n: number, beside: number}>} */
  counts() {
    const { model, seen } = this.app;
    /** @type {Map<string, {n: number, beside: number}>} */
    const counts = new Map();
    const lit = this.app.lit(null);
    const belongs = this.belonging(lit);
    for (let i = 0; i < model.n; i++) {
      if (!seen?.node[i] || (lit && !lit.has(i))) continue;
      const count = counts.get(model.kind[i]) ?? { n: 0, beside: 0 };
      counts.set(model.kind[i], count);
      if (belongs(i)) count.n++;
      else count.beside++;
    }
    const told = this.app.t(lit ? "kinds.lit" : "kinds.drawn");
    const all = [...counts.values()].some(({ beside }) => beside) ? this.app.t("kinds.beside", { told }) : told;
    if (byId("kinds-drawn").textContent !== all) byId("kinds-drawn").textContent = all;
    return counts;
  }

  /** Whether a thing is what the drawing is about, or linked to that by a membership. @param {Set<number>|null} lit @returns {(node: number) => boolean} */
  belonging(lit) {
    const { app } = this;
    const { model, seen } = app;
    if (!lit) return (node) => (seen?.degree[node] ?? 0) > 0;
    const chosen = new Set([...app.chosen, ...app.edgeEnds()]);
    return (node) => chosen.has(node) || model.edgesOf[node].some((e) => {
      const other = model.from[e] === node ? model.to[e] : model.from[e];
      return seen?.edge[e] && model.relation[e] === "membership" && (chosen.size ? chosen.has(other) : lit.has(other));
    });
  }

  /** @param {string} kind */
  row(kind) {
    const { app } = this;
    const name = app.term("kind", kind);
    const only = !app.looks(kind).hub && el("button", { class: "only", onclick: () => this.only(kind), "aria-label": app.t("kinds.onlyOf", { kind: name }) }, app.t("kinds.only"));
    return el("div", { class: "kind-row" }, el("button", { class: "kind-toggle", dataset: { kind }, onclick: () => this.toggle(kind) },
      icon(app, kind, 15), el("span", { class: "name" }, said(name)), el("span", { class: "count" })), only);
  }

  /** @param {string} kind */
  only(kind) {
    this.app.update({ kind: [kind], hide: new Set() });
    this.focus(kind);
  }

  /** @param {string} kind */
  focus(kind) {
    /** @type {HTMLElement|null} */ (document.querySelector(`[data-kind="${CSS.escape(kind)}"]`))?.focus();
  }

  /** @param {string} kind */
  toggle(kind) {
    const hide = new Set(this.app.state.hide);
    if (!hide.delete(kind)) hide.add(kind);
    this.app.update({ hide });
    this.focus(kind);
  }
}

/** A colour, what it means, and how many things that show have it. @param {App} app @param {string} colour @param {string} text @param {number} n @param {boolean} [open] whether only its edge is drawn */
function classLine(app, colour, text, n, open = false) {
  const mark = el("span", { class: open ? "swatch open" : "swatch", "aria-hidden": "true" });
  mark.style.background = mark.style.borderColor = colour;
  return el("li", {}, mark, el("span", { class: "name" }, said(text)), el("span", { class: "count" }, n.toLocaleString(app.locale)));
}

/** A combobox: suggestions as one types, chosen by keyboard or pointer. */
export class Search {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    this.input = byId("search");
    this.list = byId("suggestions");
    /** @type {import("../core/search.js").Hit[]} */
    this.hits = [];
    this.at = -1;
    this.input.addEventListener("input", () => this.look());
    this.input.addEventListener("focus", () => this.look());
    this.input.addEventListener("blur", () => window.setTimeout(() => this.close(), 150));
    this.input.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => this.keyed(event));
  }

  draw() {}

  look() {
    const { app } = this;
    this.index ??= app.facts.index();
    this.hits = find(this.index, this.input.value, (node) => app.model.edgesOf[node]?.length ?? 0);
    this.at = -1;
    this.show();
  }

  show() {
    const { app, hits } = this;
    const none = this.input.value.trim() && !hits.length;
    fill(this.list, ...hits.map((hit, i) => this.option(hit, i)), none && el("li", { class: "none" }, app.t("search.none")));
    const open = hits.length > 0 || Boolean(none);
    this.list.hidden = !open;
    this.input.setAttribute("aria-expanded", String(open));
    this.input.setAttribute("aria-activedescendant", this.at >= 0 ? `hit-${this.at}` : "");
  }

  /** @param {import("../core/search.js").Hit} hit @param {number} i */
  option(hit, i) {
    const { app } = this;
    const other = app.facts.others()[hit.node - app.model.n];
    const label = other ? app.text(other.text) : app.label(hit.node);
    const also = hit.name === label && hit.why !== "near" ? "" : app.t(`search.why.${hit.why}`, { name: hit.name });
    if (other) return this.line(hit, i, null, cutShort(label), also && cutShort(also), app.t(`search.${other.what}`));
    return this.line(hit, i, icon(app, app.model.kind[hit.node], 14), label, also, app.term("kind", app.model.kind[hit.node]));
  }

  /** @param {import("../core/search.js").Hit} hit @param {number} i @param {any} mark @param {string} label @param {string} also @param {string} kind */
  line(hit, i, mark, label, also, kind) {
    return el("li", { role: "option", id: `hit-${i}`, "aria-selected": String(i === this.at), onpointerdown: (/** @type {PointerEvent} */ event) => event.preventDefault(), onclick: (/** @type {PointerEvent} */ event) => this.pick(event, hit) },
      mark, el("span", { class: "name" }, said(label), also && el("small", {}, said(also))), el("small", { class: "kind" }, kind));
  }

  /** @param {Event & {shiftKey?: boolean}} event @param {import("../core/search.js").Hit} hit */
  pick(event, hit) {
    event.preventDefault();
    const add = Boolean(event.shiftKey) || byId("add").checked;
    this.input.value = "";
    this.close();
    const { app } = this;
    const other = app.facts.others()[hit.node - app.model.n];
    if (other) return this.follow(other);
    app.select(hit.node, add, app.beforeEvent());
    const { stage } = app.forms.network;
    if (app.onStage) stage.reveal(hit.node);
    if (!app.seen?.node[hit.node]) app.announce(app.t("search.notNow", { name: app.label(hit.node) }));
    return undefined;
  }

  /** A list opens, a topic, country or role becomes a filter, an event its day; a person or promise is shown in the panel of what it is about. @param {{what: string, id: string, of?: any}} other */
  follow({ what, id, of }) {
    const { app } = this;
    const back = app.beforeEvent();
    if (what === "list") return app.update({ list: id, selected: [], edge: "", ...back });
    if (["topic", "country", "role"].includes(what)) return app.update({ [what]: [id], selected: [], edge: "", ...back });
    if (what === "event") return app.showEvent(of);
    const node = app.model.index.get(id);
    if (node === undefined) return undefined;
    app.select(node, false, back);
    return showFound(of);
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
  }

  /** @param {KeyboardEvent} event */
  keyed(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && this.hits.length) {
      this.at = (this.at + step + this.hits.length) % this.hits.length;
      this.show();
    } else if (event.key === "Enter" && this.hits.length) this.pick(event, this.hits[Math.max(this.at, 0)]);
    else if (event.key === "Escape") this.close();
    else return;
    event.preventDefault();
  }
}

/** @param {string} text */
function cutShort(text) {
  return text.length > 90 ? `${text.slice(0, 88)}…` : text;
}

/** Form tabs, layout, size, order, language, theme, depth: each sets one part of the state. */
export class Controls {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    for (const tab of document.querySelectorAll("[role=tab]")) {
      tab.addEventListener("click", () => app.update({ form: /** @type {HTMLElement} */ (tab).dataset.form }));
      tab.addEventListener("keydown", (event) => this.turn(/** @type {KeyboardEvent} */ (event)));
    }
    for (const [id, key] of [["layout", "layout"], ["order", "order"], ["side", "side"], ["bars-what", "bars"], ["map-drawn", "map"], ["language", "lang"]]) {
      byId(id).addEventListener("change", (/** @type {any} */ event) => app.update({ [key]: event.target.value }));
    }
    byId("size").addEventListener("change", (/** @type {any} */ { target }) => app.update(target.value.startsWith(BY) ? { sizeBy: target.value.slice(BY.length) } : { size: target.value, sizeBy: "" }));
    byId("colour").addEventListener("change", (/** @type {any} */ { target }) => app.update({ colourBy: target.value.slice(BY.length) }));
    byId("min").addEventListener("input", (/** @type {any} */ event) => app.update({ min: Math.max(1, Number(event.target.value) || 1) }));
    byId("backbone").addEventListener("change", (/** @type {any} */ event) => app.update({ backbone: event.target.checked }));
    byId("theme").addEventListener("click", () => app.update({ theme: app.theme.dark ? "light" : "dark" }));
    byId("depth").addEventListener("change", (/** @type {any} */ event) => app.update({ depth: Number(event.target.value) }));
    byId("focus-all").addEventListener("click", () => app.update({ focus: [], opened: [] }));
    byId("zoom-in").addEventListener("click", () => app.forms.network.stage.zoomBy(1.5));
    byId("zoom-out").addEventListener("click", () => app.forms.network.stage.zoomBy(1 / 1.5));
    byId("zoom-fit").addEventListener("click", () => app.forms.network.stage.home());
    byId("start").addEventListener("click", () => app.update({ selected: [], edge: "", list: app.state.list === "start" && !app.chosen.length && !app.state.edge ? "none" : "start" }));
    byId("legend-toggle").addEventListener("click", () => this.fold());
    // Beside the panel an open legend would leave the drawing no room.
    if (window.matchMedia("(max-width: 1060px)").matches) this.fold();
  }

  fold() {
    const folded = document.body.classList.toggle("folded");
    byId("legend-toggle").setAttribute("aria-expanded", String(!folded));
  }

  /** Arrow keys move between tabs. @param {KeyboardEvent} event */
  turn(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const tabs = [...document.querySelectorAll("[role=tab]:not([hidden])")];
    const next = /** @type {HTMLElement} */ (tabs[(tabs.indexOf(/** @type {Element} */ (event.target)) + step + tabs.length) % tabs.length]);
    this.app.update({ form: next.dataset.form });
    next.focus();
    event.preventDefault();
  }

  /** Some of them stand in the legend. */
  get first() {
    return this.app.onStage;
  }

  draw() {
    const { app } = this;
    const { state, t } = app;
    const choose = (/** @type {string} */ id, /** @type {string} */ value, /** @type {[string, string][]} */ options) => {
      fill(byId(id), ...options.map(([key, text]) => el("option", { value: key }, text)));
      byId(id).value = value;
    };
    choose("layout", state.layout, LAYOUTS.filter((name) => app.model.positions[name]).map((name) => [name, t(`layout.${name}`)]));
    const { columns } = app.model;
    const by = (/** @type {import("../core/columns.js").Column[]} */ some) => some.map((one) => /** @type {[string, string]} */ ([BY + one.name, app.columnTitle(one)]));
    choose("size", state.sizeBy ? BY + state.sizeBy : state.size, [...SIZES.map((name) => /** @type {[string, string]} */ ([name, t(`size.${name}`)])), ...by(columns.filter(({ numeric }) => numeric))]);
    choose("colour", BY + state.colourBy, [[BY, t("colour.kind")], ...by(columns)]);
    byId("colour").parentElement.hidden = !columns.length;
    choose("order", state.order, ORDERS.map((name) => [name, t(`order.${name}`)]));
    choose("bars-what", state.bars, BARS.map((name) => [name, t(`bars.${name}`)]));
    choose("map-drawn", state.map, MAPS.map((name) => [name, t(`map.${name}`)]));
    choose("side", state.side, SIDES.map((name) => [name, t(`side.${name}`)]));
    choose("language", state.lang, app.languages.map((lang) => [lang, app.languageItself(lang)]));
    choose("at-least", state.atLeast, LEAST.map((name) => [name, t(`atLeast.${name}`)]));
    if (document.activeElement !== byId("min")) byId("min").value = String(state.min);
    byId("backbone").checked = state.backbone;
    byId("depth").value = String(state.depth);
    const named = (/** @type {string[]} */ ids) => new Intl.ListFormat(app.locale).format(ids.map((id) => app.labelOfId(id)));
    byId("ego").hidden = !app.around.length;
    if (app.around.length) byId("ego-text").textContent = t("ego.of", { name: named(state.focus), shown: app.seen?.nodes ?? 0, all: app.model.n });
    byId("left-out").hidden = !Object.keys(app.model.raw.leftOutOf).length;
    byId("left-out").textContent = t("ego.leftOut", { count: app.model.raw.leftOut, focus: named(app.model.opening.focus) });
    byId("about-date").textContent = app.when();
    byId("about-cite").textContent = app.citation();
    const files = document.getElementById("about-files");
    if (files) files.textContent = app.notRead("rows", "places", "doubts").join(" ");
    const more = document.getElementById("about-more-doubts");
    if (more) more.textContent = app.notRead("moreDoubts").join("");
  }
}
