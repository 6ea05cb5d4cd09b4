import assert from "node:assert/strict";
import { test } from "node:test";
import type { Model } from "../../model/index.ts";
import { claimsCsv } from "./downloads.ts";

test("a number alone in its cell leaves the page with what its head says", () => {
  const nothing = () => null;
  const claims = new Proxy(
    { quantity: () => ({ value: 26_000_000, unit: "EUR", text: "26" }), places: () => [], actors: () => [], sourceRef: () => [], features: () => [] },
    { get: (known, name) => Reflect.get(known, name) ?? nothing },
  );
  const [head = "", row = ""] = claimsCsv({ claims, articles: [], features: {} } as unknown as Model, [0]).split("\r\n");
  const at = head.split(",").indexOf("quantity");
  assert.equal(row.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/u)[at], '"26,000,000 EUR"');
});
