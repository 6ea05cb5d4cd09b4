import assert from "node:assert/strict";
import { test } from "node:test";
import { withoutFarOnes, type Box } from "./home.ts";

const at = (lon: number, lat: number): Box => [lon, lat, lon, lat];

test("one place far from all others does not widen the view", () => {
  const near = [at(26, 59.3), at(24.3, 57.1), at(24.4, 55.1), at(27.3, 57.6), at(25.3, 54.7), at(28.2, 59.4)];
  assert.deepEqual(withoutFarOnes([...near, at(-77, 38.9)]), near);
  assert.deepEqual(withoutFarOnes(near), near);
});

test("few places are all kept", () => {
  assert.deepEqual(withoutFarOnes([]), []);
  assert.equal(withoutFarOnes([at(24, 57), at(10, 50)]).length, 2);
});
