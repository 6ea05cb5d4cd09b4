// The sign of a layer or of one thing, as the tree, the lists and the card show it: painted by the map's own code.

import type { Layer } from "../../model/index.ts";
import type { Page } from "../page/index.ts";
import { el } from "./dom.ts";

const SIZE = { width: 30, height: 20 } as const;

/** The mark of a layer, or of a feature by its number. */
export function makeSwatch(page: Page, of: Layer | number): HTMLCanvasElement {
  const canvas = el("canvas", { "aria-hidden": "true", class: "swatch" });
  // Twice as fine as the screen, so that it stays sharp where the page is enlarged.
  const ratio = 2 * (window.devicePixelRatio || 1);
  canvas.width = SIZE.width * ratio;
  canvas.height = SIZE.height * ratio;
  const pen = canvas.getContext("2d");
  pen?.scale(ratio, ratio);
  if (pen) page.drawing.paintSign(pen, of, SIZE);
  return canvas;
}
