/** Notes of the map's maker, each in a box that a line joins to its place; and names that were moved. */

import { worldX, worldY } from "../../ground/index.ts";
import type { Json, Model } from "../../model/index.ts";
import type { Frame } from "../sheet/canvas-layer.ts";
import type { Rect, Taken } from "../sheet/labels.ts";
import { font } from "../symbols/paint-marks.ts";
import type { Palette } from "../symbols/palette.ts";

export interface Note {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly by: readonly [number, number];
}

/** Pixels that names are moved by, by name. */
export type Nudges = Readonly<Record<string, readonly [number, number]>>;

const LETTERS = 28;
const LINE = 15;

export function notesOf({ settings }: Model): Note[] {
  const notes = settings.get("notes");
  if (!Array.isArray(notes)) return [];
  return (notes as unknown as readonly { text: string; at: readonly [number, number]; by: readonly [number, number] }[]).map(({ text, at, by }) => ({ text, x: worldX(at[0]), y: worldY(at[1]), by }));
}

export function nudgesOf({ settings }: Model): Nudges {
  return (settings.get("nudges") ?? {}) as { [name: string]: Json } as unknown as Nudges;
}

export function paintNotes(frame: Frame, palette: Palette, notes: readonly Note[], taken: Taken): void {
  for (const note of notes) {
    const { x0, x1, y0, y1 } = frame.box;
    if (note.x >= x0 && note.x <= x1 && note.y >= y0 && note.y <= y1) taken.add(paintNote(frame, palette, note));
  }
}

function paintNote(frame: Frame, palette: Palette, { text, x: wx, y: wy, by }: Note): Rect {
  const pen = frame.context;
  const [x, y] = [frame.x(wx), frame.y(wy)];
  const lines = linesOf(text);
  pen.font = font(12, 400);
  const width = Math.max(...lines.map((line) => pen.measureText(line).width)) + 12;
  const height = lines.length * LINE + 8;
  const [left, top] = [x + by[0] - width / 2, y + by[1] - height / 2];
  pen.beginPath();
  pen.moveTo(x, y);
  pen.lineTo(Math.max(left, Math.min(left + width, x)), Math.max(top, Math.min(top + height, y)));
  pen.rect(left, top, width, height);
  pen.lineWidth = 1.2;
  pen.strokeStyle = palette.ink;
  pen.stroke();
  pen.fillStyle = palette.halo;
  pen.fillRect(left + 0.6, top + 0.6, width - 1.2, height - 1.2);
  pen.fillStyle = palette.ink;
  pen.textAlign = "left";
  pen.textBaseline = "middle";
  lines.forEach((line, i) => pen.fillText(line, left + 6, top + 4 + (i + 0.5) * LINE));
  return [left, top, left + width, top + height];
}

function linesOf(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < LETTERS) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
