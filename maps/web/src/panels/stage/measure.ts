// Measure along points that the reader sets, by pointer or keyboard.

import * as L from "leaflet";
import { el } from "../parts/index.ts";
import { distanceM } from "./geodesic.ts";
import { follow, type Page, t } from "../page/index.ts";

export function makeMeasure(page: Page): HTMLElement {
  const line = L.polyline([], { color: "#c2185b", weight: 3, dashArray: "6 4", interactive: false });
  const points: L.LatLng[] = [];
  const result = el("div", { class: "measure", role: "status", hidden: true });
  const show = () => {
    line.setLatLngs(points);
    let metres = 0;
    for (let i = 1; i < points.length; i++) metres += distanceM(points[i - 1]!.lat, points[i - 1]!.lng, points[i]!.lat, points[i]!.lng) ?? 0;
    const km = page.ui.state.words.number(metres / 1000);
    result.textContent = points.length > 1 ? t(page, "measure.total", { km }) : t(page, "measure.start");
  };
  const add = (at: L.LatLng) => {
    points.push(at);
    show();
  };
  const onClick = (event: L.LeafletMouseEvent) => add(event.latlng);
  const onKey = (event: KeyboardEvent) => {
    if ((event.target as HTMLElement).closest("dialog, input, select, textarea")) return;
    if (event.key === "Escape") page.ui.set({ measuring: false });
    else if (event.key === "Backspace") points.pop();
    else if (event.key === "Enter" && event.target === page.map.getContainer()) add(page.map.getCenter());
    else return;
    event.preventDefault();
    show();
  };
  let on = false;
  follow(page, ["measuring"], () => {
    const { measuring } = page.ui.state;
    if (measuring === on) return;
    on = measuring;
    result.hidden = !on;
    points.length = 0;
    show();
    if (on) {
      line.addTo(page.map);
      page.map.on("click", onClick);
      document.addEventListener("keydown", onKey);
      page.map.getContainer().focus();
    } else {
      line.remove();
      page.map.off("click", onClick);
      document.removeEventListener("keydown", onKey);
    }
  });
  return result;
}
