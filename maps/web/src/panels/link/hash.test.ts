import assert from "node:assert/strict";
import { test } from "node:test";
import { NO_FILTERS } from "../page/index.ts";
import { NO_LINK, readLink, writeLink, type Link } from "./hash.ts";

test("a link with everything in it comes back whole", () => {
  const link: Link = {
    view: { lat: 56.95, lon: 24.1, zoom: 6.5 },
    off: ["borders", "a,b&c=#", "__proto__"],
    opacity: new Map([["threats", 40], ["x,y", 5]]),
    asOf: "2025-06-30",
    since: "2024-02-01",
    undated: false,
    also: ["unsure", "denied"],
    filters: { ...NO_FILTERS, text: "</script> õ", type: "threat\nspending", reliability: "B", speaker: "a, b" },
    sort: "newest",
    follow: ["view"],
    claim: "0123456789ab",
    features: [],
    language: "lv",
    labels: "local",
    theme: "dark",
    tab: "evidence",
    step: 3,
    embed: true,
  };
  assert.deepEqual(readLink(`#${writeLink(link)}`), link);
});

test("nothing chosen is an empty address", () => {
  assert.equal(writeLink(NO_LINK), "");
  assert.deepEqual(readLink(""), NO_LINK);
});

test("no layer off is not the same as not saying", () => {
  assert.deepEqual([readLink("#off=").off, readLink("").off, readLink("#off=a&off=b").off], [[], null, ["a", "b"]]);
  assert.equal(writeLink({ ...NO_LINK, off: [] }), "off=");
});

test("what is not understood is left out", () => {
  const link = readLink("#at=95,24,6&opacity=400,threats&opacity=x&asof=2026-99-99&since=2026-02-30&step=0&unknown=1");
  assert.deepEqual(link, NO_LINK);
  for (const at of ["1,2", "1,2,3,4", "a,b,c", "", "1,2,99"]) assert.equal(readLink(`#at=${at}`).view, null, at);
});

test("an old link's grade is a floor of each axis", () => {
  const { filters } = readLink("#grade=B2");
  assert.deepEqual([filters.reliability, filters.credibility], ["B", "2"]);
});
