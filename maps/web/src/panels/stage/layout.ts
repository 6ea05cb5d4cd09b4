// The frame of the page: every panel made and put in its place.

import { CREDITS, fillTopBar, makeAbout, makeSettings, makeShare } from "../top/index.ts";
import { featureName, layerName, saidText } from "../names/index.ts";
import { add, bdi, el, guarded, makeFaults, replace, visible } from "../parts/index.ts";
import { makeEmpty, makeLegend, makeTree } from "../layers/index.ts";
import { makeLive } from "./live.ts";
import { makeMeasure } from "./measure.ts";
import { type Catalogue, follow, type Page, roundedText, type Sheet, t, watch } from "../page/index.ts";
import { makeReading } from "../read/index.ts";
import { makeSheetBar } from "./sheets.ts";
import { printSources } from "../picture/index.ts";
import { addTiles, tilesOf } from "./tiles.ts";
import { makeTimeline } from "../time/index.ts";
import { makeWalk } from "./walk.ts";

// Names that a tooltip can hold without covering the map.
const NAMED_MAX = 8;

export function layOut(page: Page, catalogues: Record<string, Catalogue>): void {
  const stage = document.getElementById("stage")!;
  const top = document.getElementById("top")!;
  const dialogs = { about: makeAbout(page), share: makeShare(page), settings: makeSettings(page, catalogues) };
  const part = <T>(what: string, make: () => T) => guarded(page, what, make);
  document.documentElement.classList.add("js");
  part("title bar", () => fillTopBar(page, top, dialogs));
  const layers = el("aside", { id: "layers", class: "panel", tabindex: "-1" }, part("layers", () => makeTree(page)), part("legend", () => makeLegend(page)), credits(page), part("sources", () => printSources(page)));
  follow(page, [], () => layers.setAttribute("aria-label", t(page, "layers.title")));
  const time = part("timeline", () => makeTimeline(page));
  const sheets: Sheet[] = time ? ["layers", "read", "time"] : ["layers", "read"];
  top.before(skipLink(page));
  stage.before(makeFaults(page));
  stage.prepend(part("walk", () => makeWalk(page)) ?? "");
  add(stage, part("measure", () => makeMeasure(page)), part("map", () => makeEmpty(page)), mapNote(page));
  stage.after(layers, part("claims", () => makeReading(page)) ?? "", time ?? "", part("panels", () => makeSheetBar(page, sheets)) ?? "", part("news", () => makeLive(page)) ?? "", dialogs.about.element, dialogs.share.element, dialogs.settings.element);
  part("map", () => labelMap(page));
  part("tiles", () => addTiles(page));
}

function skipLink(page: Page): HTMLElement {
  const link = el("a", { class: "skip", href: "#read" });
  // The address belongs to the permalink; this only moves the focus.
  link.addEventListener("click", (event) => {
    event.preventDefault();
    page.ui.set({ sheet: "read" });
    document.getElementById("read")?.focus();
  });
  follow(page, [], () => (link.textContent = t(page, "map.skip")));
  return link;
}

function labelMap(page: Page): void {
  const container = page.map.getContainer();
  container.setAttribute("role", "application");
  follow(page, [], () => container.setAttribute("aria-label", t(page, "map.label")));
  watch(page, ["hovered"], () => {
    const { features, layers } = page.model;
    const names = page.store.state.hovered.slice(0, NAMED_MAX).map((f) => `${featureName(page, f)} (${[layerName(page, layers[features.layer(f)]!), saidText(page, f)].filter(Boolean).join(", ")})`);
    container.title = names.map(visible).join("\n");
  });
}

function mapNote(page: Page): HTMLElement {
  const element = el("p", { class: "map-note" });
  follow(page, [], () => {
    const parts = [t(page, "note.schematic"), roundedText(page), "© OpenStreetMap contributors", tilesOf(page.model)?.attribution, ...page.model.layers.map(({ own }) => own?.attribution)];
    replace(element, bdi(parts.filter(Boolean).join(" · ")));
  });
  return element;
}

function credits(page: Page): HTMLElement {
  const element = el("section", { class: "credits" });
  follow(page, [], () => replace(element, el("h2", {}, t(page, "credits.title")), el("ul", {}, ...CREDITS.map((text) => el("li", {}, bdi(text))))));
  return element;
}
