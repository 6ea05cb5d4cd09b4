/** Rings and outlines round what is selected or pointed at, on a canvas of their own. */

import type { Frame } from "./sheet/canvas-layer.ts";
import { worldX, worldY } from "../ground/index.ts";
import { geometry, type Model, type State } from "../model/index.ts";
import type { Rect } from "./sheet/labels.ts";
import { badgeOf } from "./symbols/paint-marks.ts";
import { outlinePath, type PathPaint } from "./symbols/paint-paths.ts";
import { DARK, LIGHT } from "./symbols/palette.ts";
import type { Painted, Scene, Spot } from "./scene.ts";

export class Highlight {
  #scene: Scene;
  #model: Model;
  #pathOf: Map<number, number>;

  constructor(scene: Scene, model: Model) {
    this.#scene = scene;
    this.#model = model;
    this.#pathOf = new Map(scene.paths.paths.map(({ feature }, path) => [feature, path]));
  }

  paint(frame: Frame, state: State, painted: Painted | undefined): void {
    const palette = state.dark ? DARK : LIGHT;
    const paint: PathPaint = { frame, paths: this.#scene.paths, palette, dark: state.dark };
    for (const [features, width] of [[state.hovered, 2], [state.selected, 3]] as const) {
      for (const feature of features) {
        const path = this.#pathOf.get(feature);
        if (path === undefined) this.#ring(frame, feature, painted, width, palette.select, palette.halo);
        else outlinePath(paint, path, width);
      }
    }
  }

  /** A ring round the mark that stands for a point, or round its place where it is filtered out. */
  #ring(frame: Frame, feature: number, painted: Painted | undefined, width: number, color: string, halo: string): void {
    const layer = this.#model.layers[this.#model.features.layer(feature)]!;
    const shape = geometry(layer.shapes, this.#model.features.row(feature));
    if (shape?.type !== "Point") return;
    const [wx, wy] = [worldX(shape.coordinates[0]), worldY(shape.coordinates[1])];
    const drawn = painted?.frame.zoom === frame.zoom ? painted : undefined;
    const [x, y] = [(drawn?.frame ?? frame).x(wx), (drawn?.frame ?? frame).y(wy)];
    const spot = drawn && spotOf(drawn, feature, x, y);
    const [left, top, right, bottom] = spot ? coveredBy(spot) : [x - 8, y - 8, x + 8, y + 8];
    // The two canvases are redrawn at different times, so their corners differ.
    const [dx, dy] = [frame.x(wx) - x, frame.y(wy) - y];
    const pen = frame.context;
    pen.beginPath();
    pen.roundRect(left - 4 + dx, top - 4 + dy, right - left + 8, bottom - top + 8, 6);
    for (const [w, stroke] of [[width + 3, halo], [width, color]] as const) {
      pen.lineWidth = w;
      pen.strokeStyle = stroke;
      pen.stroke();
    }
  }
}

/** What a mark covers with its number, which the ring would hide. */
function coveredBy({ rect, mark }: Spot): Rect {
  const number = mark ? badgeOf(mark, rect) : null;
  return number ? [rect[0], Math.min(rect[1], number[1]), Math.max(rect[2], number[2]), rect[3]] : rect;
}

/** The drawn mark nearest to a point that counts it among its features. */
function spotOf({ spots, marks }: Painted, feature: number, x: number, y: number): Spot | undefined {
  const away = ({ rect }: Spot) => Math.hypot((rect[0] + rect[2]) / 2 - x, (rect[1] + rect[3]) / 2 - y);
  const near = spots.filter((spot) => spot.mark && away(spot) < 90).sort((a, b) => away(a) - away(b));
  return near.find(({ mark }) => mark!.top === feature) ?? near.find(({ mark }) => mark!.count < 200 && marks.members(mark!).includes(feature)) ?? near[0];
}
