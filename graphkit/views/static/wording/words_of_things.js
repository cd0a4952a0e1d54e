/** What the page says of things, roles and links, in the language and on the day chosen; it only answers and changes nothing. */

import { timeOf } from "../core/state.js";
import { POSSIBLE } from "../core/time.js";
import { Times } from "./times.js";

/** Signs of a value that stands in a line of a list. */
const SHORT = 40;

export class Words extends Times {
  /** @param {number} node */
  described(node) {
    const [joined, members] = [this.joinedBy(node), this.membersOf(node)];
    const counts = [
      (members.length > 0 || this.model.hub[node]) && this.countedApart("count.members", this.sureOf(members), members.length),
      (joined.length > 0 || !this.model.hub[node]) && this.countedApart("count.joined", this.sureOf(joined), joined.length),
    ];
    return [this.label(node), this.term("kind", this.model.kind[node]), ...counts, ...this.beside(node), ...this.drawnBy(node)].filter(Boolean).join(" · ");
  }

  /** Beside what a thing shows that joined nothing, and how sure that is where it is only possible. @param {number} node @returns {string[]} */
  beside(node) {
    const { from, to, relation, edgesOf } = this.model;
    const shown = edgesOf[node].filter((e) => to[e] === node && relation[e] === "operation" && this.seen?.edge[e]);
    return shown.map((e) => `${this.t("relation.operation.from")} ${this.label(from[e])}${this.certaintyOfEdge(e) === POSSIBLE ? ` (${this.sure(POSSIBLE)})` : ""}`);
  }

  /** How many memberships show, of how many, whatever is selected. */
  counted() {
    return this.countedBoth(/** @type {import("../core/visible.js").Visible} */ (this.seen));
  }

  /** Some memberships, of how many they are, and how many of them are only possible. @param {{members: number, records: number, loose: number}} some */
  countedBoth({ members, records, loose }) {
    const both = this.t("count.both", { memberships: this.t("time.count", { n: records }), actors: this.t("count.actors", { n: members }) });
    return loose ? this.t("count.loose", { counted: both, possible: this.t("headline.degree1", { n: loose }) }) : both;
  }

  /** A number of what is sure enough, with the others apart. @param {string} key @param {number} n @param {number} all */
  countedApart(key, n, all) {
    if (!n && all) return this.t("headline.allLess", { counted: this.t(key, { n: all }) });
    const counted = this.t(key, { n });
    return all > n ? this.t("headline.less", { counted, n: all - n }) : counted;
  }

  /** How to cite what is shown. */
  citation() {
    const { raw } = this.model;
    const when = this.state.on === null ? this.t("time.whole") : this.when();
    return this.t("about.citation", { title: this.titled(), version: raw.version, licence: raw.licence || this.t("about.noLicence"), when });
  }

  fileName() {
    const on = timeOf(this.state).replace("..", "_");
    return ["coalitions", this.state.form, ...this.state.selected.slice(0, 2), on].join("-");
  }

  /** The role, and the name on the list where that is another one. @param {number} record @returns {string} */
  asRole(record) {
    const name = this.otherName(record);
    return [this.term("role", this.facts.record(record).role), name && this.t("panel.as", { name })].filter(Boolean).join(", ");
  }

  /** The name on the list where it is another one than the member's. @param {number} record @returns {string} */
  otherName(record) {
    const { listedAs } = this.facts.record(record);
    const member = this.model.from[this.model.spans.edge[record]];
    return listedAs && listedAs !== this.label(member) ? listedAs : "";
  }

  /** The role, the name on the list, and what the facts' own columns say, as far as that is short. @param {number} record */
  inRole(record) {
    const own = this.ofRecord(record).filter(([, value]) => value.length <= SHORT).slice(0, 3);
    return [this.asRole(record), ...own.map(([name, value]) => this.t("colon", { what: name, told: value }))].join(", ");
  }

  /** What some links are that are no memberships, for the legend: by the role where somebody takes part. @param {number[]} edges @param {boolean} perhaps whether they are only possible @returns {string} */
  asideText(edges, perhaps) {
    const { model } = this;
    const words = edges.flatMap((e) => {
      const roles = model.relation[e] === "involvement" ? model.recordsOf[e].map((record) => this.facts.record(record).role).filter(Boolean) : [];
      return roles.length ? roles.map((/** @type {string} */ role) => this.term("role", role)) : [this.t(`aside.${model.relation[e]}`)];
    });
    const what = this.listed([...new Set(words)].sort((p, q) => p.localeCompare(q, this.state.lang)));
    return perhaps ? this.t("figure.perhaps", { what }) : what;
  }

  /** The links that show and are no memberships; where something is chosen, those of it if it has some. @returns {number[]} */
  get asides() {
    const { model, seen } = this;
    const all = model.relation.flatMap((relation, e) => (relation !== "membership" && seen?.edge[e] ? [e] : []));
    const lit = this.lit(null);
    const near = lit ? all.filter((e) => lit.has(model.from[e]) && lit.has(model.to[e])) : all;
    return near.length ? near : all;
  }
}
