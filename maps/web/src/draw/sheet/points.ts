/** All points of a map in one grid, so that those in view are a few runs of an array. */

import { worldX, worldY } from "../../ground/index.ts";
import type { Beside } from "./beside.ts";
import { type Features, isPoint, ringsOf } from "../../model/index.ts";

/** World units; the far edges belong to it. */
export interface Box {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** Points sorted by grid row, then column; arrays run in parallel. */
export class PointGrid {
  readonly count: number;
  readonly x: Uint32Array;
  readonly y: Uint32Array;
  readonly feature: Uint32Array;
  readonly layer: Uint16Array;
  #columns: number;
  #start: Uint32Array;
  #box: Box;

  constructor(x: Uint32Array, y: Uint32Array, feature: Uint32Array, layerOf: (feature: number) => number) {
    const n = (this.count = feature.length);
    // About 32 points a cell: fine enough to leave out what is not in view, coarse enough to be small.
    this.#columns = Math.max(1, Math.min(512, Math.round(Math.sqrt(n / 32))));
    this.#box = boxOf(x, y);
    const cell = new Uint32Array(n);
    const start = new Uint32Array(this.#columns ** 2 + 1);
    for (let i = 0; i < n; i++) {
      const c = this.#row(y[i]!) * this.#columns + this.#column(x[i]!);
      cell[i] = c;
      start[c + 1]!++;
    }
    for (let c = 0; c + 1 < start.length; c++) start[c + 1]! += start[c]!;
    this.#start = start;
    const next = start.slice();
    this.x = new Uint32Array(n);
    this.y = new Uint32Array(n);
    this.feature = new Uint32Array(n);
    this.layer = new Uint16Array(n);
    for (let i = 0; i < n; i++) {
      const to = next[cell[i]!]!++;
      this.x[to] = x[i]!;
      this.y[to] = y[i]!;
      this.feature[to] = feature[i]!;
      this.layer[to] = layerOf(feature[i]!);
    }
  }

  /** Call `visit(from, to)` for runs of points that hold every point of the box, and some beside it. */
  runs(box: Box, visit: (from: number, to: number) => void): void {
    const { x0, y0, x1, y1 } = this.#box;
    if (this.count === 0 || box.x1 < x0 || box.x0 > x1 || box.y1 < y0 || box.y0 > y1) return;
    const left = this.#column(box.x0);
    const right = this.#column(box.x1);
    const bottom = this.#row(box.y1);
    for (let row = this.#row(box.y0); row <= bottom; row++) {
      const from = this.#start[row * this.#columns + left]!;
      const to = this.#start[row * this.#columns + right + 1]!;
      if (from < to) visit(from, to);
    }
  }

  #column(x: number): number {
    return slot(x, this.#box.x0, this.#box.x1, this.#columns);
  }

  #row(y: number): number {
    return slot(y, this.#box.y0, this.#box.y1, this.#columns);
  }
}

/** The grid of all features that are a single point, and of the areas that are marks from afar. */
export function gridOf(features: Features, beside: ReadonlyMap<number, Beside>): PointGrid {
  const x = new Uint32Array(features.count);
  const y = new Uint32Array(features.count);
  const feature = new Uint32Array(features.count);
  let n = 0;
  for (const { shapes, first, count } of features.layers) {
    for (let row = 0; row < count; row++) {
      const area = beside.get(first + row);
      if (area) [x[n], y[n], feature[n++]] = [area.x, area.y, first + row];
      if (!isPoint(shapes, row)) continue;
      const v = shapes.vertex[ringsOf(shapes, row)[0]]!;
      x[n] = worldX(shapes.x[v]! / shapes.scale);
      y[n] = worldY(shapes.y[v]! / shapes.scale);
      feature[n++] = first + row;
    }
  }
  const layerOf = (f: number) => features.layer(f);
  return new PointGrid(x.subarray(0, n), y.subarray(0, n), feature.subarray(0, n), layerOf);
}

function slot(value: number, low: number, high: number, slots: number): number {
  const at = Math.floor(((value - low) / (high - low + 1)) * slots);
  return Math.max(0, Math.min(slots - 1, at));
}

function boxOf(xs: Uint32Array, ys: Uint32Array): Box {
  let [x0, y0, x1, y1] = [Infinity, Infinity, 0, 0];
  for (let i = 0; i < xs.length; i++) {
    const x = xs[i]!;
    const y = ys[i]!;
    if (x < x0) x0 = x;
    if (x > x1) x1 = x;
    if (y < y0) y0 = y;
    if (y > y1) y1 = y;
  }
  return { x0, y0, x1, y1 };
}
