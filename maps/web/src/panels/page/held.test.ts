import assert from "node:assert/strict";
import { test } from "node:test";
import { type Model, plainColumn } from "../../model/index.ts";
import { countHeld, holdBack } from "./held.ts";

const SAYINGS = ["stands", "planned", "possible", "denied", "ended", "ended", "possible", "disputed"];
const SURE = [true, false, true, true, true, true, false, true];
const UNTIL = [Infinity, Infinity, Infinity, Infinity, 100, Infinity, Infinity, Infinity];

const count = SAYINGS.length;
const columns = new Map([["saying", plainColumn(SAYINGS)], ["sure", plainColumn(SURE)]]);
const layers = [{ first: 0, count, columns }];
const model = { layers, features: { count, days: { to: Float64Array.from(UNTIL) } } } as unknown as Model;
const shown = (also: string[], day: number | null = null, mask: Uint8Array | null = null) =>
  [...(holdBack(model, mask, also, { since: null, asOf: day, undated: true }) ?? [])].flatMap((on, feature) => (on ? [feature] : []));

test("at first only what is sure and stands, is planned or disputed is shown", () => {
  assert.deepEqual(shown([]), [0, 7]);
});

test("each switch adds its own, and what is both needs both", () => {
  assert.deepEqual(shown(["unsure"]), [0, 1, 7]);
  assert.deepEqual(shown(["possible"]), [0, 2, 7]);
  assert.deepEqual(shown(["denied"]), [0, 3, 7]);
  assert.deepEqual(shown(["unsure", "possible"]), [0, 1, 2, 6, 7]);
});

test("what has ended is shown on a day only, and only where its end is known", () => {
  assert.deepEqual(shown([], 50), [0, 4, 7]);
});

test("what the filters took out stays out", () => {
  assert.deepEqual(shown([], null, Uint8Array.from(SAYINGS, (_, feature) => Number(feature === 7))), [7]);
});

test("the switches say how much they add", () => {
  assert.deepEqual(countHeld(model), { unsure: 2, possible: 1, denied: 1 });
});
