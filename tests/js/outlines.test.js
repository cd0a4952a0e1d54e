// Outlines of countries as the map draws them.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { numbersOf, outlinesOf, pushedApart, within } from "../../graphkit/views/static/core/outlines.js";

// A square with a hole, in which lies a smaller country, and an island of which only the place is known.
const RAW = {
  lands: [
    { code: "AA", at: [2, 2], size: 9, rings: [[0], [1]] },
    { code: "BB", at: [5, 5], size: 2, rings: [[-2]] },
    { code: "CC", at: [-3, 4], size: 0.2, rings: [] },
  ],
  arcs: [[0, 0, 10, 0, 0, 10, -10, 0, 0, -10], [4, 4, 0, 2, 2, 0, 0, -2, -2, 0]],
};

test("a border that two share is one line, and a point lies on one side of it", () => {
  const { lands: [around, inner, island], box } = outlinesOf(RAW);
  assert.deepEqual(inner.rings, [[4, 4, 6, 4, 6, 6, 4, 6, 4, 4]]);
  assert.deepEqual([within(around, 1, 5), within(inner, 1, 5)], [true, false]);
  assert.deepEqual([within(around, 5, 5), within(inner, 5, 5)], [false, true]);
  assert.equal(within(island, -3, 4), false);
  assert.deepEqual(box, { left: -3, top: 0, right: 10, bottom: 10 });
});

test("marks are pushed apart until none covers another, and no further", () => {
  const alone = [40, 40];
  const places = pushedApart([[0, 0], [0, 0], [1, 1], [2, 0], alone], 3);
  for (let i = 0; i < places.length; i++) {
    for (let j = 0; j < i; j++) assert.ok(Math.hypot(places[i][0] - places[j][0], places[i][1] - places[j][1]) > 2.9);
  }
  assert.deepEqual(places[4], alone);
});

test("on the map of the package every country is somewhere, and a capital lies in its country", () => {
  const raw = JSON.parse(readFileSync(new URL("../../graphkit/views/maps/outlines.json", import.meta.url), "utf8"));
  const { lands, box } = outlinesOf(raw);
  const of = new Map(lands.map((land) => [land.code, land]));
  for (const { code, at } of lands.slice(1)) assert.ok(at[0] >= box.left && at[0] <= box.right, code);
  assert.ok(["FR", "BR", "AU", "CN", "ZA", "US"].every((code) => within(of.get(code), ...of.get(code).at)));
  assert.equal(within(of.get("ZA"), ...of.get("LS").at), false);
});

test("lines are read as their format says", () => {
  assert.deepEqual(numbersOf("_p~iF~ps|U_ulLnnqC_mqNvxq`@"), [3850000, -12020000, 220000, -75000, 255200, -550300]);
});
