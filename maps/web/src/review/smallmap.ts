/** The places that words may mean, numbered on a map as small as it can be. */

import { type Basemap, EXTENT, GROUND, type Ground, type TileShape, type Town, unitsPerPixel, worldX, worldY } from "../ground/index.ts";
import type { Option } from "./data.ts";

const TILE = 256;
const CLOSEST = 9;
const MARGIN = 48;
const RADIUS = 10;

interface Spot {
  readonly x: number;
  readonly y: number;
  readonly number: number;
}

interface View {
  readonly zoom: number;
  readonly left: number;
  readonly top: number;
}

/** Draw the options that are points; returns how many there are. */
export function drawSmallMap(canvas: HTMLCanvasElement, basemap: Basemap, options: readonly Option[], picked: number | null): number {
  const spots = spotsOf(options);
  canvas.hidden = spots.length === 0;
  if (canvas.hidden) return 0;
  const [width, height] = [canvas.clientWidth || 360, canvas.clientHeight || 220];
  const ratio = window.devicePixelRatio || 1;
  [canvas.width, canvas.height] = [width * ratio, height * ratio];
  const pen = canvas.getContext("2d", { alpha: false })!;
  pen.scale(ratio, ratio);
  const view = viewOf(spots, width, height);
  const colour = (name: string): string => getComputedStyle(canvas).getPropertyValue(name);
  pen.fillStyle = colour("--water");
  pen.fillRect(0, 0, width, height);
  for (const ground of GROUND) if (view.zoom > 7 || (ground !== "roads" && ground !== "rail")) paint(pen, ground, basemap, view, [width, height], colour);
  drawTowns(pen, basemap.towns, view, [width, height], colour);
  for (const spot of spots) drawSpot(pen, spot, view, spot.number === picked, colour);
  return spots.length;
}

function spotsOf(options: readonly Option[]): Spot[] {
  return options.flatMap(({ lat, lon }, number) =>
    typeof lat === "number" && typeof lon === "number" ? [{ x: worldX(lon), y: worldY(lat), number }] : [],
  );
}

/** Where a view stands, for whoever cannot see it. */
export function whereabouts(options: readonly Option[]): string {
  return options
    .map(({ name, lat, lon }, number) => (typeof lat === "number" && typeof lon === "number" ? `${number + 1}: ${name}, ${lat.toFixed(2)}° N ${lon.toFixed(2)}° E` : ""))
    .filter(Boolean)
    .join("; ");
}

function viewOf(spots: readonly Spot[], width: number, height: number): View {
  const [xs, ys] = [spots.map((spot) => spot.x), spots.map((spot) => spot.y)];
  const [west, east, north, south] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  let zoom = CLOSEST;
  while (zoom > 1 && !((east - west) / unitsPerPixel(zoom) <= width - 2 * MARGIN && (south - north) / unitsPerPixel(zoom) <= height - 2 * MARGIN)) zoom--;
  if (spots.length === 1) zoom = 6;
  const unit = unitsPerPixel(zoom);
  return { zoom, left: (west + east) / 2 - (width / 2) * unit, top: (north + south) / 2 - (height / 2) * unit };
}

type Colour = (name: string) => string;
type Size = readonly [number, number];

function paint(pen: CanvasRenderingContext2D, ground: Ground, basemap: Basemap, view: View, [width, height]: Size, colour: Colour): void {
  const side = TILE * unitsPerPixel(view.zoom);
  const [first, last] = [Math.floor(view.left / side), Math.floor((view.left + width * unitsPerPixel(view.zoom)) / side)];
  const [top, bottom] = [Math.floor(view.top / side), Math.floor((view.top + height * unitsPerPixel(view.zoom)) / side)];
  for (let column = first; column <= last; column++) {
    for (let row = top; row <= bottom; row++) {
      const at = [column * TILE - view.left / unitsPerPixel(view.zoom), row * TILE - view.top / unitsPerPixel(view.zoom)] as const;
      pen.save();
      pen.beginPath();
      pen.rect(at[0], at[1], TILE, TILE);
      pen.clip();
      trace(pen, basemap.tile(ground, view.zoom, column, row), at);
      ink(pen, ground, colour);
      pen.restore();
    }
  }
}

