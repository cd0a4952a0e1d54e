/** Texts in several languages: the one rule by which the page chooses, the same as in Python. */

/** @typedef {Record<string, string|null|undefined>} Text per language */

/** The language of a tag: `pt` of `pt-br`. @param {string} lang */
function primary(lang) {
  return lang.split("-")[0];
}

/**
 * The tags of the language of a tag, in the order in which they stand for it: of Portuguese, `pt` is the first.
 * @param {string} lang
 * @param {string[]} tags
 * @returns {string[]}
 */
export function near(lang, tags) {
  return tags.filter((tag) => primary(tag) === primary(lang)).sort();
}

/**
 * In which languages one looks, one after another: the chosen one, other tags of it, English, then all in order.
 * @param {string} lang
 * @param {string[]} all in the order of their tags
 * @returns {string[]}
 */
export function tried(lang, all) {
  return [lang, ...near(lang, all), "en", ...all];
}

/**
 * The language as it is known, in whatever letters it is written, or else another tag of it.
 * @param {string} lang
 * @param {string[]} known
 * @returns {string|undefined}
 */
export function languageThere(lang, known) {
  const asked = lang.toLowerCase();
  return [asked, ...near(asked, known)].find((one) => known.includes(one));
}

/**
 * The language in which a text is shown.
 * @param {Text|undefined} text
 * @param {string} lang
 * @returns {string|undefined} nothing where there is no text
 */
export function languageShown(text, lang) {
  return tried(lang, Object.keys(text ?? {})).find((one) => text?.[one]);
}

/**
 * A text in a language, or else in the next best one.
 * @param {Text|undefined} text
 * @param {string} lang
 * @returns {string}
 */
export function textIn(text, lang) {
  return text?.[languageShown(text, lang) ?? ""] ?? "";
}

/**
 * The languages in which a page can be read: those of its own words, then those of the labels.
 * @param {Record<string, unknown>} texts per language
 * @param {Record<string, unknown>} labels per language
 * @returns {string[]}
 */
export function languagesOf(texts, labels) {
  const own = Object.keys(texts);
  return [...own, ...Object.keys(labels).filter((lang) => !own.includes(lang) && isTag(lang))];
}

/** Whether a browser can sort and write in a language of this name. @param {string} lang */
function isTag(lang) {
  try {
    return Intl.getCanonicalLocales(lang).length > 0;
  } catch {
    return false;
  }
}
