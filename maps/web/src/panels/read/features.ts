// Everything that is shown on the map as a list, for those who do not use the map.

import { GROUND_LAYERS, statusOn } from "../../model/index.ts";
import { bdi, chooseFeatures, el, leave, makeRows, makeSwatch, shownFeatures } from "../parts/index.ts";
import { actorName, featureName, layerName, saidText, word } from "../names/index.ts";
import { type Heading, keyOf, type Listing, makeListing } from "./listing.ts";
import { type Page, t, watch } from "../page/index.ts";

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
