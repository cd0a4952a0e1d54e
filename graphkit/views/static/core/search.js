/** Find a node by label, alias, acronym or former name. */

/**
 * @typedef {Object} Entry
 * @property {number} node
 * @property {string} name as written
 * @property {string} plain
 * @property {"label"|"alias"|"former"} why
 *
 * @typedef {Object} Hit
 * @property {number} node
 * @property {string} name the name that matched
 * @property {"label"|"alias"|"former"} why
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
  return words.length > 2 ? words.map((word) => word[0]).join("") : "";
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
    labels.forEach((label) => add(acronym(label), "alias"));
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
  if (entry.plain === wanted) return 4 + own;
  if (entry.plain.startsWith(wanted)) return 3 + own;
  if (entry.plain.includes(" " + wanted)) return 2 + own;
  return wanted.length > 2 && entry.plain.includes(wanted) ? 1 + own : 0;
}
