import assert from "node:assert/strict";
import { test } from "node:test";
import { windowOf } from "./rows.ts";

test("a list draws what is in view and no more, however long it is", () => {
  assert.deepEqual(windowOf(10, 100, 0, 450), { from: 0, to: 10, shift: 0, tall: 1000 });
  const long = windowOf(1_000_000, 100, 8_000_000 - 500, 500);
  assert.equal(long.to, 1_000_000);
  assert.ok(long.to - long.from < 20 && long.tall === 8_000_000);
});
