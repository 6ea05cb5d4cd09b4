// Features as RFC 7946 GeoJSON. For a layer it is the very text of layers/<name>.geojson: one feature
// a line, keys sorted, seven decimals, each feature with the evidence of its claims.

import { bounds, MARK, type Json, type Layer, type Model } from "../../model/index.ts";

type Members = Record<string, Json>;
type Box = [number, number, number, number];

/** A layer's file. */
export function layerGeojson(model: Model, layer: Layer): string {
  const all = Array.from({ length: layer.count }, (_, row) => layer.first + row);
  return collection(model, layer.name, all, () => ({}), layer.own ? { source: sourceOf(layer, layer.own) } : {});
}

/** Features of any layers in one file; each says which layer it is of. */
export function featuresGeojson(model: Model, name: string, list: ArrayLike<number>): string {
  return collection(model, name, Array.from(list), (feature) => ({ layer: model.layers[model.features.layer(feature)]!.name }));
}

/** What a layer of the map's maker was made from. */
function sourceOf({ title }: Layer, { attribution, file, sha256 }: NonNullable<Layer["own"]>): Json {
  return { attribution, file, sha256, title };
}

function collection(model: Model, name: string, list: readonly number[], extra: (feature: number) => Members, more: Members = {}): string {
  const tail = stable({ name, type: "FeatureCollection", ...more }).slice(1, -1);
  if (list.length === 0) return `{"features":[],${tail}}\n`;
  const body = list.map((feature) => stable(featureMembers(model, feature, extra(feature)))).join(",\n");
  const head = stable({ bbox: boxOf(model, list) }).slice(1, -1);
  return `{${head},"features":[\n${body}\n],${tail}}\n`;
}

function featureMembers(model: Model, feature: number, extra: Members): Members {
  const { features, claims } = model;
  // Without a prototype, so that a property named "__proto__" is one like any other.
  const properties = Object.assign(Object.create(null) as Members, extra);
  const { own } = model.layers[features.layer(feature)]!;
  for (const [name, value] of features.props(feature))
    if (own) {
      if (name.startsWith(MARK)) properties[name.slice(MARK.length)] = value;
    } else if (name !== "id") properties[name] = name === "claims" ? (value as number[]).map((claim) => claims.id(claim)) : value;
  if (claims.count > 0 && !own) properties["evidence"] = features.claims(feature).map((claim) => evidence(model, claim));
  return {
    bbox: boxOf(model, [feature]),
    geometry: features.geometry(feature) as unknown as Json,
    id: features.id(feature),
    properties,
    type: "Feature",
  };
}

/** What a feature says about a claim, so that the file stands alone. */
function evidence(model: Model, claim: number): Members {
  const { claims, articles } = model;
  const article = articles[claims.article(claim)];
  const citations = claims.sourceRef(claim).map((number): Members => {
    const source = article?.sources.find((one) => one.number === number);
    return source ? { number, title: source.title, url: source.url } : { number };
  });
  return {
    claim: claims.id(claim),
    type: claims.type(claim),
    polarity: claims.polarity(claim),
    change: claims.change(claim),
    confidence: claims.confidence(claim),
    sure: claims.sure(claim),
    quote: claims.quote(claim),
    date: claims.date(claim),
    attribution: claims.attribution(claim),
    grade: claims.grade(claim),
    article: claims.articleId(claim),
    title: article?.title ?? null,
    url: article?.url ?? null,
    published: article?.date ?? null,
    citations,
  };
}

/** West, south, east, north. */
function boxOf(model: Model, list: readonly number[]): Box {
  const all: Box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const feature of list) {
    const box = bounds(model.layers[model.features.layer(feature)]!.shapes, model.features.row(feature));
    if (!box) continue;
    for (const i of [0, 1] as const) all[i] = Math.min(all[i], box[i]);
    for (const i of [2, 3] as const) all[i] = Math.max(all[i], box[i]);
  }
  return all;
}

/** JSON with sorted keys and without white space. */
export function stable(value: Json): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((part) => stable(part as Json)).join(",")}]`;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${stable(part)}`).join(",")}}`;
}
