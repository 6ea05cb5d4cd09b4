/** What is drawn now, and where: so that anybody can check that nothing stands in the wrong country. */

import { latOf, lonOf } from "../ground/index.ts";
import type { Model } from "../model/index.ts";
import type { Rect } from "./sheet/labels.ts";
import type { Painted } from "./scene.ts";

export interface PlacedItem {
  readonly kind: "pill" | "name" | "symbol";
  /** The country that it speaks of; null for none, or several. */
  readonly iso: string | null;
  /** Of a symbol or a pill of one layer. */
  readonly layer: string | null;
  readonly text: string;
  /** The middle of what is drawn. */
  readonly lon: number;
  readonly lat: number;
  /** Its corners: west, south, east, north. */
  readonly box: readonly [number, number, number, number];
  /** True where a line leads from it to its place. */
  readonly led: boolean;
  /** Both ends of that line: longitude and latitude. */
  readonly line: readonly (readonly [number, number])[] | null;
  /** True of a name that is written at a symbol, as its own. */
  readonly caption?: boolean;
}

export function placedItems({ frame, spots, names }: Painted, model: Model): PlacedItem[] {
  const { box, width, height } = frame;
  const lon = (x: number) => lonOf(box.x0 + (x / width) * (box.x1 - box.x0));
  const lat = (y: number) => latOf(box.y0 + (y / height) * (box.y1 - box.y0));
  const where = ([left, top, right, bottom]: Rect) => ({
    lon: lon((left + right) / 2),
    lat: lat((top + bottom) / 2),
    box: [lon(left), lat(bottom), lon(right), lat(top)] as const,
  });
  const layerOf = (feature: number) => model.layers[model.features.layer(feature)]!.name;
  const drawn = spots.map(({ rect, mark, tally, led, line }): PlacedItem => {
    if (tally) {
      const layer = tally.layers.length === 1 ? model.layers[tally.layers[0]![0]]!.name : null;
      return { kind: "pill", iso: tally.iso, layer, text: tally.name, ...where(rect), led: led ?? false, line: line?.map(([x, y]) => [lon(x), lat(y)] as const) ?? null };
    }
    const one = mark!.count === 1 || mark!.lead > 0;
    return { kind: "symbol", iso: one ? countryOf(model, mark!.top) : null, layer: one ? layerOf(mark!.top) : null, text: model.features.name(mark!.top), ...where(rect), led: false, line: null };
  });
  const written = names.map(({ rank, iso, text, rect, town }): PlacedItem => ({
    kind: "name", iso, layer: null, text, ...where(rect), led: rank > 0, line: null,
    ...(rank > 0 ? { lon: lonOf(town.x), lat: latOf(town.y) } : {}),
  }));
  const captions = spots.flatMap(({ caption, mark }): PlacedItem[] =>
    caption && mark
      ? [{ kind: "name", iso: countryOf(model, mark.top), layer: null, text: caption.text, ...where(caption.rect), lon: lonOf(mark.x), lat: latOf(mark.y), led: true, line: null, caption: true }]
      : [],
  );
  return [...drawn, ...captions, ...written];
}

function countryOf(model: Model, feature: number): string | null {
  const [host, countries] = ["host_nation", "countries"].map((name) => model.features.prop(feature, name));
  if (typeof host === "string") return host;
  return Array.isArray(countries) && countries.length === 1 ? String(countries[0]) : null;
}
