import assert from "node:assert/strict";
import { test } from "node:test";
import { activeFilters, countriesOf, NO_FILTERS, valuesOf } from "./filters.ts";
import { isCredible, isReliable } from "./grade.ts";

const GRADES = ["A1", "A2", "B2", "B6", "C1", "D6", "F1", "F6", "", "B22"];

test("reliability and credibility are judged apart, and what nobody judged passes no floor", () => {
  assert.deepEqual(GRADES.filter((grade) => isReliable(grade, "B")), ["A1", "A2", "B2", "B6"]);
  assert.deepEqual(GRADES.filter((grade) => isCredible(grade, "1")), ["A1", "C1", "F1"]);
});

test("a filter has several values, a line each", () => {
  assert.deepEqual([valuesOf(""), valuesOf("a\nb")], [[], ["a", "b"]]);
});

test("filters are counted, and several countries told apart", () => {
  assert.equal(activeFilters({ ...NO_FILTERS, type: "threat", text: "x" }), 2);
  assert.deepEqual([countriesOf("EE|LV"), countriesOf(null)], [["EE", "LV"], []]);
});
