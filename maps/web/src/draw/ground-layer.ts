/** The basemap as Leaflet tiles that are drawn here, not fetched. */

import { GridLayer, type Coords } from "leaflet";
import { type Basemap, EXTENT, type Ground, GROUND, type TileShape } from "../ground/index.ts";
import { DARK, LIGHT, type Palette } from "./symbols/palette.ts";

const TILE = 512;

/** Roads and rail would only be noise at smaller zooms, and cutting them takes time at the start. */
const LINES_FROM_ZOOM = 8;

export class GroundLayer extends GridLayer {
  #basemap: Basemap;
  #dark = false;
  #failed: (what: string, why: unknown) => void;

  constructor(basemap: Basemap, failed: (what: string, why: unknown) => void) {
    super({ tileSize: TILE, noWrap: true, updateWhenZooming: false, keepBuffer: 1, pane: "tilePane" });
    this.#basemap = basemap;
    this.#failed = failed;
  }

  setDark(dark: boolean): void {
    if (dark === this.#dark) return;
    this.#dark = dark;
    this.redraw();
  }

  protected override createTile(coords: Coords): HTMLElement {
    const canvas = document.createElement("canvas");
    const ratio = window.devicePixelRatio || 1;
    canvas.width = canvas.height = TILE * ratio;
    const pen = canvas.getContext("2d", { alpha: false });
    if (!pen) return canvas;
    pen.scale(ratio, ratio);
    const palette = this.#dark ? DARK : LIGHT;
    pen.fillStyle = palette.water;
    pen.fillRect(0, 0, TILE, TILE);
    for (const ground of GROUND) {
      if (coords.z < LINES_FROM_ZOOM && (ground === "roads" || ground === "rail")) continue;
      try {
        // A tile of 512 px at zoom z is one of 256 px at z - 1, with twice the detail.
        paint(pen, ground, this.#basemap.tile(ground, coords.z - 1, coords.x, coords.y), palette, coords.z);
      } catch (error) {
        this.#failed(`basemap: ${ground}`, error);
      }
    }
    return canvas;
  }
}

function paint(pen: CanvasRenderingContext2D, ground: Ground, shapes: readonly TileShape[], palette: Palette, zoom: number): void {
  if (shapes.length === 0) return;
  trace(pen, shapes);
  pen.lineJoin = "round";
  const wide = zoom < 9 ? 1 : 1.6;
  switch (ground) {
    case "land":
    case "lakes":
      pen.fillStyle = ground === "land" ? palette.land : palette.lake;
      pen.fill("evenodd");
      return stroke(pen, palette.shore, ground === "land" ? 0.8 : 0.5, []);
    case "roads":
      return stroke(pen, palette.road, wide, []);
    case "rail":
      return stroke(pen, palette.rail, wide * 0.9, [4, 2]);
    case "borders":
      return stroke(pen, palette.border, 1, [6, 3]);
  }
}

function trace(pen: CanvasRenderingContext2D, shapes: readonly TileShape[]): void {
  const scale = TILE / EXTENT;
  pen.beginPath();
  for (const { area, rings } of shapes) {
    for (const ring of rings) {
      pen.moveTo(ring[0]! * scale, ring[1]! * scale);
      for (let i = 2; i < ring.length; i += 2) pen.lineTo(ring[i]! * scale, ring[i + 1]! * scale);
      if (area) pen.closePath();
    }
  }
}

function stroke(pen: CanvasRenderingContext2D, color: string, width: number, dash: number[]): void {
  pen.setLineDash(dash);
  pen.lineWidth = width;
  pen.strokeStyle = color;
  pen.stroke();
  pen.setLineDash([]);
}
