// Which claims and features pass the reader's filters and date; pure, so that it is tested without a page.

import type { Model } from "../model/index.ts";
import { atLeast } from "./grade.ts";

export const FILTERS = ["text", "type", "source", "actor", "country", "polarity", "grade", "status"] as const;
/** An empty text filters nothing. */
export type Filters = Readonly<Record<(typeof FILTERS)[number], string>>;

export const NO_FILTERS: Filters = {
  text: "", type: "", source: "", actor: "", country: "", polarity: "", grade: "", status: "",
};

export function activeFilters(filters: Filters): number {
  return FILTERS.filter((name) => filters[name] !== "").length;
}

type Test = (claim: number) => boolean;

/** Claims that pass filters and date, in order. */
export function siftClaims(model: Model, filters: Filters, day: number | null): Uint32Array {
  const tests = claimTests(model, filters);
  if (day !== null) {
    const { from } = model.claims.days;
    tests.push((claim) => !(from[claim]! > day));
  }
  const out = new Uint32Array(model.claims.count);
  let n = 0;
  for (let claim = 0; claim < model.claims.count; claim++) if (tests.every((test) => test(claim))) out[n++] = claim;
  return out.subarray(0, n);
}

/**
 * Features that hold on the day and rest on a claim that passes; null where all do.
 * With a filter on, what rests on no claim (borders, countries) does not pass: it says nothing that was asked for.
 */
export function siftFeatures(model: Model, filters: Filters, found: Uint32Array, day: number | null): Uint8Array | null {
  const filtered = activeFilters(filters) > 0;
  if (!filtered && day === null) return null;
  const mask = new Uint8Array(model.features.count);
  if (filtered) for (const claim of found) for (const feature of model.claims.features(claim)) mask[feature] = 1;
  else mask.fill(1);
  if (filters.status) for (let f = 0; f < mask.length; f++) if (mask[f] && model.features.status(f) !== filters.status) mask[f] = 0;
  if (day !== null) {
    const { from, to } = model.features.days;
    for (let f = 0; f < mask.length; f++) if (from[f]! > day || to[f]! <= day) mask[f] = 0;
  }
  return mask;
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
  else if (name === "grade") return ["A1", "A2", "B2", "B3", "C3", "D4", "E5"];
  return [...seen].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([value]) => value);
}
