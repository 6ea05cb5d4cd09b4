// Back to where the page opened, and no way to where there is nothing.

import { Control, LatLngBounds, type Map as LeafletMap } from "leaflet";
import { el } from "../parts/index.ts";
import type { Box } from "../link/index.ts";
import { follow, type Page, t } from "../page/index.ts";

// West, south, east, north of all that the basemap shows.
const GROUND: Box = [-35, 27, 75, 79];

/** Keep the map on its ground, and what the articles speak of. */
export function keepWithin(map: LeafletMap, home: Box | null): void {
  const all = new LatLngBounds([GROUND[1], GROUND[0]], [GROUND[3], GROUND[2]]);
  if (home) all.extend([home[1], home[0]]).extend([home[3], home[2]]);
  map.setMaxBounds(all);
}

export function addHomeButton(page: Page, goHome: () => void): void {
  const button = el("a", { href: "#", role: "button", "data-home": "map" }, "⌂");
  button.addEventListener("click", (event) => {
    event.preventDefault();
    goHome();
  });
  follow(page, [], () => {
    const label = t(page, "map.home");
    button.title = label;
    button.setAttribute("aria-label", label);
  });
  const HomeControl = Control.extend({ onAdd: () => {
    const bar = el("div", { class: "leaflet-bar leaflet-control" }, button);
    for (const kind of ["click", "dblclick", "pointerdown", "mousedown"]) bar.addEventListener(kind, (event) => event.stopPropagation());
    return bar;
  } });
  page.map.addControl(new HomeControl({ position: "topright" }) as Control);
}
