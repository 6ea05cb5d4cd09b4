// Files that the reader takes away.

import type { Json, Layer, Model, Quantity } from "../../model/index.ts";
import { csvTable, type Cell } from "./csv.ts";
import { el, listedClaims, shownFeatures } from "../parts/index.ts";
import { isFramed } from "../link/index.ts";
import { featuresGeojson, layerGeojson } from "./geojson.ts";
import { type Page, quantityInWords, t } from "../page/index.ts";
import { fileTail } from "../names/index.ts";

/** Hand a file to the browser; where a frame forbids it, or may, say so, since the browser says nothing. */
export function saveFile(page: Page, name: string, content: Blob): void {
  const why = whyNot();
  if (why) page.store.set({ faults: [...page.store.state.faults.filter(({ what }) => what !== name), { what: name, why: t(page, why) }] });
  const url = URL.createObjectURL(content);
  const link = el("a", { href: url, download: name, hidden: true });
  document.body.append(link);
  link.click();
  // The browser reads the address after this turn; a minute is ample even on a slow disk.
  setTimeout(() => {
    link.remove();
    URL.revokeObjectURL(url);
  }, 60_000);
}

/** Words for a frame whose sandbox lets nothing be saved; one without an origin cannot see what its frame allows. */
function whyNot(): string | null {
  if (!isFramed()) return null;
  const frame = frameElement();
  if (frame) return frame.hasAttribute("sandbox") && !frame.sandbox.contains("allow-downloads") ? "faults.sandbox" : null;
  return window.origin === "null" ? "faults.perhaps" : null;
}

/** The frame that holds the page, where the page around is of the same origin. */
function frameElement(): HTMLIFrameElement | null {
  try {
    return window.frameElement as HTMLIFrameElement | null;
  } catch {
    return null; // some browsers throw instead
  }
}

function saveText(page: Page, name: string, text: string, type: string): void {
  saveFile(page, name, new Blob([text], { type }));
}

/** A layer as its file has it, or, for null, what is shown of all layers. */
export function downloadGeojson(page: Page, layer: Layer | null): void {
  const text = layer ? layerGeojson(page.model, layer) : featuresGeojson(page.model, "visible", shownFeatures(page));
  saveText(page, `${layer ? fileStem(layer.name) : `visible${fileTail(page)}`}.geojson`, text, "application/geo+json");
}

export function downloadCsv(page: Page, layer: Layer | null): void {
  const features = layer ? Array.from({ length: layer.count }, (_, row) => layer.first + row) : [...shownFeatures(page)];
  saveText(page, `${layer ? fileStem(layer.name) : `visible${fileTail(page)}`}.csv`, featuresCsv(page.model, features), "text/csv;charset=utf-8");
}

export function downloadClaims(page: Page): void {
  saveText(page, `claims${fileTail(page)}.csv`, claimsCsv(page.model, listedClaims(page)), "text/csv;charset=utf-8");
}

/** A file name that every system takes. */
export function fileStem(name: string): string {
  return name.replace(/[^A-Za-z0-9_-]+/g, "_").slice(0, 80) || "layer";
}

const FIXED = ["layer", "id", "name", "lon", "lat"];

export function featuresCsv(model: Model, list: readonly number[]): string {
  const { features, claims, articles } = model;
  const used = new Set(list.map((feature) => features.layer(feature)));
  const names = new Set(model.layers.filter((layer) => used.has(layer.index)).flatMap((layer) => [...layer.columns.keys()]));
  const rest = [...names].filter((name) => !FIXED.includes(name) && name !== "claims").sort();
  const rows = list.map((feature): Cell[] => {
    const geometry = features.geometry(feature);
    const [lon, lat] = geometry?.type === "Point" ? geometry.coordinates : [null, null];
    const rests = features.claims(feature);
    const sources = rests.map((claim) => articles[claims.article(claim)]?.url ?? claims.articleId(claim));
    return [
      model.layers[features.layer(feature)]!.name, features.id(feature), features.name(feature), lon, lat,
      ...rest.map((name) => plainCell(features.prop(feature, name))),
      rests.map((claim) => claims.id(claim)).join(" "),
      rests.map((claim) => claims.grade(claim)).join(" "),
      rests.map((claim) => claims.quote(claim)).join(" | "),
      [...new Set(sources)].join(" | "),
    ];
  });
  return csvTable([...FIXED, ...rest, "claims", "claim_grades", "quotes", "articles"], rows);
}

function plainCell(value: Json): Cell {
  return value !== null && typeof value === "object" ? JSON.stringify(value) : value;
}

const CLAIM_COLUMNS = [
  "id", "article", "title", "url", "type", "polarity", "change", "confidence", "sure", "quote", "start", "end", "places", "countries", "actors", "date", "quantity",
  "attribution", "source_ref", "grade", "features", "unmapped",
];

/** A number as the page shows it in English, for machines in every language alike. */
function figureOf(quantity: Quantity | null): string | null {
  return quantity && quantityInWords(quantity, "en");
}

export function claimsCsv(model: Model, list: ArrayLike<number>): string {
  const { claims, articles, features } = model;
  const row = (c: number): Cell[] => {
    const article = articles[claims.article(c)];
    const places = claims.places(c);
    return [
      claims.id(c), claims.articleId(c), article?.title, article?.url, claims.type(c), claims.polarity(c), claims.change(c), claims.confidence(c), claims.sure(c), claims.quote(c), claims.start(c),
      claims.end(c), places.map((p) => p.name).join("; "), places.map((p) => p.country ?? "").join("; "), claims.actors(c).join("; "),
      claims.date(c), figureOf(claims.quantity(c)), claims.attribution(c), claims.sourceRef(c).join(" "), claims.grade(c),
      claims.features(c).map((f) => features.id(f)).join(" "), claims.unmapped(c),
    ];
  };
  return csvTable(CLAIM_COLUMNS, Array.from(list, row));
}
