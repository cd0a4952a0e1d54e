/** What a stage keeps from day to day, so that a step through time draws only what changed. */

import { LineField } from "./line_field.js";
import { Stamps } from "./stamps.js";

export class Passing {
  constructor() {
    this.field = new LineField();
    this.stamps = new Stamps();
    /** @type {HTMLCanvasElement|undefined} */
    this.small = undefined;
  }

  /** The press for marks and labels in these colours. @param {any} theme @param {number} ratio */
  press(theme, ratio) {
    this.stamps.dress([theme.paper, theme.ink, ratio].join());
    return { stamps: this.stamps, ratio };
  }

  /**
   * Draw all lines of a picture on paper, where a pixel of the page may be several of the screen.
   * @param {any} ctx
   * @param {{picture: any, camera: import("./graph.js").Camera, width: number, height: number, ratio?: number}} stage
   * @param {any} theme
   */
  lines(ctx, { picture, camera, width, height, ratio }, theme) {
    const pixels = this.field.drawn(picture, camera, width, height, theme);
    const image = new ImageData(new Uint8ClampedArray(/** @type {ArrayBuffer} */ (pixels.buffer)), width, height);
    if (ratio === 1) return ctx.putImageData(image, 0, 0);
    this.small ??= document.createElement("canvas");
    if (this.small.width !== width || this.small.height !== height) Object.assign(this.small, { width, height });
    /** @type {any} */ (this.small.getContext("2d")).putImageData(image, 0, 0);
    return ctx.drawImage(this.small, 0, 0, width, height);
  }
}
