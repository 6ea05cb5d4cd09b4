// The map as a picture, with what a picture needs to be understood alone: title, what it is narrowed to, key, credits.

import { KEY_SIZE } from "../draw/index.ts";
import { saveFile } from "./downloads.ts";
import { keyText, signOf } from "./legend.ts";
import { t, type Page } from "./page.ts";
import { choicesOf, fileTail, windowText } from "./windows.ts";

const PAD = 16;
const HEAD = 56;
const LINE = 20;
// Of a sign of the key and its words.
const ENTRY_WIDTH = 300;

export function savePicture(page: Page): void {
  const canvas = drawPicture(page);
  canvas.toBlob((blob) => blob && saveFile(`map${fileTail(page)}.png`, blob), "image/png");
}

export function drawPicture(page: Page): HTMLCanvasElement {
  const scale = window.devicePixelRatio || 1;
  const box = page.map.getContainer().getBoundingClientRect();
  const entries = page.drawing.key();
  const perLine = Math.max(1, Math.floor((box.width - PAD) / ENTRY_WIDTH));
  const foot = PAD + Math.ceil(entries.length / perLine) * KEY_SIZE.height + 2 * LINE;
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(box.width * scale);
  canvas.height = Math.round((box.height + HEAD + foot) * scale);
  const pen = canvas.getContext("2d")!;
  pen.scale(scale, scale);
  const style = getComputedStyle(document.documentElement);
  const color = (name: string) => style.getPropertyValue(name).trim();
  pen.fillStyle = color("--paper");
  pen.fillRect(0, 0, box.width, box.height + HEAD + foot);
  pen.fillStyle = color("--ink");
  pen.textBaseline = "middle";
  pen.font = `700 22px ${color("--serif")}`;
  pen.fillText(page.model.title, PAD, 22, box.width - 2 * PAD);
  pen.font = `13px ${color("--sans")}`;
  pen.fillText(underTitle(page), PAD, 44, box.width - 2 * PAD);
  drawMap(pen, page, box);
  pen.font = `12px ${color("--sans")}`;
  entries.forEach((entry, i) => {
    const x = PAD + (i % perLine) * ((box.width - PAD) / perLine);
    const y = HEAD + box.height + PAD / 2 + Math.floor(i / perLine) * KEY_SIZE.height;
    pen.drawImage(signOf(entry), x, y, KEY_SIZE.width, KEY_SIZE.height);
    pen.fillStyle = color("--ink");
    const room = (box.width - PAD) / perLine - KEY_SIZE.width - 12;
    const lines = wrapped(pen, keyText(page, entry), room);
    lines.forEach((text, n) => pen.fillText(text, x + KEY_SIZE.width + 6, y + KEY_SIZE.height / 2 + (n - (lines.length - 1) / 2) * 14, room));
  });
  pen.fillStyle = color("--muted");
  pen.fillText(`${t(page, "note.schematic")} · © OpenStreetMap contributors`, PAD, HEAD + box.height + foot - LINE, box.width - 2 * PAD);
  return canvas;
}

/** A text in two lines at most, broken between words. */
function wrapped(pen: CanvasRenderingContext2D, text: string, room: number): string[] {
  if (pen.measureText(text).width <= room) return [text];
  const words = text.split(" ");
  let first = 1;
  while (first < words.length - 1 && pen.measureText(words.slice(0, first + 1).join(" ")).width <= room) first++;
  return [words.slice(0, first).join(" "), words.slice(first).join(" ")];
}

/** The days that are shown, and what the map was narrowed to. */
function underTitle(page: Page): string {
  const choices = choicesOf(page).filter(({ name }) => name !== "window");
  return [windowText(page), ...choices.map(({ text }) => text)].join(" · ");
}

/** The map's canvases where they stand now, cut to the map's box. */
function drawMap(pen: CanvasRenderingContext2D, page: Page, box: DOMRect): void {
  pen.save();
  pen.beginPath();
  pen.rect(0, HEAD, box.width, box.height);
  pen.clip();
  pen.fillStyle = getComputedStyle(page.map.getContainer()).backgroundColor;
  pen.fillRect(0, HEAD, box.width, box.height);
  for (const canvas of page.map.getContainer().querySelectorAll("canvas")) {
    if (canvas.width === 0 || canvas.height === 0) continue;
    const at = canvas.getBoundingClientRect();
    pen.globalAlpha = Number(getComputedStyle(canvas).opacity);
    pen.drawImage(canvas, at.left - box.left, at.top - box.top + HEAD, at.width, at.height);
  }
  pen.restore();
}
