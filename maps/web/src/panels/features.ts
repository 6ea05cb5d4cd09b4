// Everything that is shown on the map as a list, for those who do not use the map.

import { statusOn } from "../model/index.ts";
import { bdi, el } from "./dom.ts";
import { chooseFeatures } from "./choose.ts";
import { layerName, saidText, word } from "./names.ts";
import { t, watch, type Page } from "./page.ts";
import { leave } from "./returning.ts";
import { makeRows } from "./rows.ts";

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

export function makeFeatureList(page: Page): HTMLElement {
  const { features, layers } = page.model;
  const rows = makeRows({
    label: () => t(page, "features.list"),
    none: () => t(page, "features.none"),
    rem: 3.25,
    row: (feature) => {
      const status = statusOn(features, feature, page.store.state.asOf);
      const layer = layers[features.layer(feature)]!;
      const about = [layerName(page, layer), saidText(page, feature), status && word(page, "status", status)].filter(Boolean);
      return [el("span", { class: "tags" }, el("span", { class: "kind" }, bdi(features.name(feature)))), el("span", { class: "where" }, about.join(" · "))];
    },
    isCurrent: (feature) => page.store.state.selected.includes(feature),
    onOpen: (feature) => {
      leave(page, () => rows.focus(feature));
      chooseFeatures(page, [feature]);
    },
    onHover: (feature) => page.store.set({ hovered: feature < 0 ? [] : [feature] }),
  });
  // A list that nobody looks at is not made: at a million features that is what a toggle costs.
  let stale = true;
  const fill = () => {
    stale = page.ui.state.tab !== "features";
    if (!stale) rows.fill(shownFeatures(page));
  };
  watch(page, ["on", "mask"], fill);
  watch(page, ["selected"], () => !stale && rows.refresh());
  page.ui.subscribe((now, before) => {
    if (now.words !== before.words || (now.tab !== before.tab && stale)) fill();
    else if (now.tab !== before.tab) rows.refresh();
  });
  return rows.element;
}
