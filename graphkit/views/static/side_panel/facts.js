/** The facts island, read once when it is first needed. */

import { textIn } from "../core/languages.js";
import { column } from "../core/model.js";
import { writtenOut } from "../core/said_before.js";
import { buildIndex } from "../core/search.js";

/** Beside the records, what sources speak of, in the order in which their words stand. */
const WITNESSED = ["targets", "assessments", "statements", "counts"];

/** @param {any} table @returns {Record<string, any[]>} */
const unpack = (table) => Object.fromEntries(Object.entries(table).filter(([name]) => name !== "n").map(([name, packed]) => [name, column(packed, table.n)]));

/** A row of columns: what it says and nothing else. @param {[string, any[]][]} columns @param {number} i */
function rowAt(columns, i) {
  /** @type {Record<string, any>} */
  const row = {};
  for (const [name, values] of columns) if (values[i] !== null && values[i] !== undefined) row[name] = values[i];
  return row;
}

/** Columns as rows. @param {any} table @returns {any[]} */
function rowsOf(table) {
  const columns = Object.entries(unpack(table));
  return Array.from({ length: table.n }, (_, i) => rowAt(columns, i));
}

/** Hand out the sources' words, which stand in one table, in the order of what they tell of; each becomes a row when it is asked for. */
class WordsTold {
  /** @param {any} table */
  constructor(table) {
    this.told = unpack(table);
    this.columns = Object.entries(this.told);
    this.next = 0;
  }

  /** The words of so many things, one after the other. @param {(number|undefined)[]} counts @returns {Uint32Array} where those of each begin, and where they end */
  starts(counts) {
    const starts = new Uint32Array(counts.length + 1);
    for (let i = 0; i < counts.length; i++) {
      starts[i] = this.next;
      this.next += counts[i] ?? 0;
    }
    starts[counts.length] = this.next;
    return starts;
  }

  /** @param {number} first @param {number} end @returns {any[]} */
  between(first, end) {
    return Array.from({ length: end - first }, (_, i) => rowAt(this.columns, first + i));
  }
}

/** A part that is worked out when it is first asked for. @param {any} of @param {string} name @param {() => any} work */
function once(of, name, work) {
  Object.defineProperty(of, name, {
    configurable: true,
    get() {
      const value = work();
      Object.defineProperty(of, name, { value });
      return value;
    },
  });
}

/** @typedef {{what: string, id: string, text: Record<string, string>, of?: any, also?: string[]}} Other what is found that is not drawn, with other words for it */

export class Facts {
  /**
   * @param {string} text the island: JSON, in which what was said before may stand once
   * @param {import("../core/model.js").Model} model
   * @param {string} [before] the graph island written out, of which it may say again what it said
   */
  constructor(text, model, before = "") {
    this.text = text;
    this.before = before;
    this.model = model;
    this.raw = /** @type {any} */ (null);
    this.words = new WordsTold({ n: 0 });
    /** @type {Other[]} the lists of the page, which say how they are called */
    this.lists = [];
    /** Where the words about each record begin, and where the last ones end. */
    this.starts = new Uint32Array(1);
    /** @type {any[][]} the words about the records that were asked about */
    this.evidence = [];
  }

  read() {
    if (this.raw) return this.raw;
    const raw = JSON.parse(writtenOut(this.text, this.before));
    this.text = this.before = "";
    raw.nodes = unpack(raw.nodes);
    raw.records = unpack(raw.records);
    const words = new WordsTold(raw.words);
    this.words = words;
    this.starts = words.starts(raw.records.evidence ?? []);
    for (const name of ["sources", "commitments", "events"]) {
      const table = raw[name];
      once(raw, name, () => rowsOf(table));
    }
    for (const name of WITNESSED) {
      const table = raw[name];
      const starts = words.starts(table.n ? column(table.evidence, table.n) : []);
      once(raw, name, () => rowsOf(table).map((row, i) => ({ ...row, evidence: words.between(starts[i], starts[i + 1]) })));
    }
    once(raw, "sourceOf", () => new Map(raw.sources.map((/** @type {any} */ source) => [source.id, source])));
    once(raw, "promiseOf", () => new Map(raw.commitments.map((/** @type {any} */ one) => [one.id, one])));
    this.raw = raw;
    return raw;
  }

