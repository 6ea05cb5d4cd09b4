// On paper the map has another size; Leaflet has to hear of it.

import type * as L from "leaflet";
import type { Page } from "./page.ts";

export function keepPrintSize(page: Page): void {
  let before: { center: L.LatLng; zoom: number } | undefined;
  matchMedia("print").addEventListener("change", ({ matches }) => {
    if (matches) before = { center: page.map.getCenter(), zoom: page.map.getZoom() };
    page.map.invalidateSize({ animate: false, pan: false });
    if (before) page.map.setView(before.center, before.zoom, { animate: false });
  });
}
