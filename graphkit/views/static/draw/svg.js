/**
 * A drawing context that writes SVG: whatever is drawn on the canvas can be exported as it is.
 * It knows the part of the canvas interface that this page uses.
 */

/** Families whose letters are equally wide, so that lines break alike wherever a picture is drawn and read. */
export const FONT = "Arial, 'Liberation Sans', Arimo, Helvetica, sans-serif";

const NUMBER = (/** @type {number} */ value) => String(Math.round(value * 100) / 100);

/** What XML cannot say, such as half of a letter that was cut in two, is left out. @param {string} text */
export function escapeXml(text) {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Surrogate}]/gu, "")
    .replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

export class SvgContext {
  /**
   * @param {number} width
   * @param {number} height
   * @param {(text: string, font: string) => number} measure
   */
  constructor(width, height, measure) {
    this.width = width;
    this.height = height;
    this.measure = measure;
    /** @type {string[]} */
    this.out = [];
    this.path = "";
    this.fillStyle = "#000";
    this.strokeStyle = "#000";
    this.lineWidth = 1;
    this.globalAlpha = 1;
    this.font = "12px sans-serif";
    this.textAlign = "left";
    this.textBaseline = "alphabetic";
    this.lineJoin = "miter";
    this.lineCap = "butt";
    /** @type {number[]} */
    this.dash = [];
    this.shift = [0, 0];
    this.turn = 0;
    /** @type {any[]} */
    this.saved = [];
    this.clips = 0;
    this.open = 0;
  }

  save() {
    const { fillStyle, strokeStyle, lineWidth, globalAlpha, font, textAlign, textBaseline, dash, shift, turn, open } = this;
    this.saved.push({ fillStyle, strokeStyle, lineWidth, globalAlpha, font, textAlign, textBaseline, dash, shift: [...shift], turn, open });
  }

  restore() {
    const before = this.saved.pop();
    if (!before) return;
    for (; this.open > before.open; this.open--) this.out.push("</g>");
    Object.assign(this, before);
  }

  /** @param {number} x @param {number} y */
  translate(x, y) {
    this.shift = [this.shift[0] + x, this.shift[1] + y];
  }

  /** @param {number} angle only text is turned */
  rotate(angle) {
    this.turn += angle;
  }

  beginPath() {
    this.path = "";
  }

  /** @param {string} letter @param {number} x @param {number} y */
  point(letter, x, y) {
    this.path += `${letter}${NUMBER(x + this.shift[0])} ${NUMBER(y + this.shift[1])}`;
  }

  /** @param {number} x @param {number} y */
  moveTo(x, y) {
    this.point("M", x, y);
  }

  /** @param {number} x @param {number} y */
  lineTo(x, y) {
    this.point("L", x, y);
  }

  closePath() {
    this.path += "Z";
  }

  /** Whole circles only. @param {number} x @param {number} y @param {number} r @param {number} [_a] @param {number} [_b] @param {boolean} [back] */
  arc(x, y, r, _a, _b, back = false) {
    const sweep = back ? 0 : 1;
    this.point("M", x + r, y);
    for (const side of [-r, r]) {
      this.path += `A${NUMBER(r)} ${NUMBER(r)} 0 1 ${sweep} ${NUMBER(x + side + this.shift[0])} ${NUMBER(y + this.shift[1])}`;
    }
    this.path += "Z";
  }

  /** @param {number} x @param {number} y @param {number} w @param {number} h */
  rect(x, y, w, h) {
    this.point("M", x, y);
    this.path += `h${NUMBER(w)}v${NUMBER(h)}h${NUMBER(-w)}Z`;
  }

  get alpha() {
    return this.globalAlpha < 1 ? ` opacity="${NUMBER(this.globalAlpha)}"` : "";
  }

  fill() {
    if (this.path) this.out.push(`<path d="${this.path}" fill="${escapeXml(this.fillStyle)}"${this.alpha}/>`);
  }

