/** Whether something that is written lies within an area, in pixels of a frame. */

import type { Frame } from "../sheet/canvas-layer.ts";
import type { Rect } from "../sheet/labels.ts";
import type { PathIndex } from "../sheet/paths.ts";

// Pixels between the places of a rectangle that are looked at.
const STEP = 14;

export class Insides {
  #paths: PathIndex;
  #frame: Frame;
  #outlines = new Map<number, Path2D>();

  constructor(paths: PathIndex, frame: Frame) {
    this.#paths = paths;
    this.#frame = frame;
  }

  /** Whether the whole of a rectangle lies in an area. */
  holds(path: number, [left, top, right, bottom]: Rect): boolean {
    const across = Math.max(1, Math.ceil((right - left) / STEP));
    const down = Math.max(1, Math.ceil((bottom - top) / STEP));
    for (let i = 0; i <= across; i++) {
      for (let j = 0; j <= down; j++) {
        const edge = i === 0 || j === 0 || i === across || j === down;
        if (edge && !this.has(path, left + ((right - left) * i) / across, top + ((bottom - top) * j) / down)) return false;
      }
    }
    return true;
  }

  /** Whether a pixel lies in an area. */
  has(path: number, x: number, y: number): boolean {
    const { box } = this.#paths.paths[path]!;
    const scale = 2 ** (this.#frame.zoom - this.#zoom);
    const [px, py] = [(x - this.#frame.x(box.x0)) / scale, (y - this.#frame.y(box.y0)) / scale];
    return tester().isPointInPath(this.#outline(path), px, py, "evenodd");
  }

  get #zoom(): number {
    return Math.max(0, Math.ceil(this.#frame.zoom));
  }

  #outline(path: number): Path2D {
    let found = this.#outlines.get(path);
    if (!found) {
      found = new Path2D();
      for (const { x, y } of this.#paths.stretches(path, this.#zoom)) {
        found.moveTo(x[0]!, y[0]!);
        for (let v = 1; v < x.length; v++) found.lineTo(x[v]!, y[v]!);
        found.closePath();
      }
      this.#outlines.set(path, found);
    }
    return found;
  }
}

let pen: CanvasRenderingContext2D | undefined;

function tester(): CanvasRenderingContext2D {
  return (pen ??= document.createElement("canvas").getContext("2d")!);
}
