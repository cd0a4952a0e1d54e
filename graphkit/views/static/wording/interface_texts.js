/** The words of the interface in the chosen language. */

/**
 * @callback Say
 * @param {string} key
 * @param {Record<string, string|number>} [values]
 * @returns {string}
 */

/**
 * @param {Record<string, Record<string, string>>} texts per language
 * @param {string} lang
 * @returns {Say}
 */
export function sayIn(texts, lang) {
  const contractions = pairs(texts[lang]?.contractions ?? "");
  return (key, values = {}) => {
    const form = values.n === undefined ? key : `${key}.${Number(values.n) === 1 ? "one" : "many"}`;
    const text = texts[lang]?.[form] ?? texts.en[form] ?? texts[lang]?.[key] ?? texts.en[key] ?? key;
    const said = text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? shown(values[name], lang) : whole));
    return contractions.reduce((whole, [apart, together]) => whole.replace(apart, together), said);
  };
}

/**
 * Words that melt together before a number: "de le 4 juin" is "du 4 juin".
 * @param {string} list as "de le=du; à le=au"
 * @returns {[RegExp, string][]}
 */
function pairs(list) {
  return list.split(";").filter(Boolean).map((pair) => {
    const [apart, together] = pair.split("=").map((side) => side.trim());
    return [new RegExp(`(?<!\\p{L})${apart} (?=\\d)`, "giu"), `${together} `];
  });
}

/**
 * @param {string|number} value
 * @param {string} lang
 */
function shown(value, lang) {
  return typeof value === "number" ? value.toLocaleString(lang === "en" ? "en-GB" : lang) : value;
}

/**
 * Write the words into every element that names one; where the page is in a language that they
 * are not in, each says in which it is.
 * @param {Document} root
 * @param {Say} t
 * @param {string} spoken the language of the words
 */
export function translate(root, t, spoken) {
  const foreign = root.documentElement.lang !== spoken;
  for (const node of root.querySelectorAll("[data-t]")) {
    const text = t(/** @type {HTMLElement} */ (node).dataset.t ?? "");
    if (node.textContent !== text) node.textContent = text;
    if (foreign) node.setAttribute("lang", spoken);
    else node.removeAttribute("lang");
  }
  for (const node of root.querySelectorAll("[data-t-label]")) {
    const text = t(/** @type {HTMLElement} */ (node).dataset.tLabel ?? "");
    node.setAttribute("aria-label", text);
    if (node.tagName === "BUTTON" || node.tagName === "SELECT") node.setAttribute("title", text);
  }
  for (const node of root.querySelectorAll("[data-t-hint]")) node.setAttribute("placeholder", t(/** @type {HTMLElement} */ (node).dataset.tHint ?? ""));
}
