/** The ground: land, water, borders, rail and roads, cut into tiles and drawn when a tile comes into view. */

import GeoJSONVT from "geojson-vt";
import { type Block, geometry, type PackedColumn, type PackedInts, type PackedShapes, readColumn, readInts, readShapes } from "../model/index.ts";
import { worldX, worldY } from "./mercator.ts";

/** Kinds of ground, in drawing order; each is one collection of shapes. */
export const GROUND = ["land", "lakes", "roads", "rail", "borders"] as const;
export type Ground = (typeof GROUND)[number];

export interface BasemapBlock {
  attribution: string;
  shapes: { readonly [ground in Ground]?: PackedShapes };
  places: { x: PackedInts; y: PackedInts; rank: PackedInts; decimals: number; name: PackedColumn; local: PackedColumn };
}

/** A named place; `rank` 0 is a country, 1 a capital, then smaller with each number. */
export interface Town {
  readonly x: number;
  readonly y: number;
  readonly rank: number;
  readonly name: string;
  readonly local: string;
}

export interface Basemap {
  readonly attribution: string;
  /** Most important first. */
  readonly towns: readonly Town[];
  tile(ground: Ground, zoom: number, x: number, y: number): readonly TileShape[];
}

/** Rings or lines in tile units, `EXTENT` a tile. */
export interface TileShape {
  readonly area: boolean;
  readonly rings: readonly ArrayLike<number>[];
}

export const EXTENT = 4096;

export function readBasemap({ head, buffer }: Block<BasemapBlock>): Basemap {
  const indices = new Map<Ground, GeoJSONVT>();
  const index = (ground: Ground): GeoJSONVT | undefined => {
    const packed = head.shapes[ground];
    if (!packed) return undefined;
    let made = indices.get(ground);
    if (!made) indices.set(ground, (made = slice(packed, buffer)));
    return made;
  };
  return {
    attribution: head.attribution,
    towns: readTowns(head.places, buffer),
    tile: (ground, zoom, x, y) => (index(ground)?.getTileRaw(zoom, x, y)?.features ?? []).flatMap(shapeOf),
  };
}

type RawFeature = NonNullable<ReturnType<GeoJSONVT["getTileRaw"]>>["features"][number];

function shapeOf(feature: RawFeature): TileShape[] {
  if (feature.type !== 2 && feature.type !== 3) return [];
  return [{ area: feature.type === 3, rings: feature.geometry }];
}

function slice(packed: PackedShapes, buffer: Uint8Array): GeoJSONVT {
  const shapes = readShapes(packed, buffer);
  const features = Array.from({ length: shapes.count }, (_, row) => geometry(shapes, row)).flatMap((shape) =>
    shape ? [{ type: "Feature" as const, properties: null, geometry: shape }] : [],
  );
  // A tolerance of 3 in 4096 units of a 512 px tile is 0.4 px; only tiles that are asked for are cut.
  return new GeoJSONVT(
    { type: "FeatureCollection", features },
    { maxZoom: 18, indexMaxZoom: 0, tolerance: 3, extent: EXTENT, buffer: 64 },
  );
}

function readTowns(places: BasemapBlock["places"], buffer: Uint8Array): Town[] {
  const [xs, ys, ranks] = [places.x, places.y, places.rank].map((ints) => readInts(ints, buffer)) as [
    ArrayLike<number>,
    ArrayLike<number>,
    ArrayLike<number>,
  ];
  const names = readColumn(places.name, buffer);
  const locals = readColumn(places.local, buffer);
  const scale = 10 ** places.decimals;
  const towns = Array.from({ length: xs.length }, (_, i) => ({
    x: worldX(xs[i]! / scale),
    y: worldY(ys[i]! / scale),
    rank: ranks[i]!,
    name: String(names.get(i) ?? ""),
    local: String(locals.get(i) ?? names.get(i) ?? ""),
  }));
  return towns.sort((a, b) => a.rank - b.rank);
}
