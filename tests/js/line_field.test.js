// Lines that are added and taken away again leave the paper as it was.

import assert from "node:assert/strict";
import { test } from "node:test";

import { LineField } from "../../graphkit/views/static/draw/line_field.js";

const WIDE = 60, HIGH = 40;
const THEME = { paper: "#ffffff", edge: "#204060" };
const CAMERA = { k: 1, x: 0, y: 0 };
const STYLES = [{ alpha: 0, width: 0, dash: [] }, { alpha: 0.5, width: 1, dash: [] }, { alpha: 0.3, width: 0.8, dash: [4, 4] }];
const ENDS = { x: [2, 55, 5, 30, -80, 90], y: [3, 30, 38, 1, 20, 25.5] };

const drawn = (field, codes) => [...field.drawn({ ...ENDS, strands: { from: [0, 2, 4], to: [1, 3, 5], codes: Uint8Array.from(codes), styles: STYLES } }, CAMERA, WIDE, HIGH, THEME)];

test("a line that is taken away leaves nothing behind", () => {
  const field = new LineField();
  const bare = drawn(field, [0, 0, 0]);
  const one = drawn(field, [1, 0, 0]);
  assert.ok(one.some((pixel, i) => pixel !== bare[i]));
  drawn(field, [1, 2, 1]);
  assert.deepEqual(drawn(field, [1, 0, 0]), one);
  assert.deepEqual(drawn(field, [0, 0, 0]), bare);
});

test("what is drawn step by step is what is drawn at once", () => {
  const field = new LineField();
  for (const codes of [[1, 0, 0], [2, 1, 0], [0, 1, 2], [2, 1, 1]]) drawn(field, codes);
  assert.deepEqual(drawn(field, [2, 1, 1]), drawn(new LineField(), [2, 1, 1]));
});

test("a line as opaque as half hides half of the paper", () => {
  const level = { x: [0, 60], y: [10.5, 10.5] };
  const strands = { from: [0], to: [1], codes: Uint8Array.of(1), styles: STYLES };
  const pixel = new LineField().drawn({ ...level, strands }, CAMERA, WIDE, HIGH, THEME)[10 * WIDE + 30];
  assert.ok(Math.abs((pixel & 255) - (0xff + 0x20) / 2) <= 2);
});
