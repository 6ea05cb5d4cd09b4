/** An archive of vector tiles, read piece by piece. */

import { VectorTile } from "@mapbox/vector-tile";
import { PbfReader } from "pbf";
import { FetchSource, FileSource, PMTiles, type Source, TileType } from "pmtiles";

export interface FoundTile {
  readonly tile: VectorTile;
  /** How many zooms above the one that was asked for. */
  readonly up: number;
}

export interface Archive {
  readonly layers: readonly string[];
  readonly attribution: string;
  find(z: number, x: number, y: number): Promise<FoundTile | null>;
}

interface Metadata {
  readonly attribution?: unknown;
  readonly vector_layers?: readonly { readonly id?: unknown }[];
  /** In posturemap's: the zoom to which every tile is there; deeper ones only where much is. */
  readonly all_until?: unknown;
}

export function fileArchive(file: File): Promise<Archive> {
  return open(new FileSource(file));
}

export function webArchive(url: string): Promise<Archive> {
  return open(new FetchSource(url));
}

async function open(source: Source): Promise<Archive> {
  const tiles = new PMTiles(source);
  const header = await tiles.getHeader();
  if (header.tileType !== TileType.Mvt) throw new Error("it holds pictures, wanted vector tiles (MVT)");
  const about = (await tiles.getMetadata()) as Metadata;
  const allUntil = typeof about.all_until === "number" ? about.all_until : header.maxZoom;
  const find = async (z: number, x: number, y: number): Promise<FoundTile | null> => {
    let up = Math.max(0, z - header.maxZoom);
    for (; ; up++) {
      const zoom = z - up;
      if (zoom < header.minZoom || x < 0 || y < 0 || x >= 2 ** z || y >= 2 ** z) return null;
      const found = await tiles.getZxy(zoom, Math.floor(x / 2 ** up), Math.floor(y / 2 ** up));
      if (found) return { tile: new VectorTile(new PbfReader(new Uint8Array(found.data))), up };
      if (zoom <= allUntil) return null;
    }
  };
  return {
    layers: (about.vector_layers ?? []).map(({ id }) => String(id)),
    attribution: plain(about.attribution),
    find,
  };
}

/** Archives have links in their credits; here they are words. */
function plain(text: unknown): string {
  if (typeof text !== "string") return "";
  return (new DOMParser().parseFromString(text, "text/html").body.textContent ?? "").slice(0, 300);
}
