import assert from "node:assert/strict";
import { test } from "node:test";
import { obstacleOf, strides } from "./obstacles.ts";

test("a code of a control measure says which obstacle it is", () => {
  assert.equal(obstacleOf("10032500002701000000"), "teeth");
  assert.equal(obstacleOf("10032500002901000000"), "teeth");
  assert.equal(obstacleOf("10032510002902010000"), "ditch");
  assert.equal(obstacleOf("10032500002903010000"), "wire");
  assert.equal(obstacleOf("10032500002903060000"), "fence");
  assert.equal(obstacleOf("10032500002708000000"), "mines");
  assert.equal(obstacleOf("10032500002819010000"), "dragon");
});

test("other codes are none", () => {
  for (const sidc of [null, "", "10032500002909000000", "10031000161301000000", "10032000002901000000"]) assert.equal(obstacleOf(sidc), undefined);
});

test("marks follow a winding line in strides", () => {
  const zigzag = { x: Float32Array.from({ length: 41 }, (_, i) => i), y: Float32Array.from({ length: 41 }, (_, i) => (i % 2) * 3) };
  const { x, y } = strides(zigzag, 12);
  assert.ok(x.length > 8 && x.length < 14);
  assert.equal(x[x.length - 1], 40);
  const straight = strides({ x: Float32Array.of(0, 30), y: Float32Array.of(0, 0) }, 12);
  assert.deepEqual([...straight.x], [0, 12, 24, 30]);
  assert.equal(Math.max(...y) <= 3, true);
});
