/** What there is to see in a state: certainty per edge, the nodes that show, their degrees. */

import { NO, POSSIBLE, RANKS, certainties } from "./time.js";

/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("./state.js").State} State */

/**
 * @typedef {Object} Visible
 * @property {Uint8Array} edge certainty of each edge, 0 when it is not shown
 * @property {Uint8Array} node 1 when shown
 * @property {number[]} faint nodes that show only beside others, by links that are no more than possible
 * @property {Uint16Array|Uint32Array} degree memberships shown at each node
 * @property {number} nodes how many show
 * @property {number} links how many pairs of a member and a coalition show
 * @property {number} records how many memberships show: a pair may have several, one a role
 * @property {number} loose how many of these are only possible
 * @property {number} members how many actors have one, each counted once
 * @property {number} total pairs on that day, before any filter
 */

/**
 * @param {Model} model
 * @param {State} state
 * @param {Uint8Array|null} reach 1 for the nodes within the ego view, null for all
 * @param {Uint8Array|null} [passes] 1 for the records that pass the filters, null for all
 * @returns {Visible}
 */
export function visible(model, state, reach, passes = null) {
  const { from, to, relation, kind, n } = model;
  const { edge, count, loose: unsure } = holding(model, state, RANKS.indexOf(state.atLeast), passes);
  const node = new Uint8Array(n);
  const degree = new Uint32Array(n);
  const hidden = new Uint8Array(n);
  if (state.hide.size) for (let i = 0; i < n; i++) if (state.hide.has(kind[i])) hidden[i] = 1;
  for (const id of state.without ?? []) hidden[model.index.get(id) ?? n] = 1;
  const member = new Uint8Array(n);
  let [links, records, loose, total, members, nodes] = [0, 0, 0, 0, 0, 0];
  for (let e = 0; e < edge.length; e++) {
    if (!edge[e] || relation[e] !== "membership") continue;
    total++;
    const a = from[e];
    const b = to[e];
    if (hidden[a] || hidden[b] || (reach && !(reach[a] && reach[b]))) edge[e] = NO;
    else {
      links++;
      records += count[e];
      loose += unsure[e];
      members += 1 - member[a];
      node[a] = node[b] = member[a] = 1;
      degree[a]++;
      degree[b]++;
    }
  }
  const faint = attach(model, edge, node, hidden);
  for (let i = 0; i < n; i++) nodes += node[i];
  return { edge, node, faint, degree, nodes, links, records, loose, members, total };
}

/**
 * Services stand beside operators that show, and those who take part without belonging beside
 * coalitions that show; owners show only if they joined something.
 * @param {Model} model
 * @param {Uint8Array} edge
 * @param {Uint8Array} node
 * @param {Uint8Array} hidden
 * @returns {number[]} what shows so, and is only possible
 */
function attach(model, edge, node, hidden) {
  /** @type {Map<number, number>} */
  const beside = new Map();
  for (let e = 0; e < edge.length; e++) {
    if (!edge[e] || model.relation[e] === "membership") continue;
    const [a, b, relation] = [model.from[e], model.to[e], model.relation[e]];
    const [host, guest] = relation === "operation" ? [a, b] : relation === "involvement" ? [b, a] : [-1, -1];
    if (host >= 0 && node[host] && !hidden[guest]) {
      if (!node[guest] || beside.has(guest)) beside.set(guest, Math.max(beside.get(guest) ?? NO, edge[e]));
      node[guest] = 1;
    }
    if (!node[a] || !node[b]) edge[e] = NO;
  }
  return [...beside].filter(([, sure]) => sure === POSSIBLE).map(([guest]) => guest);
}

/**
 * How surely each edge holds, how many of its records do, and how many of these only possibly.
 * @param {Model} model
 * @param {Pick<State, "on"|"until">} time
 * @param {number} least
 * @param {Uint8Array|null} [passes]
 */
export function holding(model, time, least, passes = null) {
  const { spans } = model;
  const edge = new Uint8Array(model.from.length);
  const [count, loose] = [new Uint16Array(model.from.length), new Uint16Array(model.from.length)];
  const degrees = certainties(spans, time.on, time.until ?? time.on);
  for (let r = 0; r < spans.n; r++) {
    const sure = degrees[r];
    if (!sure || sure < least || (passes && !passes[r])) continue;
    const e = spans.edge[r];
    count[e]++;
    if (sure === POSSIBLE) loose[e]++;
    if (sure > edge[e]) edge[e] = sure;
  }
  return { edge, count, loose };
}

/**
 * The nodes within some steps of what is in focus, and the neighbours of those that were opened.
 * @param {Model} model
 * @param {number[]} focus
 * @param {number} depth
 * @param {Iterable<number>} opened
 * @returns {Uint8Array}
 */
export function reachOf(model, focus, depth, opened) {
  const reach = new Uint8Array(model.n);
  for (const node of focus) reach[node] = 1;
  let ring = [...focus];
  for (let step = 0; step < depth; step++) ring = grow(model, reach, ring);
  grow(model, reach, [...opened]);
  return reach;
}

/**
 * @param {Model} model
 * @param {Uint8Array} reach
 * @param {number[]} ring
 */
function grow(model, reach, ring) {
  const next = [];
  for (const node of ring) {
    for (const e of model.edgesOf[node]) {
      const other = model.from[e] === node ? model.to[e] : model.from[e];
      if (!reach[other]) {
        reach[other] = 1;
        next.push(other);
      }
    }
  }
  return next;
}

/** The memberships among the links that show. @param {Model} model @param {ArrayLike<number>} edge the degree of each link, 0 where it does not show @returns {number[]} */
export function membershipsIn(model, edge) {
  const found = [];
  for (let e = 0; e < edge.length; e++) if (edge[e] && model.relation[e] === "membership") found.push(e);
  return found;
}

const [MEMBER, COALITION] = [1, 2];

/**
 * Count the members and the coalitions of the memberships that are sure enough.
 * @param {Model} model
 * @param {ArrayLike<number>} edge the degree of each link, 0 where it does not show
 * @param {number} least the least degree that counts
 * @returns {[number, number]} members, coalitions
 */
export function endsOf(model, edge, least) {
  const found = new Uint8Array(model.n);
  let [members, coalitions] = [0, 0];
  for (let e = 0; e < edge.length; e++) {
    if (!edge[e] || edge[e] < least || model.relation[e] !== "membership") continue;
    const [member, coalition] = [model.from[e], model.to[e]];
    if (!(found[member] & MEMBER)) members++;
    found[member] |= MEMBER;
    if (!(found[coalition] & COALITION)) coalitions++;
    found[coalition] |= COALITION;
  }
  return [members, coalitions];
}

/**
 * The coalitions that each shown actor is in: the incidence that the other forms are made of.
 * @param {Model} model
 * @param {Pick<Visible, "edge">} seen
 * @returns {Map<number, number[]>} actor → coalitions, in the order of the nodes
 */
export function incidence(model, seen) {
  /** @type {Map<number, number[]>} */
  const joined = new Map();
  for (let e = 0; e < seen.edge.length; e++) {
    if (!seen.edge[e] || model.relation[e] !== "membership") continue;
    const list = joined.get(model.from[e]);
    if (list) list.push(model.to[e]);
    else joined.set(model.from[e], [model.to[e]]);
  }
  return joined;
}
