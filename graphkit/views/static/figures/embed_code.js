/** What an article needs to show a page in a frame, or a picture of it. */

import { escapeXml } from "../draw/svg.js";

/** Spelt out, the tag would end the script of the page that this stands in. */
const TAG = "script";

/** Sets the height that the page asks for; only the frame that asks gets it. */
const LISTEN =
  'addEventListener("message",function(e){var d=e.data;if(!d||d.graphkit!=="height"||!(d.height>0&&d.height<5000))return;' +
  'document.querySelectorAll("iframe[data-graphkit]").forEach(function(f){if(f.contentWindow===e.source)f.style.height=Math.ceil(d.height)+"px"})})';

/**
 * @param {{frame: string, page: string, title: string, told: string, citation: string, height: number}} of
 * @returns {string} HTML: a frame, and in words what it shows where there are no scripts
 */
export function embedCode({ frame, page, title, told, citation, height }) {
  const words = `<a href="${escapeXml(page)}">${escapeXml(title)}</a>. ${escapeXml(`${told} ${citation}`.trim())}`;
  return [
    `<iframe data-graphkit src="${escapeXml(frame)}" title="${escapeXml(title)}" loading="lazy" style="width:100%;height:${height}px;border:0"></iframe>`,
    `<noscript><p>${words}</p></noscript>`,
    `<${TAG}>${LISTEN}</${TAG}>`,
    "",
  ].join("\n");
}

/**
 * @param {{svg: string, title: string, told: string, citation: string}} of
 * @returns {string} HTML that needs no other file
 */
export function pictureCode({ svg, title, told, citation }) {
  const image = `data:image/svg+xml,${encodeURIComponent(svg).replace(/'/g, "%27")}`;
  return `<figure style="margin:0"><img alt="${escapeXml(`${title}. ${told}`.trim())}" style="width:100%;height:auto" src="${image}"><figcaption>${escapeXml(citation)}</figcaption></figure>\n`;
}
