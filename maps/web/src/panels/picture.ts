// The map as a picture, with what a picture needs to be understood alone: title, layers, date, credits.

import { saveFile } from "./downloads.ts";
import { shownFeatures } from "./features.ts";
import { layerName } from "./names.ts";
import { t, type Page } from "./page.ts";
import { layerColor } from "./swatch.ts";
import { choicesOf, fileTail, windowText } from "./windows.ts";

const PAD = 16;
const HEAD = 56;
const LINE = 20;

export function savePicture(page: Page): void {
  const canvas = drawPicture(page);
  canvas.toBlob((blob) => blob && saveFile(`map${fileTail(page)}.png`, blob), "image/png");
}

export function drawPicture(page: Page): HTMLCanvasElement {
  const scale = window.devicePixelRatio || 1;
  const box = page.map.getContainer().getBoundingClientRect();
  const layers = shownLayers(page);
  const perLine = Math.max(1, Math.floor((box.width - PAD) / 190));
  const foot = PAD + Math.ceil(layers.length / perLine) * LINE + 2 * LINE;
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
  pen.font = `13px ${color("--sans")}`;
  layers.forEach(({ name, fill }, i) => {
    const x = PAD + (i % perLine) * ((box.width - PAD) / perLine);
    const y = HEAD + box.height + PAD + Math.floor(i / perLine) * LINE;
    pen.fillStyle = fill;
    pen.fillRect(x, y - 6, 12, 12);
    pen.fillStyle = color("--ink");
    pen.fillText(name, x + 18, y, (box.width - PAD) / perLine - 22);
  });
  pen.fillStyle = color("--muted");
  pen.fillText(`${t(page, "note.schematic")} · © OpenStreetMap contributors`, PAD, HEAD + box.height + foot - LINE, box.width - 2 * PAD);
  return canvas;
}

/** The days that are shown, and what the map was narrowed to. */
function underTitle(page: Page): string {
  const choices = choicesOf(page).filter(({ name }) => name !== "window");
  return [windowText(page), ...choices.map(({ text }) => text)].join(" · ");
}

function shownLayers(page: Page): Array<{ name: string; fill: string }> {
  const used = new Set<number>();
  for (const feature of shownFeatures(page)) used.add(page.model.features.layer(feature));
  return page.model.layers.filter((layer) => used.has(layer.index)).map((layer) => ({ name: layerName(page, layer), fill: layerColor(page, layer) }));
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