function trace(pen: CanvasRenderingContext2D, shapes: readonly TileShape[], [left, top]: readonly [number, number]): void {
  const scale = TILE / EXTENT;
  pen.beginPath();
  for (const { area, rings } of shapes) {
    for (const ring of rings) {
      pen.moveTo(left + ring[0]! * scale, top + ring[1]! * scale);
      for (let i = 2; i < ring.length; i += 2) pen.lineTo(left + ring[i]! * scale, top + ring[i + 1]! * scale);
      if (area) pen.closePath();
    }
  }
}

function ink(pen: CanvasRenderingContext2D, ground: Ground, colour: Colour): void {
  if (ground === "land" || ground === "lakes") {
    pen.fillStyle = colour(ground === "land" ? "--land" : "--water");
    pen.fill("evenodd");
  }
  pen.setLineDash(ground === "borders" ? [5, 3] : []);
  pen.lineWidth = 0.8;
  pen.strokeStyle = colour(ground === "land" || ground === "lakes" ? "--shore" : `--${ground}`);
  pen.stroke();
}

/** Names for the eye to find its way by: the most important first, none over another. */
function drawTowns(pen: CanvasRenderingContext2D, towns: readonly Town[], view: View, [width, height]: Size, colour: Colour): void {
  const taken: [number, number, number, number][] = [];
  pen.font = "11px sans-serif";
  for (const { x, y, rank, name } of towns) {
    const [left, top] = pixel(x, y, view);
    if (rank > view.zoom - 2 || left < 0 || top < 0 || left > width || top > height) continue;
    const box: [number, number, number, number] = [left - 2, top - 12, left + pen.measureText(name).width + 8, top + 6];
    if (box[2] > width || taken.some((other) => meet(box, other))) continue;
    taken.push(box);
    pen.fillStyle = colour("--muted");
    if (rank > 0) pen.fillRect(left - 1.5, top - 1.5, 3, 3);
    write(pen, name, left + 5, top + 4, colour);
  }
}

function meet(a: readonly number[], b: readonly number[]): boolean {
  return a[0]! < b[2]! && b[0]! < a[2]! && a[1]! < b[3]! && b[1]! < a[3]!;
}

function write(pen: CanvasRenderingContext2D, text: string, x: number, y: number, colour: Colour): void {
  pen.lineWidth = 3;
  pen.setLineDash([]);
  pen.strokeStyle = colour("--land");
  pen.strokeText(text, x, y);
  pen.fillText(text, x, y);
}

function drawSpot(pen: CanvasRenderingContext2D, spot: Spot, view: View, picked: boolean, colour: Colour): void {
  const [x, y] = pixel(spot.x, spot.y, view);
  pen.beginPath();
  pen.arc(x, y, RADIUS, 0, 2 * Math.PI);
  pen.fillStyle = colour(picked ? "--accent" : "--paper");
  pen.fill();
  pen.lineWidth = 2;
  pen.strokeStyle = colour("--accent");
  pen.stroke();
  pen.fillStyle = colour(picked ? "--on-accent" : "--accent");
  pen.font = "bold 12px sans-serif";
  pen.textAlign = "center";
  pen.fillText(String(spot.number + 1), x, y + 4);
  pen.textAlign = "start";
}

function pixel(x: number, y: number, view: View): [number, number] {
  const unit = unitsPerPixel(view.zoom);
  return [(x - view.left) / unit, (y - view.top) / unit];
}

/** The option nearest to a click, or null where none is near. */
export function optionAt(canvas: HTMLCanvasElement, options: readonly Option[], x: number, y: number): number | null {
  const spots = spotsOf(options);
  if (spots.length === 0) return null;
  const view = viewOf(spots, canvas.clientWidth, canvas.clientHeight);
  const near = spots
    .map((spot) => ({ spot, off: Math.hypot(pixel(spot.x, spot.y, view)[0] - x, pixel(spot.x, spot.y, view)[1] - y) }))
    .sort((a, b) => a.off - b.off)[0]!;
  return near.off <= 2 * RADIUS ? near.spot.number : null;
}
