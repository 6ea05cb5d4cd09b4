/** What is said of whole countries and regions, gathered by place. */

import { worldX, worldY } from "./mercator.ts";
import type { Features } from "./model.ts";
import type { Tally } from "./paint-marks.ts";
import type { PathIndex } from "./paths.ts";
import type { Treatment } from "./treatment.ts";

/** A place that area features share, with its features from the topmost layer down. */
interface Site {
  readonly x: number;
  readonly y: number;
  readonly features: readonly number[];
}

/** Sites of all hatched and stippled areas; areas with one anchor are one site. */
export function findSites(features: Features, paths: PathIndex, treatments: readonly Treatment[]): Site[] {
  const sites = new Map<string, { x: number; y: number; features: number[] }>();
  paths.paths.forEach(({ feature, layer, box }, path) => {
    const { as } = treatments[path]!;
    if (as !== "hatch" && as !== "stipple") return;
    const anchor = features.layers[layer]!.shapes.anchor(features.row(feature));
    const [x, y] = anchor ? [worldX(anchor[0]), worldY(anchor[1])] : [(box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2];
    const key = `${Math.round(x / 2 ** 14)}/${Math.round(y / 2 ** 14)}`;
    const site = sites.get(key);
    if (site) site.features.unshift(feature);
    else sites.set(key, { x, y, features: [feature] });
  });
  return [...sites.values()];
}

/** Count the visible features of a site by layer; null where none is visible. */
export function tallyOf(site: Site, features: Features, visible: (feature: number) => boolean): Tally | null {
  const layers = new Map<number, number[]>();
  for (const feature of site.features) {
    if (!visible(feature)) continue;
    const layer = features.layer(feature);
    layers.set(layer, [...(layers.get(layer) ?? []), feature]);
  }
  if (layers.size === 0) return null;
  return { x: site.x, y: site.y, layers: [...layers].sort((a, b) => b[0] - a[0]) };
}
