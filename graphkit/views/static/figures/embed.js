/**
 * The page inside an article: headline, drawing, key and source line without the controls. The
 * article scrolls as if the drawing were a picture; the page tells it how high it wants to be.
 */

import { safeLink } from "../core/cite.js";
import { byId, el, fill, linkTo, said } from "../elements/dom.js";
import { embedCode, pictureCode } from "./embed_code.js";
import { figure, keyOf, publishers } from "./figure.js";

/** @typedef {import("../ui/app.js").App} App */

const SHAPE = 0.62;
const LEAST = 300;
const MOST = 620;
/** What the bar takes by which a wide table scrolls sideways. */
const BAR = 14;
/** What would be higher than that scrolls inside, in a window of this height. */
const [HIGHEST, LONG] = [1400, 720];
/** Fewer rows than these are read without a search. */
const SEARCHED = 12;

export class Embed {
  /** @param {App} app @param {boolean} embedded */
  constructor(app, embedded) {
    this.app = app;
    this.embedded = embedded;
    this.told = 0;
    byId("copy-embed").addEventListener("click", () => this.copy());
    if (!embedded) return;
    document.body.classList.add("embed", "folded");
    window.addEventListener("resize", () => this.draw());
    byId("row-text").addEventListener("input", (/** @type {any} */ event) => app.update({ text: event.target.value.slice(0, 80) }));
  }

  draw() {
    if (!this.embedded) return;
    const { app } = this;
    const { address } = this;
    fill(byId("key"), ...keyOf(app).map(({ text, svg }) => el("li", {}, drawn(svg), said(text))));
    fill(byId("source"), publishers(app), " ", app.citation(), address && " ", address && linkTo(address, app.t("embed.open")), " ", this.data());
    const { form, text } = app.state;
    byId("find-rows").hidden = form !== "table" || (!text && app.forms.table.rows.length < SEARCHED);
    if (document.activeElement !== byId("row-text")) byId("row-text").value = text;
    this.resize();
  }

  /** Gives the memberships that show, as Share does on the whole page. */
  data() {
    return el("button", { class: "link", onclick: () => byId("save-csv").click() }, this.app.t("embed.data"));
  }

  /** As high as the drawing needs, so that nothing scrolls inside the article; only what is very long does. */
  resize() {
    const { form } = this.app.state;
    const box = byId("drawing");
    const sheet = byId(["table", "matrix", "bars", "map"].includes(form) ? form : "timeline");
    const stage = !byId("stage").hidden;
    const needed = stage ? Math.min(Math.max(box.clientWidth * SHAPE, LEAST), MOST) : (sheet.querySelector(".spacer, table")?.scrollHeight ?? 0) + 8 + (sheet.scrollWidth > sheet.clientWidth ? BAR : 0);
    const long = needed > HIGHEST;
    box.classList.toggle("long", long);
    const height = `${long ? LONG : Math.round(needed)}px`;
    if (box.style.height !== height) {
      box.style.height = height;
      this.app.forms[form].draw();
    }
    this.tell();
  }

  tell() {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height === this.told || window.parent === window) return;
    this.told = height;
    window.parent.postMessage({ graphkit: "height", height }, "*");
  }

  /** Where the whole page is, in this state; empty where this copy has no address. */
  get address() {
    const { app } = this;
    const here = safeLink(location.href.split("#")[0]);
    const state = app.shared();
    return here && (state ? `${here}#${state}` : here);
  }

  /** A frame where the page has an address, and else a picture: a file on a disk cannot be framed. */
  copy() {
    const { app } = this;
    const here = safeLink(location.href.split("#")[0]);
    const values = { title: document.title, told: byId("assurance").textContent ?? "", citation: app.citation() };
    const state = app.shared({ list: "none" });
    const code = here
      ? embedCode({ ...values, page: this.address, frame: `${here}#embed&${state}`, height: Math.round(MOST + 160) })
      : pictureCode({ ...values, svg: figure(app, byId("figure-size").value) });
    app.copy(code);
    if (!here) app.notice(app.t("embed.picture"), 6000);
  }
}

/** A sign of the key; the words beside it say what it means. @param {string} svg */
function drawn(svg) {
  const sign = document.importNode(new DOMParser().parseFromString(svg, "image/svg+xml").documentElement, true);
  sign.setAttribute("aria-hidden", "true");
  return sign;
}
