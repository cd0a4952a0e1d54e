/** What shows at the time chosen, how sure it is, and what is sure enough to be counted. */

import { EARLIEST, LATEST } from "../core/model.js";
import { shortestWay } from "../core/shortest_way.js";
import { certainty, POSSIBLE, PRESUMED, promised, RANKS } from "../core/time.js";
import { holding, incidence } from "../core/visible.js";
import { Naming } from "./naming.js";

export class Shown extends Naming {
  /** What is drawn with its surroundings, and nothing else; nothing where all is. @returns {number[]} */
  get around() {
    return this.state.focus.flatMap((id) => this.model.index.get(id) ?? []);
  }

  /** What each actor that shows is in. @returns {Map<number, number[]>} */
  get joined() {
    return (this.worked.joined ??= incidence(this.model, /** @type {import("../core/visible.js").Visible} */ (this.seen)));
  }

  /** Certainty of each edge at the time that shows, whatever kinds are hidden. @returns {Uint8Array} */
  get sureness() {
    return (this.worked.sureness ??= holding(this.model, this.state, RANKS.indexOf(this.state.atLeast), this.passes).edge);
  }

  /** @param {number} record */
  certaintyOf(record) {
    if (this.passes && !this.passes[record]) return 0;
    const sure = certainty(this.model.spans, record, this.state.on, this.state.until ?? this.state.on);
    return sure >= RANKS.indexOf(this.state.atLeast) ? sure : 0;
  }

  /** @param {number} e */
  certaintyOfEdge(e) {
    return this.sureness[e];
  }

  /** The records of an edge that hold at the time that shows, the earliest first; all of them where none does. @param {number} e @returns {number[]} */
  recordsOf(e) {
    const all = this.model.recordsOf[e];
    const held = all.filter((record) => this.certaintyOf(record));
    return [...(held.length ? held : all)].sort((p, q) => this.startKey(p) - this.startKey(q) || p - q);
  }

  /** The edges to the members of a thing at the time that shows, whatever is hidden. @param {number} node @returns {number[]} */
  membersOf(node) {
    return this.linksOf(node).filter((e) => this.model.to[e] === node);
  }

  /** How many links a thing has at any time, with those that this page leaves out. @param {number} node @returns {number} */
  joinedInAll(node) {
    return this.model.edgesOf[node].length + this.leftOutOf(node);
  }

  /** How many links of a thing were left out of this file, which is around something else. @param {number} node @returns {number} */
  leftOutOf(node) {
    return this.model.raw.leftOutOf[node] ?? 0;
  }

  /** What is told of the files that the graph was read from, a sentence for each thing that was counted. @param {...string} what @returns {string[]} */
  notRead(...what) {
    const { notRead } = this.model.raw;
    return what.filter((one) => notRead[one]).map((one) => this.t(`notRead.${one}`, { n: notRead[one] }));
  }

  /** The edges to what a thing joined. @param {number} node @returns {number[]} */
  joinedBy(node) {
    return this.linksOf(node).filter((e) => this.model.from[e] === node);
  }

  /** Who is in all of some coalitions and in none of those that are to be left out. @param {number[]} wholes @returns {number[]} */
  inAll(wholes) {
    const out = wholes.filter((node) => this.state.not.includes(this.model.id[node]));
    const in_ = wholes.filter((node) => !out.includes(node));
    return [...this.joined].filter(([, list]) => in_.every((one) => list.includes(one)) && !out.some((one) => list.includes(one))).map(([actor]) => actor);
  }

  /** The memberships of two things in each other at any time, the earliest first. @param {number} a @param {number} b @returns {number[]} */
  everBetween(a, b) {
    const { model } = this;
    const edges = model.edgesOf[a].filter((e) => model.relation[e] === "membership" && (model.to[e] === b || model.from[e] === b));
    return edges.flatMap((e) => model.recordsOf[e]).sort((p, q) => this.startKey(p) - this.startKey(q) || p - q);
  }

  /** @param {number} node */
  linksOf(node) {
    return this.model.edgesOf[node].filter((e) => this.model.relation[e] === "membership" && this.certaintyOfEdge(e));
  }

