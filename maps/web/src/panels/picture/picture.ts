// The map as a picture, with what a picture needs to be understood alone: title, what it is narrowed to, date, key, sources, credits.

import { KEY_SIZE, type KeyEntry } from "../../draw/index.ts";
import { saveFile } from "../files/index.ts";
import { keyText, signOf } from "../layers/index.ts";
import { type Page, roundedText, t } from "../page/index.ts";
import { type Content, laySheet, type Sheet, type Written } from "./picturesheet.ts";
import { choicesOf, fileTail, windowText } from "../names/index.ts";

/** Pixels: width, height. */
export type Size = readonly [number, number];

// Pixels a unit of a picture whose size was chosen: sharp on paper and on good screens.
const SHARP = 2;
const SOURCES_MAX = 12;
const FACE = "system-ui, 'Segoe UI', Roboto, 'Liberation Sans', sans-serif";
const TITLE_FACE = "Charter, 'Noto Serif', Georgia, 'Liberation Serif', serif";

/** Save a PNG of a size; null: of the map as it is on the screen. */
export function savePicture(page: Page, size: Size | null = null): void {
  const canvas = drawPicture(page, size);
  canvas.toBlob((blob) => blob && saveFile(page, fileName(page, size, "png"), blob), "image/png");
}

/** Save an SVG: its words are text, the map and the signs of its key are pictures in it. */
export function saveSvg(page: Page, size: Size | null = null): void {
  saveFile(page, fileName(page, size, "svg"), new Blob([pictureSvg(page, size)], { type: "image/svg+xml" }));
}

function fileName(page: Page, size: Size | null, ending: string): string {
  return `map${fileTail(page)}${size ? `-${size.join("x")}` : ""}.${ending}`;
}

export function drawPicture(page: Page, size: Size | null): HTMLCanvasElement {
  const { sheet, map, entries } = compose(page, size);
  const scale = size ? SHARP : window.devicePixelRatio || 1;
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(sheet.width * scale);
  canvas.height = Math.round(sheet.height * scale);
  const pen = canvas.getContext("2d")!;
  pen.scale(scale, scale);
  pen.fillStyle = color("--paper");
  pen.fillRect(0, 0, sheet.width, sheet.height);
  pen.drawImage(map, 0, sheet.map.top, sheet.width, sheet.map.height);
  entries.forEach((entry, i) => pen.drawImage(signOf(entry), ...sheet.signs[i]!, KEY_SIZE.width, KEY_SIZE.height));
  pen.textBaseline = "middle";
  for (const { text, x, y, size: high, bold, color: ink } of sheet.texts) {
    pen.font = faceOf(high, bold);
    pen.fillStyle = color(`--${ink}`);
    pen.fillText(text, x, y);
  }
  return canvas;
}

export function pictureSvg(page: Page, size: Size | null): string {
  const { sheet, map, entries } = compose(page, size);
  const { width, height } = sheet;
  const image = (canvas: HTMLCanvasElement, x: number, y: number, w: number, h: number) => `<image x="${x}" y="${y}" width="${w}" height="${h}" href="${canvas.toDataURL("image/png")}"/>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<title>${xml(page.model.title)}</title>`,
    `<rect width="${width}" height="${height}" fill="${color("--paper")}"/>`,
    image(map, 0, sheet.map.top, width, sheet.map.height),
    ...entries.map((entry, i) => image(signOf(entry), ...sheet.signs[i]!, KEY_SIZE.width, KEY_SIZE.height)),
    ...sheet.texts.map(written),
    "</svg>",
  ].join("\n");
}

function written({ text, x, y, size, bold, color: ink }: Written): string {
  return `<text x="${x}" y="${y}" dominant-baseline="central" font-size="${size}" font-weight="${bold ? 700 : 400}" font-family="${xml(bold ? TITLE_FACE : FACE)}" fill="${color(`--${ink}`)}">${xml(text)}</text>`;
}

function xml(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd]|\p{Surrogate}/gu, (c) => (c.length > 1 ? c : "\ufffd")).replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}

