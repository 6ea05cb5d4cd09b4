/** Features of all layers under one numbering. */

import { encode, readColumn, type Column, type Json, type PackedColumn } from "./columns.ts";
import { daySpan } from "./edtf.ts";
import { geometry, readShapes, type Geometry, type PackedShapes, type Place, type Shapes } from "./shapes.ts";

export interface PackedLayer {
  name: string;
  title: string;
  group: string;
  color: string;
  color_dark: string;
  shape: string;
  columns: readonly (readonly [string, PackedColumn])[];
  shapes: PackedShapes;
  own?: Own;
}

/** Where a layer comes from that the map's maker brought: no article says what is in it. */
export interface Own {
  readonly file: string;
  readonly sha256: string;
  readonly attribution: string;
  /** Properties that a card shows; none means all. */
  readonly fields: readonly string[];
}

/** Stands before the names of an own layer's properties, so that none means what ours of that name mean. */
export const MARK = "own.";

export interface Layer {
  readonly index: number;
  readonly name: string;
  readonly title: string;
  readonly group: string;
  readonly color: string;
  readonly colorDark: string;
  readonly shape: string;
  /** Its features are `first` to `first + count - 1`. */
  readonly first: number;
  readonly count: number;
  /** Columns by name, in the order of the file that `geojson.ts` writes. */
  readonly columns: ReadonlyMap<string, Column>;
  readonly shapes: Shapes;
  readonly own: Own | null;
}

export interface Features {
  readonly count: number;
  readonly layers: readonly Layer[];
  /** Number of the layer. */
  layer(feature: number): number;
  /** Row in its layer's columns and shapes. */
  row(feature: number): number;
  id(feature: number): string;
  /** The feature of that id, or -1. */
  find(id: string): number;
  name(feature: number): string;
  kind(feature: number): string | null;
  status(feature: number): string | null;
  /** `geometry_basis`: article-place, relative, register, border, country, region or schematic. */
  basis(feature: number): string | null;
  /** How its claims put it: stands, planned, possible, denied, ended or disputed. */
  saying(feature: number): string;
  /** False where it rests on unsure claims only. */
  sure(feature: number): boolean;
  /** EDTF. */
  validFrom(feature: number): string | null;
  validTo(feature: number): string | null;
  precisionM(feature: number): number | null;
  grade(feature: number): string | null;
  sidc(feature: number): string | null;
  /** Rows of the claims that it rests on. */
  claims(feature: number): readonly number[];
  prop(feature: number, name: string): Json;
  /** Every column, in order, `claims` as rows of claims. */
  props(feature: number): readonly (readonly [string, Json])[];
  geometry(feature: number): Geometry | null;
  /** Days since 1970: the first day on which each feature may hold, and the first after; ±Infinity if open. */
  readonly days: { readonly from: Float64Array; readonly to: Float64Array };
}

export function readFeatures(packed: readonly PackedLayer[], buffer: Uint8Array): Features {
  const layers: Layer[] = [];
  let first = 0;
  for (const [index, layer] of packed.entries()) {
    const place = (number: number, own: Shapes): Place => {
      const before = layers.findLast((one) => one.first <= number);
      return number >= first || !before ? [own, number - first] : [before.shapes, number - before.first];
    };
    const shapes = readShapes(layer.shapes, buffer, place);
    const columns = new Map(layer.columns.map(([name, column]) => [name, readColumn(column, buffer)]));
    const { name, title, group, color, color_dark: colorDark, shape, own = null } = layer;
    layers.push({ index, name, title, group, color, colorDark, shape, first, count: shapes.count, columns, shapes, own });
    first += shapes.count;
  }
  return new FeatureTable(layers, first);
}

class FeatureTable implements Features {
  readonly count: number;
  readonly layers: readonly Layer[];
  #layerOf: Uint16Array;
  #ids: Map<string, number> | undefined;
  #days: { from: Float64Array; to: Float64Array } | undefined;

  constructor(layers: readonly Layer[], count: number) {
    this.layers = layers;
    this.count = count;
    this.#layerOf = new Uint16Array(count);
    for (const layer of layers) this.#layerOf.fill(layer.index, layer.first, layer.first + layer.count);
  }

  layer(feature: number): number {
    return this.#layerOf[feature]!;
  }

  row(feature: number): number {
    return feature - this.layers[this.layer(feature)]!.first;
  }

  prop(feature: number, name: string): Json {
    const layer = this.layers[this.layer(feature)]!;
    return layer.columns.get(name)?.get(feature - layer.first) ?? null;
  }

  #text(feature: number, name: string): string | null {
    const value = this.prop(feature, name);
    return value === null ? null : String(value);
  }

  id = (feature: number) => this.#text(feature, "id") ?? "";
  name = (feature: number) => this.#text(feature, "name") ?? this.id(feature);
  kind = (feature: number) => this.#text(feature, "kind");
  status = (feature: number) => this.#text(feature, "status");
  saying = (feature: number) => this.#text(feature, "saying") ?? "stands";
  sure = (feature: number) => this.prop(feature, "sure") !== false;
  basis = (feature: number) => this.#text(feature, "geometry_basis");
  validFrom = (feature: number) => this.#text(feature, "valid_from");
  validTo = (feature: number) => this.#text(feature, "valid_to");
  grade = (feature: number) => this.#text(feature, "grade");
  sidc = (feature: number) => this.#text(feature, "sidc");

  precisionM(feature: number): number | null {
    const value = this.prop(feature, "precision_m");
    return typeof value === "number" ? value : null;
  }

  claims(feature: number): readonly number[] {
    return (this.prop(feature, "claims") ?? []) as readonly number[];
  }

  props(feature: number): readonly (readonly [string, Json])[] {
    const layer = this.layers[this.layer(feature)]!;
    return [...layer.columns].map(([name, column]) => [name, column.get(feature - layer.first)] as const);
  }

  geometry(feature: number): Geometry | null {
    const layer = this.layers[this.layer(feature)]!;
    return geometry(layer.shapes, feature - layer.first);
  }

  find(id: string): number {
    if (!this.#ids) {
      this.#ids = new Map();
      for (let feature = 0; feature < this.count; feature++) this.#ids.set(this.id(feature), feature);
    }
    return this.#ids.get(id) ?? -1;
  }

  get days(): { from: Float64Array; to: Float64Array } {
    this.#days ??= {
      from: this.#bound("valid_from", -Infinity, 0),
      to: this.#bound("valid_to", Infinity, 1),
    };
    return this.#days;
  }

  /** One end of every feature's validity; dates repeat, so each distinct one is read once. */
  #bound(name: string, open: number, end: 0 | 1): Float64Array {
    const out = new Float64Array(this.count).fill(open);
    for (const layer of this.layers) {
      const column = layer.columns.get(name);
      if (!column) continue;
      const { values, codes } = encode(column);
      const days = values.map((value) => daySpan(value)?.[end] ?? open);
      for (let row = 0; row < layer.count; row++) out[layer.first + row] = days[codes[row]!]!;
    }
    return out;
  }
}
