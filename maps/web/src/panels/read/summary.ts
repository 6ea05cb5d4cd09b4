// What a card says first: how much a thing rests on, how it is said, where sources differ, what is newest; pure.

import type { Claims, Model } from "../../model/index.ts";

export interface Summary {
  readonly claims: number;
  readonly articles: number;
  /** Claims of which no two stand in one text or credit one body; 0 where the page was not told. */
  readonly origins: number;
  /** How often each way of saying it occurs, most frequent first. */
  readonly said: readonly (readonly [polarity: string, count: number])[];
  /** The newest dated claim, or the first. */
  readonly newest: number;
}

export function summarise({ claims, features }: Pick<Model, "claims" | "features">, feature: number): Summary {
  const rests = features.claims(feature);
  const said = new Map<string, number>();
  for (const claim of rests) said.set(claims.polarity(claim), (said.get(claims.polarity(claim)) ?? 0) + 1);
  return {
    claims: rests.length,
    articles: new Set(rests.map((claim) => claims.articleId(claim))).size,
    origins: independent(claims, rests),
    said: [...said].sort((a, b) => b[1] - a[1]),
    newest: newestFirst(claims, rests)[0] ?? -1,
  };
}

/** Claims by day, the newest first; those without a date last, in the order of the articles. */
export function newestFirst(claims: Claims, some: readonly number[]): number[] {
  const { from } = claims.days;
  const day = (claim: number) => (Number.isNaN(from[claim]!) ? -Infinity : from[claim]!);
  return [...some].sort((a, b) => (day(a) === day(b) ? a - b : day(b) - day(a)));
}

/** Count claims of which no two share a text or a credited body: ten reprints of one release count once. */
function independent(claims: Claims, some: readonly number[]): number {
  const used = new Set<number>();
  let count = 0;
  for (const claim of [...some].sort((a, b) => a - b)) {
    const mine = claims.origins(claim);
    if (mine.length === 0 || mine.some((body) => used.has(body))) continue;
    mine.forEach((body) => used.add(body));
    count++;
  }
  return count;
}

/** Claims by article, in the order in which they come. */
export function byArticle(claims: Claims, some: readonly number[]): (readonly [article: number, claims: readonly number[]])[] {
  const groups = new Map<number, number[]>();
  for (const claim of some) groups.set(claims.article(claim), [...(groups.get(claims.article(claim)) ?? []), claim]);
  return [...groups];
}
