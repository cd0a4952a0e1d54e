/** Marks of nearly the same day, one upon the other in a row of a timeline. */

/** Marks of about one day that stand beside each other; more would stand on days on which nobody joined. */
const MOST_COLUMNS = 5;

/**
 * Pile marks of nearly the same day upon each other, above and below the line.
 * @param {{x: number, y: number, crowd?: number}[]} marks ordered by day
 * @param {number} row the height of a row in pixels
 */
export function pile(marks, row) {
  let start = 0;
  for (let i = 1; i <= marks.length; i++) {
    if (i < marks.length && marks[i].x - marks[start].x < 5) continue;
    const count = i - start;
    const gap = Math.min(5.6, (row - 6) / Math.max(count - 1, 1));
    // More than fit beside each other on about that day lie upon each other, and are counted.
    const wanted = Math.max(1, Math.ceil((count * 2.2) / (row - 6)));
    const columns = Math.min(wanted, MOST_COLUMNS);
    if (wanted > columns) marks[start + count - 1].crowd = count;
    const high = Math.ceil(count / columns);
    for (let j = 0; j < count; j++) {
      const level = columns > 1 ? j % high : j;
      const tall = columns > 1 ? high : count;
      const pitch = columns > 1 ? Math.min(5.6, (row - 6) / Math.max(high - 1, 1)) : gap;
      marks[start + j].y = (level - (tall - 1) / 2) * pitch;
      if (columns > 1) marks[start + j].x += (Math.floor(j / high) - (columns - 1) / 2) * 4;
    }
    start = i;
  }
}
