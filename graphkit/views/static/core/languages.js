/** Texts in several languages: the one rule by which the page chooses, the same as in Python. */

/** @typedef {Record<string, string|null|undefined>} Text per language */

/**
 * The language in which a text is shown: the chosen one, or else English, or else any.
 * @param {Text|undefined} text
 * @param {string} lang
 * @returns {string|undefined} nothing where there is no text
 */
export function languageShown(text, lang) {
  return [lang, "en", ...Object.keys(text ?? {})].find((one) => text?.[one]);
}

/**
 * A text in a language, or else in English, or else in any.
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
