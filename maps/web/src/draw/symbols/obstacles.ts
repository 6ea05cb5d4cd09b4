/** Obstacles as APP-6 draws them: teeth, triangles, mines and wire along a line, or round an area that they lie in. */

import type { Palette } from "./palette.ts";
import { withAlpha } from "./palette.ts";
import type { Stretch } from "../sheet/paths.ts";
import { type Tooth, teeth } from "./teeth.ts";

export type ObstacleKind = "teeth" | "mines" | "ditch" | "dragon" | "fence" | "wire";

export interface Obstacle {
  readonly as: "obstacle";
  readonly kind: ObstacleKind;
  readonly area: boolean;
  /** Of an area whose edge says nothing: marks all over it, and none along its edge. */
  readonly vague: boolean;
  /** Not there, or not yet. */
  readonly broken: boolean;
  /** A ditch that is dug. */
  readonly full: boolean;
}

// The symbol set of control measures, and in it the entities (APP-6(D)) that are drawn here.
const CONTROL = "25";
const KINDS: readonly (readonly [entity: string, kind: ObstacleKind])[] = [
  ["2701", "teeth"], ["2901", "teeth"], ["2902", "ditch"], ["290301", "wire"], ["2903", "fence"], ["2708", "mines"], ["2819", "dragon"],
];

/** What a symbol's code says that a line or an area is; undefined where it is no obstacle. */
export function obstacleOf(sidc: string | null): ObstacleKind | undefined {
  if (sidc?.slice(4, 6) !== CONTROL) return undefined;
  return KINDS.find(([entity]) => sidc.startsWith(entity, 10))?.[1];
}

/** Pixels between marks, half a mark's width, and its height. */
const SIZES: Readonly<Record<ObstacleKind, readonly [step: number, half: number, high: number]>> = {
  teeth: [16, 4.5, 7], ditch: [9, 4.5, 7], dragon: [11, 3.5, 7], mines: [12, 3, 3], fence: [12, 3, 3], wire: [9, 3.2, 3.2],
};
// Pixels of a tile of marks.
const TILE = 34;
/** What has a line under its marks; the others are rows of them. */
const BASED: ReadonlySet<ObstacleKind> = new Set(["teeth", "ditch", "mines", "fence"]);

export interface ObstacleInk {
  readonly color: string;
  readonly palette: Palette;
  readonly scale: number;
}

/** Marks are left of a line's direction, where whoever it is against is; round an area they are outside. */
export function paintObstacle(pen: CanvasRenderingContext2D, stretches: readonly Stretch[], obstacle: Obstacle, ink: ObstacleInk): void {
  const { kind, area, vague, broken } = obstacle;
  const { color, palette, scale } = ink;
  pen.lineJoin = "miter";
  pen.lineCap = "butt";
  if (area && vague) {
    const fill = scattered(pen, obstacle, ink);
    if (fill) outline(pen, stretches, true, () => {
      pen.fillStyle = fill;
      pen.fill("evenodd");
    });
    return;
  }
  if (area) outline(pen, stretches, true, () => {
    pen.fillStyle = withAlpha(color, 0.07);
    pen.fill("evenodd");
  });
  if (BASED.has(kind) || area) outline(pen, stretches, area, () => {
    pen.setLineDash(broken || area ? [7 / scale, 4 / scale] : []);
    for (const [width, stroke] of [[4.5, palette.halo], [1.6, color]] as const) {
      pen.lineWidth = width / scale;
      pen.strokeStyle = stroke;
      pen.stroke();
    }
  });
  pen.setLineDash([]);
  marks(pen, obstacle, ink, (step) => stretches.flatMap((stretch) => teeth(strides(stretch, step), step, area ? -1 : 1)));
}

/** The stretch in strides of so many pixels along it: marks follow where a winding line goes, not each of its bends. */
export function strides({ x, y }: Stretch, step: number): Stretch {
  const out: [number, number][] = [[x[0]!, y[0]!]];
  let left = step;
  for (let v = 1; v < x.length; v++) {
    const [dx, dy] = [x[v]! - x[v - 1]!, y[v]! - y[v - 1]!];
    const length = Math.hypot(dx, dy);
    for (; left <= length; left += step) out.push([x[v - 1]! + (dx * left) / length, y[v - 1]! + (dy * left) / length]);
    left -= length;
  }
  if (left < step) out.push([x[x.length - 1]!, y[y.length - 1]!]);
  return { x: Float32Array.from(out, ([one]) => one), y: Float32Array.from(out, ([, one]) => one) };
}

function marks(pen: CanvasRenderingContext2D, { kind, broken, full }: Obstacle, { color, palette, scale }: ObstacleInk, places: (step: number) => readonly Tooth[]): void {
  const [step, half, high] = SIZES[kind].map((pixels) => pixels / scale) as unknown as readonly [number, number, number];
  const solid = !broken && (kind === "mines" || kind === "dragon" || (kind === "ditch" && full));
  pen.lineWidth = 1.4 / scale;
  pen.strokeStyle = color;
  pen.fillStyle = solid ? color : palette.halo;
  pen.beginPath();
  for (const tooth of places(step)) mark(pen, kind, tooth, half, high);
  if (kind !== "fence" && kind !== "wire") pen.fill();
  pen.stroke();
}

/** A repeating fill of marks, two in a tile; fixed to where the pen's own zero is. */
function scattered(pen: CanvasRenderingContext2D, obstacle: Obstacle, { color, palette, scale }: ObstacleInk): CanvasPattern | null {
  const ratio = window.devicePixelRatio || 1;
  const tile = document.createElement("canvas");
  tile.width = tile.height = Math.round(TILE * ratio);
  const small = tile.getContext("2d")!;
  small.scale(tile.width / TILE, tile.width / TILE);
  small.globalAlpha = 0.7;
  marks(small, obstacle, { color, palette, scale: 1 }, () => [0.25, 0.75].map((share) => ({ x: share * TILE, y: share * TILE + 3, outX: 0, outY: -1 })));
  const made = pen.createPattern(tile, "repeat");
  made?.setTransform(new DOMMatrix().scale(TILE / tile.width / scale));
  return made;
}

function outline(pen: CanvasRenderingContext2D, stretches: readonly Stretch[], closed: boolean, paint: () => void): void {
  pen.beginPath();
  for (const { x, y } of stretches) {
    pen.moveTo(x[0]!, y[0]!);
    for (let v = 1; v < x.length; v++) pen.lineTo(x[v]!, y[v]!);
    if (closed) pen.closePath();
  }
  paint();
}

function mark(pen: CanvasRenderingContext2D, kind: ObstacleKind, { x, y, outX, outY }: Tooth, half: number, high: number): void {
  const [alongX, alongY] = [-outY * half, outX * half];
  const [topX, topY] = [outX * high, outY * high];
  if (kind === "mines") {
    pen.moveTo(x + half, y);
    pen.arc(x, y, half, 0, 2 * Math.PI);
  } else if (kind === "fence" || kind === "wire") {
    pen.moveTo(x - alongX - topX, y - alongY - topY);
    pen.lineTo(x + alongX + topX, y + alongY + topY);
    pen.moveTo(x - alongX + topX, y - alongY + topY);
    pen.lineTo(x + alongX - topX, y + alongY - topY);
  } else {
    pen.moveTo(x - alongX, y - alongY);
    pen.lineTo(x + topX, y + topY);
    pen.lineTo(x + alongX, y + alongY);
    pen.closePath();
  }
}
