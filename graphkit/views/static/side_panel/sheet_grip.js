/** On a phone the panel is a sheet under the drawing: its grip makes it lower or higher, and nothing is deselected. */

import { byId } from "../elements/dom.js";

/** Pixels of a sheet of which only the name is seen. */
const LOW = 78;
/** The most that it covers, as a share of the page between head and foot. */
const MOST = 0.85;
const STILL = 5;

export class Grip {
  constructor() {
    this.grip = byId("panel-grip");
    this.panel = byId("panel");
    /** @type {{y: number, height: number, moved: boolean}|null} */
    this.held = null;
    this.grip.addEventListener("pointerdown", (/** @type {PointerEvent} */ event) => {
      this.grip.setPointerCapture(event.pointerId);
      this.held = { y: event.clientY, height: this.panel.offsetHeight, moved: false };
    });
    this.grip.addEventListener("pointermove", (/** @type {PointerEvent} */ event) => this.dragged(event));
    this.grip.addEventListener("pointercancel", () => (this.held = null));
    this.grip.addEventListener("click", () => {
      if (!this.held?.moved) this.set(this.panel.offsetHeight > LOW ? LOW : 0);
      this.held = null;
    });
  }

  /** @param {PointerEvent} event */
  dragged(event) {
    const { held } = this;
    if (!held) return;
    held.moved ||= Math.abs(event.clientY - held.y) > STILL;
    if (held.moved) this.set(Math.min(Math.max(held.height + held.y - event.clientY, LOW), byId("main").offsetHeight * MOST));
  }

  /** @param {number} height in pixels, or 0 for the usual one */
  set(height) {
    this.panel.style.setProperty("--sheet", height ? `${Math.round(height)}px` : "");
    this.grip.setAttribute("aria-expanded", String(!height || height > LOW));
  }
}
