import assert from "node:assert/strict";
import { test } from "node:test";
import { activeFilters, countriesOf, fold, NO_FILTERS } from "./filters.ts";
import { atLeast } from "./grade.ts";

test("B2 or better judges each axis alone", () => {
  const passing = ["A1", "A2", "B1", "B2", "B3", "C1", "A6", "F1", "F6"].filter((grade) => atLeast(grade, "B2"));
  assert.deepEqual(passing, ["A1", "A2", "B1", "B2"]);
});

test("what is no grade passes no floor", () => {
  assert.equal(atLeast("", "E5"), false);
  assert.equal(atLeast("B22", "E5"), false);
});

test("search takes no notice of case and diacritics", () => {
  assert.equal(fold("Ādaži, ŠIAULIAI, Tõrva"), "adazi, siauliai, torva");
});

test("filters are counted, and several countries told apart", () => {
  assert.equal(activeFilters({ ...NO_FILTERS, type: "threat", text: "x" }), 2);
  assert.deepEqual([countriesOf("EE|LV"), countriesOf(null)], [["EE", "LV"], []]);
});
