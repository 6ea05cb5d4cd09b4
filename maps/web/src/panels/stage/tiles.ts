// Online tiles, only where the author's project file names a host.

import { tileLayer } from "leaflet";
import { addFault, type Model } from "../../model/index.ts";
import { webAddress } from "../parts/index.ts";
import { type Page, t } from "../page/index.ts";

export interface Tiles {
  readonly url: string;
  readonly attribution: string;
}

export function tilesOf(model: Model): Tiles | null {
  const tiles = model.settings.get("tiles") as { url?: unknown; attribution?: unknown } | undefined;
  if (!tiles || typeof tiles.url !== "string" || !webAddress(tiles.url)) return null;
  return { url: tiles.url, attribution: String(tiles.attribution ?? "") };
}

/** Lay the tiles below everything; when they do not come, say so once and go on with our own ground. */
export function addTiles(page: Page): void {
  const tiles = tilesOf(page.model);
  if (!tiles) return;
  const layer = tileLayer(tiles.url, { pane: "tilePane", zIndex: 1 });
  layer.once("tileerror", () => {
    const host = new URL(tiles.url).host;
    addFault(page.store, host, t(page, "faults.tiles", { host }));
  });
  layer.addTo(page.map);
}