  /** How far a source's word can be relied on, the surest first. @returns {string[]} */
  get levels() {
    return this.read().levels;
  }

  /** @param {number} i */
  node(i) {
    const { nodes, own } = this.read();
    const said = Object.fromEntries(Object.entries(nodes).map(([name, values]) => [name, /** @type {any} */ (values)[i]]));
    return { ...said, own: own.nodes[i] ?? {} };
  }

  /** What sources say of a record, in their order. @param {number} r @returns {any[]} */
  evidenceOf(r) {
    this.read();
    return (this.evidence[r] ??= this.words.between(this.starts[r], this.starts[r + 1]));
  }

  /** Whether one source contradicts the one whose word was adopted. @param {number} r @returns {boolean} */
  isDisputed(r) {
    this.read();
    const { differs } = this.words.told;
    for (let word = this.starts[r]; word < this.starts[r + 1]; word++) if (differs?.[word]) return true;
    return false;
  }

  /** When a record holds, as stated. @param {number} r @returns {string} */
  period(r) {
    return this.read().records.period[r];
  }

  /** The id of a record that is called after its two ends. @param {number} r */
  idAt(r) {
    const { id, from, to, spans } = this.model;
    const e = spans.edge[r];
    return `${id[to[e]]}--${id[from[e]]}`;
  }

  /** @param {number} r */
  record(r) {
    const facts = this;
    const { records } = this.read();
    return {
      id: records.id[r] ?? this.idAt(r), period: records.period[r], role: records.role[r], group: records.group[r], service: records.service?.[r] ?? null,
      confidence: records.confidence[r], listedAs: records.listedAs[r], endReason: records.endReason[r], withCoalition: records.withCoalition[r], note: records.note[r],
      promises: records.promises[r], own: this.raw.own.records[r] ?? {},
      get evidence() {
        return facts.evidenceOf(r);
      },
    };
  }

  /** @param {string} id */
  source(id) {
    return this.read().sourceOf.get(id) ?? { id };
  }

  /** @param {string} id */
  promise(id) {
    return this.read().promiseOf.get(id);
  }

  /** @param {string} coalition */
  asksOf(coalition) {
    return this.read().commitments.filter((/** @type {any} */ one) => one.coalition === coalition);
  }

  /**
   * What a commitment has to reach, and what was found of it; of an actor without what concerns others alone.
   * @param {string} id of the commitment
   * @param {string} [who] the actor that promised
   */
  keeping(id, who) {
    const { targets, assessments } = this.read();
    const its = (/** @type {string|undefined} */ other) => !who || !other || other === who;
    return {
      targets: targets.filter((/** @type {any} */ one) => one.of === id && its(one.set_for_id)),
      verdicts: assessments.filter((/** @type {any} */ one) => one.of === id && (!who || one.assessed_id === who)),
    };
  }

  /**
   * What was found of all the commitments of a coalition's text together; of an actor only what
   * was found of it by name.
   * @param {string} coalition
   * @param {string} [who] the actor that promised
   */
  verdictsOn(coalition, who) {
    return this.read().assessments.filter((/** @type {any} */ one) => one.coalition === coalition && (!who || one.assessed_id === who));
  }

  /** @param {string} id statements about a thing, by it or in its name */
  statementsOn(id) {
    return this.read().statements.filter((/** @type {any} */ one) => one.about?.includes(id) || one.on_behalf_of === id || one.speaker_id === id);
  }

  /** @param {string} id */
  eventsWith(id) {
    return this.read().events.filter((/** @type {any} */ one) => one.participants?.includes(id));
  }

