/** Claims as a table of columns. */

import { encode, readColumn, type Column, type Json, type PackedColumn } from "./columns.ts";
import { daySpan } from "./edtf.ts";

export interface PackedClaims {
  columns: { readonly [name: string]: PackedColumn };
  passages: PackedColumn;
}

export interface Alternative {
  readonly name: string;
  readonly country: string | null;
  readonly kind: string;
  readonly place_id: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly score: number;
}

export interface Place extends Alternative {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly precision_m: number | null;
  readonly alternatives: readonly Alternative[];
}

export interface Quantity {
  readonly value: number | readonly [number, number];
  readonly unit: string | null;
  readonly text: string;
}

/** A field that may be wrong, and what comes next in line. */
export interface Doubt {
  readonly field: string;
  readonly instead: string | null;
}

export interface Review {
  readonly state: "none" | "accepted" | "edited" | "rejected";
  readonly by: string | null;
  readonly when: string | null;
  readonly why: string | null;
}

/** A quote with the paragraph round it. */
export interface Passage {
  readonly before: string;
  readonly quote: string;
  readonly after: string;
}

/** Columns whose values repeat: a code a claim, to filter and count by. */
export type Facet = "type" | "polarity" | "grade" | "attribution" | "article_id" | "date";

export interface Claims {
  readonly count: number;
  id(claim: number): string;
  /** The claim of that id, or -1. */
  find(id: string): number;
  /** Number of its article, or -1 where only its id is known. */
  article(claim: number): number;
  articleId(claim: number): string;
  type(claim: number): string;
  polarity(claim: number): string;
  /** begins, ends, or null for a state. */
  change(claim: number): string | null;
  /** 0 to 1: how likely type, polarity and places are all read right. */
  confidence(claim: number): number;
  /** Whether it is drawn unless the reader asks for more. */
  sure(claim: number): boolean;
  doubts(claim: number): readonly Doubt[];
  /** EDTF. */
  date(claim: number): string | null;
  attribution(claim: number): string | null;
  /** Who proposed it: posturemap, a file or a model, or several of them. */
  reader(claim: number): string;
  quote(claim: number): string;
  passage(claim: number): Passage;
  /** Code points in the article's text. */
  start(claim: number): number;
  end(claim: number): number;
  places(claim: number): readonly Place[];
  actors(claim: number): readonly string[];
  /** Numbers of the text that it stands in and of the bodies that it credits; claims that share one are no two origins. */
  origins(claim: number): readonly number[];
  quantity(claim: number): Quantity | null;
  /** Numbers of its citation markers. */
  sourceRef(claim: number): readonly number[];
  /** Such as "B2". */
  grade(claim: number): string;
  /** Numbers of the features that rest on it. */
  features(claim: number): readonly number[];
  /** Why it supports no feature. */
  unmapped(claim: number): string | null;
  review(claim: number): Review;
  /** Distinct values and a code a claim. */
  facet(name: Facet): { readonly values: readonly (string | null)[]; readonly codes: ArrayLike<number> };
  /** First day and first day after, since 1970; NaN where a claim has no date. */
  readonly days: { readonly from: Float64Array; readonly to: Float64Array };
}

export function readClaims(packed: PackedClaims, buffer: Uint8Array): Claims {
  const columns = new Map(Object.entries(packed.columns).map(([name, c]) => [name, readColumn(c, buffer)]));
  return new ClaimTable(columns, readColumn(packed.passages, buffer));
}

class ClaimTable implements Claims {
  readonly count: number;
  #columns: ReadonlyMap<string, Column>;
  #passages: Column;
  #ids: Map<string, number> | undefined;
  #facets = new Map<Facet, ReturnType<typeof encode>>();
  #days: { from: Float64Array; to: Float64Array } | undefined;

  constructor(columns: ReadonlyMap<string, Column>, passages: Column) {
    this.#columns = columns;
    this.#passages = passages;
    this.count = columns.get("id")?.length ?? 0;
  }

  #get<T extends Json>(name: string, claim: number): T {
    return (this.#columns.get(name)?.get(claim) ?? null) as T;
  }

  id = (claim: number) => this.#get<string>("id", claim);
  article = (claim: number) => this.#get<number>("article", claim);
  articleId = (claim: number) => this.#get<string>("article_id", claim);
  type = (claim: number) => this.#get<string>("type", claim);
  polarity = (claim: number) => this.#get<string>("polarity", claim);
  change = (claim: number) => this.#get<string | null>("change", claim);
  confidence = (claim: number) => this.#get<number>("confidence", claim);
  sure = (claim: number) => this.#get<boolean>("sure", claim);
  doubts = (claim: number) => (this.#get("doubts", claim) ?? []) as unknown as readonly Doubt[];
  date = (claim: number) => this.#get<string | null>("date", claim);
  attribution = (claim: number) => this.#get<string | null>("attribution", claim);
  reader = (claim: number) => this.#get<string | null>("reader", claim) ?? "posturemap";
  start = (claim: number) => this.#get<number>("start", claim);
  end = (claim: number) => this.#get<number>("end", claim);
  actors = (claim: number) => this.#get<readonly string[]>("actors", claim);
  origins = (claim: number) => this.#get<readonly number[] | null>("origins", claim) ?? [];
  sourceRef = (claim: number) => this.#get<readonly number[]>("source_ref", claim);
  grade = (claim: number) => this.#get<string>("grade", claim);
  features = (claim: number) => this.#get<readonly number[]>("features", claim);
  unmapped = (claim: number) => this.#get<string | null>("unmapped", claim);
  places = (claim: number) => this.#get("places", claim) as unknown as readonly Place[];
  quantity = (claim: number) => this.#get("quantity", claim) as unknown as Quantity | null;
  review = (claim: number) => this.#get("review", claim) as unknown as Review;

  passage(claim: number): Passage {
    const text = this.#passages.get(this.#get<number>("passage", claim)) as string;
    const at = this.#get<number>("at", claim);
    const end = at + this.#get<number>("length", claim);
    return { before: text.slice(0, at), quote: text.slice(at, end), after: text.slice(end) };
  }

  quote(claim: number): string {
    return this.passage(claim).quote;
  }

  find(id: string): number {
    if (!this.#ids) {
      this.#ids = new Map();
      for (let claim = 0; claim < this.count; claim++) this.#ids.set(this.id(claim), claim);
    }
    return this.#ids.get(id) ?? -1;
  }

  facet(name: Facet): ReturnType<typeof encode> {
    let facet = this.#facets.get(name);
    if (!facet) this.#facets.set(name, (facet = encode(this.#columns.get(name)!)));
    return facet;
  }

  get days(): { from: Float64Array; to: Float64Array } {
    if (this.#days) return this.#days;
    const { values, codes } = this.facet("date");
    const spans = values.map((value) => daySpan(value) ?? [NaN, NaN]);
    const from = new Float64Array(this.count);
    const to = new Float64Array(this.count);
    for (let claim = 0; claim < this.count; claim++) {
      [from[claim], to[claim]] = spans[codes[claim]!] as [number, number];
    }
    return (this.#days = { from, to });
  }
}
