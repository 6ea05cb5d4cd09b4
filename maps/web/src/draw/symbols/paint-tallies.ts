/** Pills on the canvas: what is said of a whole country or region, by layer, and the line to its place. */

import { drawGlyph } from "./glyphs.ts";
import type { Rect } from "../sheet/labels.ts";
import { commonManner, PALE, paintSign } from "./manner.ts";
import { colorOf, font, type MarkPaint, outlineOf, shortCount, write } from "./paint-marks.ts";
import { withAlpha } from "./palette.ts";
import type { Tally } from "./tallies.ts";

/** Left and top, or a place, in pixels. */
export type Spot = readonly [number, number];

export const HIGH = 20;
const CELL = 27;
const REST = 26;

export interface Shape {
  readonly width: number;
  readonly cells: Tally["layers"];
  readonly rest: number;
  /** Written before the counts, where a line leads to the place. */
  readonly name: string;
}

/** What a pill holds: so many layers each with its count, and the rest as a number; of no layer, all in one. */
export function shapeOf({ layers }: Tally, most: number): Shape {
  const count = (some: Tally["layers"]) => some.reduce((sum, [, features]) => sum + features.length, 0);
  if (most === 0 && layers.length > 1) return { width: REST + 4, cells: [], rest: count(layers), name: "" };
  const cells = layers.slice(0, Math.max(1, most));
  const rest = count(layers.slice(cells.length));
  return { width: cells.length * CELL + (rest > 0 ? REST : 0) + 6, cells, rest, name: "" };
}

/** Where a pill's line leaves it: at the point of its edge that is nearest to the place. */
export function leadStart([left, top]: Spot, width: number, [x, y]: Spot): Spot {
  return [Math.max(left + 8, Math.min(left + width - 8, x)), Math.max(top, Math.min(top + HIGH, y))];
}

/** A line from a pill to the place that it speaks of, with a dot there. */
export function lead({ frame, palette }: MarkPaint, [left, top]: Spot, width: number, [x, y]: Spot): void {
  const pen = frame.context;
  const [fromX, fromY] = leadStart([left, top], width, [x, y]);
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

export function nameWidth({ frame }: MarkPaint, name: string): number {
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
  if (rest > 0) write(pen, cells.length > 0 ? `+${shortCount(rest)}` : shortCount(rest), cells.length > 0 || name !== "" ? x + 4 : left + width / 2, top + 10.5, font(11, 600), palette.ink);
  return [left, top, left + width, top + HIGH];
}
