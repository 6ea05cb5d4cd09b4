/** Geometries as maps/page/shapes.py writes them: flat counts and coordinates, GeoJSON on demand. */

import { offsets, readInts, type PackedInts } from "./columns.ts";

export interface PackedShapes {
  n: number;
  decimals: number;
  types: PackedInts;
  parts: PackedInts;
  rings: PackedInts;
  sizes: PackedInts;
  x: PackedInts;
  y: PackedInts;
  /** A place well inside each area, in units of `decimals`; not there in layers without areas. */
  anchors?: { x: PackedInts; y: PackedInts };
  /** Rows whose shape is that of a feature before, and the number of that feature through all layers. */
  again?: PackedInts;
  of?: PackedInts;
}

/** Where a feature's shape stands. */
export type Place = readonly [Shapes, number];

export type Position = [number, number];
export type Geometry =
  | { type: "Point"; coordinates: Position }
  | { type: "MultiPoint" | "LineString"; coordinates: Position[] }
  | { type: "MultiLineString" | "Polygon"; coordinates: Position[][] }
  | { type: "MultiPolygon"; coordinates: Position[][][] };

/** Codes that maps/page/shapes.py uses: shapely's type numbers plus one. */
export const SHAPE = { none: 0, point: 1, line: 2, polygon: 4, points: 5, lines: 6, polygons: 7 } as const;

/** Vertex `v` lies at `x[v] / scale`, `y[v] / scale` degrees. */
export interface Shapes {
  readonly count: number;
  readonly scale: number;
  readonly type: ArrayLike<number>;
  readonly part: Uint32Array;
  readonly ring: Uint32Array;
  readonly vertex: Uint32Array;
  readonly x: Int32Array;
  readonly y: Int32Array;
  /** A place in degrees well inside an area, or null. */
  anchor(row: number): Position | null;
}

/** `feature` finds the shape of a feature of this layer or of one before by its number; needed where shapes are there again. */
export function readShapes(packed: PackedShapes, buffer: Uint8Array, feature?: (number: number, own: Shapes) => Place): Shapes {
  const own = readOwn(packed, buffer);
  if (!packed.again || !packed.of || !feature) return own;
  const [again, of] = [readInts(packed.again, buffer), readInts(packed.of, buffer)];
  return repeated(own, new Map(Array.from(again, (row, i) => [row, feature(of[i]!, own)])));
}

/** Put in the shapes that are those of features before. */
function repeated(own: Shapes, places: ReadonlyMap<number, Place>): Shapes {
  const from = Array.from({ length: own.count }, (_, row): Place => places.get(row) ?? [own, row]);
  const part = offsets(from.map(([s, row]) => s.part[row + 1]! - s.part[row]!));
  const ring = offsets(from.flatMap(([s, row]) => spans(s.ring, s.part[row]!, s.part[row + 1]!)));
  const vertex = offsets(from.flatMap(([s, row]) => spans(s.vertex, ...ringsOf(s, row))));
  const [x, y] = [new Int32Array(vertex.at(-1)!), new Int32Array(vertex.at(-1)!)];
  let at = 0;
  for (const [s, row] of from) {
    const [first, last] = ringsOf(s, row).map((r) => s.vertex[r]!) as [number, number];
    x.set(s.x.subarray(first, last), at);
    y.set(s.y.subarray(first, last), at);
    at += last - first;
  }
  const anchor = (row: number) => from[row]![0].anchor(from[row]![1]);
  return { count: own.count, scale: own.scale, type: from.map(([s, row]) => s.type[row]!), part, ring, vertex, x, y, anchor };
}

/** How many lie between each of some offsets and the next. */
function spans(at: Uint32Array, from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => at[from + i + 1]! - at[from + i]!);
}

