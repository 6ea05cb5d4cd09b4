import assert from "node:assert/strict";
import { test } from "node:test";
import { simplify, squaredDistance } from "../../ground/index.ts";
import { sideOf, teeth } from "./teeth.ts";

const stretch = (...points: [number, number][]) => ({
  x: Float32Array.from(points, (p) => p[0]),
  y: Float32Array.from(points, (p) => p[1]),
});

test("teeth stand at even steps round a corner, on the asked side", () => {
  const east = teeth(stretch([0, 0], [15, 0], [15, 15]), 10, 1);
  assert.deepEqual(east.map((t) => [t.x, t.y]), [[5, 0], [15, 0], [15, 10]]);
  assert.deepEqual([east[0]!.outX + 0, east[0]!.outY], [0, -1]); // left of east is north, up the page
  assert.equal(teeth(stretch([0, 0], [15, 0]), 10, -1)[0]!.outY, 1);
});

test("the side of a border is found from either direction", () => {
  const line = stretch([0, 0], [50, 4], [100, 0]);
  const north = stretch([0, -10], [60, -12], [100, -9]);
  assert.equal(sideOf(line, north), 1);
  assert.equal(sideOf(stretch([100, 0], [50, 4], [0, 0]), north), -1);
});

test("a simplified line stays within its tolerance and keeps its ends", () => {
  const x = Float64Array.from({ length: 400 }, (_, i) => i);
  const y = x.map((v) => 20 * Math.sin(v / 15) + Math.sin(v * 3));
  const kept = simplify(x, y, 0, 400, 2);
  assert.ok(kept.length < 120 && kept[0] === 0 && kept.at(-1) === 399);
  for (let k = 1; k < kept.length; k++)
    for (let v = kept[k - 1]!; v < kept[k]!; v++)
      assert.ok(squaredDistance(x[v]!, y[v]!, x[kept[k - 1]!]!, y[kept[k - 1]!]!, x[kept[k]!]!, y[kept[k]!]!) <= 4);
});