  /**
   * Everything that is about two things at once.
   * @param {number} a
   * @param {number} b
   */
  between(a, b) {
    const { model } = this;
    const { records, statements, events } = this.read();
    const both = (/** @type {(string|undefined)[]} */ ids) => ids.includes(model.id[a]) && ids.includes(model.id[b]);
    const mentioned = (/** @type {number} */ r) => [model.from[model.spans.edge[r]], model.to[model.spans.edge[r]], records.service?.[r]];
    const of = model.edgesOf[a].concat(model.edgesOf[b]).flatMap((e) => model.recordsOf[e]).concat(this.through(a), this.through(b));
    return {
      records: [...new Set(of)].filter((r) => mentioned(r).includes(a) && mentioned(r).includes(b)).sort((p, q) => p - q),
      statements: statements.filter((/** @type {any} */ one) => both([...(one.about ?? []), one.on_behalf_of, one.speaker_id])),
      events: events.filter((/** @type {any} */ one) => both(one.participants ?? [])),
    };
  }

  /** The records that were made for a service. @param {number} service @returns {number[]} */
  through(service) {
    const services = this.read().records.service ?? [];
    return services.flatMap((/** @type {number|null} */ one, /** @type {number} */ r) => (one === service ? [r] : []));
  }

  /** @param {string} id */
  countsOf(id) {
    return this.read().counts.filter((/** @type {any} */ one) => one.coalition === id);
  }

  /**
   * @param {string} scheme
   * @param {string} notation
   * @param {string} lang
   */
  term(scheme, notation, lang) {
    return textIn(this.read().terms[scheme]?.[notation], lang) || (notation ?? "");
  }

  /** The labels of a thing, in every language, and its other names. @param {number} i @returns {string[]} */
  names(i) {
    const { nodes } = this.read();
    return [...this.labels(i), ...nodes.aliases[i], ...nodes.former[i]];
  }

  /** @param {number} i @returns {string[]} */
  labels(i) {
    const { labels, shown } = this.model;
    return [...new Set([shown[i], ...Object.values(labels).flatMap((list) => list[i] || [])])];
  }

  index() {
    const { nodes } = this.read();
    const { n } = this.model;
    const names = Array.from({ length: n }, (_, i) => ({
      labels: this.labels(i),
      aliases: nodes.aliases[i],
      former: nodes.former[i],
    }));
    return buildIndex(/** @type {any} */ (names).concat(this.others().map(({ what, text, also = [] }) => ({ labels: Object.values(text), aliases: what === "topic" ? Object.values(text).map(initials) : also }))));
  }

  /** What can be found beside the things that are drawn: lists, roles, topics, countries, people who are quoted, promises and events. @returns {Other[]} */
  others() {
    if (this.found) return this.found;
    const { terms, nodes, statements, commitments, events } = this.read();
    const used = new Set(nodes.facts.flatMap((/** @type {any} */ facts) => [...(facts.topic ?? []), ...(facts.country ?? [])]));
    const concepts = (/** @type {string} */ scheme) => Object.entries(terms[scheme] ?? {}).filter(([notation]) => used.has(`${scheme}:${notation}`)).map(([id, text]) => ({ what: scheme, id, text }));
    const speakers = new Map(statements.filter((/** @type {any} */ one) => !this.model.index.has(one.speaker_id)).map((/** @type {any} */ one) => [one.speaker_id, { what: "speaker", id: one.on_behalf_of ?? one.about?.[0], text: one.speaker, of: one.speaker_id }]));
    const held = new Set(this.read().records.role);
    const roles = Object.entries(terms.role ?? {}).filter(([id]) => held.has(id)).map(([id, text]) => ({ what: "role", id, text }));
    this.found = [
      ...this.lists, ...roles,
      ...concepts("topic"), ...concepts("country"), ...speakers.values(),
      ...events.filter((/** @type {any} */ one) => one.day !== undefined).map((/** @type {any} */ one) => ({ what: "event", id: one.id, text: one.label, of: one })),
      ...commitments.map((/** @type {any} */ one) => ({ what: "promise", id: one.coalition, text: one.summary, of: one.id })),
    ];
    return this.found;
  }
}

/** The first letters of a topic of several words, as "AI" of artificial intelligence. @param {string} text */
function initials(text) {
  const words = text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  return words.length > 1 ? words.map((word) => word[0].toUpperCase()).join("") : "";
}
