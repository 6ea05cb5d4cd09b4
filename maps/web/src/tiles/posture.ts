/** The layers of an archive that posturemap wrote: drawn in their colours, each feature with a card. */

import type { Archive } from "./archive.ts";
import { host, type LayerLook } from "./host.ts";
import { withAlpha } from "./styles.ts";
import { TILE, type TileView, trace, viewOf } from "./tile-layer.ts";

export type Values = Readonly<Record<string, string | number | boolean>>;

export interface Hit {
  readonly layer: string;
  /** Whether the layer is of the map's maker: its properties mean nothing to us. */
  readonly own: boolean;
  readonly values: Values;
}

const NEAR = 8;

export function postureColor(look: LayerLook): string {
  return host().store.state.dark ? look.color_dark : look.color;
}

/** What is not there, or not sure, is not drawn: as on any page, until somebody asks. */
function isShown(values: Values): boolean {
  return values["sure"] !== false && !["possible", "denied", "ended"].includes(String(values["saying"] ?? ""));
}

export function paintPosture(pen: CanvasRenderingContext2D, view: TileView, looks: readonly LayerLook[], isOn: (name: string) => boolean): void {
  for (const look of looks) {
    const layer = isOn(look.name) ? view.tile.layers[look.name] : undefined;
    for (let i = 0; i < (layer?.length ?? 0); i++) {
      const feature = layer!.feature(i);
      if (!isShown(feature.properties)) continue;
      const lines = feature.loadGeometry();
      const color = postureColor(look);
      if (feature.type === 1) {
        for (const [point] of lines) if (point) dot(pen, view, layer!.extent, point, color, weight(feature.properties));
        continue;
      }
      trace(pen, lines, view, layer!.extent, feature.type === 3);
      if (feature.type === 3) area(pen, feature.properties, color);
      else line(pen, feature.properties, color);
    }
  }
}

/** How many a dot stands for: points of its cell, or claims of its place. */
function weight(values: Values): number {
  return Math.max(Number(values["points"] ?? 1), Number(values["claims"] ?? 1));
}

/** Allies have a tint; what is said of a whole country or region has a light one and a broken edge. */
function area(pen: CanvasRenderingContext2D, values: Values, color: string): void {
  const { alliance } = values;
  if (alliance !== undefined && alliance !== "NATO") return;
  pen.fillStyle = withAlpha(color, alliance === undefined ? 0.06 : 0.2);
  pen.fill("evenodd");
  if (alliance === undefined) stroke(pen, withAlpha(color, 0.6), 1, values["geometry_basis"] === undefined ? [] : [4, 4]);
}

function line(pen: CanvasRenderingContext2D, values: Values, color: string): void {
  const isDrawn = values["geometry_basis"] === "schematic" || values["saying"] === "planned";
  stroke(pen, color, values["pair"] !== undefined && values["geometry_basis"] === "border" ? 1 : 2.2, isDrawn ? [7, 5] : []);
}

function stroke(pen: CanvasRenderingContext2D, color: string, width: number, dash: readonly number[]): void {
  pen.setLineDash([...dash]);
  pen.lineWidth = width;
  pen.strokeStyle = color;
  pen.stroke();
  pen.setLineDash([]);
}

function dot(pen: CanvasRenderingContext2D, view: TileView, extent: number, point: { x: number; y: number }, color: string, many: number): void {
  const scale = view.scale(extent);
  pen.beginPath();
  pen.arc(point.x * scale - view.left, point.y * scale - view.top, 3.5 + Math.min(6, Math.log2(many)), 0, 2 * Math.PI);
  pen.fillStyle = withAlpha(color, 0.85);
  pen.fill();
  pen.lineWidth = 1.2;
  pen.strokeStyle = "#ffffff";
  pen.stroke();
}

/** What is drawn at a place of the world, from the top. */
export async function hitsAt(archive: Archive, zoom: number, at: { x: number; y: number }, looks: readonly LayerLook[], isOn: (name: string) => boolean): Promise<Hit[]> {
  const tile = { z: zoom, x: Math.floor(at.x / TILE), y: Math.floor(at.y / TILE) };
  const view = await viewOf(archive, tile);
  if (!view) return [];
  const [px, py] = [at.x - tile.x * TILE, at.y - tile.y * TILE];
  const pen = document.createElement("canvas").getContext("2d")!;
  const hits: Hit[] = [];
  for (const look of [...looks].reverse()) {
    const layer = isOn(look.name) ? view.tile.layers[look.name] : undefined;
    for (let i = 0; i < (layer?.length ?? 0); i++) {
      const feature = layer!.feature(i);
      if (!isShown(feature.properties)) continue;
      const lines = feature.loadGeometry();
      const scale = view.scale(layer!.extent);
      const near = (p: { x: number; y: number }) => Math.hypot(p.x * scale - view.left - px, p.y * scale - view.top - py) <= NEAR;
      trace(pen, lines, view, layer!.extent, feature.type === 3);
      pen.lineWidth = NEAR;
      const isHit = feature.type === 1 ? lines.some((line) => line.some(near)) : feature.type === 3 ? pen.isPointInPath(px, py, "evenodd") : pen.isPointInStroke(px, py);
      if (isHit) hits.push({ layer: look.title, own: look.group === "own", values: feature.properties });
    }
  }
  return hits;
}
