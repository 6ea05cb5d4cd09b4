/** What is said of whole countries and regions, gathered by place. */

import { worldX, worldY } from "../../ground/index.ts";
import type { Features } from "../../model/index.ts";
import type { PathIndex } from "../sheet/paths.ts";
import type { Treatment } from "./treatment.ts";

export interface Tally {
  readonly x: number;
  readonly y: number;
  /** Number of the path whose area it speaks of. */
  readonly path: number;
  readonly name: string;
  /** ISO 3166-1 alpha-2 of the country, or null where it is no country. */
  readonly iso: string | null;
  /** Whether the area is one beside a place, which may be smaller than what is written about it. */
  readonly small: boolean;
  /** Features by layer, from the top. */
  readonly layers: readonly (readonly [layer: number, features: readonly number[]])[];
}

/** A place that area features share, with its features from the topmost layer down. */
export interface Site {
  readonly x: number;
  readonly y: number;
  readonly path: number;
  readonly name: string;
  readonly iso: string | null;
  readonly small: boolean;
  readonly features: readonly number[];
}

export interface Sites {
  readonly sites: readonly Site[];
  /** Number of each path's site; paths that are no such area have none. */
  readonly of: ReadonlyMap<number, number>;
}

/** Sites of all hatched and stippled areas; areas with one anchor are one site. */
export function findSites(features: Features, paths: PathIndex, treatments: readonly Treatment[]): Sites {
  const sites = new Map<string, Site & { number: number; features: number[] }>();
  const of = new Map<number, number>();
  paths.paths.forEach(({ feature, layer, box }, path) => {
    const treatment = treatments[path]!;
    if (treatment.as !== "whole" && treatment.as !== "stipple" && !(treatment.as === "obstacle" && treatment.area)) return;
    const anchor = features.layers[layer]!.shapes.anchor(features.row(feature));
    const [x, y] = anchor ? [worldX(anchor[0]), worldY(anchor[1])] : [(box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2];
    const key = `${Math.round(x / 2 ** 14)}/${Math.round(y / 2 ** 14)}`;
    const site = sites.get(key);
    if (site) site.features.unshift(feature);
    else sites.set(key, { number: sites.size, x, y, path, ...placeOf(features, feature), features: [feature] });
    of.set(path, sites.get(key)!.number);
  });
  return { sites: [...sites.values()], of };
}

/** What an area is called, and its country where it is one. */
function placeOf(features: Features, feature: number): { name: string; iso: string | null; small: boolean } {
  const [place, kind, countries] = ["place", "place_kind", "countries"].map((name) => features.prop(feature, name));
  const iso = Array.isArray(countries) && countries.length === 1 && (kind === "country" || features.basis(feature) === "country") ? String(countries[0]) : null;
  return { name: typeof place === "string" ? place : features.name(feature), iso, small: features.basis(feature) === "relative" };
}

/** Count the visible features of a site by layer; null where none is visible as an area. */
export function tallyOf(site: Site, features: Features, visible: (feature: number) => boolean): Tally | null {
  const layers = new Map<number, number[]>();
  for (const feature of site.features) {
    if (!visible(feature)) continue;
    const layer = features.layer(feature);
    layers.set(layer, [...(layers.get(layer) ?? []), feature]);
  }
  if (layers.size === 0) return null;
  const { x, y, path, name, iso, small } = site;
  return { x, y, path, name, iso, small, layers: [...layers].sort((a, b) => b[0] - a[0]) };
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
