// Several things at one mark, as a list: by place, then by layer.

import { bdi, chooseFeatures, el, makeSwatch } from "../parts/index.ts";
import { featureName, layerName, placeName, saidText } from "../names/index.ts";
import { GROUND_LAYERS } from "../../model/index.ts";
import { type Page, t } from "../page/index.ts";

// Groups that are open when there are no more of them, and rows that are made of one.
const OPEN_GROUPS = 3;
const ROWS_MAX = 100;

/** Whether what was chosen is a list: several things, of which none is a unit or a line that was meant alone. */
export function isGroup({ model }: Page, selected: readonly number[]): boolean {
  const { features, layers } = model;
  const things = selected.filter((feature) => !GROUND_LAYERS.has(layers[features.layer(feature)]!.name));
  if (things.length < 2) return false;
  const first = layers[features.layer(selected[0]!)]!.name;
  return first !== "battlegroups" && !GROUND_LAYERS.has(first) && first !== "defence_line";
}

export function groupCard(page: Page, selected: readonly number[]): Node[] {
  const groups = byPlace(page, selected);
  return [...groups].map(([place, members]) => {
    const rows = members.slice(0, ROWS_MAX).map((feature) => el("li", {}, featureButton(page, feature, selected)));
    const left = members.length - rows.length;
    const name = place === "" ? t(page, "card.no_place") : place;
    return el(
      "details",
      { class: "fold", open: groups.size <= OPEN_GROUPS },
      el("summary", {}, bdi(name), ` (${page.ui.state.words.number(members.length)})`),
      el("ul", { class: "things" }, ...rows, left > 0 && el("li", { class: "quiet" }, t(page, "print.more", { n: left }))),
    );
  });
}

/** The names of the places of several things, the most frequent first. */
export function groupTitle(page: Page, selected: readonly number[]): string {
  const places = [...byPlace(page, selected).keys()].filter((name) => name !== "");
  return places.length > 2 ? `${places.slice(0, 2).join(", ")} +${places.length - 2}` : places.join(", ");
}

function byPlace(page: Page, selected: readonly number[]): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (const feature of selected) {
    const place = page.model.features.prop(feature, "place");
    const name = typeof place === "string" ? placeName(page, place) : "";
    groups.set(name, [...(groups.get(name) ?? []), feature]);
  }
  return new Map([...groups].sort((a, b) => b[1].length - a[1].length));
}

/** A thing's sign, name and layer; `group` is the list that its card leads back to. */
export function featureButton(page: Page, feature: number, group: readonly number[]): HTMLElement {
  const layer = page.model.layers[page.model.features.layer(feature)]!;
  const about = [layerName(page, layer), saidText(page, feature)].filter(Boolean).join(", ");
  const open = () => chooseFeatures(page, [feature], group);
  return el("button", { type: "button", class: "link", onclick: open }, makeSwatch(page, feature), bdi(featureName(page, feature)), el("span", { class: "quiet small" }, ` ${about}`));
}
