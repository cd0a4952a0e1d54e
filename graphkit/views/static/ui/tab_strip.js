/** The row of forms, where it is wider than the page: an arrow at an edge beyond which there are more. */

import { byId } from "../elements/dom.js";

/** Pixels beyond an edge that hide nothing of a name. */
const STILL = 6;

export class TabStrip {
  constructor() {
    this.host = byId("forms");
    this.host.addEventListener("scroll", () => this.draw(), { passive: true });
    new ResizeObserver(() => this.draw()).observe(this.host);
  }

  draw() {
    const { scrollLeft, clientWidth, scrollWidth } = this.host;
    this.host.classList.toggle("more-before", scrollLeft > STILL);
    this.host.classList.toggle("more-after", scrollLeft + clientWidth < scrollWidth - STILL);
  }
}
