// The key: how what is shown is drawn, and what that means. Painted by the map's own code, from what the map shows.

import { KEY_SIZE, type KeyEntry } from "../../draw/index.ts";
import { el, replace, signCanvas } from "../parts/index.ts";
import { layerName } from "../names/index.ts";
import { follow, type Page, t, watch } from "../page/index.ts";

const SETTLED_MS = 150;

export function makeLegend(page: Page): HTMLElement {
  const element = el("section", { class: "legend" });
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let shown = "";
  const draw = () => {
    const entries = page.drawing.key();
    const { words } = page.ui.state;
    const now = [words.language, page.store.state.dark, ...entries.map(({ name }) => name)].join("|");
    if (now === shown) return;
    shown = now;
    element.hidden = entries.length === 0;
    const items = entries.map((entry) => el("li", { "data-key": entry.name }, signOf(entry), el("span", {}, keyText(page, entry))));
    replace(element, el("h2", {}, t(page, "legend.title")), el("ul", {}, ...items));
  };
  // After the map has come to rest, not before it.
  const later = () => {
    clearTimeout(waiting);
    waiting = setTimeout(draw, SETTLED_MS);
  };
  follow(page, [], later);
  watch(page, ["on", "mask", "dark", "asOf"], later);
  page.map.on("moveend", later);
  // What goes to paper is what is shown then.
  addEventListener("beforeprint", draw);
  return element;
}

/** What a sign of the key means. */
export function keyText(page: Page, { name }: KeyEntry): string {
  const layer = name.startsWith("layer:") ? page.model.layers.find((one) => one.name === name.slice(6)) : undefined;
  return layer ? layerName(page, layer) : t(page, `key.${name}`);
}

/** A sign on a canvas of its own, sharp on paper too. */
export function signOf(entry: KeyEntry): HTMLCanvasElement {
  return signCanvas("sign", KEY_SIZE, entry.paint);
}
