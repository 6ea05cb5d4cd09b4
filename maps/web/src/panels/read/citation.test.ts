import assert from "node:assert/strict";
import { test } from "node:test";
import { citation } from "./citation.ts";

test("a citation names article and the article's own source", () => {
  const article = { id: "a", title: "Rim", author: "A. Writer", publisher: null, url: "https://example.org", date: "2026-02-03", sha256: "", sources: [] };
  const text = citation({ quote: "q", article, articleId: "a", sources: [{ number: 2, title: "Works", url: null }] });
  assert.equal(text, "“q” — A. Writer, “Rim”, 2026-02-03, https://example.org; citing [2] Works.");
});
