import assert from "node:assert/strict";
import { test } from "node:test";
import { distanceM } from "./geodesic.ts";

test("distances are those of the ellipsoid", () => {
  // Geodesic lengths by GeographicLib (pyproj): Tallinn to Vilnius, and along the equator.
  assert.ok(Math.abs(distanceM(59.437, 24.7536, 54.6872, 25.2797)! - 529_898.9) < 1);
  assert.ok(Math.abs(distanceM(0, 0, 0, 1)! - 111_319.491) < 0.01);
  assert.equal(distanceM(57, 24, 57, 24), 0);
});
