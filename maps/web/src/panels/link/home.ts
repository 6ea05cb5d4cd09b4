// The view that the page opens with: where the story is.

import type { Model } from "../../model/index.ts";
import { boundsOf } from "../parts/index.ts";
import { closedLayers } from "../page/index.ts";

/** West, south, east, north. */
export type Box = readonly [number, number, number, number];

const PLACED: ReadonlySet<string | null> = new Set(["article-place", "relative", "register", "schematic"]);
// Looking at every mark of a large map would be slow, and a sample gives the same view.
const SAMPLE = 5_000;

/** Of that many places and more, the view holds most, not all: a few far away would make the rest too small to read. */
const MANY = 20;
const MOST = 0.8;
/** What a map of posture is never without, wherever most other things lie. */
const SUBJECT: ReadonlySet<string> = new Set(["battlegroups", "defence_line"]);

/** What holds the places and lines that are drawn as such, without those far from most others. */
export function homeOf(model: Model): Box | null {
  const { features, layers } = model;
  const closed = closedLayers(model);
  const [all, drawn, subject]: [Box[], Box[], Box[]] = [[], [], []];
  const step = Math.max(1, Math.floor(features.count / SAMPLE));
  for (let f = 0; f < features.count; f += step) {
    const box = PLACED.has(features.basis(f)) ? boundsOf(model, [f]) : null;
    if (!box) continue;
    const { name } = layers[features.layer(f)]!;
    all.push(box);
    if (!features.sure(f) || closed.has(name)) continue;
    drawn.push(box);
    if (SUBJECT.has(name)) subject.push(box);
  }
  // Of many, what the page opens with decides; of few, what may be asked for is in view too.
  const boxes = drawn.length < MANY ? all : drawn;
  const near = [...densest(withoutFarOnes(boxes)), ...withoutFarOnes(subject, boxes)];
  if (near.length === 0) return null;
  const edge = (side: 0 | 1 | 2 | 3, pick: (...values: number[]) => number) => pick(...near.map((box) => box[side]));
  return [edge(0, Math.min), edge(1, Math.min), edge(2, Math.max), edge(3, Math.max)];
}

/** Of many boxes, those within the shortest stretches of longitude and latitude that hold most of their middles. */
export function densest(boxes: readonly Box[]): Box[] {
  if (boxes.length < MANY) return [...boxes];
  const within = ([0, 1] as const).map((axis) => {
    const middles = boxes.map((box) => middleOf(box, axis)).sort((a, b) => a - b);
    const held = Math.ceil(MOST * middles.length) - 1;
    let from = 0;
    for (let i = 0; i + held < middles.length; i++) if (middles[i + held]! - middles[i]! < middles[from + held]! - middles[from]!) from = i;
    return [middles[from]!, middles[from + held]!] as const;
  });
  return inRanges(boxes, within);
}

type Range = readonly [number, number];

function middleOf(box: Box, axis: 0 | 1): number {
  return (box[axis] + box[axis + 2]!) / 2;
}

function inRanges(boxes: readonly Box[], ranges: readonly Range[]): Box[] {
  return boxes.filter((box) => ([0, 1] as const).every((axis) => middleOf(box, axis) >= ranges[axis]![0] && middleOf(box, axis) <= ranges[axis]![1]));
}

/** Tukey's fences on the middles of all: what lies farther out than one and a half quartile ranges is left out. */
export function withoutFarOnes(boxes: readonly Box[], all: readonly Box[] = boxes): Box[] {
  const fences = ([0, 1] as const).map((axis) => {
    const middles = all.map((box) => middleOf(box, axis)).sort((a, b) => a - b);
    const low = middles[Math.floor((middles.length - 1) / 4)] ?? 0;
    const high = middles[Math.ceil(((middles.length - 1) * 3) / 4)] ?? 0;
    return [low - 1.5 * (high - low), high + 1.5 * (high - low)] as const;
  });
  return inRanges(boxes, fences);
}
