import assert from "node:assert/strict";
import { test } from "node:test";
import { laySheet, wrap } from "./picturesheet.ts";

const measure = (text: string, size: number) => 0.5 * size * text.length;
const CONTENT = { title: "A title", under: "All dates · Type: Exercise", key: ["one", "two", "three", "four"], sources: "Sources: A, B", credits: "© C" };

test("a picture has the size that was asked for, and everything on it in it", () => {
  for (const [width, height] of [[1200, 630], [1080, 1080], [680, 500]] as const) {
    const sheet = laySheet(CONTENT, width, height, 0, measure);
    assert.deepEqual([sheet.width, sheet.height], [width, height]);
    assert.deepEqual(sheet.texts.map(({ text }) => text), ["A title", "All dates · Type: Exercise", "one", "two", "three", "four", "Sources: A, B", "© C"]);
    for (const { x, y } of sheet.texts) assert.ok(x >= 0 && x < width && y > 0 && y < height);
    assert.equal(sheet.signs.length, 4);
  }
});

test("a long text goes on in the next line and ends in dots where there is no more room", () => {
  assert.deepEqual(wrap("one two three", 30, (text) => 5 * text.length, 3), ["one", "two", "three"]);
  assert.deepEqual(wrap("one two three four", 40, (text) => 5 * text.length, 2), ["one two", "three …"]);
});
