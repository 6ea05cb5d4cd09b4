import assert from "node:assert/strict";
import { test } from "node:test";
import { daySpan } from "./edtf.ts";

const iso = (text: string) =>
  daySpan(text)?.map((d) => (Number.isFinite(d) ? new Date(d * 86_400_000).toISOString().slice(0, 10) : String(d)));

test("a date spans all days that it can mean", () => {
  assert.deepEqual(iso("2025"), ["2025-01-01", "2026-01-01"]);
  assert.deepEqual(iso("2024-12"), ["2024-12-01", "2025-01-01"]);
  assert.deepEqual(iso("2024-02-29"), ["2024-02-29", "2024-03-01"]);
  assert.deepEqual(iso("2027~"), ["2027-01-01", "2028-01-01"]);
  assert.deepEqual(iso("202X"), ["2020-01-01", "2030-01-01"]);
  assert.deepEqual(iso("2025-24"), ["2025-12-01", "2026-03-01"]);
});

test("an interval spans both its ends, and an open end has no bound", () => {
  assert.deepEqual(iso("2024-04/2025-01"), ["2024-04-01", "2025-02-01"]);
  assert.deepEqual(iso("../2027"), ["-Infinity", "2028-01-01"]);
  assert.deepEqual(iso("2017/.."), ["2017-01-01", "Infinity"]);
});

test("what is no date is null", () => {
  for (const text of ["", "soon", "2024-13", "2024-01-40", "2024/2025/2026"]) assert.equal(daySpan(text), null);
  assert.equal(daySpan(null), null);
});
