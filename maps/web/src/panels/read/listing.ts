// What is shown on the map as one list: layer by layer, in each country by country; pure.

import { GROUND_LAYERS, type Model } from "../../model/index.ts";
import { countryOf } from "./whose.ts";

/** A line above the things of a layer, or of a country in it. */
export interface Heading {
  readonly layer: number;
  /** Null above a layer. */
  readonly country: string | null;
  readonly count: number;
}

export interface Listing {
  /** Features, and headings as -1 - their number. */
  readonly items: Int32Array;
  readonly headings: readonly Heading[];
}

// Layers of more are listed as they come: sorting them would be felt.
const SORTED_MAX = 20_000;
// In a layer of fewer, headings of countries would be half of the list.
const BY_COUNTRY = 6;

export function keyOf({ layer, country }: Heading): string {
  return `${layer}/${country ?? ""}`;
}

/** Put the headings in; what is `closed` (by its key) shows its heading only. The ground comes last. */
export function makeListing(model: Model, shown: Uint32Array, closed: ReadonlySet<string>): Listing {
  const headings: Heading[] = [];
  const items: number[] = [];
  const head = (heading: Heading): boolean => {
    headings.push(heading);
    items.push(-headings.length);
    return !closed.has(keyOf(heading));
  };
  const runs = runsOf(model, shown).sort((a, b) => Number(isGround(model, a.layer)) - Number(isGround(model, b.layer)) || b.layer - a.layer);
  for (const { layer, features } of runs) {
    if (!head({ layer, country: null, count: features.length })) continue;
    if (features.length > SORTED_MAX) for (const f of features) items.push(f);
    else listCountries(model, layer, features, items, head);
  }
  return { items: Int32Array.from(items), headings };
}

function listCountries(model: Model, layer: number, some: Uint32Array, items: number[], head: (heading: Heading) => boolean): void {
  const groups = new Map<string, number[]>();
  for (const f of some) {
    const country = countryOf(model.features, f) ?? "";
    groups.set(country, [...(groups.get(country) ?? []), f]);
  }
  const apart = some.length > BY_COUNTRY && groups.size > 1 && groups.size < some.length / 2;
  for (const [country, features] of [...groups].sort((a, b) => Number(a[0] === "") - Number(b[0] === "") || (a[0] < b[0] ? -1 : 1))) {
    if (!apart || head({ layer, country, count: features.length })) items.push(...features);
  }
}

function isGround(model: Model, layer: number): boolean {
  return GROUND_LAYERS.has(model.layers[layer]!.name);
}

function runsOf({ features }: Model, shown: Uint32Array): { layer: number; features: Uint32Array }[] {
  const out: { layer: number; features: Uint32Array }[] = [];
  for (let from = 0; from < shown.length; ) {
    const layer = features.layer(shown[from]!);
    let to = from;
    while (to < shown.length && features.layer(shown[to]!) === layer) to++;
    out.push({ layer, features: shown.subarray(from, to) });
    from = to;
  }
  return out;
}
