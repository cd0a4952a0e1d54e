/** How things look in the colours chosen, and what stays bright. */

import { Words } from "./words_of_things.js";

export class Looks extends Words {
  /** @param {string} kind */
  looks(kind) {
    return this.model.looks.get(kind);
  }

  /** @param {number} node */
  look(node) {
    return this.looks(this.model.kind[node]);
  }

  /** @param {string} kind */
  kindColour(kind) {
    return this.looks(kind)[this.theme.dark ? "dark" : "light"];
  }

  /** @param {number} node */
  colour(node) {
    const by = this.columnOf(this.state.colourBy);
    if (by) return by.of[node] < 0 ? this.theme.edge : by.classes[by.of[node]][this.theme.dark ? "dark" : "light"];
    return this.model.colour[node] ?? this.kindColour(this.model.kind[node]);
  }

  /**
   * What stays bright when something is chosen: it and what is next to it.
   * @param {import("../core/project.js").Pair[]|null} pairs
   * @returns {Set<number>|null}
   */
  lit(pairs) {
    if (this.state.edge) return new Set(this.edgeEnds());
    const way = pairs ? null : this.drawnWay();
    if (way) return new Set(way.nodes);
    const { chosen } = this;
    if (!chosen.length || this.state.selected.join() === this.state.focus.join()) return null;
    if (this.state.not.length && !pairs && chosen.every((node) => this.model.hub[node])) return new Set([...chosen, ...this.inAll(chosen)]);
    const lit = new Set(chosen);
    const has = new Set(chosen);
    if (pairs) {
      for (const { a, b } of pairs) {
        if (has.has(a)) lit.add(b);
        if (has.has(b)) lit.add(a);
      }
      return lit;
    }
    const { edge } = /** @type {import("../core/visible.js").Visible} */ (this.seen);
    for (const node of chosen) {
      for (const e of this.model.edgesOf[node]) if (edge[e]) lit.add(this.model.from[e]).add(this.model.to[e]);
    }
    return lit;
  }
}
