// What is shown now: features, and claims as they are listed.

import { boundsOf } from "./choose.ts";
import { type Page, sortClaims } from "../page/index.ts";

/** Features that are shown: their layer is on and they pass the mask. */
export function shownFeatures(page: Page): Uint32Array {
  const { on, mask } = page.store.state;
  const out = new Uint32Array(page.model.features.count);
  let n = 0;
  for (const layer of page.model.layers) {
    if (!on[layer.index]) continue;
    for (let f = layer.first; f < layer.first + layer.count; f++) if (!mask || mask[f]) out[n++] = f;
  }
  return out.subarray(0, n);
}

/** How many features of each layer pass the mask, whether the layer is on or not. */
export function passingCounts(page: Page): number[] {
  const { mask } = page.store.state;
  return page.model.layers.map((layer) => {
    if (!mask) return layer.count;
    let n = 0;
    for (let f = layer.first; f < layer.first + layer.count; f++) n += mask[f]!;
    return n;
  });
}

/** The claims that filters and window leave, narrowed to what the list follows, in the reader's order. */
export function listedClaims(page: Page): Uint32Array {
  const { found, sort, follow: followed } = page.ui.state;
  const { features, claims } = page.model;
  const { on, mask } = page.store.state;
  let shown = found;
  if (followed.length > 0) {
    const view = followed.includes("view") ? page.map.getBounds() : null;
    const isShown = (feature: number) => {
      if (followed.includes("layers") && !(on[features.layer(feature)] && mask?.[feature] !== 0)) return false;
      const box = view && boundsOf(page.model, [feature]);
      return !box || view.intersects([[box[1], box[0]], [box[3], box[2]]]);
    };
    shown = found.filter((claim) => claims.features(claim).some(isShown));
  }
  return sortClaims(page.model, shown, sort);
}
