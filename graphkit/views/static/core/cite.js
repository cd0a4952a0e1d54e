/** Sources as citations, tables as CSV, links that are safe to follow. */

/**
 * @typedef {Object} Source
 * @property {string} id
 * @property {string} [title]
 * @property {string} [publisher]
 * @property {string} [published]
 * @property {string} [url]
 * @property {string} [language]
 */

/**
 * Only plain http and https addresses may be followed.
 * @param {unknown} url
 * @returns {string}
 */
export function safeLink(url) {
  return typeof url === "string" && /^https?:\/\/[^\s<>"'`\\/][^\s<>"`\\]*$/i.test(url) ? url : "";
}

/**
 * @param {Source} source
 * @param {{undated: string, note?: string, quoted?: (text: string) => string}} words the note says what it is cited for
 */
export function plainCitation(source, words) {
  const parts = [
    source.publisher,
    `(${source.published || words.undated})`,
    source.title ? `${words.quoted?.(source.title) ?? `“${source.title}”`}.` : "",
    safeLink(source.url),
    words.note ?? "",
  ];
  return parts.filter(Boolean).join(" ");
}

/** @param {string} text */
function braced(text) {
  return text.replace(/[\\{}]/g, "").replace(/([&%$#_])/g, "\\$1");
}

/** @param {Source} source @param {string} [note] what it is cited for */
export function bibtex(source, note = "") {
  const [year, month] = (source.published ?? "").split("-");
  const lines = [
    ["title", source.title && `{${braced(source.title)}}`],
    ["author", source.publisher && `{${braced(source.publisher)}}`],
    ["year", /^\d{4}$/.test(year) && year],
    ["month", /^\d{2}$/.test(month ?? "") && String(Number(month))],
    ["url", safeLink(source.url)],
    ["langid", source.language],
    ["note", braced(note)],
  ];
  const body = lines.filter(([, value]) => value).map(([key, value]) => `  ${key} = {${value}}`);
  return `@misc{${source.id.replace(/[^\w-]/g, "")},\n${body.join(",\n")}\n}`;
}

/**
 * RFC 4180. A cell that a spreadsheet would take for a formula gets an apostrophe.
 * @param {(string|number)[][]} rows
 */
export function csv(rows) {
  return rows.map((row) => row.map(cell).join(",") + "\r\n").join("");
}

/** @param {string|number} value */
function cell(value) {
  const text = typeof value === "string" && /^[=+\-@\t]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
