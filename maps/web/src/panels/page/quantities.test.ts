import assert from "node:assert/strict";
import { test } from "node:test";
import { quantityInWords } from "./quantities.ts";

const cases: ReadonlyArray<readonly [number | readonly [number, number], string | null, string, string]> = [
  [2200, "troops", "about 2,200 troops", "about 2,200 troops"],
  [2200, "troops", "about 2,200", "about 2,200 troops"],
  [26_000_000, "EUR", "26", "26,000,000 EUR"],
  [26_000_000, "EUR", "€26", "26,000,000 EUR"],
  [500, "EUR", "€500", "€500"],
  [3.75, "%GDP", "3.75", "3.75 %GDP"],
  [[30, 40], "km", "30-40", "30–40 km"],
  [42, null, "42", "42"],
];

test("a number has its unit and what it is multiplied with, also where a table's head says them", () => {
  for (const [value, unit, text, said] of cases) assert.equal(quantityInWords({ value, unit, text }, "en"), said);
});