  stroke() {
    if (!this.path) return;
    const dash = this.dash.length ? ` stroke-dasharray="${this.dash.map(NUMBER).join(" ")}"` : "";
    this.out.push(`<path d="${this.path}" fill="none" stroke="${escapeXml(this.strokeStyle)}" stroke-width="${NUMBER(this.lineWidth)}" stroke-linejoin="round"${dash}${this.alpha}/>`);
  }

  /** Pictures may stand in one document, where a name means the first of its kind: named alike is only what clips alike. */
  clip() {
    const id = `c${this.clips++}-${this.path.replaceAll(" ", "_")}`;
    this.out.push(`<clipPath id="${id}"><path d="${this.path}"/></clipPath><g clip-path="url(#${id})">`);
    this.open++;
  }

  /** @param {number} x @param {number} y @param {number} w @param {number} h */
  fillRect(x, y, w, h) {
    this.beginPath();
    this.rect(x, y, w, h);
    this.fill();
  }

  /** @param {number} x @param {number} y @param {number} w @param {number} h */
  strokeRect(x, y, w, h) {
    this.beginPath();
    this.rect(x, y, w, h);
    this.stroke();
  }

  clearRect() {}

  /** @param {number[]} dash */
  setLineDash(dash) {
    this.dash = dash;
  }

  /** @param {string} text */
  measureText(text) {
    return { width: this.measure(text, this.font) };
  }

  /** @param {string} text @param {number} x @param {number} y @param {string} paint */
  text(text, x, y, paint) {
    const [, weight = "400", size = "12"] = /^(?:(\d+|bold) )?([\d.]+)px/.exec(this.font) ?? [];
    const anchor = this.textAlign === "center" ? "middle" : this.textAlign === "right" || this.textAlign === "end" ? "end" : "start";
    const drop = this.textBaseline === "middle" ? Number(size) * 0.35 : this.textBaseline === "top" ? Number(size) * 0.8 : 0;
    const [px, py] = [NUMBER(x + this.shift[0]), NUMBER(y + this.shift[1] + (this.turn ? 0 : drop))];
    const turned = this.turn ? ` transform="rotate(${NUMBER((this.turn * 180) / Math.PI)} ${px} ${py})" dy="${NUMBER(drop)}"` : "";
    this.out.push(`<text x="${px}" y="${py}" font-size="${size}" font-weight="${weight}" text-anchor="${anchor}" ${paint}${turned}${this.alpha}>${escapeXml(text)}</text>`);
  }

  /** @param {string} text @param {number} x @param {number} y */
  fillText(text, x, y) {
    this.text(text, x, y, `fill="${escapeXml(this.fillStyle)}"`);
  }

  /** @param {string} text @param {number} x @param {number} y */
  strokeText(text, x, y) {
    this.text(text, x, y, `aria-hidden="true" fill="none" stroke="${escapeXml(this.strokeStyle)}" stroke-width="${NUMBER(this.lineWidth)}" stroke-linejoin="round"`);
  }

  /**
   * Put what another context drew into this one.
   * @param {SvgContext} other
   * @param {number} x
   * @param {number} y
   * @param {number} scale
   */
  embed(other, x, y, scale) {
    this.out.push(`<g transform="translate(${NUMBER(x)} ${NUMBER(y)}) scale(${Math.round(scale * 1e4) / 1e4})">`, ...other.out, "</g>");
  }

  toString() {
    return this.titled("", "");
  }

  /**
   * The picture with its title and what it shows in words, for those who do not see it.
   * @param {string} title
   * @param {string} told
   */
  titled(title, told) {
    const size = `width="${this.width}" height="${this.height}" viewBox="0 0 ${this.width} ${this.height}"`;
    const words = title ? `\n<title id="title">${escapeXml(title)}</title>\n<desc id="desc">${escapeXml(told)}</desc>` : "";
    const role = title ? ' role="img" aria-labelledby="title desc"' : "";
    return `<svg xmlns="http://www.w3.org/2000/svg" ${size}${role} font-family="${FONT}">${words}\n${this.out.join("\n")}\n</svg>\n`;
  }
}
