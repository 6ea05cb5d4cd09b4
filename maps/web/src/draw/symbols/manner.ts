/** How a mark shows what is said: planned broken, possible hollow with "?", denied struck, ended grey, disputed split. */

import type { Rect } from "../sheet/labels.ts";
import type { Features } from "../../model/index.ts";
import type { Palette } from "./palette.ts";

export interface Manner {
  readonly saying: string;
  readonly sure: boolean;
}

/** What has ended, in the place of its layer's colour. */
export const ENDED = "#8a8f98";
/** Opacity of what the reading is not sure of. */
export const PALE = 0.45;

export function mannerOf(features: Features, feature: number): Manner {
  return { saying: features.saying(feature), sure: features.sure(feature) };
}

/** What several features have in common; where they differ, it stands. */
export function commonManner(features: Features, several: readonly number[]): Manner {
  const first = mannerOf(features, several[0]!);
  const all = several.slice(0, 200);
  return {
    saying: all.every((one) => features.saying(one) === first.saying) ? first.saying : "stands",
    sure: all.some((one) => features.sure(one)),
  };
}

/** Sign over a drawn mark; what is planned and ended shows in the mark itself. */
export function paintSign(pen: CanvasRenderingContext2D, { saying }: Manner, [left, top, right, bottom]: Rect, palette: Palette): void {
  if (saying === "denied") {
    pen.beginPath();
    pen.moveTo(left, bottom);
    pen.lineTo(right, top);
    outlined(pen, palette, 2.4);
  } else if (saying === "possible") {
    pen.font = `700 ${Math.max(9, Math.min(16, (bottom - top) * 0.7))}px system-ui, sans-serif`;
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    pen.lineWidth = 3;
    pen.strokeStyle = palette.halo;
    pen.strokeText("?", (left + right) / 2, (top + bottom) / 2);
    pen.fillStyle = palette.ink;
    pen.fillText("?", (left + right) / 2, (top + bottom) / 2);
  } else if (saying === "disputed") {
    const middle = (left + right) / 2;
    const alpha = pen.globalAlpha;
    pen.globalAlpha = 0.65 * alpha;
    pen.fillStyle = palette.halo;
    pen.fillRect(middle, top, right - middle, bottom - top);
    pen.globalAlpha = alpha;
    pen.beginPath();
    pen.moveTo(middle, top - 1);
    pen.lineTo(middle, bottom + 1);
    outlined(pen, palette, 1.8);
  }
}

function outlined(pen: CanvasRenderingContext2D, palette: Palette, width: number): void {
  pen.lineCap = "round";
  for (const [wide, color] of [[width + 2, palette.halo], [width, palette.ink]] as const) {
    pen.lineWidth = wide;
    pen.strokeStyle = color;
    pen.stroke();
  }
  pen.lineCap = "butt";
}
