/** Small drawings that come again, made once and then put where they are wanted: marks and labels on the way through time. */

/** So many are kept; then all are made anew. */
const MOST = 1500;

export class Stamps {
  constructor() {
    this.look = "";
    /** @type {Map<string, any>} */
    this.kept = new Map();
  }

  /** Forget what was drawn for other colours or another screen. @param {string} look */
  dress(look) {
    if (look === this.look && this.kept.size < MOST) return;
    this.look = look;
    this.kept.clear();
  }

  /**
   * Put a drawing at a point, on whole pixels of the screen so that it stays sharp.
   * @param {any} ctx
   * @param {number} ratio pixels of the screen for one of the page
   * @param {string} key what it looks like
   * @param {number} x
   * @param {number} y
   * @param {number[]} box left, top, right and bottom of the drawing around that point
   * @param {(ctx: any) => void} paint draws it around the origin
   */
  put(ctx, ratio, key, x, y, [left, top, right, bottom], paint) {
    let stamp = this.kept.get(key);
    if (!stamp) this.kept.set(key, (stamp = made(ratio, left, top, right - left, bottom - top, paint)));
    ctx.drawImage(stamp, Math.round((x + left) * ratio) / ratio, Math.round((y + top) * ratio) / ratio, stamp.width / ratio, stamp.height / ratio);
  }
}

/** @param {number} ratio @param {number} left @param {number} top @param {number} width @param {number} height @param {(ctx: any) => void} paint */
function made(ratio, left, top, width, height, paint) {
  const canvas = new OffscreenCanvas(Math.ceil(width * ratio), Math.ceil(height * ratio));
  const ctx = /** @type {any} */ (canvas.getContext("2d"));
  ctx.setTransform(ratio, 0, 0, ratio, -left * ratio, -top * ratio);
  paint(ctx);
  return canvas.transferToImageBitmap();
}
