/** Pills: what is said of a whole country or region, written within it or led to it by a line. */

import type { Frame } from "./canvas-layer.ts";
import { drawGlyph } from "./glyphs.ts";
import type { Insides } from "./insides.ts";
import type { Rect, Taken } from "./labels.ts";
import { commonManner, PALE, paintSign } from "./manner.ts";
import { colorOf, font, type MarkPaint, outlineOf, shortCount, write } from "./paint-marks.ts";
import { withAlpha } from "./palette.ts";
import type { Tally } from "./tallies.ts";

/** Left and top, or a place, in pixels. */
type Spot = readonly [number, number];

const MOST_LAYERS = 4;
/** Pixels that the pill of an area smaller than itself may lie off it. */
const NEAR = 16;
const HIGH = 20;
const CELL = 27;
const REST = 26;

/** Where a pill went. */
export interface Pill {
  readonly rect: Rect;
  /** Whether a line leads from it to its place. */
  readonly led: boolean;
}

export interface Shape {
  readonly width: number;
  readonly cells: Tally["layers"];
  readonly rest: number;
  /** Written before the counts, where a line leads to the place. */
  readonly name: string;
}

/** Draw a pill; `taken` is what must stay to be read, `lines` what it keeps off where it can. */
export function paintTally(paint: MarkPaint, tally: Tally, insides: Insides, taken: Taken, lines: Taken): Pill {
  const { frame } = paint;
  const [x, y] = [frame.x(tally.x), frame.y(tally.y)];
  const [whole, short] = [shapeOf(tally, MOST_LAYERS), shapeOf(tally, 0)];
  const within = (rect: Rect) => insides.holds(tally.path, rect);
  for (const shape of [whole, short]) {
    for (const free of [[taken, lines], [taken]]) {
      const spot = find(x, y, shape.width, (rect) => free.every((one) => one.isFree(rect)) && within(rect));
      if (spot) return { rect: paintPill(paint, shape, spot), led: false };
    }
  }
  const near = tally.small ? find(x, y, whole.width, (rect) => taken.isFree(rect) && Math.hypot((rect[0] + rect[2]) / 2 - x, (rect[1] + rect[3]) / 2 - y) <= NEAR) : null;
  if (near) return { rect: paintPill(paint, whole, near), led: false };
  const named = { ...whole, name: tally.name, width: whole.width + nameWidth(paint, tally.name) };
  const view = seen(frame);
  const spot = find(x, y, named.width, (rect) => [taken, lines].every((one) => one.isFree(rect)) && inView(view, rect));
  if (!spot) return { rect: paintPill(paint, short, [x - short.width / 2, y - HIGH / 2]), led: false };
  lead(paint, spot, named.width, footOf([x, y], spot, named.width, (rect) => taken.isFree(rect) && within(rect)));
  return { rect: paintPill(paint, named, spot), led: true };
}

function shapeOf({ layers }: Tally, most: number): Shape {
  const count = (some: Tally["layers"]) => some.reduce((sum, [, features]) => sum + features.length, 0);
  if (most === 0 && layers.length > 1) return { width: REST + 4, cells: [], rest: count(layers), name: "" };
  const cells = layers.slice(0, Math.max(1, most));
  const rest = count(layers.slice(cells.length));
  return { width: cells.length * CELL + (rest > 0 ? REST : 0) + 6, cells, rest, name: "" };
}

/** The nearest place about a point that is good, or null. */
function find(x: number, y: number, width: number, good: (rect: Rect) => boolean): [number, number] | null {
  for (const [dx, dy] of OFFSETS) {
    const [left, top] = [x + dx - width / 2, y + dy - HIGH / 2];
    if (good([left, top, left + width, top + HIGH])) return [left, top];
  }
  return null;
}

