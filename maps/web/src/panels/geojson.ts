// Features as RFC 7946 GeoJSON: the very text of layers/<name>.geojson.

import type { Json } from "../columns.ts";
import type { Layer, Model } from "../model.ts";

/** A layer's file: all its features, or those of a list. */
export function layerGeojson(model: Model, layer: Layer, rows?: readonly number[]): string {
  const all = rows ?? Array.from({ length: layer.count }, (_, row) => layer.first + row);
  return collection(all.map((feature) => featureJson(model, feature, {})));
}

/** Features of any layers in one file; each says its layer. */
export function featuresGeojson(model: Model, features: ArrayLike<number>): string {
  return collection(Array.from(features, (feature) => featureJson(model, feature, { layer: model.layers[model.features.layer(feature)]!.name })));
}

function collection(features: Json[]): string {
  return stable({ type: "FeatureCollection", features });
}

function featureJson(model: Model, feature: number, extra: Record<string, Json>): Json {
  const { features, claims } = model;
  const properties: Record<string, Json> = { ...extra };
  for (const [name, value] of features.props(feature))
    if (name !== "id") properties[name] = name === "claims" ? (value as number[]).map((claim) => claims.id(claim)) : value;
  return { type: "Feature", id: features.id(feature), geometry: features.geometry(feature) as unknown as Json, properties };
}

function stable(value: Json): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((part) => stable(part as Json)).join(",")}]`;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${stable(part)}`).join(",")}}`;
}
