/** Teeth of a fortified line: squares on the side that faces the neighbour. */

import type { Stretch } from "../sheet/paths.ts";

/** One tooth: a square's middle on the line, and the direction out of it. */
export interface Tooth {
  readonly x: number;
  readonly y: number;
  readonly outX: number;
  readonly outY: number;
}

/** Walk a stretch and set a tooth every `step` pixels; `side` 1 is left of its direction, -1 right. */
export function teeth({ x, y }: Stretch, step: number, side: 1 | -1): Tooth[] {
  const out: Tooth[] = [];
  let ahead = step / 2;
  for (let v = 1; v < x.length; v++) {
    const dx = x[v]! - x[v - 1]!;
    const dy = y[v]! - y[v - 1]!;
    const length = Math.hypot(dx, dy);
    for (; ahead <= length; ahead += step) {
      const t = ahead / length;
      // The page's y points down, so left of (dx, dy) is (dy, -dx).
      out.push({
        x: x[v - 1]! + t * dx,
        y: y[v - 1]! + t * dy,
        outX: (side * dy) / length,
        outY: (-side * dx) / length,
      });
    }
    ahead -= length;
  }
  return out;
}

interface Line {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}

/**
 * Tell on which side of a line another line runs: 1 left, -1 right.
 * Each of a few vertices asks the other line's nearest vertex; the majority says.
 */
export function sideOf(line: Line, other: Line): 1 | -1 {
  const n = line.x.length;
  let votes = 0;
  for (let k = 0; k < 9; k++) {
    const v = Math.min(n - 2, Math.floor(((k + 0.5) / 9) * (n - 1)));
    const near = nearestVertex(line.x[v]!, line.y[v]!, other);
    if (v < 0 || near < 0) continue;
    const dx = line.x[v + 1]! - line.x[v]!;
    const dy = line.y[v + 1]! - line.y[v]!;
    votes += Math.sign(dy * (other.x[near]! - line.x[v]!) - dx * (other.y[near]! - line.y[v]!));
  }
  return votes < 0 ? -1 : 1;
}

function nearestVertex(x: number, y: number, line: Line): number {
  let [best, least] = [-1, Infinity];
  for (let v = 0; v < line.x.length; v++) {
    const d = (line.x[v]! - x) ** 2 + (line.y[v]! - y) ** 2;
    if (d < least) [best, least] = [v, d];
  }
  return best;
}
