// The sign of a layer, as the tree, the card and the legend show it.

import type { Layer } from "../../model/index.ts";
import { svg } from "./dom.ts";
import type { Page } from "../page/index.ts";

const FALLBACK = "#7f7f7f";

/** Closed outlines on a square of 20, by the shape's name. */
const OUTLINES: Record<string, string> = {
  square: "M4 4H16V16H4Z",
  diamond: "M10 2.5 17.5 10 10 17.5 2.5 10Z",
  triangle: "M10 3 17.5 16.5H2.5Z",
  hexagon: "M6 3.2H14L18 10 14 16.8H6L2 10Z",
  cross: "M7.5 2.5H12.5V7.5H17.5V12.5H12.5V17.5H7.5V12.5H2.5V7.5H7.5Z",
  star: "M10 2 12.4 7.4 18 8 13.8 11.9 15 17.6 10 14.7 5 17.6 6.2 11.9 2 8 7.6 7.4Z",
  pill: "M6 6H14A4 4 0 0 1 14 14H6A4 4 0 0 1 6 6Z",
  circle: "M10 3A7 7 0 1 1 10 17 7 7 0 1 1 10 3Z",
};

/** A colour of our tables, or grey for a text that is none. */
export function plainColor(text: string): string {
  return /^#[0-9a-f]{6}$/i.test(text) ? text : FALLBACK;
}

export function layerColor(page: Page, layer: Layer): string {
  return plainColor(page.store.state.dark ? layer.colorDark : layer.color);
}

export function makeSwatch(page: Page, layer: Layer): SVGSVGElement {
  const color = layerColor(page, layer);
  const outline = OUTLINES[layer.shape] ?? OUTLINES["circle"]!;
  return svg("0 0 20 20", [["path", { d: outline, fill: color, stroke: color, "stroke-width": 1 }]], "swatch");
}
