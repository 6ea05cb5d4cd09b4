// The sign of a layer or of one thing, as the tree, the lists and the card show it: painted by the map's own code.

import type { Layer } from "../../model/index.ts";
import type { Page } from "../page/index.ts";
import { el } from "./dom.ts";

const SIZE: Size = { width: 30, height: 20 };

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The mark of a layer, or of a feature by its number. */
export function makeSwatch(page: Page, of: Layer | number): HTMLCanvasElement {
  return signCanvas("swatch", SIZE, (pen) => page.drawing.paintSign(pen, of, SIZE));
}

/** A sign on a canvas of its own, twice as fine as the screen: sharp on paper and where the page is enlarged. */
export function signCanvas(name: string, { width, height }: Size, paint: (pen: CanvasRenderingContext2D) => void): HTMLCanvasElement {
  const canvas = el("canvas", { "aria-hidden": "true", class: name });
  const ratio = 2 * (window.devicePixelRatio || 1);
  canvas.width = width * ratio;
  canvas.height = height * ratio;
  const pen = penOf(canvas);
  pen?.scale(ratio, ratio);
  if (pen) paint(pen);
  return canvas;
}

/** None where the browser draws nothing: the words beside the sign say what it means. */
function penOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D | null {
  try {
    return canvas.getContext("2d");
  } catch {
    return null;
  }
}
