/** What is under the pointer, best first: marks, then lines, then the smallest area. */

import { unitsPerPixel } from "../ground/index.ts";
import type { Painted, Scene } from "./scene.ts";

/** More features than this under one mark are a crowd: the reader is taken closer instead. */
export const CROWD = 200;
/** From this zoom on nobody is taken closer: what still lies together is one place. */
const LAST = 14;

export interface Hit {
  /** Features, best first; empty for a crowd. */
  readonly features: readonly number[];
  /** World place and number of a crowd. */
  readonly crowd: { readonly x: number; readonly y: number; readonly count: number } | null;
  /** True where it is a mark or a line, not just an area that the pointer is somewhere inside. */
  readonly exact: boolean;
}

/** `slack` in pixels: how near is near enough, more for a finger than for a mouse. */
export function hit(painted: Painted, scene: Scene, worldX: number, worldY: number, slack: number): Hit {
  const { frame } = painted;
  const [px, py] = [frame.x(worldX), frame.y(worldY)];
  for (let s = painted.spots.length - 1; s >= 0; s--) {
    const { rect, mark, tally } = painted.spots[s]!;
    if (px < rect[0] - slack || px > rect[2] + slack || py < rect[1] - slack || py > rect[3] + slack) continue;
    if (tally) return { features: tally.layers.flatMap(([, features]) => features), crowd: null, exact: true };
    if (mark!.count > CROWD && frame.zoom < LAST) return { features: [], crowd: { x: mark!.x, y: mark!.y, count: mark!.count }, exact: true };
    return { features: painted.marks.members(mark!), crowd: null, exact: true };
  }
  const reach = (slack + 3) * unitsPerPixel(frame.zoom);
  const near = { x0: worldX - reach, y0: worldY - reach, x1: worldX + reach, y1: worldY + reach };
  const visible = new Set(painted.paths);
  const found = scene.paths
    .search(near)
    .filter((path) => visible.has(path))
    .map((path) => ({ ...scene.paths.paths[path]!, distance: scene.paths.distance(path, worldX, worldY) }))
    .filter(({ distance, area }) => distance <= (area ? 0 : reach));
  const size = ({ box }: { box: { x0: number; x1: number; y0: number; y1: number } }) => (box.x1 - box.x0) * (box.y1 - box.y0);
  found.sort((a, b) => Number(a.area) - Number(b.area) || (a.area ? size(a) - size(b) : a.distance - b.distance));
  return { features: found.map(({ feature }) => feature), crowd: null, exact: found.some(({ area }) => !area) };
}
