// What the page opens with: the layers that the articles speak of, and what the map says in a line.

import { daySpan, GROUND_LAYERS, type Layer, type Model } from "../../model/index.ts";

/** Layers of judgements and budgets wait until they are asked for; works, forces and activities are what a map can show. */
const SHOWN_GROUPS: ReadonlySet<string> = new Set(["forces", "defence", "activity"]);
/** A layer that few claims speak of waits too, where others have much more. */
const SHARE = 0.02;

/** Looking at every feature of a larger layer would be felt when the page opens. */
export const LOOKED_AT = 20_000;

/** Names of the layers that are off when the page opens: the project's choice, else all that the articles speak little of. */
export function closedLayers(model: Model): ReadonlySet<string> {
  let closed = known.get(model);
  if (!closed) known.set(model, (closed = findClosed(model)));
  return closed;
}

const known = new WeakMap<Model, ReadonlySet<string>>();

function findClosed(model: Model): ReadonlySet<string> {
  const hidden = model.settings.get("hidden");
  if (Array.isArray(hidden)) return new Set(hidden.map(String));
  const spoken = model.layers.map((layer) => claimsOf(model, layer));
  const most = Math.max(0, ...spoken);
  const isOpen = (layer: Layer) =>
    GROUND_LAYERS.has(layer.name) || (spoken[layer.index]! > 0 && SHOWN_GROUPS.has(layer.group) && spoken[layer.index]! >= SHARE * most);
  const open = model.layers.filter((layer) => isOpen(layer) || !isKnown(layer));
  const says = open.some((layer) => !layer.own && !GROUND_LAYERS.has(layer.name) && layer.count > 0);
  // Where the articles speak of nothing but judgements, those are what the map is about.
  const names = new Set((says ? open : model.layers).map((layer) => layer.name));
  return new Set(model.layers.map((layer) => layer.name).filter((name) => !names.has(name)));
}

const KNOWN_GROUPS: ReadonlySet<string> = new Set(["alliance", "assessment", ...SHOWN_GROUPS]);

/** A layer that we know nothing of is shown: whoever added it wants it seen. */
function isKnown(layer: Layer): boolean {
  return KNOWN_GROUPS.has(layer.group);
}

/** How many claims a layer's features rest on; a million features are counted as they are. */
function claimsOf({ features }: Model, layer: Layer): number {
  if (layer.count > LOOKED_AT) return layer.count;
  let n = 0;
  for (let f = layer.first; f < layer.first + layer.count; f++) if (features.sure(f)) n += features.claims(f).length;
  return n;
}

/** The newest claim that is stated as a fact and drawn, no later than the map's day; -1 where no claim has a date. */
export function newestClaim(model: Model): number {
  let newest = newestOf.get(model);
  if (newest === undefined) newestOf.set(model, (newest = findNewest(model)));
  return newest;
}

const newestOf = new WeakMap<Model, number>();

/** Whether a feature is drawn unasked and is no country or border, which were there before. */
export function isNews(model: Model, feature: number): boolean {
  const { features, layers } = model;
  const { name } = layers[features.layer(feature)]!;
  return features.sure(feature) && !GROUND_LAYERS.has(name) && !closedLayers(model).has(name);
}

function findNewest(model: Model): number {
  const { claims, asOf } = model;
  const { from } = claims.days;
  const day = (daySpan(asOf)?.[1] ?? Infinity) - 1;
  let best = -1;
  for (let claim = 0; claim < claims.count; claim++) {
    const isFact = claims.sure(claim) && claims.polarity(claim) === "asserted" && claims.features(claim).some((f) => isNews(model, f));
    if (isFact && from[claim]! <= day && !(best >= 0 && from[best]! >= from[claim]!)) best = claim;
  }
  return best;
}
