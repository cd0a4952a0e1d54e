/** Choose which labels to write and where, so that none covers another. */

/**
 * @typedef {Object} Wish
 * @property {number} node
 * @property {number} x of the node on the screen
 * @property {number} y
 * @property {number} r
 * @property {string} text
 * @property {string} font
 * @property {number} size of the font in pixels
 * @property {number} lines most lines
 * @property {boolean} hub may cover symbols that are not firm
 * @property {boolean} must write it even where it covers another
 * @property {boolean} [left] rather on the left than on the right
 * @property {boolean} [keen] look for room further away before it is left out
 *
 * @typedef {Object} Mark a symbol that labels had better leave free
 * @property {number[]} box
 * @property {boolean} firm a coalition, or in focus: no label may cover it
 *
 * @typedef {Object} Placed
 * @property {number} node
 * @property {string[]} lines
 * @property {number} x
 * @property {number} y top
 * @property {"left"|"center"|"right"} align
 * @property {string} font
 * @property {number} size
 * @property {number} wide of the longest line
 * @property {number[]} [lead] from the mark to a label that stands further off: x, y, x, y
 */

const CELL = 64;
const GAP = 3;
/** Free space around a label, so that two beside each other are read as two. */
const AIR = [5, 1];
/** How much further off a label may stand where everything is to be named. */
const FURTHER = [6, 12, 20, 32, 46];
/** So far off a label has a line to its mark. */
const LEAD = 12;
export const LINE = 1.18;

/** Rectangles that are taken, in a grid for quick look-up. */
class Taken {
  constructor() {
    /** @type {Map<number, number[][]>} */
    this.cells = new Map();
  }

  /** The lists of a box's cells, without those that are empty. @param {number[]} box @param {boolean} [made] whether these are made */
  near([x0, y0, x1, y1], made = false) {
    const found = [];
    for (let cx = Math.floor(x0 / CELL); cx <= Math.floor(x1 / CELL); cx++) {
      for (let cy = Math.floor(y0 / CELL); cy <= Math.floor(y1 / CELL); cy++) {
        const key = cx * 100003 + cy;
        let list = this.cells.get(key);
        if (!list && made) this.cells.set(key, (list = []));
        if (list) found.push(list);
      }
    }
    return found;
  }

  /** @param {number[]} box */
  free(box) {
    return !this.near(box).some((list) => list.some((other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1]));
  }

  /** @param {number[]} box */
  add(box) {
    for (const list of this.near(box, true)) list.push(box);
  }
}

/**
 * Break a text into lines of at most `width` letters; what does not fit ends with an ellipsis.
 * @param {string} text
 * @param {number} width
 * @param {number} most
 * @returns {string[]}
 */
export function wrap(text, width, most) {
  const lines = [""];
  for (const word of text.split(" ")) {
    const line = lines[lines.length - 1];
    if (!line) lines[lines.length - 1] = word;
    else if (line.length + 1 + word.length <= width) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  const kept = lines.slice(0, most);
  const last = kept.length - 1;
  if (lines.length > most) kept[last] = `${kept[last].slice(0, width - 1).replace(/[\s,;:–-]+$/, "")}…`;
  return kept.map((line) => (line.length > width + 6 ? `${line.slice(0, width)}…` : line));
}

/**
 * @param {Wish[]} wishes most important first
 * @param {(text: string, font: string) => number} measure
 * @param {number} width of the screen
 * @param {number} height
 * @param {Mark[]} marks
 * @param {number[][]} reserved boxes that no label may cover
 * @returns {Placed[]}
 */
export function placeLabels(wishes, measure, width, height, marks = [], reserved = []) {
  const taken = new Taken();
  reserved.forEach((box) => taken.add(box));
  const [firm, soft] = [new Taken(), new Taken()];
  marks.forEach((mark) => (mark.firm ? firm : soft).add(mark.box));
  /** @type {Placed[]} */
  const placed = [];
  for (const wish of wishes) {
    const found = spotFor(wish, wrapped(wish, 1)) ?? (wish.lines > 1 || wish.keen ? spotFor(wish, wrapped(wish, 0.6)) : undefined)
      ?? (wish.keen ? FURTHER.reduce((/** @type {ReturnType<typeof spotFor>} */ spot, away) => spot ?? spotFor(wish, wrapped(wish, 1), away) ?? spotFor(wish, wrapped(wish, 0.6), away), undefined) : undefined);
    if (!found) continue;
    const { spot, lines, away } = found;
    taken.add(spot.box);
    placed.push({ node: wish.node, lines, x: spot.x, y: spot.box[1], align: spot.align, font: wish.font, size: wish.size, wide: spot.box[2] - spot.box[0], ...(away >= LEAD && { lead: leadTo(wish, spot.box) }) });
  }
  return placed;

  /** @param {Wish} wish @param {string[]} lines @param {number} [away] pixels further off than usual */
  function spotFor(wish, lines, away = 0) {
    const w = Math.max(...lines.map((line) => measure(line, wish.font)));
    const h = lines.length * wish.size * LINE;
    const spots = around({ ...wish, r: wish.r + away }, w, h).filter(({ box }) => box[0] > 2 && box[1] > 2 && box[2] < width - 2 && box[3] < height - 2);
    const free = spots.filter(({ box }) => taken.free(airy(box)));
    const clear = free.filter(({ box }) => firm.free(box));
    const spot = clear.find(({ box }) => soft.free(box)) ?? (wish.hub || wish.must ? clear[0] : undefined) ?? (wish.must ? free[0] ?? spots[0] : undefined);
    return spot && { spot, lines, away };
  }
}

/** From the rim of a mark to the nearest point of its label. @param {Wish} wish @param {number[]} box */
function leadTo({ x, y, r }, [x0, y0, x1, y1]) {
  const [tx, ty] = [Math.min(Math.max(x, x0), x1), Math.min(Math.max(y, y0), y1)];
  const share = Math.min(r / Math.max(Math.hypot(tx - x, ty - y), 1), 1);
  return [x + (tx - x) * share, y + (ty - y) * share, tx, ty];
}

/** @param {Wish} wish @param {number} share of the usual width, with more lines where it is less */
function wrapped({ text, lines, keen }, share) {
  return wrap(text, Math.round((lines > 1 ? 24 : 30) * share), share < 1 ? lines + 1 + (keen ? 1 : 0) : lines);
}

/** @param {number[]} box */
function airy([x0, y0, x1, y1]) {
  return [x0 - AIR[0], y0 - AIR[1], x1 + AIR[0], y1 + AIR[1]];
}

/**
 * Right, left, below and above the node, then between these.
 * @param {Wish} wish
 * @param {number} w
 * @param {number} h
 * @returns {{box: number[], x: number, align: "left"|"center"|"right"}[]}
 */
function around({ x, y, r, left }, w, h) {
  const off = r + GAP;
  const aside = r * 0.72 + GAP;
  /** @type {(left: number, top: number, align: "left"|"center"|"right") => {box: number[], x: number, align: "left"|"center"|"right"}} */
  const at = (left, top, align) => ({ box: [left, top, left + w, top + h], x: align === "left" ? left : align === "right" ? left + w : x, align });
  const sides = [at(x + off, y - h / 2, "left"), at(x - off - w, y - h / 2, "right")];
  return [
    ...(left ? sides.reverse() : sides),
    at(x - w / 2, y + off, "center"),
    at(x - w / 2, y - off - h, "center"),
    at(x + aside, y - aside - h, "left"),
    at(x + aside, y + aside, "left"),
    at(x - aside - w, y - aside - h, "right"),
    at(x - aside - w, y + aside, "right"),
  ];
}
