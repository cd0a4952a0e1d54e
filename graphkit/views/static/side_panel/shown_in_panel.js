/** What a search led to is shown where it stands in the panel. */

import { byId } from "../elements/dom.js";

/** Open the sections around everything in the panel that is of a promise or a speaker, mark it, and go to the first. @param {string} id */
export function showFound(id) {
  const found = [.../** @type {NodeListOf<HTMLElement>} */ (byId("panel-body").querySelectorAll("[data-of]"))].filter((one) => one.dataset.of === id);
  for (const one of found) {
    one.classList.add("found");
    for (let around = one.closest("details"); around; around = around.parentElement?.closest("details") ?? null) around.open = true;
  }
  if (!found.length) return;
  found[0].tabIndex = -1;
  found[0].focus({ preventScroll: true });
  found[0].scrollIntoView({ block: "center" });
}
