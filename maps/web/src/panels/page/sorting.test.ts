import assert from "node:assert/strict";
import { test } from "node:test";
import type { Model } from "../../model/index.ts";
import { sortClaims } from "./sorting.ts";

const PLACES = ["Tapa", "", "Ādaži", "Tapa"];
const model = {
  claims: {
    count: 4,
    days: { from: Float64Array.of(5, NaN, 9, 5) },
    places: (c: number) => (PLACES[c] ? [{ name: PLACES[c] }] : []),
    article: (c: number) => [1, 0, 1, 0][c],
    articleId: () => "",
  },
  articles: [{ publisher: "B" }, { publisher: null, title: "A" }],
} as unknown as Model;
const order = (sort: "newest" | "oldest" | "place" | "source" | null) => [...sortClaims(model, Uint32Array.of(0, 1, 2, 3), sort)];

test("claims stand by date, place or source, what has none last", () => {
  assert.deepEqual(order(null), [0, 1, 2, 3]);
  assert.deepEqual(order("newest"), [2, 0, 3, 1]);
  assert.deepEqual(order("oldest"), [0, 3, 2, 1]);
  assert.deepEqual(order("place"), [2, 0, 3, 1]);
  assert.deepEqual(order("source"), [0, 2, 1, 3]);
});
