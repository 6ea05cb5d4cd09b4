/** Douglas and Peucker's simplification on flat arrays. */

/**
 * Choose the vertices of `[from, to)` that keep a line within `tolerance` of itself.
 * Returns their numbers in order; the first and the last are always among them.
 */
export function simplify(x: ArrayLike<number>, y: ArrayLike<number>, from: number, to: number, tolerance: number): number[] {
  if (to - from < 3) return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
  const keep = new Uint8Array(to - from);
  keep[0] = keep[to - from - 1] = 1;
  const stack = [from, to - 1];
  const limit = tolerance ** 2;
  while (stack.length > 0) {
    const last = stack.pop()!;
    const first = stack.pop()!;
    let [worst, at] = [limit, -1];
    for (let v = first + 1; v < last; v++) {
      const d = squaredDistance(x[v]!, y[v]!, x[first]!, y[first]!, x[last]!, y[last]!);
      if (d > worst) [worst, at] = [d, v];
    }
    if (at < 0) continue;
    keep[at - from] = 1;
    stack.push(first, at, at, last);
  }
  const out: number[] = [];
  for (let v = from; v < to; v++) if (keep[v - from]) out.push(v);
  return out;
}

/** Squared distance of a point to a stretch of a line. */
export function squaredDistance(px: number, py: number, ax: number, ay: number, bx: number, by: number): number {
  const dx = bx - ax;
  const dy = by - ay;
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((px - ax) * dx + (py - ay) * dy) / length));
  return (px - ax - t * dx) ** 2 + (py - ay - t * dy) ** 2;
}
