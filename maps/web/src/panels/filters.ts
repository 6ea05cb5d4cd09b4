// Which claims and features pass the reader's filters and date; pure, so that it is tested without a page.

import { daySpan, GROUND_LAYERS, type Model } from "../model/index.ts";
import { atLeast } from "./grade.ts";

export const FILTERS = ["text", "type", "source", "actor", "country", "polarity", "grade", "status", "conflict"] as const;
/** An empty text filters nothing. */
export type Filters = Readonly<Record<(typeof FILTERS)[number], string>>;

export const NO_FILTERS: Filters = {
  text: "", type: "", source: "", actor: "", country: "", polarity: "", grade: "", status: "", conflict: "",
};

export function activeFilters(filters: Filters): number {
  return FILTERS.filter((name) => filters[name] !== "").length;
}

type Test = (claim: number) => boolean;

/** Days from which and until which things are shown, either of them open, and whether what has no date counts. */
export interface Window {
  readonly since: number | null;
  readonly asOf: number | null;
  readonly undated: boolean;
}

export const ALL_TIME: Window = { since: null, asOf: null, undated: true };

export function isAllTime({ since, asOf, undated }: Window): boolean {
  return since === null && asOf === null && undated;
}

/** Claims that pass filters and window, in order. */
export function siftClaims(model: Model, filters: Filters, window: Window): Uint32Array {
  const tests = claimTests(model, filters);
  if (!isAllTime(window)) tests.push(timeTest(model, window));
  const out = new Uint32Array(model.claims.count);
  let n = 0;
  for (let claim = 0; claim < model.claims.count; claim++) if (tests.every((test) => test(claim))) out[n++] = claim;
  return out.subarray(0, n);
}

/** Whether a claim speaks of a time within the window. One without a date speaks of no day before its article's. */
function timeTest({ claims, articles }: Model, { since, asOf, undated }: Window): Test {
  const { from, to } = claims.days;
  const told = articles.map(({ date }) => daySpan(date)?.[0] ?? -Infinity);
  return (claim) => {
    const start = from[claim]!;
    if (Number.isNaN(start)) return undated && (asOf === null || (told[claims.article(claim)] ?? -Infinity) <= asOf);
    return (asOf === null || start <= asOf) && (since === null || to[claim]! > since);
  };
}

/**
 * Features that rest on a claim that passes the filters, and hold in the window; null where all do.
 * The ground (countries, borders) always passes; with a filter on, nothing else does that rests on no claim.
 * `passing` are the claims that pass the filters, `found` those of them that pass the window too.
 */
export function siftFeatures(model: Model, filters: Filters, passing: Uint32Array, found: Uint32Array, window: Window): Uint8Array | null {
  const filtered = activeFilters(filters) > 0;
  if (!filtered && isAllTime(window)) return null;
  const { features } = model;
  const mask = new Uint8Array(features.count).fill(filtered ? 0 : 1);
  if (filtered) for (const feature of featuresOf(model, passing)) mask[feature] = 1;
  if (filters.status) for (let f = 0; f < mask.length; f++) if (mask[f] && features.status(f) !== filters.status) mask[f] = 0;
  if (!isAllTime(window)) keepWithin(model, mask, found, window);
  for (const layer of model.layers) if (layer.own || GROUND_LAYERS.has(layer.name)) mask.fill(1, layer.first, layer.first + layer.count);
  return mask;
}

/**
 * Take out what does not hold on the window's last day. A thing's own dates say when it holds; one without,
 * and everything where the window has a beginning, needs a claim that speaks of a time within it.
 */
