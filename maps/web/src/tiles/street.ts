/** A street map as the ground: painted from the bottom up, names last. */

import { host } from "./host.ts";
import { inks, type Style, streetStyle } from "./styles.ts";
import { TILE, type TileView, trace } from "./tile-layer.ts";

const FONT = "12px system-ui, sans-serif";

interface Job {
  readonly style: Style;
  readonly closed: boolean;
  readonly extent: number;
  readonly lines: ReturnType<TileView["tile"]["layers"][string]["feature"]> extends { loadGeometry(): infer G } ? G : never;
}

export function paintStreets(pen: CanvasRenderingContext2D, view: TileView): void {
  const { dark } = host().store.state;
  const jobs: Job[] = [];
  for (const [name, layer] of Object.entries(view.tile.layers)) {
    for (let i = 0; i < layer.length; i++) {
      const feature = layer.feature(i);
      const style = streetStyle(name, feature.properties, feature.type, view.zoom, dark);
      if (style) jobs.push({ style, closed: feature.type === 3, extent: layer.extent, lines: feature.loadGeometry() });
    }
  }
  jobs.sort((a, b) => a.style.order - b.style.order);
  const taken: [number, number, number, number][] = [];
  for (const job of jobs) {
    if (job.style.label !== undefined) label(pen, view, job, taken, dark);
    else fill(pen, view, job);
  }
}

function fill(pen: CanvasRenderingContext2D, view: TileView, { style, closed, extent, lines }: Job): void {
  trace(pen, lines, view, extent, closed);
  if (style.fill !== undefined) {
    pen.fillStyle = style.fill;
    pen.fill("evenodd");
  }
  if (style.stroke === undefined) return;
  pen.setLineDash([...(style.dash ?? [])]);
  pen.lineJoin = pen.lineCap = "round";
  pen.lineWidth = style.width ?? 1;
  pen.strokeStyle = style.stroke;
  pen.stroke();
  pen.setLineDash([]);
}

/** A name, where it lies within the tile and on no other. */
function label(pen: CanvasRenderingContext2D, view: TileView, { style, extent, lines }: Job, taken: [number, number, number, number][], dark: boolean): void {
  const [point] = lines[0] ?? [];
  if (!point) return;
  const scale = view.scale(extent);
  const [x, y] = [point.x * scale - view.left, point.y * scale - view.top];
  pen.font = FONT;
  const half = pen.measureText(style.label!).width / 2 + 3;
  const box: [number, number, number, number] = [x - half, y - 9, x + half, y + 9];
  if (box[0] < 0 || box[1] < 0 || box[2] > TILE || box[3] > TILE) return;
  if (taken.some((other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1])) return;
  taken.push(box);
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.lineWidth = 3;
  pen.strokeStyle = inks(dark).land;
  pen.strokeText(style.label!, x, y);
  pen.fillStyle = inks(dark).text;
  pen.fillText(style.label!, x, y);
}
