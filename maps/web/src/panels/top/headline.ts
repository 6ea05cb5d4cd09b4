// One line that says what the map says: how much of what there is, and the newest of it.

import type { Layer, Model } from "../../model/index.ts";
import { dateName, thingName } from "../names/index.ts";
import { isNews, LOOKED_AT, newestClaim, type Page, t } from "../page/index.ts";

const COUNTED = ["battlegroups", "defence_line", "forces", "infrastructure", "operations", "exercises"] as const;
const PARTS_MAX = 4;

export function headlineText(page: Page): string {
  const { model } = page;
  const counts = COUNTED.flatMap((name) => {
    const layer = model.layers.find((one) => one.name === name);
    const n = layer ? toldIn(model, layer) : 0;
    return n > 0 ? [t(page, `headline.${name}`, { n })] : [];
  });
  const said = counts.slice(0, PARTS_MAX).join(", ");
  return [said && `${said[0]!.toLocaleUpperCase(page.ui.state.words.locale)}${said.slice(1)}`, newestText(page)].filter(Boolean).join(". ");
}

/** How many of a layer's features are drawn unasked; all of a very large one. */
function toldIn({ features }: Model, layer: Layer): number {
  if (layer.count > LOOKED_AT) return layer.count;
  let n = 0;
  for (let f = layer.first; f < layer.first + layer.count; f++) {
    if (features.sure(f) && ["stands", "planned", "disputed"].includes(features.saying(f))) n++;
  }
  return n;
}

function newestText(page: Page): string | null {
  const { claims } = page.model;
  const claim = newestClaim(page.model);
  const feature = claim < 0 ? undefined : claims.features(claim).find((one) => isNews(page.model, one));
  if (feature === undefined) return null;
  return t(page, "headline.newest", { name: thingName(page, feature), date: dateName(page, claims.date(claim)) });
}
