/** What the page tells beside the drawing: tips, notices, words for a screen reader, and a clear word instead of a blank page. */

import { dateText } from "../core/time.js";
import { copied } from "../elements/clipboard.js";
import { byId } from "../elements/dom.js";
import { unfiltered } from "./filters.js";
import { Looks } from "../wording/looks.js";

export class Notices extends Looks {
  /** @param {MouseEvent} event @param {string} text */
  tip(event, text) {
    byId("tip").hidden = !text;
    const box = byId("drawing").getBoundingClientRect();
    if (text) this.showTip(text, event.clientX - box.left, event.clientY - box.top);
  }

  /** @param {string} text @param {number} x @param {number} y */
  showTip(text, x, y) {
    const tip = byId("tip");
    tip.textContent = text;
    tip.hidden = false;
    const { clientWidth, clientHeight } = byId("drawing");
    tip.style.left = `${Math.min(x + 14, clientWidth - tip.offsetWidth - 8)}px`;
    tip.style.top = `${y + 18 + tip.offsetHeight > clientHeight ? y - tip.offsetHeight - 12 : y + 18}px`;
  }

  /** @param {number} node */
  hovered(node) {
    if (node >= 0) this.announce(this.described(node));
    const tip = byId("tip");
    tip.hidden = node < 0;
    if (node < 0) return;
    const { stage } = this.forms.network;
    const { camera, picture } = stage;
    this.showTip(this.described(node), picture.x[node] * camera.k + camera.x + stage.canvas.offsetLeft, picture.y[node] * camera.k + camera.y + stage.canvas.offsetTop);
  }

  /** @param {string} text for a screen reader */
  announce(text) {
    byId("live").textContent = text;
  }

  /** @param {string} text */
  async copy(text) {
    const done = await copied(text);
    this.notice(this.t(done ? "copied" : "notCopied"), 1800);
  }

  /** @param {string} text @param {number} time in milliseconds */
  notice(text, time) {
    byId("toast").textContent = text;
    byId("toast").hidden = false;
    // Above the date, however high its bar is.
    byId("toast").style.bottom = `${byId("time").offsetHeight + 12}px`;
    window.clearTimeout(this.noticed);
    this.noticed = window.setTimeout(() => (byId("toast").hidden = true), time);
  }

  /** A clear word instead of a blank page. */
  empty() {
    const box = byId("empty");
    const { state } = this;
    const seen = /** @type {import("../core/visible.js").Visible} */ (this.seen);
    const drawn = this.forms[state.form].joins?.();
    const bare = state.form === "map" && seen.links > 0 && !this.forms.map.filled;
    const blank = state.form === "shared" ? !this.forms.shared.pairs.length : bare || !(seen.links || drawn);
    box.hidden = !blank;
    if (!blank) return;
    const [first, last] = this.model.days;
    const early = state.on !== null && (state.until ?? state.on) < first;
    const key = bare ? "empty.map" : state.form === "shared" && seen.links ? (state.backbone ? "empty.shared" : "empty.sharedPlain") : !this.model.spans.n ? "empty.none" : early ? "empty.early" : seen.total ? "empty.hidden" : this.passes ? "empty.filtered" : "empty.day";
    byId("empty-text").textContent = this.t(key, { date: this.timeText() || this.t("time.all"), first: dateText(first, this.spoken), min: state.min });
    const button = byId("empty-button");
    button.hidden = !this.model.spans.n;
    const elsewhen = early || (!seen.total && !this.passes);
    if (bare) {
      button.textContent = this.t("form.network");
      button.onclick = () => this.update({ form: "network" });
      return;
    }
    button.textContent = this.t(key.startsWith("empty.shared") ? "empty.loosen" : elsewhen ? "empty.goLast" : "empty.showAll");
    button.onclick = () => this.update(key.startsWith("empty.shared") ? { min: 1, backbone: false } : elsewhen ? { on: last, atLeast: "possible" } : { ...unfiltered(), focus: [], opened: [] });
  }
}
