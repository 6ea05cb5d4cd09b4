/** Signs on a canvas of their own, made by the very code that draws the marks on the map. */

import type { Layer, Model } from "../model/index.ts";
import type { Frame } from "./sheet/canvas-layer.ts";
import { drawGlyph } from "./symbols/glyphs.ts";
import { type Manner, PALE, paintSign } from "./symbols/manner.ts";
import { colorOf, type MarkPaint, militarySymbol, outlineOf } from "./symbols/paint-marks.ts";
import { paintAs } from "./symbols/paint-paths.ts";
import { DARK, LIGHT, withAlpha } from "./symbols/palette.ts";
import type { Stretch } from "./sheet/paths.ts";
import type { SymbolImage } from "./symbols/symbol-images.ts";
import type { Treatment } from "./symbols/treatment.ts";

export interface Size {
  readonly width: number;
  readonly height: number;
}

interface Kit {
  readonly paint: MarkPaint;
  readonly pen: CanvasRenderingContext2D;
  readonly size: Size;
  readonly middle: readonly [number, number];
}

export type Sign = (kit: Kit) => void;

export const STANDS: Manner = { saying: "stands", sure: true };

/** Paint a sign on a canvas of that many pixels. */
export function paintSignOn(pen: CanvasRenderingContext2D, size: Size, { model, symbols, dark }: Pick<MarkPaint, "model" | "symbols" | "dark">, sign: Sign): void {
  const paint: MarkPaint = { frame: stub(pen, size), model, symbols, palette: dark ? DARK : LIGHT, dark };
  pen.save();
  sign({ pen, paint, size, middle: [size.width / 2, size.height / 2] });
  pen.restore();
}

/** A frame whose pixels are its places. */
function stub(context: CanvasRenderingContext2D, { width, height }: Size): Frame {
  return { context, zoom: 8, width, height, pad: 0, covered: [], box: { x0: 0, y0: 0, x1: width, y1: height }, x: (x) => x, y: (y) => y };
}

/** Drawn at the size of the closest view, and fitted in. */
export function symbolSign(symbol: SymbolImage, { saying, sure }: Manner = STANDS): Sign {
  return ({ pen, paint, size, middle }) => {
    const fit = Math.min(1, (size.height - 4) / symbol.height, (size.width - 4) / symbol.width);
    if (!sure) pen.globalAlpha = PALE;
    if (saying === "ended") pen.filter = "grayscale(1) opacity(0.6)";
    pen.translate(...middle);
    pen.scale(fit, fit);
    const rect = militarySymbol(paint, { ...symbol, anchor: [symbol.width / 2, symbol.height / 2] }, 0, 0, false);
    paintSign(pen, { saying, sure }, rect, paint.palette);
  };
}

/** The dot of a unit's place. */
export function footSign(open: boolean): Sign {
  return ({ pen, paint, middle }) => {
    pen.beginPath();
    pen.arc(...middle, 3.5, 0, 2 * Math.PI);
    pen.fillStyle = open ? paint.palette.halo : paint.palette.ink;
    pen.strokeStyle = paint.palette.ink;
    pen.lineWidth = 1.4;
    pen.fill();
    pen.stroke();
  };
}

export function glyphSign(layer: Layer, manner: Manner, hollow = false): Sign {
  return ({ pen, paint, size, middle: [x, y] }) => {
    const radius = Math.min(7, size.height / 2 - 3);
    if (!manner.sure) pen.globalAlpha = PALE;
    drawGlyph(pen, { shape: layer.shape, color: colorOf(paint, layer, manner.saying), rim: paint.palette.halo, ...outlineOf(manner.saying, hollow) }, x, y, radius);
    paintSign(pen, manner, [x - radius - 2, y - radius - 2, x + radius + 2, y + radius + 2], paint.palette);
  };
}

/** A stretch of a line across it, or a field of an area. */
export function pathSign(layer: Layer, treatment: Treatment, manner: Manner): Sign {
  return ({ pen, paint, size, middle: [x, y] }) => {
    if (!manner.sure) pen.globalAlpha = PALE;
    const isArea = treatment.as === "tint" || treatment.as === "stipple" || (treatment.as === "own" && treatment.area);
    const ink = { color: colorOf(paint, layer, manner.saying), palette: paint.palette, dark: paint.dark, side: 1, scale: 1 } as const;
    paintAs(pen, isArea ? field(size) : across(size), treatment.as === "obstacle" ? { ...treatment, area: false } : treatment, ink);
    paintSign(pen, manner, [x - 8, y - 8, x + 8, y + 8], paint.palette);
  };
}

/** The radius within which a place lies. */
export function precisionSign(layer: Layer): Sign {
  return ({ pen, paint, middle }) => {
    const color = colorOf(paint, layer, "stands");
    pen.beginPath();
    pen.arc(...middle, 13, 0, 2 * Math.PI);
    pen.fillStyle = withAlpha(color, 0.1);
    pen.fill();
    pen.lineWidth = 1.2;
    pen.strokeStyle = withAlpha(color, 0.7);
    pen.stroke();
  };
}

function across({ width, height }: Size): readonly Stretch[] {
  return [{ x: Float32Array.of(2, width - 2), y: Float32Array.of(height / 2 + 3, height / 2 + 3) }];
}

function field({ width, height }: Size): readonly Stretch[] {
  return [{ x: Float32Array.of(4, width - 4, width - 4, 4), y: Float32Array.of(4, 4, height - 4, height - 4) }];
}
