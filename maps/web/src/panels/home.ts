// The view that the page opens with: where the story is.

import type { Model } from "../model/index.ts";
import { boundsOf } from "./choose.ts";

/** West, south, east, north. */
export type Box = readonly [number, number, number, number];

const PLACED: ReadonlySet<string | null> = new Set(["article-place", "relative", "register", "schematic"]);
// Looking at every mark of a large map would be slow, and a sample gives the same view.
const SAMPLE = 5_000;

/** What holds the places and lines that are drawn as such, without the few far from all others. */
export function homeOf(model: Model): Box | null {
  const { features } = model;
  const boxes: Box[] = [];
  const step = Math.max(1, Math.floor(features.count / SAMPLE));
  for (let f = 0; f < features.count; f += step) {
    const box = PLACED.has(features.basis(f)) ? boundsOf(model, [f]) : null;
    if (box) boxes.push(box);
  }
  const near = withoutFarOnes(boxes);
  if (near.length === 0) return null;
  const edge = (side: 0 | 1 | 2 | 3, pick: (...values: number[]) => number) => pick(...near.map((box) => box[side]));
  return [edge(0, Math.min), edge(1, Math.min), edge(2, Math.max), edge(3, Math.max)];
}

/** Tukey's fences on the middles: what lies farther out than one and a half quartile ranges is left out. */
export function withoutFarOnes(boxes: readonly Box[]): Box[] {
  const fences = ([0, 1] as const).map((axis) => {
    const middles = boxes.map((box) => (box[axis] + box[axis + 2]!) / 2).sort((a, b) => a - b);
    const low = middles[Math.floor((middles.length - 1) / 4)] ?? 0;
    const high = middles[Math.ceil(((middles.length - 1) * 3) / 4)] ?? 0;
    return [low - 1.5 * (high - low), high + 1.5 * (high - low)] as const;
  });
  return boxes.filter((box) => ([0, 1] as const).every((axis) => {
    const middle = (box[axis] + box[axis + 2]!) / 2;
    return middle >= fences[axis]![0] && middle <= fences[axis]![1];
  }));
}
