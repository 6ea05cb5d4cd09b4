/** What is said of whole countries and regions, gathered by place. */

import { worldX, worldY } from "../ground/index.ts";
import type { Features } from "../model/index.ts";
import type { Tally } from "./paint-marks.ts";
import type { PathIndex } from "./paths.ts";
import type { Treatment } from "./treatment.ts";

/** A place that area features share, with its features from the topmost layer down. */
export interface Site {
  readonly x: number;
  readonly y: number;
  readonly features: readonly number[];
}

export interface Sites {
  readonly sites: readonly Site[];
  /** Number of each path's site; paths that are no such area have none. */
  readonly of: ReadonlyMap<number, number>;
}

/** Sites of all hatched and stippled areas; areas with one anchor are one site. */
export function findSites(features: Features, paths: PathIndex, treatments: readonly Treatment[]): Sites {
  const sites = new Map<string, { number: number; x: number; y: number; features: number[] }>();
  const of = new Map<number, number>();
  paths.paths.forEach(({ feature, layer, box }, path) => {
    const { as } = treatments[path]!;
    if (as !== "hatch" && as !== "stipple") return;
    const anchor = features.layers[layer]!.shapes.anchor(features.row(feature));
    const [x, y] = anchor ? [worldX(anchor[0]), worldY(anchor[1])] : [(box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2];
    const key = `${Math.round(x / 2 ** 14)}/${Math.round(y / 2 ** 14)}`;
    const site = sites.get(key);
    if (site) site.features.unshift(feature);
    else sites.set(key, { number: sites.size, x, y, features: [feature] });
    of.set(path, sites.get(key)!.number);
  });
  return { sites: [...sites.values()], of };
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

/**
 * Of areas that lie over each other on one site, the topmost alone is shaded: hatches on hatches
 * hide the map and tell nothing that the site's tally does not.
 */
export function shadedPaths(paths: readonly number[], { of }: Sites): ReadonlySet<number> {
  const top = new Map<number, number>();
  for (const path of paths) {
    const site = of.get(path);
    if (site !== undefined) top.set(site, path);
  }
  return new Set(top.values());
}
