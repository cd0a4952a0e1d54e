/** Who has no place on a drawing of the map stands below it, by name. */

import { cut, measure } from "../../draw/text_width.js";

/** @typedef {import("./map.js").MapForm} MapForm */

export const PAD = 14;
const LINE = 26;
const WIDE = 130;
/** What stands beside a name: its square. */
const ASIDE = 36;
const SENTENCE = 15;

/** Below a drawing: what it is, in a sentence, and those beside it. */
export class Below {
  /** @param {MapForm} form @param {string} about key of the sentence @param {string} title key of the words above the names */
  constructor(form, about, title) {
    this.form = form;
    this.about = about;
    this.title = title;
    /** All of them as places, as the form numbers them. @type {number[]} */
    this.all = [];
    /** What was worked out of what shows. @type {{seen: any, list: number[], longest: number}} */
    this.worked = { seen: null, list: [], longest: 0 };
  }

  /** Who is listed now, and how long the longest name is. */
  get now() {
    const { app, squares } = this.form;
    if (this.worked.seen !== app.seen) {
      const list = this.listed();
      const longest = list.reduce((most, place) => Math.max(most, measure(app.label(squares[place].node), this.font.replace("400", "600"))), 0);
      this.worked = { seen: app.seen, list, longest };
    }
    return this.worked;
  }

  /** Of one or more coalitions those that are in one of them, and who is chosen. @returns {number[]} */
  listed() {
    const { form } = this;
    if (!form.wholes.length) return this.all;
    return this.all.filter((place) => form.count(form.squares[place]).n || form.app.chosen.includes(form.squares[place].node));
  }

  get list() {
    return this.now.list;
  }

  /** Whether a place is in sight: on the map, or listed. @param {number} place */
  shows(place) {
    return !this.all.includes(place) || this.list.includes(place);
  }

  /** Room for the longest of their names. */
  get across() {
    return Math.min(Math.max(this.now.longest + ASIDE + 10, WIDE), this.form.width - 2 * PAD);
  }

  get font() {
    return `400 11.5px ${this.form.app.theme.font}`;
  }

  /** The sentence, in lines as wide as the window; a figure has it in its notes. */
  get sentence() {
    const { form } = this;
    return form.wide ? [] : broken(form.app.t(this.about), Math.min(form.width, form.host.clientWidth || form.width) - 2 * PAD, this.font);
  }

  /** How many stand in one line. */
  get abreast() {
    return Math.max(1, Math.floor((this.form.width - 2 * PAD) / this.across));
  }

  get note() {
    return this.sentence.length * SENTENCE + 19;
  }

  get high() {
    return this.note + (this.list.length ? LINE * (1 + Math.ceil(this.list.length / this.abreast)) : 0);
  }

  /** Where one of them stands. @param {number} at @param {number} top */
  box(at, top) {
    return { x: PAD + (at % this.abreast) * this.across, y: top + this.note + LINE * (0.6 + Math.floor(at / this.abreast)), w: 20, h: 20 };
  }

  /** Which of them is at a point, or -1. @param {number} x @param {number} y @param {number} top */
  under(x, y, top) {
    const at = this.list.findIndex((_, i) => {
      const box = this.box(i, top);
      return x >= box.x && y >= box.y && x <= box.x + this.across - 8 && y <= box.y + box.h;
    });
    return at < 0 ? -1 : this.list[at];
  }

  /** @param {any} ctx @param {{x: number, y: number}} frame @param {number} top */
  paint(ctx, frame, top) {
    const { form } = this;
    const { theme, t } = form.app;
    ctx.textAlign = "left";
    ctx.textBaseline = "middle";
    ctx.fillStyle = theme.muted;
    ctx.font = this.font;
    // The sentence stays in sight where the drawing is wider than the window.
    this.sentence.forEach((line, i) => ctx.fillText(line, PAD, top + 8 + i * SENTENCE - frame.y));
    if (this.list.length) ctx.fillText(cut(t(this.title), form.width - 2 * PAD, ctx.font), PAD - frame.x, top + this.note - frame.y);
    this.list.forEach((place, at) => this.name(ctx, place, this.box(at, top), frame));
  }

  /** @param {any} ctx @param {number} place @param {{x: number, y: number, w: number, h: number}} box @param {{x: number, y: number}} frame */
  name(ctx, place, box, frame) {
    const { form } = this;
    const { app } = form;
    const [x, y] = [box.x - frame.x, box.y - frame.y];
    form.square(ctx, place, x, y, box.w, box.h);
    ctx.textAlign = "left";
    ctx.textBaseline = "middle";
    ctx.font = `${form.count(form.squares[place]).n ? 600 : 400} 11.5px ${app.theme.font}`;
    ctx.fillStyle = app.theme.ink;
    ctx.fillText(cut(app.label(form.squares[place].node), this.across - ASIDE, ctx.font), x + 26, y + 10);
  }
}

/** @param {string} text @param {number} width @param {string} font */
function broken(text, width, font) {
  const lines = [""];
  for (const word of text.split(" ")) {
    const longer = `${lines[lines.length - 1]} ${word}`.trim();
    if (measure(longer, font) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