function keepWithin(model: Model, mask: Uint8Array, found: Uint32Array, { since, asOf, undated }: Window): void {
  const { features } = model;
  const { from, to } = features.days;
  const spoken = new Uint8Array(mask.length);
  for (const feature of featuresOf(model, found)) spoken[feature] = 1;
  for (let f = 0; f < mask.length; f++) {
    if (mask[f] === 0) continue;
    const over = asOf !== null && (from[f]! > asOf || (since === null ? to[f]! <= asOf : to[f]! <= since));
    const dateless = from[f] === -Infinity && to[f] === Infinity;
    const needed = since !== null || (dateless && (asOf !== null || !undated));
    if (over || (needed && spoken[f] === 0 && features.claims(f).length > 0)) mask[f] = 0;
  }
}

function* featuresOf({ claims }: Model, some: Uint32Array): Iterable<number> {
  for (const claim of some) yield* claims.features(claim);
}

function claimTests(model: Model, filters: Filters): Test[] {
  const { claims, features } = model;
  const tests: Test[] = [];
  const facet = (name: "type" | "polarity" | "article_id" | "grade", passes: (value: string) => boolean) => {
    const { values, codes } = claims.facet(name);
    const allowed = values.map((value) => value !== null && passes(value));
    tests.push((claim) => allowed[codes[claim]!]!);
  };
  if (filters.type) facet("type", (value) => value === filters.type);
  if (filters.polarity) facet("polarity", (value) => value === filters.polarity);
  if (filters.source) facet("article_id", (value) => value === filters.source);
  if (filters.grade) facet("grade", (value) => atLeast(value, filters.grade));
  if (filters.actor) tests.push((claim) => claims.actors(claim).includes(filters.actor));
  if (filters.country) tests.push((claim) => claims.places(claim).some((p) => countriesOf(p.country).includes(filters.country)));
  if (filters.status) tests.push((claim) => claims.features(claim).some((f) => features.status(f) === filters.status));
  if (filters.conflict) {
    const sides = new Set(model.conflicts.flatMap(({ readings }) => readings.map((reading) => reading.claim)));
    tests.push((claim) => sides.has(claims.id(claim)));
  }
  if (filters.text) tests.push(textTest(model, filters.text));
  return tests;
}

/** Every word of the search occurs in the quote, its places, actors, attribution or article. */
function textTest(model: Model, text: string): Test {
  const { claims, articles } = model;
  const wanted = fold(text).split(/\s+/).filter((word) => word !== "");
  return (claim) => {
    const quote = fold(claims.quote(claim));
    if (wanted.every((word) => quote.includes(word))) return true;
    const about = [
      quote, claims.attribution(claim) ?? "", claims.articleId(claim), articles[claims.article(claim)]?.title ?? "",
      ...claims.actors(claim), ...claims.places(claim).flatMap((place) => [place.name, place.text]),
    ];
    const all = fold(about.join("\n"));
    return wanted.every((word) => all.includes(word));
  };
}

/** Compare without case and diacritics: "adazi" finds "Ādaži". */
export function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

export function countriesOf(codes: string | null): string[] {
  return codes ? codes.split("|") : [];
}

/** The values that a filter can take, most frequent first. */
export function filterValues(model: Model, name: keyof Filters): string[] {
  const { claims, features } = model;
  const seen = new Map<string, number>();
  const count = (value: string | null) => value !== null && seen.set(value, (seen.get(value) ?? 0) + 1);
  const facets = { type: "type", polarity: "polarity", source: "article_id" } as const;
  if (name === "type" || name === "polarity" || name === "source") {
    const { values, codes } = claims.facet(facets[name]);
    for (let c = 0; c < claims.count; c++) count(values[codes[c]!] ?? null);
  } else if (name === "actor") for (let c = 0; c < claims.count; c++) claims.actors(c).forEach(count);
  else if (name === "country")
    for (let c = 0; c < claims.count; c++) new Set(claims.places(c).flatMap((p) => countriesOf(p.country))).forEach(count);
  else if (name === "status") for (let f = 0; f < features.count; f++) count(features.status(f));
  else if (name === "conflict") return model.conflicts.length > 0 ? ["yes"] : [];
  else if (name === "grade") return ["A1", "A2", "B2", "B3", "C3", "D4", "E5"];
  return [...seen].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([value]) => value);
}
