/** Points, clusters and tallies of whole countries on the canvas. */

import type { Frame } from "./canvas-layer.ts";
import { drawGlyph } from "./glyphs.ts";
import { commonManner, ENDED, mannerOf, paintSign, PALE } from "./manner.ts";
import type { Mark } from "./marks.ts";
import { latOf, unitsPerMetre, unitsPerPixel } from "../ground/index.ts";
import type { Model } from "../model/index.ts";
import { type Palette, withAlpha } from "./palette.ts";
import type { Rect, Taken } from "./labels.ts";
import type { SymbolImage } from "./symbol-images.ts";

export interface MarkPaint {
  readonly frame: Frame;
  readonly model: Model;
  readonly symbols: ReadonlyMap<string, SymbolImage>;
  readonly palette: Palette;
  readonly dark: boolean;
}

const FONT = "system-ui, 'Segoe UI', Roboto, 'Liberation Sans', sans-serif";
/** Marks of more features are discs with a number. */
export const BADGE_UNTIL = 9;

export function font(size: number, weight = 400): string {
  return `${weight} ${size}px ${FONT}`;
}

export function symbolScale(zoom: number): number {
  return zoom < 6 ? 0.66 : zoom < 8 ? 0.8 : 0.9;
}

/** Draw one mark and say what it covers. */
export function paintMark(paint: MarkPaint, mark: Mark): Rect {
  const { frame, model } = paint;
  const [x, y] = [frame.x(mark.x), frame.y(mark.y)];
  if (mark.count > BADGE_UNTIL) return cluster(paint, mark, x, y);
  if (mark.count === 1) precisionDisc(paint, mark, x, y);
  const layer = model.layers[model.features.layer(mark.top)]!;
  const symbol = paint.symbols.get(model.features.sidc(mark.top) ?? "");
  const hollow = model.features.basis(mark.top) === "register";
  const manner = mannerOf(model.features, mark.top);
  const pen = frame.context;
  if (!manner.sure) pen.globalAlpha *= PALE;
  let rect: Rect;
  if (symbol) {
    if (manner.saying === "ended") pen.filter = "grayscale(1) opacity(0.6)";
    rect = militarySymbol(paint, symbol, x, y, hollow);
    pen.filter = "none";
  } else {
    const color = colorOf(paint, layer, manner.saying);
    drawGlyph(pen, { shape: layer.shape, color, rim: paint.palette.halo, ...outlineOf(manner.saying, hollow) }, x, y, 6);
    rect = [x - 8, y - 8, x + 8, y + 8];
  }
  paintSign(pen, manner, rect, paint.palette);
  if (mark.count > 1) badge(paint, mark.count, rect[2] - 1, rect[1] + 2);
  return rect;
}

function colorOf({ dark }: MarkPaint, layer: { color: string; colorDark: string }, saying: string): string {
  return saying === "ended" ? ENDED : dark ? layer.colorDark : layer.color;
}

/** What is not there is hollow, and broken where it is planned. */
function outlineOf(saying: string, hollow: boolean): { hollow: boolean; broken: boolean } {
  return { hollow: hollow || saying === "planned" || saying === "possible", broken: saying === "planned" };
}

/** Radius in metres within which the true place lies, drawn once it is larger than the symbol. */
function precisionDisc({ frame, model, dark }: MarkPaint, mark: Mark, x: number, y: number): void {
  const metres = model.features.precisionM(mark.top);
  if (metres === null) return;
  const radius = (metres * unitsPerMetre(latOf(mark.y))) / unitsPerPixel(frame.zoom);
  if (radius < 10 || radius > 4 * frame.width) return;
  const layer = model.layers[model.features.layer(mark.top)]!;
  const color = dark ? layer.colorDark : layer.color;
  const pen = frame.context;
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  pen.fillStyle = withAlpha(color, 0.1);
  pen.fill();
  pen.setLineDash(model.features.basis(mark.top) === "register" ? [4, 4] : []);
  pen.lineWidth = 1.2;
  pen.strokeStyle = withAlpha(color, 0.7);
  pen.stroke();
  pen.setLineDash([]);
}

/** The symbol, and at its foot a dot for the place: full where the article names it, open where the register does. */
function militarySymbol(paint: MarkPaint, symbol: SymbolImage, x: number, y: number, open: boolean): Rect {
  const pen = paint.frame.context;
  const scale = symbolScale(paint.frame.zoom);
  const left = x - symbol.anchor[0] * scale;
  const top = y - symbol.anchor[1] * scale;
  const [width, height] = [symbol.width * scale, symbol.height * scale];
  pen.drawImage(symbol.image, left, top, width, height);
  const foot = Math.max(y, top + height) + 2;
  pen.beginPath();
  pen.arc(x, foot, 3, 0, 2 * Math.PI);
  pen.fillStyle = open ? paint.palette.halo : paint.palette.ink;
  pen.strokeStyle = paint.palette.ink;
  pen.lineWidth = 1.4;
  pen.fill();
  pen.stroke();
  return [left, top, left + width, foot + 4];
}

