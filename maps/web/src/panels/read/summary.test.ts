import assert from "node:assert/strict";
import { test } from "node:test";
import type { Model } from "../../model/index.ts";
import { byArticle, newestFirst, summarise } from "./summary.ts";

/** Claims as [article, polarity, day or NaN, origins]; one feature rests on all of them. */
function model(rows: readonly (readonly [number, string, number, readonly number[]])[]): Model {
  const claims = {
    article: (c: number) => rows[c]![0],
    articleId: (c: number) => `a${rows[c]![0]}`,
    polarity: (c: number) => rows[c]![1],
    origins: (c: number) => rows[c]![3],
    days: { from: Float64Array.from(rows, (row) => row[2]), to: new Float64Array(rows.length) },
  };
  return { claims, features: { claims: () => rows.map((_, c) => c) } } as unknown as Model;
}

test("a summary counts claims, articles and ways of saying, and calls reprints and one body one origin", () => {
  const found = model([[0, "asserted", 10, [0, 9]], [0, "asserted", 30, [0]], [1, "planned", NaN, [1, 9]], [2, "asserted", 20, [2]]]);
  assert.deepEqual(summarise(found, 0), { claims: 4, articles: 3, origins: 2, said: [["asserted", 3], ["planned", 1]], newest: 1 });
});

test("the newest comes first, what has no date last", () => {
  const { claims } = model([[0, "asserted", NaN, []], [0, "asserted", 5, []], [1, "asserted", 9, []]]);
  assert.deepEqual(newestFirst(claims, [0, 1, 2]), [2, 1, 0]);
  assert.deepEqual(byArticle(claims, [2, 1, 0]), [[1, [2]], [0, [1, 0]]]);
});
