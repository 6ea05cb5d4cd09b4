/** Everything the page knows, read value by value, so that a million features cost what is looked at. */

import { readClaims, type Claims, type PackedClaims } from "./claims.ts";
import { type Json, type PackedColumn, readAll, readColumn } from "./columns.ts";
import type { Block } from "./decode.ts";
import { readFeatures, type Features, type Layer, type PackedLayer } from "./features.ts";

export type { Claims } from "./claims.ts";
export type { Features, Layer } from "./features.ts";

export interface Source {
  readonly number: number;
  readonly title: string;
  readonly url: string | null;
}

export interface Article {
  readonly id: string;
  readonly title: string | null;
  readonly author: string | null;
  readonly publisher: string | null;
  readonly url: string | null;
  readonly date: string | null;
  readonly sha256: string;
  readonly sources: readonly Source[];
  /** Letters of the sentences that can make claims; what else there was, by reason. */
  readonly letters_read?: number;
  readonly left_out?: readonly { readonly reason: string; readonly letters: number }[];
}

export interface Reading {
  readonly value: string;
  readonly claim: string | null;
  readonly source: string;
  readonly grade: string;
}

export interface Conflict {
  readonly id: string;
  readonly entity: string;
  readonly attribute: string;
  readonly as_of: string | null;
  readonly readings: readonly Reading[];
  /** Ids of features. */
  readonly features: readonly string[];
  readonly note: string | null;
}

/** One APP-6 symbol: pixels, and the pixel that stands on the place. */
export interface SymbolDrawing {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  readonly anchor: readonly [number, number];
}

export interface PostureBlock {
  format: number;
  title: string;
  as_of: string;
  settings: { readonly [key: string]: Json };
  layers: readonly PackedLayer[];
  claims: PackedClaims;
  articles: PackedColumn;
  conflicts: readonly Conflict[];
  symbols: { readonly [sidc: string]: SymbolDrawing };
}

export interface Model {
  readonly title: string;
  /** EDTF day that the posture was built for. */
  readonly asOf: string;
  readonly settings: ReadonlyMap<string, Json>;
  /** In drawing order: the first is drawn first. */
  readonly layers: readonly Layer[];
  /** Numbered through all layers, layer by layer. */
  readonly features: Features;
  readonly claims: Claims;
  readonly articles: readonly Article[];
  readonly conflicts: readonly Conflict[];
  readonly symbols: ReadonlyMap<string, SymbolDrawing>;
}

export const FORMAT = 1;

export function readModel({ head, buffer }: Block<PostureBlock>): Model {
  if (head.format !== FORMAT) throw new Error(`data of format ${head.format}; this page reads ${FORMAT}`);
  const features = readFeatures(head.layers, buffer);
  return {
    title: head.title,
    asOf: head.as_of,
    settings: new Map(Object.entries(head.settings)),
    layers: features.layers,
    features,
    claims: readClaims(head.claims, buffer),
    articles: readAll(readColumn(head.articles, buffer)) as unknown as readonly Article[],
    conflicts: head.conflicts,
    symbols: new Map(Object.entries(head.symbols)),
  };
}
