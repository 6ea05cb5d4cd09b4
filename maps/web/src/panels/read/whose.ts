// The country that a feature speaks of.

import type { Features } from "../../model/index.ts";

/** Its ISO code; null where it speaks of none, or of several. */
export function countryOf(features: Features, feature: number): string | null {
  for (const name of ["host_nation", "iso", "state"]) {
    const value = features.prop(feature, name);
    if (typeof value === "string" && value !== "") return value;
  }
  const several = features.prop(feature, "countries");
  return Array.isArray(several) && several.length === 1 ? String(several[0]) : null;
}
