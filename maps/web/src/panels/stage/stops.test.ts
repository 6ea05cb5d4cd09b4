import assert from "node:assert/strict";
import { test } from "node:test";
import { nextStop, type Stop } from "./stops.ts";

const stop = (x: number, y: number, feature: number): Stop => ({ x, y, features: [feature] });
const STOPS = [stop(0, 0, 1), stop(100, 10, 2), stop(60, 90, 3), stop(0, 200, 4)];
const next = (from: number, direction: "left" | "right" | "up" | "down") => nextStop(STOPS, [from], direction)?.features[0];

test("arrow keys go to the nearest symbol on their side", () => {
  assert.equal(next(1, "right"), 2);
  assert.equal(next(1, "down"), 4);
  assert.equal(next(2, "down"), 3);
  assert.equal(next(4, "up"), 1);
  assert.equal(next(1, "left"), undefined);
});

test("one who stands nowhere starts at the first", () => assert.equal(next(9, "up"), 1));
