// What every panel is given: the model, what the reader chose, the words, the map.

import type { Map as LeafletMap } from "leaflet";
import type { Model, State, Store } from "../../model/index.ts";
import type { Drawing } from "../../draw/index.ts";
import type { ClaimTexts, FeatureTexts, Lexicon } from "../../find/index.ts";
import type { Filters } from "./filters.ts";
import type { Sort } from "./sorting.ts";
import type { Words } from "./words.ts";

export type Tab = "claims" | "features" | "conflicts" | "evidence";
export type Sheet = "none" | "layers" | "read" | "time";
export type Theme = "auto" | "light" | "dark";

/** What the reader chose that the map does not need to know. */
export interface Ui {
  readonly words: Words;
  readonly theme: Theme;
  readonly filters: Filters;
  /** Order of the claims' list, and what it follows besides filters and window. */
  readonly sort: Sort | null;
  readonly follow: readonly string[];
  /** What is shown besides what is sure and said to be there: names of `HELD`. */
  readonly also: readonly string[];
  /** Claims that pass the filters, in order, whatever their dates. */
  readonly passing: Uint32Array;
  /** Claims that pass filters and window, in order. */
  readonly found: Uint32Array;
  /** The claim whose evidence is open, or -1. */
  readonly claim: number;
  readonly tab: Tab;
  /** The tab to go back to when the card closes. */
  readonly from: Tab;
  /** The list that the open card was chosen from. */
  readonly group: readonly number[];
  /** On a narrow window: the panel under the map. */
  readonly sheet: Sheet;
  /** Step of the story, or -1. */
  readonly step: number;
  readonly measuring: boolean;
}

/** What searches look in. */
export interface Search {
  readonly claims: ClaimTexts;
  readonly features: FeatureTexts;
  readonly lexicon: () => Lexicon;
}

export interface Page {
  readonly model: Model;
  readonly store: Store<State>;
  readonly ui: Store<Ui>;
  readonly map: LeafletMap;
  readonly drawing: Drawing;
  readonly search: Search;
  /** Codes of the nations that the page may name. */
  readonly nations: ReadonlySet<string>;
}

/** The words of the moment. */
export function t(page: Page, key: string, values: Record<string, string | number> = {}): string {
  return page.ui.state.words.t(key, values);
}

/** Run now, and again when the language or one of the named choices changes. */
export function follow<K extends keyof Ui>(page: Page, keys: readonly K[], draw: () => void): void {
  draw();
  page.ui.subscribe((now, before) => {
    if (now.words !== before.words || keys.some((key) => now[key] !== before[key])) draw();
  });
}

/** Run when one of these parts of the map's state changes. */
export function watch<K extends keyof State>(page: Page, keys: readonly K[], draw: () => void): void {
  page.store.subscribe((now, before) => {
    if (keys.some((key) => now[key] !== before[key])) draw();
  });
}
