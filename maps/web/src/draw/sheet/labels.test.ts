import assert from "node:assert/strict";
import { test } from "node:test";
import { type Candidate, lastRank, placeLabels, type Rect, Taken } from "./labels.ts";

const at = (text: string, x: number, y: number, rank = 2) => ({ text, x, y, rank });
const place = (names: ReturnType<typeof at>[], taken = new Taken()) =>
  placeLabels(names, taken, ({ text }) => 7 * text.length, () => 14);

test("the first of two that collide stays right of its dot, the second makes way", () => {
  const placed = place([at("Tallinn", 100, 100), at("Maardu", 92, 112)]);
  assert.deepEqual(placed.map((p) => p.text), ["Tallinn", "Maardu"]);
  assert.deepEqual([placed[0]!.left, placed[0]!.middle], [106, 100]);
  assert.notEqual(placed[1]!.left, 98);
});

test("no two names overlap, however many there are, and none lies on a mark", () => {
  const taken = new Taken();
  const mark = [90, 90, 130, 130] as const;
  taken.add(mark);
  const names = Array.from({ length: 200 }, (_, i) => at(`Place ${i}`, (i * 37) % 400, (i * 53) % 300));
  const boxes = place(names, taken).map((p) => [p.left, p.middle - 7, p.left + 7 * p.text.length, p.middle + 7]);
  assert.ok(boxes.length > 20 && boxes.length < 200);
  const all = [...boxes, [...mark]];
  for (const a of all)
    for (const b of all) if (a !== b) assert.ok(!(a[0]! < b[2]! && b[0]! < a[2]! && a[1]! < b[3]! && b[1]! < a[3]!));
});

test("more ranks are named the closer one looks", () => {
  assert.ok(lastRank(5) < lastRank(7) && lastRank(7) < lastRank(10));
});

test("no name lies on another place's dot, and of two dots that touch one is left", () => {
  const placed = place([at("Helsinki", 100, 100), at("East Helsinki", 104, 99), at("Vantaa", 96, 80), at("Espoo", 70, 100)]);
  assert.deepEqual(placed.map((p) => p.text).includes("East Helsinki"), false);
  for (const a of placed)
    for (const b of placed)
      if (a !== b) assert.ok(!(a.left < b.x + 4 && b.x - 4 < a.left + 7 * a.text.length && a.middle - 7 < b.y + 4 && b.y - 4 < a.middle + 7));
});

test("a country's name moves within its outline, and is left out where nothing of it is free", () => {
  const capital = at("Warsaw", 100, 100, 1);
  const country = (fits: (rect: Rect) => boolean): Candidate => ({ ...at("POLAND", 100, 100, 0), fits });
  const [, poland] = place([capital, country(([, , , bottom]) => bottom < 95)]);
  assert.ok(poland!.middle + 7 < 95);
  assert.equal(place([capital, country(() => false)]).length, 1);
});

test("what must be named stands where it covers least", () => {
  const marks: Rect[] = [[104, 90, 300, 110], [-100, 90, 96, 110], [-100, 60, 300, 92], [-100, 108, 300, 118]];
  const taken = new Taken();
  for (const mark of marks) taken.add(mark);
  const high = () => 14;
  const width = ({ text }: Candidate) => 7 * text.length;
  assert.equal(placeLabels([at("Riga", 100, 100, 1)], taken, width, high).length, 0);
  const [riga] = placeLabels([{ ...at("Riga", 100, 100, 1), must: true }], taken, width, high);
  assert.equal(riga!.middle, 114);
});
