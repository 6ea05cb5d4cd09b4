import assert from "node:assert/strict";
import { test } from "node:test";
import { type Box, densest, withoutFarOnes } from "./home.ts";

const at = (lon: number, lat: number): Box => [lon, lat, lon, lat];

test("one place far from all others does not widen the view", () => {
  const near = [at(26, 59.3), at(24.3, 57.1), at(24.4, 55.1), at(27.3, 57.6), at(25.3, 54.7), at(28.2, 59.4)];
  assert.deepEqual(withoutFarOnes([...near, at(-77, 38.9)]), near);
  assert.deepEqual(withoutFarOnes(near), near);
});

test("what the map is about is left out of the view where it lies far from all else", () => {
  const all = [at(26, 59.3), at(24.3, 57.1), at(24.4, 55.1), at(27.3, 57.6), at(25.3, 54.7), at(28.2, 59.4)];
  assert.deepEqual(withoutFarOnes([at(24.3, 57.1), at(26, 42)], all), [at(24.3, 57.1)]);
});

test("few places are all kept", () => {
  assert.deepEqual(withoutFarOnes([]), []);
  assert.equal(withoutFarOnes([at(24, 57), at(10, 50)]).length, 2);
});

test("of many places the view holds where most lie, of few all", () => {
  const baltic = Array.from({ length: 24 }, (_, i) => at(22 + (i % 6), 54 + (i % 5)));
  const elsewhere = [at(10, 60), at(12, 45), at(5, 50), at(24, 69), at(13, 55)];
  assert.deepEqual(densest([...baltic, ...elsewhere]), baltic);
  assert.equal(densest(elsewhere).length, 5);
});