function readOwn(packed: PackedShapes, buffer: Uint8Array): Shapes {
  const vertex = offsets(readInts(packed.sizes, buffer));
  return {
    count: packed.n,
    scale: 10 ** packed.decimals,
    type: readInts(packed.types, buffer),
    part: offsets(readInts(packed.parts, buffer)),
    ring: offsets(readInts(packed.rings, buffer)),
    vertex,
    x: sums(readInts(packed.x, buffer), vertex),
    y: sums(readInts(packed.y, buffer), vertex),
    anchor: anchorsOf(packed, buffer),
  };
}

function anchorsOf({ anchors, decimals }: PackedShapes, buffer: Uint8Array): (row: number) => Position | null {
  if (!anchors) return () => null;
  const [x, y] = [readInts(anchors.x, buffer), readInts(anchors.y, buffer)];
  return (row) => [x[row]! / 10 ** decimals, y[row]! / 10 ** decimals];
}

/** Undo steps, ring by ring; adding is modulo 2**32, as the writer counts on. */
function sums(steps: ArrayLike<number>, vertex: Uint32Array): Int32Array {
  const out = steps instanceof Int32Array ? steps : Int32Array.from(steps);
  for (let r = 0; r + 1 < vertex.length; r++)
    for (let v = vertex[r]! + 1; v < vertex[r + 1]!; v++) out[v]! += out[v - 1]!;
  return out;
}

/** First and last-but-one ring of a feature. */
export function ringsOf(shapes: Shapes, row: number): [number, number] {
  return [shapes.ring[shapes.part[row]!]!, shapes.ring[shapes.part[row + 1]!]!];
}

export function isPoint(shapes: Shapes, row: number): boolean {
  return shapes.type[row] === SHAPE.point && ringsOf(shapes, row)[0] < ringsOf(shapes, row)[1];
}

/** The feature as RFC 7946 geometry, at the precision that the page holds. */
export function geometry(shapes: Shapes, row: number): Geometry | null {
  const ring = (r: number) => {
    const out: Position[] = [];
    for (let v = shapes.vertex[r]!; v < shapes.vertex[r + 1]!; v++)
      out.push([shapes.x[v]! / shapes.scale, shapes.y[v]! / shapes.scale]);
    return out;
  };
  const part = (p: number) => {
    const out: Position[][] = [];
    for (let r = shapes.ring[p]!; r < shapes.ring[p + 1]!; r++) out.push(ring(r));
    return out;
  };
  const parts: Position[][][] = [];
  for (let p = shapes.part[row]!; p < shapes.part[row + 1]!; p++) parts.push(part(p));
  const first = parts[0]?.[0];
  switch (shapes.type[row]) {
    case SHAPE.point:
      return first?.[0] ? { type: "Point", coordinates: first[0] } : null;
    case SHAPE.line:
      return first ? { type: "LineString", coordinates: first } : null;
    case SHAPE.polygon:
      return parts[0] ? { type: "Polygon", coordinates: parts[0] } : null;
    case SHAPE.points:
      return { type: "MultiPoint", coordinates: parts.map((p) => p[0]![0]!) };
    case SHAPE.lines:
      return { type: "MultiLineString", coordinates: parts.map((p) => p[0]!) };
    case SHAPE.polygons:
      return { type: "MultiPolygon", coordinates: parts };
    default:
      return null;
  }
}

/** West, south, east, north in degrees, or null where there is no vertex. */
export function bounds(shapes: Shapes, row: number): [number, number, number, number] | null {
  const [from, to] = ringsOf(shapes, row);
  let [w, s, e, n] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let v = shapes.vertex[from]!; v < shapes.vertex[to]!; v++) {
    w = Math.min(w, shapes.x[v]!);
    e = Math.max(e, shapes.x[v]!);
    s = Math.min(s, shapes.y[v]!);
    n = Math.max(n, shapes.y[v]!);
  }
  return w > e ? null : [w / shapes.scale, s / shapes.scale, e / shapes.scale, n / shapes.scale];
}
