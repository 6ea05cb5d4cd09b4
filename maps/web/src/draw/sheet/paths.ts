/** Lines and areas: projected once, found by box, simplified for each zoom when first drawn. */

import Flatbush from "flatbush";
import { simplify, squaredDistance, unitsPerPixel, worldX, worldY } from "../../ground/index.ts";
import { type Features, isPoint, ringsOf, SHAPE } from "../../model/index.ts";
import type { Box } from "./points.ts";

/** A ring or a stretch of line in pixels of a zoom, from the path's own corner. */
export interface Stretch {
  readonly x: Float32Array;
  readonly y: Float32Array;
}

export interface PathShape {
  readonly feature: number;
  readonly layer: number;
  readonly area: boolean;
  readonly box: Box;
}

// Half a pixel is not seen; a quarter keeps joints of neighbours closed.
const TOLERANCE_PX = 0.25;

export class PathIndex {
  readonly paths: readonly PathShape[];
  #x: Float64Array[] = [];
  #y: Float64Array[] = [];
  #rings: Uint32Array[] = [];
  #tree: Flatbush | null = null;
  #cache = new Map<number, Map<number, readonly Stretch[]>>();

  constructor(features: Features) {
    const paths: PathShape[] = [];
    for (let feature = 0; feature < features.count; feature++) {
      const layer = features.layers[features.layer(feature)]!;
      const row = feature - layer.first;
      const type = layer.shapes.type[row]!;
      if (type === SHAPE.none || isPoint(layer.shapes, row)) continue;
      const box = this.#project(layer.shapes, row);
      if (box) paths.push({ feature, layer: layer.index, area: type === SHAPE.polygon || type === SHAPE.polygons, box });
    }
    this.paths = paths;
    if (paths.length === 0) return;
    this.#tree = new Flatbush(paths.length);
    for (const { box } of paths) this.#tree.add(box.x0, box.y0, box.x1, box.y1);
    this.#tree.finish();
  }

  /** Numbers of the paths whose boxes meet a box, in drawing order. */
  search(box: Box): number[] {
    return this.#tree?.search(box.x0, box.y0, box.x1, box.y1).sort((a, b) => a - b) ?? [];
  }

  /** A path's rings in pixels of a whole zoom, from `box.x0`, `box.y0`. */
  stretches(path: number, zoom: number): readonly Stretch[] {
    let level = this.#cache.get(zoom);
    if (!level) this.#cache.set(zoom, (level = new Map()));
    let found = level.get(path);
    if (!found) level.set(path, (found = this.#stretches(path, zoom)));
    return found;
  }

  /** World units from a place to a path's nearest line; 0 inside an area. */
  distance(path: number, x: number, y: number): number {
    const rings = this.#rings[path]!;
    const [xs, ys] = [this.#x[path]!, this.#y[path]!];
    let least = Infinity;
    let inside = false;
    for (let r = 0; r + 1 < rings.length; r++) {
      for (let v = rings[r]! + 1; v < rings[r + 1]!; v++) {
        least = Math.min(least, squaredDistance(x, y, xs[v - 1]!, ys[v - 1]!, xs[v]!, ys[v]!));
        if (crosses(x, y, xs[v - 1]!, ys[v - 1]!, xs[v]!, ys[v]!)) inside = !inside;
      }
    }
    return inside && this.paths[path]!.area ? 0 : Math.sqrt(least);
  }

  /** All vertices in world units, and where each ring starts. */
  vertices(path: number): { x: Float64Array; y: Float64Array; rings: Uint32Array } {
    return { x: this.#x[path]!, y: this.#y[path]!, rings: this.#rings[path]! };
  }

  #project(shapes: Features["layers"][number]["shapes"], row: number): Box | null {
    const [from, to] = ringsOf(shapes, row);
    const start = shapes.vertex[from]!;
    const n = shapes.vertex[to]! - start;
    if (n === 0) return null;
    const x = new Float64Array(n);
    const y = new Float64Array(n);
    let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = 0; i < n; i++) {
      const px = (x[i] = worldX(shapes.x[start + i]! / shapes.scale));
      const py = (y[i] = worldY(shapes.y[start + i]! / shapes.scale));
      x0 = Math.min(x0, px);
      x1 = Math.max(x1, px);
      y0 = Math.min(y0, py);
      y1 = Math.max(y1, py);
    }
    this.#x.push(x);
    this.#y.push(y);
    this.#rings.push(shapes.vertex.slice(from, to + 1).map((v) => v - start));
    return { x0, y0, x1, y1 };
  }

  #stretches(path: number, zoom: number): Stretch[] {
    const unit = unitsPerPixel(zoom);
    const { box, area } = this.paths[path]!;
    const [xs, ys, rings] = [this.#x[path]!, this.#y[path]!, this.#rings[path]!];
    const out: Stretch[] = [];
    for (let r = 0; r + 1 < rings.length; r++) {
      const kept = simplify(xs, ys, rings[r]!, rings[r + 1]!, TOLERANCE_PX * unit);
      // A ring that has become a line is smaller than a pixel; a lone island stays as a dot of its first vertices.
      if (area && kept.length < 4 && rings.length > 2) continue;
      const x = Float32Array.from(kept, (v) => (xs[v]! - box.x0) / unit);
      const y = Float32Array.from(kept, (v) => (ys[v]! - box.y0) / unit);
      out.push({ x, y });
    }
    return out;
  }
}

/** Does a ray to the east cross this stretch? */
function crosses(px: number, py: number, ax: number, ay: number, bx: number, by: number): boolean {
  return ay > py !== by > py && px < ((bx - ax) * (py - ay)) / (by - ay) + ax;
}
