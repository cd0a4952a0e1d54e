/** What the page says at the time that it shows, as plain data: `explorer.members("gifct")`. */

import { RANKS } from "../core/time.js";
import { changesSince } from "../wording/changes_since.js";

/** @typedef {import("./app.js").App} App */

export class Answers {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
  }

  /** Show something else, in the words of the state. @param {Partial<import("../core/state.js").State>} patch */
  show(patch) {
    this.app.update(patch);
    return this;
  }

  /** The memberships of a coalition, one row each. @param {string} id */
  members(id) {
    return this.rows(this.app.membersOf(this.node(id)));
  }

  /** @param {string} id */
  memberships(id) {
    return this.rows(this.app.joinedBy(this.node(id)));
  }

  /** The commitments that an actor took on. @param {string} id @returns {string[]} */
  promises(id) {
    return this.app.promisesOf(this.node(id));
  }

  /** What the panel of two things rests on: a record and a source in each row. @param {string} a @param {string} b */
  evidence(a, b) {
    const { facts } = this.app;
    const { records, statements, events } = facts.between(this.node(a), this.node(b));
    return [
      ...records.map((/** @type {number} */ r) => facts.record(r)).flatMap((/** @type {any} */ one) => one.evidence.map((/** @type {any} */ word) => [one.id, word.source])),
      ...statements.flatMap((/** @type {any} */ one) => (one.evidence ?? []).map((/** @type {any} */ word) => [one.id, word.source])),
      ...events.flatMap((/** @type {any} */ one) => (one.sources ?? []).map((/** @type {string} */ source) => [one.id, source])),
    ];
  }

  /** The ids along the shortest way between two things, or null. @param {string} a @param {string} b @returns {string[]|null} */
  way(a, b) {
    this.app.update({ selected: [a, b].map((id) => this.app.model.id[this.node(id)]), edge: "" });
    return this.app.way()?.nodes.map((node) => this.app.model.id[node]) ?? null;
  }

  /** The member and the coalition of each link that was gained, lost, ended with its coalition or stayed since the day compared with. */
  compared() {
    const { from, to, id } = this.app.model;
    const pairs = Object.entries(changesSince(this.app)).map(([name, edges]) => [name, edges.map((e) => [id[from[e]], id[to[e]]])]);
    return Object.fromEntries(pairs);
  }

  /** What the page shows, in a sentence; it has the filters, where there are some. */
  headline() {
    return document.title;
  }

  /** Everything that is drawn, counted. */
  counts() {
    const { members, records, links } = /** @type {import("../core/visible.js").Visible} */ (this.app.seen);
    return { members, memberships: records, links };
  }

  /** @param {string} id @returns {number} */
  node(id) {
    const node = this.app.model.index.get(id);
    if (node === undefined) throw new RangeError(`There is no ${id} on this page. The search finds ids by name.`);
    return node;
  }

  /** @param {number[]} edges */
  rows(edges) {
    const { app } = this;
    return edges.flatMap((e) => app.model.recordsOf[e].filter((record) => app.certaintyOf(record)).map((record) => {
      const { id, role, period, listedAs, confidence, evidence } = app.facts.record(record);
      return {
        membership: id, member: app.model.id[app.model.from[e]], coalition: app.model.id[app.model.to[e]], role, period, listedAs, confidence,
        certainty: RANKS[app.certaintyOf(record)], lastSeen: app.lastSeen(record), sources: [...new Set(evidence.filter((/** @type {any} */ word) => !word.denies).map((/** @type {any} */ word) => word.source))].sort(),
      };
    }));
  }
}