const OFFSETS = Array.from({ length: 19 }, (_, i) => (i - 9) * 22)
  .flatMap((dy) => Array.from({ length: 21 }, (_, i) => [(i - 10) * 26, dy] as const))
  .sort((a, b) => Math.hypot(...a) - Math.hypot(...b));

/** The part of the canvas that the reader sees: the middle of it. */
function seen({ width, height, pad }: Frame): Rect {
  return [width * pad, height * pad, width * (1 - pad), height * (1 - pad)];
}

function inView(view: Rect, rect: Rect): boolean {
  return rect[0] > view[0] + 4 && rect[1] > view[1] + 4 && rect[2] < view[2] - 4 && rect[3] < view[3] - 4;
}

/** The free place within the area that is nearest to a pill; the area's own where none is free. */
function footOf([x, y]: Spot, [left, top]: Spot, width: number, good: (rect: Rect) => boolean): Spot {
  const away = ([px, py]: Spot) => Math.hypot(px - left - width / 2, py - top - HIGH / 2);
  let best: Spot | null = null;
  for (const [dx, dy] of OFFSETS) {
    const spot: Spot = [x + dx, y + dy];
    if ((!best || away(spot) < away(best)) && good([spot[0] - 4, spot[1] - 4, spot[0] + 4, spot[1] + 4])) best = spot;
  }
  return best ?? [x, y];
}

/** A line from a pill to the place that it speaks of, with a dot there. */
export function lead({ frame, palette }: MarkPaint, [left, top]: Spot, width: number, [x, y]: Spot): void {
  const pen = frame.context;
  const [fromX, fromY] = [Math.max(left, Math.min(left + width, x)), top + HIGH / 2];
  for (const [wide, color] of [[3.5, palette.halo], [1.2, palette.ink]] as const) {
    pen.beginPath();
    pen.moveTo(fromX, fromY);
    pen.lineTo(x, y);
    pen.lineWidth = wide;
    pen.strokeStyle = color;
    pen.stroke();
  }
  pen.beginPath();
  pen.arc(x, y, 2.4, 0, 2 * Math.PI);
  pen.fillStyle = palette.ink;
  pen.fill();
}

function nameWidth({ frame }: MarkPaint, name: string): number {
  frame.context.font = font(11, 600);
  return frame.context.measureText(name).width + 6;
}

export function paintPill(paint: MarkPaint, { width, cells, rest, name }: Shape, [left, top]: readonly [number, number]): Rect {
  const { frame, model, palette } = paint;
  const pen = frame.context;
  pen.beginPath();
  pen.roundRect(left, top, width, HIGH, HIGH / 2);
  pen.fillStyle = withAlpha(palette.halo, 0.94);
  pen.strokeStyle = withAlpha(palette.ink, 0.55);
  pen.lineWidth = 1;
  pen.fill();
  pen.stroke();
  let x = left + 12;
  if (name !== "") {
    const wide = nameWidth(paint, name);
    write(pen, name, left + 4 + wide / 2, top + 10.5, font(11, 600), palette.ink);
    x += wide;
  }
  for (const [index, features] of cells) {
    const layer = model.layers[index]!;
    const manner = commonManner(model.features, features);
    pen.globalAlpha = manner.sure ? 1 : PALE;
    drawGlyph(pen, { shape: layer.shape, color: colorOf(paint, layer, manner.saying), rim: palette.halo, ...outlineOf(manner.saying, false) }, x, top + 10, 4.5);
    paintSign(pen, manner, [x - 5, top + 5, x + 5, top + 15], palette);
    pen.globalAlpha = 1;
    write(pen, shortCount(features.length), x + 12, top + 10.5, font(11, 600), palette.ink);
    x += CELL;
  }
  if (rest > 0) write(pen, cells.length > 0 ? `+${shortCount(rest)}` : shortCount(rest), cells.length > 0 ? x + 4 : left + width / 2, top + 10.5, font(11, 600), palette.ink);
  return [left, top, left + width, top + HIGH];
}
