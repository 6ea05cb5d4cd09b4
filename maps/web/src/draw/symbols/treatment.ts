/** How a line or an area is drawn, by what the map knows of its geometry. */

import { type Features, type Members, statusOn } from "../../model/index.ts";
import { type Obstacle, obstacleOf } from "./obstacles.ts";

export type Treatment =
  /** The country itself: a tint by alliance status. */
  | { readonly as: "tint"; readonly ally: boolean }
  /** Said of a whole country or sea: written within it, and not shaded, since the ground shows what it is. */
  | { readonly as: "whole" }
  /** Said of a region whose edge is vague: stippled. */
  | { readonly as: "stipple" }
  /** A line fortified on paper: teeth on a broken base where there is land. */
  | { readonly as: "fortified"; readonly water: boolean; readonly built: boolean }
  /** An obstacle by its symbol's code, along a line or within an area. */
  | Obstacle
  | { readonly as: "edge"; readonly sea: boolean }
  | { readonly as: "border"; readonly sea: boolean }
  /** Of a layer that the map's maker brought: as it is there, with an edge. */
  | { readonly as: "own"; readonly area: boolean }
  /** Any other line or outline; broken where it is schematic or not there, thin where a border lies under it. */
  | { readonly as: "line"; readonly broken: boolean; readonly onBorder: boolean };

const BUILT = new Set(["under construction", "installed", "operational"]);
const DONE = new Set(["installed", "operational"]);

/** How it is drawn for a day; for the map's own where none is given. */
export function treatmentOf(features: Features, feature: number, area: boolean, members: Members, day: number | null): Treatment {
  if (features.layers[features.layer(feature)]!.own) return { as: "own", area };
  const basis = features.basis(feature);
  const isThere = !["planned", "possible", "denied"].includes(features.saying(feature));
  const obstacle = obstacleOf(features.sidc(feature));
  if (obstacle) return { as: "obstacle", kind: obstacle, area, vague: basis === "region", broken: !isThere, full: isThere && DONE.has(statusOn(features, feature, day) ?? "") };
  if (area) {
    if (features.prop(feature, "iso") !== null) return { as: "tint", ally: members.isAlly(feature, day) };
    const isSea = ["sea", "sea-area"].includes(String(features.prop(feature, "place_kind")));
    return { as: basis === "country" || isSea ? "whole" : "stipple" };
  }
  const water = ["water", "sea"].includes(features.kind(feature) ?? "");
  if (features.prop(feature, "schematic") === true || (basis === "schematic" && features.prop(feature, "faces") !== null)) {
    return { as: "fortified", water, built: isThere && BUILT.has(statusOn(features, feature, day) ?? "") };
  }
  const edge = members.isEdge(feature, day);
  if (edge === true) return { as: "edge", sea: water };
  if (edge === false) return { as: "border", sea: water };
  return { as: "line", broken: basis === "schematic" || !isThere, onBorder: basis === "border" };
}