function badge({ frame, palette }: MarkPaint, count: number, x: number, y: number): void {
  const pen = frame.context;
  pen.beginPath();
  pen.arc(x, y, 8, 0, 2 * Math.PI);
  pen.fillStyle = palette.ink;
  pen.strokeStyle = palette.halo;
  pen.lineWidth = 1.5;
  pen.fill();
  pen.stroke();
  write(pen, String(count), x, y + 0.5, font(11, 700), palette.halo);
}

/** A disc with the count, in a ring whose arcs are the layers' shares. */
function cluster({ frame, model, palette, dark }: MarkPaint, mark: Mark, x: number, y: number): Rect {
  const pen = frame.context;
  const radius = Math.min(25, 11 + 3.2 * Math.log10(mark.count));
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  pen.fillStyle = palette.halo;
  pen.fill();
  pen.lineWidth = 4;
  let angle = -Math.PI / 2;
  mark.counts.forEach((count, index) => {
    if (count === 0) return;
    const layer = model.layers[index]!;
    const next = angle + (2 * Math.PI * count) / mark.count;
    pen.beginPath();
    pen.arc(x, y, radius - 2, angle, next);
    pen.strokeStyle = dark ? layer.colorDark : layer.color;
    pen.stroke();
    angle = next;
  });
  write(pen, shortCount(mark.count), x, y + 0.5, font(11, 600), palette.ink);
  return [x - radius, y - radius, x + radius, y + radius];
}

/** 999, 1.2k, 34k, 1.2M. */
export function shortCount(count: number): string {
  for (const [unit, sign] of [[1e6, "M"], [1e3, "k"]] as const) {
    if (count >= unit) return `${count < 9.95 * unit ? (count / unit).toFixed(1) : Math.round(count / unit)}${sign}`;
  }
  return String(count);
}

function write(pen: CanvasRenderingContext2D, text: string, x: number, y: number, face: string, color: string): void {
  pen.font = face;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillStyle = color;
  pen.fillText(text, x, y);
}

export interface Tally {
  readonly x: number;
  readonly y: number;
  /** Features by layer, from the top. */
  readonly layers: readonly (readonly [layer: number, features: readonly number[]])[];
}

const MOST_LAYERS = 4;

/** A label that counts what is said of a whole country or region; never a point. It makes way for marks, and for lines where it can. */
export function paintTally(paint: MarkPaint, tally: Tally, taken: Taken, lines: Taken): Rect {
  const { frame, model, palette } = paint;
  const pen = frame.context;
  const shown = tally.layers.slice(0, MOST_LAYERS);
  const rest = tally.layers.slice(MOST_LAYERS).reduce((sum, [, features]) => sum + features.length, 0);
  const width = shown.length * 27 + (rest > 0 ? 26 : 0) + 6;
  const [left, top] = freeSpot(frame.x(tally.x) - width / 2, frame.y(tally.y) - 10, width, [taken, lines]);
  pen.beginPath();
  pen.roundRect(left, top, width, 20, 10);
  pen.fillStyle = withAlpha(palette.halo, 0.92);
  pen.strokeStyle = withAlpha(palette.ink, 0.55);
  pen.lineWidth = 1;
  pen.fill();
  pen.stroke();
  let x = left + 12;
  for (const [index, features] of shown) {
    const layer = model.layers[index]!;
    const manner = commonManner(model.features, features);
    const color = colorOf(paint, layer, manner.saying);
    pen.globalAlpha = manner.sure ? 1 : PALE;
    drawGlyph(pen, { shape: layer.shape, color, rim: palette.halo, ...outlineOf(manner.saying, false) }, x, top + 10, 4.5);
    paintSign(pen, manner, [x - 5, top + 5, x + 5, top + 15], palette);
    pen.globalAlpha = 1;
    write(pen, shortCount(features.length), x + 12, top + 10.5, font(11, 600), palette.ink);
    x += 27;
  }
  if (rest > 0) write(pen, `+${shortCount(rest)}`, x + 2, top + 10.5, font(11, 600), palette.ink);
  return [left, top, left + width, top + 20];
}

/** The nearest place that is free of all, or else of the first; its own where all within reach are taken. */
function freeSpot(left: number, top: number, width: number, taken: readonly Taken[]): [number, number] {
  const find = (all: readonly Taken[]) =>
    OFFSETS.find(([dx, dy]) => all.every((one) => one.isFree([left + dx, top + dy, left + dx + width, top + dy + 20])));
  const spot = find(taken) ?? find(taken.slice(0, 1));
  return spot ? [left + spot[0], top + spot[1]] : [left, top];
}

const OFFSETS = [0, -26, 26, -52, 52, -78, 78]
  .flatMap((dy) => [0, -40, 40, -80, 80].map((dx) => [dx, dy] as const))
  .sort((a, b) => Math.hypot(...a) - Math.hypot(...b));
