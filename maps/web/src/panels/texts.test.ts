import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { webAddress } from "./address.ts";
import { citation } from "./citation.ts";
import { csvCell, csvTable } from "./csv.ts";
import { dateInWords } from "./dates.ts";
import { fileStem } from "./downloads.ts";
import { distanceM } from "./geodesic.ts";
import { windowOf } from "./rows.ts";

const WORDS = { locale: "en-GB", from: (d: string) => `from ${d}`, to: (d: string) => `until ${d}`, about: (d: string) => `about ${d}` };

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

test("dates are written as precisely as they are known", () => {
  const said = ["2024", "2024-01", "2024-01-19", "2024-04/2025-01", "2025/..", "../2025", "2027~", "199X"].map((d) => dateInWords(d, WORDS));
  assert.deepEqual(said, ["2024", "January 2024", "19 January 2024", "April 2024 – January 2025", "from 2025", "until 2025", "about 2027", "199X"]);
  for (const text of ["</script>", "a/b", "2024/</b>", "?", "", "12/05/2024"]) assert.equal(dateInWords(text, WORDS), text);
});

test("no cell is a formula, and numbers stay numbers", () => {
  assert.deepEqual(["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "'=1", "'tis", "＝1"].map(csvCell), ["'=1+1", "'+1", "'-1", "'@SUM(A1)", "'\tx", "''=1", "'tis", "'＝1"]);
  assert.deepEqual([-1, 24.5, true, null].map(csvCell), ["-1", "24.5", "true", ""]);
  assert.equal(csvTable(["a", "b"], [['say "hi"', "one,two\nthree"]]), 'a,b\r\n"say ""hi""","one,two\nthree"\r\n');
});

test("a citation names article and the article's own source", () => {
  const article = { id: "a", title: "Rim", author: "A. Writer", publisher: null, url: "https://example.org", date: "2026-02-03", sha256: "", sources: [] };
  const text = citation({ quote: "q", article, articleId: "a", sources: [{ number: 2, title: "Works", url: null }] });
  assert.equal(text, "“q” — A. Writer, “Rim”, 2026-02-03, https://example.org; citing [2] Works.");
});

test("file names are plain", () => {
  assert.deepEqual(["battlegroups", "../../etc/passwd", "<img>", ""].map(fileStem), ["battlegroups", "_etc_passwd", "_img_", "layer"]);
});

test("distances are those of the ellipsoid", () => {
  // Geodesic lengths by GeographicLib (pyproj): Tallinn to Vilnius, and along the equator.
  assert.ok(Math.abs(distanceM(59.437, 24.7536, 54.6872, 25.2797)! - 529_898.9) < 1);
  assert.ok(Math.abs(distanceM(0, 0, 0, 1)! - 111_319.491) < 0.01);
  assert.equal(distanceM(57, 24, 57, 24), 0);
});

test("a list draws what is in view and no more, however long it is", () => {
  assert.deepEqual(windowOf(10, 100, 0, 450), { from: 0, to: 10, shift: 0, tall: 1000 });
  const long = windowOf(1_000_000, 100, 8_000_000 - 500, 500);
  assert.equal(long.to, 1_000_000);
  assert.ok(long.to - long.from < 20 && long.tall === 8_000_000);
});
