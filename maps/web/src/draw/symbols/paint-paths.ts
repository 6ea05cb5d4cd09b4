/** Lines and areas on the canvas. */

import type { Frame } from "../sheet/canvas-layer.ts";
import { ENDED, type Manner, PALE } from "./manner.ts";
import { unitsPerPixel } from "../../ground/index.ts";
import type { Layer } from "../../model/index.ts";
import { paintObstacle } from "./obstacles.ts";
import { type Palette, withAlpha } from "./palette.ts";
import type { PathIndex, Stretch } from "../sheet/paths.ts";
import type { Box } from "../sheet/points.ts";
import { pattern } from "./patterns.ts";
import { teeth } from "./teeth.ts";
import type { Treatment } from "./treatment.ts";

export interface PathPaint {
  readonly frame: Frame;
  readonly paths: PathIndex;
  readonly palette: Palette;
  readonly dark: boolean;
}

const TOOTH_STEP = 13;
const TOOTH = 6;

/** Pixels from which a region is broad: dots all over the map would say no more than its pill. */
const BROAD_PX = 320;

export function isBroad({ zoom }: Frame, { x0, y0, x1, y1 }: Box): boolean {
  return Math.max(x1 - x0, y1 - y0) > BROAD_PX * unitsPerPixel(zoom);
}

/** Draw one path as it is said to be; `side` tells a fortified line where its neighbour is. */
export function paintPath(paint: PathPaint, path: number, layer: Layer, treatment: Treatment, side: 1 | -1, manner: Manner): void {
  const { frame } = paint;
  const color = manner.saying === "ended" ? ENDED : paint.dark ? layer.colorDark : layer.color;
  if (!manner.sure) frame.context.globalAlpha *= PALE;
  const scattered = treatment.as === "stipple" || (treatment.as === "obstacle" && treatment.area && treatment.vague);
  if (!scattered || !isBroad(frame, paint.paths.paths[path]!.box)) {
    within(paint, path, (pen, stretches, scale) => paintAs(pen, stretches, treatment, { color, palette: paint.palette, dark: paint.dark, side, scale }));
  }
  if (manner.saying === "denied" && !paint.paths.paths[path]!.area) within(paint, path, (pen, stretches, scale) => strike(pen, stretches, color, scale));
}

export interface Ink {
  readonly color: string;
  readonly palette: Palette;
  readonly dark: boolean;
  readonly side: 1 | -1;
  /** Pixels of the screen to one of the pen's. */
  readonly scale: number;
}

/** Draw a line or an area as what it is: on the map, in the key and in the list of layers. */
export function paintAs(pen: CanvasRenderingContext2D, stretches: readonly Stretch[], treatment: Treatment, { color, palette, dark, side, scale }: Ink): void {
  switch (treatment.as) {
    case "tint":
      tint(pen, stretches, treatment.ally ? withAlpha(color, 0.26) : withAlpha(palette.ink, 0.05));
      break;
    case "whole":
      break;
    case "stipple":
      shade(pen, stretches, color, dark);
      break;
    case "fortified":
      fortify(pen, stretches, color, treatment, side, scale, palette.halo);
      break;
    case "obstacle":
      paintObstacle(pen, stretches, treatment, { color, palette, scale });
      break;
    case "edge":
      line(pen, stretches, [[9 / scale, withAlpha(color, 0.25)], [3 / scale, color]], treatment.sea ? [9 / scale, 6 / scale] : []);
      break;
    case "border":
      line(pen, stretches, [[1 / scale, withAlpha(color, 0.6)]], treatment.sea ? [4 / scale, 5 / scale] : []);
      break;
    case "own":
      if (treatment.area) tint(pen, stretches, withAlpha(color, 0.18));
      line(pen, stretches, [[1.8 / scale, color]], []);
      break;
    case "line":
      line(pen, stretches, treatment.onBorder ? [[1.4 / scale, color]] : [[5 / scale, palette.halo], [2.4 / scale, color]], treatment.broken ? [7 / scale, 5 / scale] : []);
  }
  pen.setLineDash([]);
}

/** Strokes across a line that is denied. */
function strike(pen: CanvasRenderingContext2D, stretches: readonly Stretch[], color: string, scale: number): void {
  pen.beginPath();
  const half = 6 / scale;
  for (const stretch of stretches) {
    for (const { x, y, outX, outY } of teeth(stretch, 3 * TOOTH_STEP / scale, 1)) {
      pen.moveTo(x - (outX + outY) * half, y - (outY - outX) * half);
      pen.lineTo(x + (outX + outY) * half, y + (outY - outX) * half);
    }
  }
  pen.lineWidth = 2 / scale;
  pen.strokeStyle = color;
  pen.stroke();
}

