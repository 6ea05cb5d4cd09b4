/** Areas beside a place: too small to be seen from afar, where each is a mark like any point. */

import { unitsPerPixel, worldX, worldY } from "../../ground/index.ts";
import { bounds, type Features, SHAPE } from "../../model/index.ts";

/** Pixels across from which an area is drawn as one, with a pill in it. */
const AREA_PX = 56;
/** Closest zoom of the map. */
const ZOOM_MAX = 24;

export interface Beside {
  /** World place of its mark. */
  readonly x: number;
  readonly y: number;
  /** Zoom from which it is an area; below, it is a mark. */
  readonly from: number;
}

/** Layers of more features are crowds of points; looking at the shape of each would be felt. */
const MOST = 20_000;

/** Every area beside a place, by its feature. */
export function areasBeside(features: Features): ReadonlyMap<number, Beside> {
  const out = new Map<number, Beside>();
  for (const { shapes, first, count } of features.layers) {
    if (count > MOST) continue;
    for (let feature = first; feature < first + count; feature++) {
      const type = shapes.type[feature - first];
      if (features.basis(feature) !== "relative" || (type !== SHAPE.polygon && type !== SHAPE.polygons)) continue;
      const anchor = shapes.anchor(feature - first);
      const box = bounds(shapes, feature - first);
      if (!anchor || !box) continue;
      const across = Math.max(worldX(box[2]) - worldX(box[0]), worldY(box[1]) - worldY(box[3]));
      let from = 0;
      while (from < ZOOM_MAX && across < AREA_PX * unitsPerPixel(from)) from++;
      out.set(feature, { x: worldX(anchor[0]), y: worldY(anchor[1]), from });
    }
  }
  return out;
}