interface Composed {
  readonly sheet: Sheet;
  readonly map: HTMLCanvasElement;
  readonly entries: readonly KeyEntry[];
}

/** Lay the picture out, and take the map at the size that it has there. */
function compose(page: Page, size: Size | null): Composed {
  const container = page.map.getContainer();
  const seen = page.map.getBounds();
  const pen = document.createElement("canvas").getContext("2d")!;
  const measure = (text: string, high: number, bold: boolean) => {
    pen.font = faceOf(high, bold);
    return pen.measureText(text).width;
  };
  const lay = () => {
    const entries = page.drawing.key();
    return { entries, sheet: laySheet(contentOf(page, entries), size?.[0] ?? container.clientWidth, size?.[1] ?? null, container.clientHeight, measure) };
  };
  if (!size) return { ...lay(), map: mapCanvas(page, window.devicePixelRatio || 1) };
  const [center, zoom] = [page.map.getCenter(), page.map.getZoom()];
  // The policy of the page forbids the attribute, not the properties.
  const before = container.style.cssText;
  const resize = (height: number) => {
    container.style.cssText = `${before}; flex: none; position: absolute; width: ${size[0]}px; height: ${height}px`;
    page.map.invalidateSize({ animate: false, pan: false });
    page.map.fitBounds(seen, { animate: false, padding: [0, 0] });
    page.drawing.flush();
  };
  try {
    // What the map shows at its new size decides the key, and the key how high the map is.
    resize(lay().sheet.map.height);
    resize(lay().sheet.map.height);
    return { ...lay(), map: mapCanvas(page, SHARP) };
  } finally {
    container.style.cssText = before;
    page.map.invalidateSize({ animate: false, pan: false });
    page.map.setView(center, zoom, { animate: false });
  }
}

function contentOf(page: Page, entries: readonly KeyEntry[]): Content {
  return {
    title: page.model.title,
    under: underTitle(page),
    key: entries.map((entry) => keyText(page, entry)),
    sources: sourcesText(page),
    credits: [t(page, "note.schematic"), roundedText(page), "© OpenStreetMap contributors"].filter(Boolean).join(" · "),
  };
}

/** The days that are shown, and what the map was narrowed to. */
function underTitle(page: Page): string {
  const choices = choicesOf(page).filter(({ name }) => name !== "window");
  return [windowText(page), ...choices.map(({ text }) => text)].join(" · ");
}

/** Whose articles these are. */
function sourcesText(page: Page): string {
  const names = [...new Set(page.model.articles.map(({ publisher, title, id }) => publisher ?? title ?? id))];
  const left = names.length - SOURCES_MAX;
  return `${t(page, "print.sources")}: ${names.slice(0, SOURCES_MAX).join(", ")}${left > 0 ? `, ${t(page, "print.more", { n: left })}` : ""}`;
}

function faceOf(size: number, bold: boolean): string {
  return `${bold ? 700 : 400} ${size}px ${bold ? TITLE_FACE : FACE}`;
}

function color(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** The map's canvases where they stand now, as one, cut to the map's box. */
function mapCanvas(page: Page, scale: number): HTMLCanvasElement {
  const container = page.map.getContainer();
  const box = container.getBoundingClientRect();
  const out = document.createElement("canvas");
  out.width = Math.round(box.width * scale);
  out.height = Math.round(box.height * scale);
  const pen = out.getContext("2d")!;
  pen.scale(scale, scale);
  pen.fillStyle = getComputedStyle(container).backgroundColor;
  pen.fillRect(0, 0, box.width, box.height);
  for (const canvas of container.querySelectorAll("canvas")) {
    if (canvas.width === 0 || canvas.height === 0) continue;
    const at = canvas.getBoundingClientRect();
    pen.globalAlpha = Number(getComputedStyle(canvas).opacity);
    pen.drawImage(canvas, at.left - box.left, at.top - box.top, at.width, at.height);
  }
  return out;
}
