// The order of the claims' list; pure.

import type { Model } from "../../model/index.ts";

export const SORTS = ["newest", "oldest", "place", "source"] as const;
export type Sort = (typeof SORTS)[number];

/** Put claims into an order; what has no date or place comes last, and equals stay in the articles' order. */
export function sortClaims(model: Model, some: Uint32Array, sort: Sort | null): Uint32Array {
  if (sort === null) return some;
  const rank = ranksOf(model, sort);
  return some.slice().sort((a, b) => rank[a]! - rank[b]! || a - b);
}

// Ranking needs every claim's place or date once; the lists that are sorted are many.
const known = new WeakMap<Model, Map<Sort, Float64Array>>();

function ranksOf(model: Model, sort: Sort): Float64Array {
  const ranks = known.get(model) ?? new Map<Sort, Float64Array>();
  known.set(model, ranks);
  let found = ranks.get(sort);
  if (!found) ranks.set(sort, (found = makeRanks(model, sort)));
  return found;
}

function makeRanks({ claims, articles }: Model, sort: Sort): Float64Array {
  const out = new Float64Array(claims.count);
  if (sort === "newest" || sort === "oldest") {
    const sign = sort === "newest" ? -1 : 1;
    claims.days.from.forEach((day, claim) => (out[claim] = Number.isFinite(day) ? sign * day : Infinity));
    return out;
  }
  const name = sort === "place" ? (claim: number) => claims.places(claim)[0]?.name : (claim: number) => articles[claims.article(claim)]?.publisher ?? articles[claims.article(claim)]?.title ?? claims.articleId(claim);
  const names = Array.from({ length: claims.count }, (_, claim) => name(claim) ?? "");
  const order = new Map([...new Set(names)].filter((one) => one !== "").sort((a, b) => a.localeCompare(b)).map((one, i) => [one, i]));
  names.forEach((one, claim) => (out[claim] = order.get(one) ?? Infinity));
  return out;
}
