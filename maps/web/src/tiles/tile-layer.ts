/** Tiles of an archive on canvases, as a Leaflet layer. */

import type { Coords, DoneCallback } from "leaflet";
import type { Archive, FoundTile } from "./archive.ts";
import { L } from "./host.ts";

export const TILE = 512;

export interface TileView extends FoundTile {
  /** Pixels of this tile's side in the one that was found, and where it begins there. */
  readonly scale: (extent: number) => number;
  readonly left: number;
  readonly top: number;
  readonly zoom: number;
}

export type Painter = (pen: CanvasRenderingContext2D, view: TileView) => void;

/** The tile of an archive for a tile of the map, which has 512 pixels and therefore the zoom below. */
export async function viewOf(archive: Archive, { x, y, z }: { x: number; y: number; z: number }): Promise<TileView | null> {
  const found = await archive.find(z - 1, x, y);
  if (!found) return null;
  const times = 2 ** found.up;
  return { ...found, scale: (extent) => (TILE * times) / extent, left: (x % times) * TILE, top: (y % times) * TILE, zoom: z - 1 };
}

export class ArchiveLayer extends L.GridLayer {
  #archive: Archive;
  #paint: Painter;
  #failed: (why: unknown) => void;

  constructor(archive: Archive, paint: Painter, pane: string, failed: (why: unknown) => void) {
    super({ tileSize: TILE, noWrap: true, updateWhenZooming: false, keepBuffer: 1, pane, zIndex: 2 });
    this.#archive = archive;
    this.#paint = paint;
    this.#failed = failed;
  }

  protected override createTile(coords: Coords, done: DoneCallback): HTMLElement {
    const canvas = document.createElement("canvas");
    const ratio = window.devicePixelRatio || 1;
    canvas.width = canvas.height = TILE * ratio;
    const pen = canvas.getContext("2d")!;
    pen.scale(ratio, ratio);
    viewOf(this.#archive, coords)
      .then((view) => {
        if (view) this.#paint(pen, view);
        done(undefined, canvas);
      })
      .catch((why: unknown) => {
        this.#failed(why);
        done(why instanceof Error ? why : new Error(String(why)), canvas);
      });
    return canvas;
  }
}

/** Trace a feature's lines or rings in pixels of the tile. */
export function trace(pen: CanvasRenderingContext2D, lines: readonly (readonly { readonly x: number; readonly y: number }[])[], view: TileView, extent: number, closed: boolean): void {
  const scale = view.scale(extent);
  pen.beginPath();
  for (const line of lines) {
    line.forEach(({ x, y }, i) => {
      const [px, py] = [x * scale - view.left, y * scale - view.top];
      if (i === 0) pen.moveTo(px, py);
      else pen.lineTo(px, py);
    });
    if (closed) pen.closePath();
  }
}
