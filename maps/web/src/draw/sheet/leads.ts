/** What never becomes a number among others: units keep their symbols, bases their glyphs. */

import type { Features } from "../../model/index.ts";

/** Larger layers are crowds, of which no single one is looked for. */
const MOST = 20_000;

/** 2 for a battlegroup, 1 for a base, 0 for all else; a value a feature. */
export function leadsOf(features: Features): Uint8Array {
  const out = new Uint8Array(features.count);
  for (const { name, first, count } of features.layers) {
    if (count > MOST || (name !== "battlegroups" && name !== "infrastructure")) continue;
    for (let f = first; f < first + count; f++) out[f] = name === "battlegroups" ? 2 : Number(isBase(features, f));
  }
  return out;
}

function isBase(features: Features, feature: number): boolean {
  return features.prop(feature, "place_kind") === "base" || /\bbase\b/.test(features.kind(feature) ?? "");
}
