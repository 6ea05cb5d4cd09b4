// Choosing a claim or a feature: what opens, and where the map goes.

import { matches } from "./browser.ts";
import { bounds, type Model } from "../../model/index.ts";
import type { Page, Ui } from "../page/index.ts";
import { comeBack } from "./returning.ts";

const SHOW_ZOOM = 8;
/** Share of the view, on each side, where something is not well seen. */
const EDGE = 0.08;

export function chooseClaim(page: Page, claim: number): void {
  const features = claim < 0 ? [] : [...page.model.claims.features(claim)];
  // The card is set before the map hears of it, so that the map's own choice does not replace it.
  page.ui.set({ claim, group: [], ...opened(page) });
  page.store.set({ selected: features });
  focusCard();
  bringIntoView(page, features);
}

/** Open the card of features; `group` is the list that it leads back to. */
export function chooseFeatures(page: Page, features: readonly number[], group: readonly number[] = []): void {
  page.ui.set({ claim: -1, group, ...opened(page) });
  page.store.set({ selected: features });
  focusCard();
  bringIntoView(page, features);
}

/** The card's tab, and the one to go back to. */
function opened(page: Page): Pick<Ui, "tab" | "from" | "sheet"> {
  const { tab, from } = page.ui.state;
  return { tab: "evidence", from: tab === "evidence" ? from : tab, sheet: "read" };
}

/** Put the focus on the card's title, which a screen reader then says. */
export function focusCard(): void {
  document.querySelector<HTMLElement>("#panel-evidence h2")?.focus({ preventScroll: true });
}

/** Move the map, at the zoom it has, when nothing of the features is in view. */
function bringIntoView(page: Page, features: readonly number[]): void {
  const box = boundsOf(page.model, features);
  if (!box) return;
  const [west, south, east, north] = box;
  const look = () => {
    const seen = page.map.getBounds().pad(-EDGE).intersects([[south, west], [north, east]]);
    if (!seen) page.map.panTo([(south + north) / 2, (west + east) / 2], { animate: !isStill() });
  };
  // On a phone the panel that opens takes room from the map with the next frame.
  requestAnimationFrame(() => requestAnimationFrame(look));
}

function isStill(): boolean {
  return matches("(prefers-reduced-motion: reduce)");
}

export function closeCard(page: Page): void {
  page.ui.set({ claim: -1, group: [], tab: page.ui.state.from });
  page.store.set({ selected: [] });
  if (!comeBack(page)) document.getElementById(`tab-${page.ui.state.tab}`)?.focus();
}

/** Switch the layers of features on. */
export function showLayers(page: Page, features: readonly number[]): void {
  const wanted = new Set(features.map((feature) => page.model.features.layer(feature)));
  page.store.set({ on: page.store.state.on.map((on, layer) => on || wanted.has(layer)) });
}

/** West, south, east, north of several features. */
export function boundsOf(model: Model, features: readonly number[]): [number, number, number, number] | null {
  let all: [number, number, number, number] | null = null;
  for (const feature of features) {
    const layer = model.layers[model.features.layer(feature)]!;
    const one = bounds(layer.shapes, model.features.row(feature));
    if (!one) continue;
    all = all
      ? [Math.min(all[0], one[0]), Math.min(all[1], one[1]), Math.max(all[2], one[2]), Math.max(all[3], one[3])]
      : one;
  }
  return all;
}

/** Bring features into view, without zooming into nothing; on a phone the card makes room for the map, unless it is kept. */
export function showOnMap(page: Page, features: readonly number[], { keepCard = false } = {}): void {
  const box = boundsOf(page.model, features);
  if (!box) return;
  showLayers(page, features);
  page.map.fitBounds([[box[1], box[0]], [box[3], box[2]]], { maxZoom: Math.max(SHOW_ZOOM, page.map.getZoom()), padding: [40, 40], animate: !isStill() });
  if (!keepCard && matches("(max-width: 60rem)")) page.ui.set({ sheet: "none" });
}
