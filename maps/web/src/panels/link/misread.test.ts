import assert from "node:assert/strict";
import { test } from "node:test";
import { misread, type Known } from "./misread.ts";

const KNOWN: Known = {
  hasClaim: (id) => id === "c1",
  hasFeature: (id) => id === "f1",
  hasLayer: (name) => name === "borders",
  languages: ["en", "et"],
  tabs: ["claims"],
  themes: ["auto"],
};

test("what a link asks for in vain is named as it is written", () => {
  const good = "#at=57,24,6&off=borders&off=&opacity=40,borders&asof=2026-01-01&since=2025-01-01&claim=c1&feature=f1&lang=et&tab=claims&theme=auto&step=2&undated=no&labels=lv&type=threat";
  assert.deepEqual(misread(good, KNOWN), []);
  const bad = ["at=57", "off=boarders", "opacity=40,x", "opacity=x,borders", "asof=2026-13-01", "since=x", "claim=c2", "feature=__proto__", "lang=constructor", "tab=x", "theme=toString", "step=x", "clam=c1", "constructor=x", "read"];
  for (const part of bad) assert.deepEqual(misread(`#${part}`, KNOWN), [part]);
  assert.deepEqual(misread("#%E0%A4%A&=&&", KNOWN).length, 2); // cut in the middle of a letter
});
