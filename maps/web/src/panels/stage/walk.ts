// Walk the map's symbols by arrow keys, from place to place; Enter opens what is there.

import { bdi, chooseFeatures, el, leave, replace } from "../parts/index.ts";
import { featureName, layerName, saidText } from "../names/index.ts";
import { groupTitle, isGroup } from "../read/index.ts";
import { type Direction, nextStop } from "./stops.ts";
import { follow, type Page, t } from "../page/index.ts";

const KEYS: Readonly<Record<string, Direction>> = { ArrowRight: "right", ArrowLeft: "left", ArrowUp: "up", ArrowDown: "down" };

/** A list of one line that stands for the symbol that the reader is at. */
export function makeWalk(page: Page): HTMLElement {
  const option = el("div", { role: "option", id: "walk-stop", "aria-selected": "true" });
  const element = el("div", { role: "listbox", tabindex: "0", class: "walk", "data-walk": "symbols", "aria-activedescendant": "walk-stop" }, option);
  let at: readonly number[] = [];
  const show = (features: readonly number[]) => {
    at = features;
    page.store.set({ hovered: features });
    const all = page.drawing.stops();
    const place = all.findIndex((stop) => same(stop.features, features)) + 1;
    replace(option, bdi(features.length > 0 ? textOf(page, features) : t(page, "walk.none")), place > 0 && ` (${place}/${all.length})`);
  };
  const first = () => page.drawing.stops()[0]?.features ?? [];
  element.addEventListener("focus", () => show(page.drawing.stops().some((stop) => same(stop.features, at)) ? at : first()));
  element.addEventListener("blur", () => page.store.set({ hovered: [] }));
  element.addEventListener("keydown", (event) => {
    const direction = KEYS[event.key];
    if (direction) {
      event.preventDefault();
      const next = nextStop(page.drawing.stops(), at, direction);
      if (next) show(next.features);
    } else if (event.key === "Home") show(first());
    else if (event.key === "Enter" && at.length > 0) {
      leave(page, () => element.focus());
      chooseFeatures(page, at);
    }
  });
  follow(page, [], () => {
    element.setAttribute("aria-label", t(page, "walk.label"));
    show(at);
    page.store.set({ hovered: [] });
  });
  return element;
}

function textOf(page: Page, features: readonly number[]): string {
  const { layers, features: table } = page.model;
  const feature = features[0]!;
  if (isGroup(page, features)) return [groupTitle(page, features), t(page, "card.many", { n: features.length })].filter((part) => part !== "").join(": ");
  return [featureName(page, feature), layerName(page, layers[table.layer(feature)]!), saidText(page, feature)].filter(Boolean).join(", ");
}

function same(one: readonly number[], other: readonly number[]): boolean {
  return one.length > 0 && one[0] === other[0];
}
