/** Points and clusters on the canvas. */

import type { Frame } from "../sheet/canvas-layer.ts";
import { drawGlyph } from "./glyphs.ts";
import { ENDED, mannerOf, paintSign, PALE } from "./manner.ts";
import type { Mark } from "./marks.ts";
import { latOf, unitsPerMetre, unitsPerPixel } from "../../ground/index.ts";
import type { Model } from "../../model/index.ts";
import { type Palette, withAlpha } from "./palette.ts";
import type { Rect } from "../sheet/labels.ts";
import type { SymbolImage } from "./symbol-images.ts";

export interface MarkPaint {
  readonly frame: Frame;
  readonly model: Model;
  readonly symbols: ReadonlyMap<string, SymbolImage>;
  readonly palette: Palette;
  readonly dark: boolean;
}

const FONT = "system-ui, 'Segoe UI', Roboto, 'Liberation Sans', sans-serif";
/** Pixels of the ring round a mark whose place is only near. */
const BESIDE_PX = 12;
/** Pixels below which a mark is a shape, which a number would hide. */
const SMALL = 24;
/** Marks of more features are discs with a number, unless one of them leads. */
const BADGE_UNTIL = 9;

/** Whether a mark is drawn as a number in a ring: what leads stays what it is. */
export function isRing({ count, lead }: Mark): boolean {
  return count > BADGE_UNTIL && lead === 0;
}

export function font(size: number, weight = 400): string {
  return `${weight} ${size}px ${FONT}`;
}

export function symbolScale(zoom: number): number {
  return zoom < 6 ? 0.66 : zoom < 8 ? 0.8 : 0.9;
}

/** What a symbol covers about its place. */
export function symbolBox({ anchor, width, height }: SymbolImage, zoom: number): Rect {
  const scale = symbolScale(zoom);
  return [-anchor[0] * scale, -anchor[1] * scale, (width - anchor[0]) * scale, (height - anchor[1]) * scale];
}

/** Draw one mark and say what it covers. */
export function paintMark(paint: MarkPaint, mark: Mark): Rect {
  const { frame, model } = paint;
  const [x, y] = [frame.x(mark.x), frame.y(mark.y)];
  if (isRing(mark)) return cluster(paint, mark, x, y);
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
  const number = badgeOf(mark, rect);
  if (number) badge(paint, mark.count, (number[0] + number[2]) / 2, (number[1] + number[3]) / 2);
  return rect;
}

/** Where the number of a mark of several stands: at its corner, and off what is small, so that it hides no shape. */
export function badgeOf(mark: Mark, [left, top, right]: Rect): Rect | null {
  if (mark.count === 1 || isRing(mark)) return null;
  const off = right - left < SMALL ? 4 : 0;
  const [x, y] = [right - 1 + off, top + 2 - off];
  const half = halfOf(shortCount(mark.count));
  return [x - half, y - 8, x + half, y + 8];
}

function halfOf(number: string): number {
  return 5 + 3.2 * number.length;
}

export function colorOf({ dark }: MarkPaint, layer: { color: string; colorDark: string }, saying: string): string {
  return saying === "ended" ? ENDED : dark ? layer.colorDark : layer.color;
}

/** What is not there is hollow, and broken where it is planned. */
export function outlineOf(saying: string, hollow: boolean): { hollow: boolean; broken: boolean } {
  return { hollow: hollow || saying === "planned" || saying === "possible", broken: saying === "planned" };
}

/** Radius in metres within which the true place lies, drawn once it is larger than the symbol. */
function precisionDisc({ frame, model, dark }: MarkPaint, mark: Mark, x: number, y: number): void {
  const metres = model.features.precisionM(mark.top);
  if (metres === null) return;
  const within = (metres * unitsPerMetre(latOf(mark.y))) / unitsPerPixel(frame.zoom);
  // What the article puts beside a place always has its ring: the mark alone would say that it is there.
  const radius = model.features.basis(mark.top) === "relative" ? Math.max(within, BESIDE_PX) : within;
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
export function militarySymbol(paint: MarkPaint, symbol: SymbolImage, x: number, y: number, open: boolean): Rect {
  const pen = paint.frame.context;
  const box = symbolBox(symbol, paint.frame.zoom);
  const [left, top] = [x + box[0], y + box[1]];
  const [width, height] = [box[2] - box[0], box[3] - box[1]];
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

export function badge({ frame, palette }: MarkPaint, count: number, x: number, y: number): void {
  const pen = frame.context;
  const text = shortCount(count);
  const half = halfOf(text);
  pen.beginPath();
  pen.roundRect(x - half, y - 8, 2 * half, 16, 8);
  pen.fillStyle = palette.ink;
  pen.strokeStyle = palette.halo;
  pen.lineWidth = 1.5;
  pen.fill();
  pen.stroke();
  write(pen, text, x, y + 0.5, font(11, 700), palette.halo);
}

/** A disc with the count, in a ring whose arcs are the layers' shares. */
export function cluster({ frame, model, palette, dark }: MarkPaint, mark: Mark, x: number, y: number): Rect {
  const pen = frame.context;
  const radius = Math.min(25, 11 + 3.2 * Math.log10(mark.count));
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  pen.fillStyle = palette.halo;
  pen.fill();
  pen.lineWidth = 4;
  let angle = -Math.PI / 2;
  const ends: number[] = [];
  mark.counts.forEach((count, index) => {
    if (count === 0) return;
    const layer = model.layers[index]!;
    const next = angle + (2 * Math.PI * count) / mark.count;
    pen.beginPath();
    pen.arc(x, y, radius - 2, angle, next);
    pen.strokeStyle = dark ? layer.colorDark : layer.color;
    pen.stroke();
    ends.push(next);
    angle = next;
  });
  // Gaps part the arcs for those who see no difference in hue.
  if (ends.length > 1) for (const end of ends) gap(pen, x, y, radius, end, palette.halo);
  write(pen, shortCount(mark.count), x, y + 0.5, font(11, 600), palette.ink);
  return [x - radius, y - radius, x + radius, y + radius];
}

function gap(pen: CanvasRenderingContext2D, x: number, y: number, radius: number, angle: number, color: string): void {
  pen.beginPath();
  pen.moveTo(x + (radius - 4.5) * Math.cos(angle), y + (radius - 4.5) * Math.sin(angle));
  pen.lineTo(x + (radius + 0.5) * Math.cos(angle), y + (radius + 0.5) * Math.sin(angle));
  pen.lineWidth = 1.6;
  pen.strokeStyle = color;
  pen.stroke();
}

/** 999, 1.2k, 34k, 1.2M. */
export function shortCount(count: number): string {
  for (const [unit, sign] of [[1e6, "M"], [1e3, "k"]] as const) {
    if (count >= unit) return `${count < 9.95 * unit ? (count / unit).toFixed(1) : Math.round(count / unit)}${sign}`;
  }
  return String(count);
}

export function write(pen: CanvasRenderingContext2D, text: string, x: number, y: number, face: string, color: string): void {
  pen.font = face;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillStyle = color;
  pen.fillText(text, x, y);
}