/** Draw a path's outline over everything, to show what is selected or pointed at. */
export function outlinePath(paint: PathPaint, path: number, width: number): void {
  within(paint, path, (pen, stretches, scale) => {
    const closed = paint.paths.paths[path]!.area;
    trace(pen, stretches, closed);
    pen.lineJoin = "round";
    for (const [w, color] of [[width + 3, paint.palette.halo], [width, paint.palette.select]] as const) {
      pen.lineWidth = w / scale;
      pen.strokeStyle = color;
      pen.stroke();
    }
  });
}

/** Set the pen to the path's own corner, at the whole zoom that it was simplified for. */
function within(
  { frame, paths }: PathPaint,
  path: number,
  draw: (pen: CanvasRenderingContext2D, stretches: readonly Stretch[], scale: number) => void,
): void {
  const pen = frame.context;
  const zoom = Math.max(0, Math.ceil(frame.zoom));
  const { box } = paths.paths[path]!;
  pen.save();
  pen.translate(frame.x(box.x0), frame.y(box.y0));
  const scale = 2 ** (frame.zoom - zoom);
  pen.scale(scale, scale);
  draw(pen, paths.stretches(path, zoom), scale);
  pen.restore();
}

function trace(pen: CanvasRenderingContext2D, stretches: readonly Stretch[], closed: boolean): void {
  pen.beginPath();
  for (const { x, y } of stretches) {
    pen.moveTo(x[0]!, y[0]!);
    for (let v = 1; v < x.length; v++) pen.lineTo(x[v]!, y[v]!);
    if (closed) pen.closePath();
  }
}

function tint(pen: CanvasRenderingContext2D, stretches: readonly Stretch[], color: string): void {
  trace(pen, stretches, true);
  pen.fillStyle = color;
  pen.fill("evenodd");
}

/** What is said of a whole area: so light that lines and marks stand out from it, and without an edge, which its country has. */
function shade(pen: CanvasRenderingContext2D, stretches: readonly Stretch[], color: string, dark: boolean): void {
  const fill = pattern(pen, withAlpha(color, dark ? 0.24 : 0.16));
  if (!fill) return;
  trace(pen, stretches, true);
  pen.fillStyle = fill;
  pen.fill("evenodd");
}

function line(
  pen: CanvasRenderingContext2D,
  stretches: readonly Stretch[],
  strokes: readonly (readonly [number, string])[],
  dash: readonly number[],
): void {
  trace(pen, stretches, false);
  pen.lineJoin = "round";
  pen.lineCap = "butt";
  pen.setLineDash([...dash]);
  for (const [width, color] of strokes) {
    pen.lineWidth = width;
    pen.strokeStyle = color;
    pen.stroke();
  }
}

/** Broken base and square teeth on land; dots on water, where nothing is built. */
function fortify(
  pen: CanvasRenderingContext2D,
  stretches: readonly Stretch[],
  color: string,
  { water, built }: { water: boolean; built: boolean },
  side: 1 | -1,
  scale: number,
  halo: string,
): void {
  pen.lineCap = water ? "round" : "butt";
  trace(pen, stretches, false);
  pen.setLineDash(water ? [0.1, 6 / scale] : [9 / scale, 4 / scale]);
  pen.lineWidth = (water ? 2.6 : 2.4) / scale;
  pen.strokeStyle = color;
  pen.stroke();
  if (water) return;
  pen.setLineDash([]);
  pen.beginPath();
  const half = TOOTH / 2 / scale;
  const high = TOOTH / scale;
  for (const stretch of stretches) {
    for (const { x, y, outX, outY } of teeth(stretch, TOOTH_STEP / scale, side)) {
      const [alongX, alongY] = [-outY * half, outX * half];
      pen.moveTo(x - alongX, y - alongY);
      pen.lineTo(x + alongX, y + alongY);
      pen.lineTo(x + alongX + outX * high, y + alongY + outY * high);
      pen.lineTo(x - alongX + outX * high, y - alongY + outY * high);
      pen.closePath();
    }
  }
  pen.lineJoin = "miter";
  pen.fillStyle = built ? color : halo;
  pen.fill();
  pen.lineWidth = 1.4 / scale;
  pen.stroke();
}