  /** The way between the two things that are selected, along the memberships that show; null where there are not two or none leads there. */
  way() {
    const { chosen, model, seen } = this;
    if (chosen.length !== 2 || !seen) return null;
    const links = (/** @type {number} */ node) => model.edgesOf[node].filter((e) => model.relation[e] === "membership" && seen.edge[e]).map((e) => ({ edge: e, other: model.from[e] === node ? model.to[e] : model.from[e] }));
    return shortestWay(chosen[0], chosen[1], links);
  }

  /** That way, where only it is to be drawn. */
  drawnWay() {
    return this.state.way ? this.way() : null;
  }

  /** Whether a thing is hidden, or all of its kind. @param {number} node */
  hides(node) {
    const { hide, without } = this.state;
    return hide.has(this.model.kind[node]) || without.includes(this.model.id[node]);
  }

  /** The least certainty that counts where nobody asks for less: of all time everything, else what is presumed. */
  get enough() {
    return this.enoughOn(this.state.on);
  }

  /** The same on another day. @param {number|null} on */
  enoughOn(on) {
    return Math.max(RANKS.indexOf(this.state.atLeast), on === null ? POSSIBLE : PRESUMED);
  }

  /** Whether a thing is surely linked to all of some others. @param {number} node @param {number[]} others */
  surelyWith(node, others) {
    const { from, to } = this.model;
    const links = this.linksOf(node).filter((e) => this.certaintyOfEdge(e) >= this.enough);
    return others.every((other) => links.some((e) => (from[e] === node ? to[e] : from[e]) === other));
  }

  /** How many of some edges are sure enough. @param {number[]} edges */
  sureOf(edges) {
    return edges.filter((e) => this.certaintyOfEdge(e) >= this.enough).length;
  }

  /** What a node promised, through the memberships that show or by acts of its own. @param {number} node @returns {string[]} */
  promisesOf(node) {
    return [...this.promisesSurely(node).keys()];
  }

  /** How surely each of them binds at the time that shows. @param {number} node @returns {Map<string, number>} */
  promisesSurely(node) {
    const { model } = this;
    const joined = model.edgesOf[node].filter((e) => model.from[e] === node).flatMap((e) => model.recordsOf[e]);
    const taken = joined.flatMap((record) => this.facts.record(record).promises.map((/** @type {any} */ one) => [record, one]));
    const own = this.facts.node(node).promises.map((/** @type {any} */ one) => [0, one]);
    /** @type {Map<string, number>} */
    const found = new Map();
    for (const [record, one] of [...taken, ...own]) {
      const sure = this.promiseDegree(record, one);
      if (sure) one.ids.forEach((/** @type {string} */ id) => found.set(id, Math.max(found.get(id) ?? 0, sure)));
    }
    return found;
  }

  /** What was taken on through a record and binds at the time that shows. @param {number} record @returns {string[]} */
  promisesThrough(record) {
    return this.facts.record(record).promises.filter((/** @type {any} */ one) => this.promiseShows(record, one)).flatMap((/** @type {any} */ one) => one.ids);
  }

  /** Whether promises show that were taken on together through a record, or on days of their own. @param {number} record @param {any} promises */
  promiseShows(record, promises) {
    return this.promiseDegree(record, promises) > 0;
  }

  /** How surely they bind at the time that shows; 0 where that is less than is asked for. @param {number} record @param {any} promises */
  promiseDegree(record, promises) {
    const { on, until, atLeast } = this.state;
    const degree = promised(promises, this.model.spans, record, on, until ?? on);
    return degree >= Math.max(1, RANKS.indexOf(atLeast)) ? degree : 0;
  }

  /** Whether a membership is presumed, and no more, at the time that shows. @param {number} record */
  isPresumed(record) {
    return this.certaintyOf(record) === PRESUMED;
  }

  /** @param {number} record */
  startKey(record) {
    const { spans } = this.model;
    if (this.facts.period(record).startsWith("/")) return LATEST;
    return spans.startLatest[record] < LATEST ? spans.startLatest[record] : spans.startEarliest[record] > EARLIEST ? spans.startEarliest[record] : LATEST;
  }

  /** @param {number} record */
  endKey(record) {
    return this.model.spans.until[0][record];
  }
}
