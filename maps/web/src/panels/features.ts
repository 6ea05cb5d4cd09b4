// Everything that is shown on the map as a list, for those who do not use the map.

import { GROUND_LAYERS, statusOn } from "../model/index.ts";
import { bdi, el } from "./dom.ts";
import { featureName } from "./called.ts";
import { chooseFeatures } from "./choose.ts";
import { type Heading, keyOf, type Listing, makeListing } from "./listing.ts";
import { actorName, layerName, saidText, word } from "./names.ts";
import { t, watch, type Page } from "./page.ts";
import { leave } from "./returning.ts";
import { makeRows } from "./rows.ts";
import { makeSwatch } from "./swatch.ts";

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
  // Countries and borders are the ground: their lists wait until somebody opens them.
  const closed = new Set(layers.filter(({ name }) => GROUND_LAYERS.has(name)).map(({ index }) => `${index}/`));
  let listing: Listing = { items: new Int32Array(), headings: [] };
  const headingOf = (item: number) => (item < 0 ? listing.headings[-1 - item] : undefined);
  const rows = makeRows({
    label: () => t(page, "features.list"),
    none: () => t(page, "features.none"),
    rem: 3.25,
    row: (item) => {
      const heading = headingOf(item);
      return heading ? headingRow(page, heading) : featureRow(item);
    },
    isCurrent: (item) => page.store.state.selected.includes(item),
    isOpen: (item) => {
      const heading = headingOf(item);
      return heading ? !closed.has(keyOf(heading)) : null;
    },
    onOpen: (item) => {
      const heading = headingOf(item);
      if (heading) {
        const key = keyOf(heading);
        if (!closed.delete(key)) closed.add(key);
        fill(true);
        return;
      }
      leave(page, () => rows.focus(item));
      chooseFeatures(page, [item]);
    },
    onHover: (item) => page.store.set({ hovered: item < 0 ? [] : [item] }),
  });
  // A list that nobody looks at is not made: at a million features that is what a toggle costs.
  let stale = true;
  const fill = (stay = false) => {
    stale = page.ui.state.tab !== "features";
    if (stale) return;
    listing = makeListing(page.model, shownFeatures(page), closed);
    rows.fill(listing.items, stay);
  };
  watch(page, ["on", "mask"], () => fill());
  watch(page, ["selected"], () => !stale && rows.refresh());
  page.ui.subscribe((now, before) => {
    if (now.words !== before.words || (now.tab !== before.tab && stale)) fill();
    else if (now.tab !== before.tab) rows.refresh();
  });
  return rows.element;

  function featureRow(feature: number): Node[] {
    const status = statusOn(features, feature, page.store.state.asOf);
    const layer = layers[features.layer(feature)]!;
    const about = [layerName(page, layer), saidText(page, feature), status && word(page, "status", status)].filter(Boolean);
    return [el("span", { class: "tags" }, el("span", { class: "kind" }, bdi(featureName(page, feature)))), el("span", { class: "where" }, about.join(" · "))];
  }
}

/** A layer, or a country in it, with how many there are. */
function headingRow(page: Page, { layer, country, count }: Heading): Node[] {
  const number = page.ui.state.words.number(count);
  if (country === null) {
    const of = page.model.layers[layer]!;
    return [el("span", { class: "tags head" }, makeSwatch(page, of), el("span", { class: "kind" }, layerName(page, of)), el("span", {}, number))];
  }
  return [el("span", { class: "tags head country" }, el("span", { class: "kind" }, country === "" ? t(page, "features.several") : actorName(page, country)), el("span", {}, number))];
}
