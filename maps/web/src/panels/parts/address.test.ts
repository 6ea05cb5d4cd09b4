import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { webAddress } from "./address.ts";

test("only plain web addresses become links", () => {
  const not = ["javascript:alert(1)", "JAVASCRIPT:x", "data:text/html,x", "vbscript:x", "file:///etc/passwd", "//example.org", "java\tscript:x",
    " https://example.org", "https:///", "http://", "https://a b", "ftp://example.org", "", null, undefined, "https://exa\u0000mple.org"];
  assert.deepEqual(not.map(webAddress), not.map(() => null));
  assert.equal(webAddress("HTTPS://example.org/a?b=c#d"), "HTTPS://example.org/a?b=c#d");
});

test("an address is read as the Python side reads it", () => {
  const cases = JSON.parse(readFileSync("../../tests/data/addresses.json", "utf8")) as Record<"plain" | "refused", string[]>;
  assert.deepEqual(cases.plain.filter((url) => webAddress(url) !== url), []);
  assert.deepEqual(cases.refused.filter((url) => webAddress(url) !== null), []);
});
