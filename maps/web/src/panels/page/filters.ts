// Which claims and features pass the reader's filters and date; pure, so that it is tested without a page.

import { daySpan, GROUND_LAYERS, type Model } from "../../model/index.ts";
import { isCredible, isReliable } from "./grade.ts";

export const FILTERS = [
  "text", "type", "source", "publisher", "speaker", "actor", "country", "polarity", "reliability", "credibility", "status", "conflict",
] as const;
export type Filter = (typeof FILTERS)[number];
/** An empty text filters nothing; several values, of which any will do, stand a line each. */
export type Filters = Readonly<Record<Filter, string>>;

export const NO_FILTERS: Filters = Object.fromEntries(FILTERS.map((name) => [name, ""])) as Filters;

/** The values that a filter has. */
export function valuesOf(value: string): string[] {
  return value === "" ? [] : value.split("\n");
}

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

/** Claims that pass filters and window, in order; `texts` are those whose words are searched for. */
export function siftClaims(model: Model, filters: Filters, window: Window, texts: (search: string) => Iterable<number>): Uint32Array {
  const tests = claimTests(model, filters);
  if (!isAllTime(window)) tests.push(timeTest(model, window));
  if (filters.text) {
    const found = new Uint8Array(model.claims.count);
    for (const claim of texts(filters.text)) found[claim] = 1;
    tests.push((claim) => found[claim] === 1);
  }
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
  const statuses = new Set<string | null>(valuesOf(filters.status));
  if (statuses.size > 0) for (let f = 0; f < mask.length; f++) if (mask[f] && !statuses.has(features.status(f))) mask[f] = 0;
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

// Filters whose values a column of the claims holds.
const FACETS = { type: "type", polarity: "polarity", source: "article_id", speaker: "attribution" } as const;
// Floors of the two axes of a grade, from the strictest.
const FLOORS = { reliability: ["A", "B", "C", "D", "E"], credibility: ["1", "2", "3", "4", "5"] } as const;

function claimTests(model: Model, filters: Filters): Test[] {
  const { claims, articles, features } = model;
  const tests: Test[] = [];
  const facet = (name: (typeof FACETS)[keyof typeof FACETS] | "grade", passes: (value: string) => boolean) => {
    const { values, codes } = claims.facet(name);
    const allowed = values.map((value) => value !== null && passes(value));
    tests.push((claim) => allowed[codes[claim]!]!);
  };
  const chosen = (name: Filter) => new Set<string | null | undefined>(valuesOf(filters[name]));
  for (const [name, column] of Object.entries(FACETS) as [keyof typeof FACETS, (typeof FACETS)[keyof typeof FACETS]][]) {
    const wanted = chosen(name);
    if (wanted.size > 0) facet(column, (value) => wanted.has(value));
  }
  if (filters.reliability) facet("grade", (grade) => isReliable(grade, filters.reliability));
  if (filters.credibility) facet("grade", (grade) => isCredible(grade, filters.credibility));
  const [publishers, actors, countries, statuses] = [chosen("publisher"), chosen("actor"), chosen("country"), chosen("status")];
  if (publishers.size > 0) {
    const allowed = articles.map(({ publisher }) => publishers.has(publisher));
    tests.push((claim) => allowed[claims.article(claim)] === true);
  }
  if (actors.size > 0) tests.push((claim) => claims.actors(claim).some((actor) => actors.has(actor)));
  if (countries.size > 0) tests.push((claim) => claims.places(claim).some((p) => countriesOf(p.country).some((iso) => countries.has(iso))));
  if (statuses.size > 0) tests.push((claim) => claims.features(claim).some((f) => statuses.has(features.status(f))));
  if (filters.conflict) {
    const sides = new Set(model.conflicts.flatMap(({ readings }) => readings.map((reading) => reading.claim)));
    tests.push((claim) => sides.has(claims.id(claim)));
  }
  return tests;
}

export function countriesOf(codes: string | null): string[] {
  return codes ? codes.split("|") : [];
}

/** The values that a filter can take and how many claims have each, most frequent first; floors from the strictest. */
export function filterValues(model: Model, name: Filter): (readonly [value: string, count: number])[] {
  const { claims, articles, features } = model;
  const seen = new Map<string, number>();
  const count = (value: string | null | undefined) => value && seen.set(value, (seen.get(value) ?? 0) + 1);
  const each = (visit: (claim: number) => void) => {
    for (let c = 0; c < claims.count; c++) visit(c);
  };
  if (name in FACETS) {
    const { values, codes } = claims.facet(FACETS[name as keyof typeof FACETS]);
    each((c) => count(values[codes[c]!]));
  } else if (name === "reliability" || name === "credibility") {
    const { values, codes } = claims.facet("grade");
    const passes = name === "reliability" ? isReliable : isCredible;
    return FLOORS[name].map((floor) => {
      const good = values.map((grade) => grade !== null && passes(grade, floor));
      let n = 0;
      each((c) => (n += Number(good[codes[c]!])));
      return [floor, n] as const;
    });
  } else if (name === "publisher") each((c) => count(articles[claims.article(c)]?.publisher));
  else if (name === "actor") each((c) => claims.actors(c).forEach(count));
  else if (name === "country") each((c) => new Set(claims.places(c).flatMap((p) => countriesOf(p.country))).forEach(count));
  else if (name === "status") each((c) => new Set(claims.features(c).map((f) => features.status(f))).forEach(count));
  else if (name === "conflict") return model.conflicts.length > 0 ? [["yes", new Set(model.conflicts.flatMap(({ readings }) => readings.flatMap(({ claim }) => (claim === null ? [] : [claim])))).size]] : [];
  return [...seen].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}
