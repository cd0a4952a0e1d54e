/** Find a thing by label, alias, acronym or former name, also where a sign or two are mistyped. */

/**
 * @typedef {Object} Entry
 * @property {number} node
 * @property {string} name as written
 * @property {string} plain
 * @property {"label"|"alias"|"former"|"initials"} why how the name belongs to it; initials are put together from a label
 *
 * @typedef {Object} Hit
 * @property {number} node
 * @property {string} name the name that matched
 * @property {"label"|"alias"|"former"|"initials"|"near"} why
 */

/**
 * Small letters without accents or punctuation.
 * @param {string} text
 */
export function plain(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

/**
 * First letters of the words, as in "GIFCT".
 * @param {string} text
 */
export function acronym(text) {
  const words = text.split(/[^\p{L}\p{N}&]+/u).filter((word) => /^\p{Lu}/u.test(word));
  return words.length > 1 ? words.map((word) => word[0]).join("") : "";
}

/**
 * @param {{labels: string[], aliases?: string[], former?: string[]}[]} names per node
 * @returns {Entry[]}
 */
export function buildIndex(names) {
  /** @type {Entry[]} */
  const index = [];
  names.forEach(({ labels, aliases = [], former = [] }, node) => {
    const seen = new Set();
    const add = (/** @type {string} */ name, /** @type {Entry["why"]} */ why) => {
      const simple = plain(name);
      if (!simple || seen.has(simple)) return;
      seen.add(simple);
      index.push({ node, name, plain: simple, why });
    };
    labels.forEach((label) => add(label, "label"));
    aliases.forEach((alias) => add(alias, "alias"));
    former.forEach((name) => add(name, "former"));
    labels.forEach((label) => add(acronym(label), "initials"));
  });
  return index;
}

/**
 * Best matches first: whole name, start, start of a word, anywhere.
 * @param {Entry[]} index
 * @param {string} text
 * @param {(node: number) => number} weight breaks ties, greater first
 * @param {number} [limit]
 * @returns {Hit[]}
 */
export function find(index, text, weight, limit = 8) {
  const wanted = plain(text);
  if (!wanted) return [];
  /** @type {Map<number, {entry: Entry, score: number}>} */
  const best = new Map();
  for (const entry of index) {
    const score = rank(entry, wanted);
    if (score && score > (best.get(entry.node)?.score ?? 0)) best.set(entry.node, { entry, score });
  }
  if (!best.size) return near(index, wanted, weight, limit);
  return [...best.values()]
    .sort((p, q) => q.score - p.score || weight(q.entry.node) - weight(p.entry.node) || p.entry.node - q.entry.node)
    .slice(0, limit)
    .map(({ entry }) => ({ node: entry.node, name: entry.name, why: entry.why }));
}

/**
 * @param {Entry} entry
 * @param {string} wanted
 */
function rank(entry, wanted) {
  const own = entry.why === "label" ? 0.5 : 0;
  // Initials of two letters are those of much, and no name that anybody uses.
  if (entry.why === "initials") return entry.plain === wanted ? (wanted.length > 2 ? 4 : 1.5) : 0;
  if (entry.plain === wanted) return 4 + own;
  if (entry.plain.startsWith(wanted)) return 3 + own;
  if (entry.plain.includes(" " + wanted)) return 2 + own;
  return wanted.length > 2 && entry.plain.includes(wanted) ? 1 + own : 0;
}

/**
 * Names that differ by a slip of the keyboard, the nearest first.
 * @param {Entry[]} index
 * @param {string} wanted
 * @param {(node: number) => number} weight
 * @param {number} limit
 * @returns {Hit[]}
 */
function near(index, wanted, weight, limit) {
  const most = wanted.length > 7 ? 2 : wanted.length > 3 ? 1 : 0;
  if (!most) return [];
  /** @type {Map<number, {entry: Entry, slips: number}>} */
  const best = new Map();
  for (const entry of index) {
    const heads = entry.plain.split(" ").map((_, i, words) => words.slice(i).join(" ").slice(0, wanted.length));
    const slips = Math.min(...[entry.plain, ...heads].map((name) => distance(name, wanted, most)));
    if (slips <= most && slips < (best.get(entry.node)?.slips ?? Infinity)) best.set(entry.node, { entry, slips });
  }
  return [...best.values()]
    .sort((p, q) => p.slips - q.slips || weight(q.entry.node) - weight(p.entry.node) || p.entry.node - q.entry.node)
    .slice(0, limit)
    .map(({ entry }) => ({ node: entry.node, name: entry.name, why: "near" }));
}

/**
 * How many signs must be changed, left out, put in or swapped with their neighbour.
 * @param {string} a
 * @param {string} b
 * @param {number} most give up beyond it
 */
export function distance(a, b, most = Infinity) {
  if (Math.abs(a.length - b.length) > most) return Infinity;
  let [before, last] = [/** @type {number[]} */ ([]), Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + Number(a[i - 1] !== b[j - 1]));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) > most) return Infinity;
    [before, last] = [last, row];
  }
  return last[b.length];
}
