/** Short names beside military symbols: where the unit is, and which nation leads it. */

import type { Frame } from "../sheet/canvas-layer.ts";
import { leastCovering, type Rect, type Taken } from "../sheet/labels.ts";
import { type Features, leaderOn } from "../../model/index.ts";
import { nationName } from "./nations.ts";
import { font } from "../symbols/paint-marks.ts";
import type { Palette } from "../symbols/palette.ts";
import { isUncut } from "../sheet/view.ts";

const LINE = 14;
// Room for the ring round what is selected.
const GAP = 8;
// Two captions nearer to each other than this would be read as one.
const APART = 6;

/** Whether a caption must stand, and the pixels that the map's maker moves it by. */
export interface Placing {
  readonly must: boolean;
  readonly by?: readonly [number, number] | undefined;
}

/** Names of places in the page's language, by their English ones. */
export type Names = Readonly<Record<string, string>>;

/** Its lines, the first in bold; none where a feature says neither. */
export function captionOf(features: Features, feature: number, language: string, day: number | null, names: Names = {}): string[] {
  const [place, nation] = [features.prop(feature, "place"), leaderOn(features, feature, day)];
  return [typeof place === "string" ? (names[place] ?? place) : null, typeof nation === "string" ? nationName(nation, language) : null].filter((text) => typeof text === "string" && text !== "") as string[];
}

/** Where many things lie: the place of most of them, and how many other places there are. */
export function ringCaption(features: Features, members: readonly number[], names: Names = {}): string[] {
  const counts = new Map<string, number>();
  for (const feature of members) {
    const place = features.prop(feature, "place");
    if (typeof place === "string" && place !== "") counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  if (!most) return [];
  const name = names[most[0]] ?? most[0];
  return [counts.size > 1 ? `${name} +${counts.size - 1}` : name];
}

/** What a caption keeps off: what is taken, and other captions by more. */
export interface Beside {
  readonly taken: Taken;
  readonly captions: Taken;
}

/**
 * Write it below, right, left, above or at a corner of a symbol, whichever is free; where it must stand, else where
 * it covers least. Tells where it stands, or null.
 */
export function paintCaption(frame: Frame, palette: Palette, lines: readonly string[], symbol: Rect, { taken, captions }: Beside, { must, by }: Placing): Rect | null {
  const pen = frame.context;
  const face = (line: number) => font(12, line === 0 ? 700 : 400);
  const width = Math.max(
    ...lines.map((text, line) => {
      pen.font = face(line);
      return pen.measureText(text).width;
    }),
  );
  const high = lines.length * LINE;
  const rect = ([left, top]: Spot): Rect => [left - 2, top, left + width + 2, top + high];
  const all = spots(symbol, width, high);
  const moved = by && ([all[0]![0] + by[0], all[0]![1] + by[1]] as const);
  const whole = all.filter((spot) => isUncut(frame, rect(spot)));
  const free = whole.filter((spot) => taken.isFree(rect(spot)));
  const spot = moved ?? free.find((one) => captions.isFree(grown(rect(one)))) ?? free[0] ?? (must ? leastCovering(whole.length > 0 ? whole : all, rect, [taken]) : undefined);
  if (!spot) return null;
  const [left, top] = spot;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.lineJoin = "round";
  pen.lineWidth = 3.5;
  pen.strokeStyle = palette.halo;
  pen.fillStyle = palette.ink;
  lines.forEach((text, line) => {
    pen.font = face(line);
    const [x, y] = [left + width / 2, top + (line + 0.5) * LINE];
    pen.strokeText(text, x, y);
    pen.fillText(text, x, y);
  });
  return rect(spot);
}

function grown([left, top, right, bottom]: Rect): Rect {
  return [left - APART, top - APART, right + APART, bottom + APART];
}

/** Left and top of a caption. */
type Spot = readonly [number, number];

function spots([left, top, right, bottom]: Rect, width: number, high: number): Spot[] {
  const [middle, centre] = [(left + right - width) / 2, (top + bottom - high) / 2];
  return [
    [middle, bottom + GAP],
    [right + GAP + 2, centre],
    [left - GAP - 2 - width, centre],
    ...[-LINE, LINE].flatMap((by): Spot[] => [[right + GAP + 2, centre + by], [left - GAP - 2 - width, centre + by]]),
    [middle, top - GAP - high],
    [right - 4, bottom + 2],
    [left + 4 - width, bottom + 2],
    [left + 4 - width, top - high],
    [right - 4, top - high],
  ];
}
