/** What the reader sees of a frame, whose canvas is larger than the view. */

import type { Frame } from "./canvas-layer.ts";
import type { Rect } from "./labels.ts";

/** Pixels that what is whole, or out of view, stays off the view's edge. */
const EDGE = 4;

export function inView({ width, height, pad }: Frame, [left, top, right, bottom]: Rect): boolean {
  return left > width * pad + EDGE && top > height * pad + EDGE && right < width * (1 - pad) - EDGE && bottom < height * (1 - pad) - EDGE;
}

export function outOfView({ width, height, pad }: Frame, [left, top, right, bottom]: Rect): boolean {
  return right < width * pad - EDGE || bottom < height * pad - EDGE || left > width * (1 - pad) + EDGE || top > height * (1 - pad) + EDGE;
}

/** Whether the view's edge does not cut it. */
export function isUncut(frame: Frame, rect: Rect): boolean {
  return inView(frame, rect) || outOfView(frame, rect);
}
