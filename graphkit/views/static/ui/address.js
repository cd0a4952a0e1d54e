/** The state in the address: read, kept, given to others, and what could not be read of it. */

import { choiceOf } from "../core/column_values.js";
import { schemeOf } from "../core/filters.js";
import { encode, instead, parse } from "../core/state.js";
import { Notices } from "./notices.js";

/** @typedef {import("../core/state.js").State} State */

/** How many things an address may name wrongly before the rest is left unsaid. */
const NAMED = 5;

export class Address extends Notices {
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
      languages: this.languages,
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

  /** What the address asks for and the page does not understand or have, and what to do about it. */
  tellUnread() {
    const names = [...(this.leftAside ?? [])].map(short);
    const asides = (this.unread ?? []).map(([key, value]) => ({ said: short(value ? `${key}=${value}` : key), choices: instead(key, this.languages) }));
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
}

/** So much of what an address says that a sentence can hold it. @param {string} text */
function short(text) {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
