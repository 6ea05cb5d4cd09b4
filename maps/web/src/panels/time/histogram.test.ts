import assert from "node:assert/strict";
import { test } from "node:test";
import { daySpan } from "../../model/index.ts";
import { countSteps, makeSteps } from "./histogram.ts";

function spans(dates: readonly string[]): [Float64Array, Float64Array] {
  const days = dates.map((date) => daySpan(date) ?? [NaN, NaN]);
  return [Float64Array.from(days, ([from]) => from!), Float64Array.from(days, ([, to]) => to!)];
}

test("a date is no more precise than it is: a year counts a twelfth in each of its months", () => {
  const [from, to] = spans(["2024-03", "2024", "2025-01-15"]);
  const steps = makeSteps(from, to)!;
  assert.equal(steps.unit, "month");
  const counts = countSteps(steps, [0, 1, 2], from, to);
  assert.equal(counts.length, 13);
  assert.ok(Math.abs(counts[0]! - 1 / 12) < 1e-9);
  assert.ok(Math.abs(counts[2]! - 13 / 12) < 1e-9);
  assert.equal(counts[12], 1);
});

test("every dated claim is counted once, undated ones not at all", () => {
  const [from, to] = spans(["1949", "2004-03-29", "2017", "2024-04/2025-01", "2025/..", "nonsense", "2026-05"]);
  const steps = makeSteps(from, to)!;
  const counts = countSteps(steps, [0, 1, 2, 3, 4, 5, 6], from, to);
  assert.ok(Math.abs(counts.reduce((sum, n) => sum + n, 0) - 6) < 1e-9);
  assert.ok(steps.ends.length <= 96);
});

test("one very old date does not squeeze the others into the last bars", () => {
  const [from, to] = spans(["1949", "2024-04", "2025-02", "2025-09", "2026-05"]);
  const steps = makeSteps(from, to)!;
  assert.equal(steps.unit, "month");
  assert.equal(steps.ends.length, 26);
  assert.equal(countSteps(steps, [0], from, to)[0], 1);
});

test("fewer than two dates make no timeline", () => {
  const [from, to] = spans(["2024", "nonsense"]);
  assert.equal(makeSteps(from, to), null);
});

test("a few dates far from the rest do not squeeze it, and are counted in the first and the last bar", () => {
  const [from, to] = [new Float64Array(100), new Float64Array(100)];
  const day = (iso: string) => daySpan(iso)![0];
  for (let i = 0; i < 100; i++) from[i] = day(`2025-${String(1 + (i % 12)).padStart(2, "0")}-05`);
  [from[0], from[1], from[2], from[3]] = [day("1944-06-06"), day("1990-01-01"), day("2035-01-01"), day("2039-12-31")];
  to.forEach((_, i) => (to[i] = from[i]! + 1));
  const steps = makeSteps(from, to)!;
  assert.equal(steps.unit, "month");
  assert.deepEqual(steps.open, [true, true]);
  assert.equal(countSteps(steps, Uint32Array.from(from.keys()), from, to).reduce((a, b) => a + b), 100);
});
