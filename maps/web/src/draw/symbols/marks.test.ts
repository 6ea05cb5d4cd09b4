import assert from "node:assert/strict";
import { test } from "node:test";
import { findMarks, type MarkOptions } from "./marks.ts";
import { latOf, lonOf, WORLD, worldX, worldY } from "../../ground/index.ts";
import { PointGrid } from "../sheet/points.ts";

const ALL = { x0: 0, y0: 0, x1: WORLD - 1, y1: WORLD - 1 };

/** Points as [lon, lat, layer]; features are numbered in this order. */
function grid(points: readonly (readonly [number, number, number])[]): PointGrid {
  const x = Uint32Array.from(points, ([lon]) => worldX(lon));
  const y = Uint32Array.from(points, ([, lat]) => worldY(lat));
  return new PointGrid(x, y, Uint32Array.from(points.keys()), (f) => points[f]![2]);
}

function options(zoom: number, change: Partial<MarkOptions> = {}): MarkOptions {
  return { zoom, layers: 3, on: [true, true, true], mask: null, reach: 30, ...change };
}

/** Points spread over the Baltics without chance: a low-discrepancy sequence. */
const spread = (n: number) =>
  Array.from({ length: n }, (_, i) => [20.5 + 8 * ((i * 0.754877) % 1), 53.8 + 6 * ((i * 0.569841) % 1), i % 3] as const);

test("places survive the projection to a centimetre", () => {
  for (const [lon, lat] of [[24.75, 59.44], [-179.9, -84], [0, 0]] as const) {
    assert.ok(Math.abs(lonOf(worldX(lon)) - lon) < 1e-7);
    assert.ok(Math.abs(latOf(worldY(lat)) - lat) < 1e-7);
  }
});

test("far points are a mark each, near ones share one that stands for the topmost layer", () => {
  const points = grid([[25.95, 59.26, 0], [25.95, 59.26, 2], [24.3, 57.1, 1]]);
  const found = findMarks(points, ALL, options(7));
  assert.deepEqual(found.marks.map((m) => [m.count, m.top, [...m.counts]]), [[2, 1, [1, 0, 1]], [1, 2, [0, 1, 0]]]);
  assert.deepEqual(found.members(found.marks[0]!), [1, 0]);
});

test("an area beside a place is a mark until it is large enough to be seen", () => {
  const points = grid([[21.9, 53.8, 0], [25, 57, 1]]);
  const beside = new Map([[0, { x: worldX(21.9), y: worldY(53.8), from: 8 }]]);
  const tops = (zoom: number) => findMarks(points, ALL, options(zoom, { beside })).marks.map(({ top }) => top).sort();
  assert.deepEqual(tops(7.5), [0, 1]);
  assert.deepEqual(tops(8), [1]);
});

test("no zoom loses a point, and counts by layer add up", () => {
  for (const n of [300, 6000]) {
    const points = grid(spread(n));
    for (const zoom of [0, 3, 6, 6.5, 10, 18]) {
      const box = zoom > 12 ? { ...ALL, x0: worldX(24), x1: worldX(24.1), y0: worldY(57.1), y1: worldY(57) } : ALL;
      const { marks } = findMarks(points, box, options(zoom));
      const total = marks.reduce((sum, m) => sum + m.count, 0);
      assert.equal(marks.reduce((sum, m) => sum + m.counts.reduce((a, b) => a + b, 0), 0), total);
      if (zoom <= 12) assert.equal(total, n);
    }
  }
});

test("a layer that is off and a feature that is filtered out are not counted", () => {
  const points = grid(spread(300));
  const total = (change: Partial<MarkOptions>) =>
    findMarks(points, ALL, options(5, change)).marks.reduce((sum, m) => sum + m.count, 0);
  assert.equal(total({ on: [true, false, true] }), 200);
  assert.equal(total({ mask: Uint8Array.from({ length: 300 }, (_, i) => (i < 10 ? 1 : 0)) }), 10);
});

test("panning changes no mark that stays in view", () => {
  const points = grid(spread(6000));
  const view = (east: number) => ({ x0: worldX(21 + east), x1: worldX(26 + east), y0: worldY(58), y1: worldY(55) });
  const inside = (m: { x: number; y: number }) => m.x > worldX(23) && m.x < worldX(25) && m.y > worldY(57) && m.y < worldY(56);
  const seen = (east: number) =>
    findMarks(points, view(east), options(7)).marks.filter(inside).map((m) => `${m.x} ${m.y} ${m.count}`).sort();
  assert.deepEqual(seen(0.3), seen(0));
});

test("the grid's runs hold every point of a box", () => {
  const points = grid(spread(2000));
  const box = { x0: worldX(22), x1: worldX(24), y0: worldY(58), y1: worldY(56) };
  const within = (i: number) => points.x[i]! >= box.x0 && points.x[i]! <= box.x1 && points.y[i]! >= box.y0 && points.y[i]! <= box.y1;
  const all = [...points.x.keys()].filter(within);
  const visited = new Set<number>();
  points.runs(box, (from, to) => { for (let i = from; i < to; i++) visited.add(i); });
  assert.ok(all.length > 100 && all.every((i) => visited.has(i)) && visited.size < 2000);
});

test("what leads is a mark of its own place beside a crowd, and stands for those on it", () => {
  const base = [25.95, 59.26] as const;
  const crowd = Array.from({ length: 30 }, (_, i) => [base[0] + 0.3 + 0.001 * i, base[1], 0] as const);
  const points = grid([[...base, 1], ...crowd, [base[0] + 0.002, base[1], 2]]);
  const leads = new Uint8Array(32);
  leads[0] = 2;
  const found = findMarks(points, ALL, options(7, { leads }));
  assert.deepEqual(found.marks.map(({ top, count, lead }) => [top, count, lead]), [[0, 2, 2], [1, 30, 0]]);
  assert.ok(Math.abs(lonOf(found.marks[0]!.x) - base[0]) < 1e-6);
});
