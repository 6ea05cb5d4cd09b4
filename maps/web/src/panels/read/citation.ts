// A claim as a line of somebody's notes.

import type { Article, Source } from "../../model/index.ts";

export interface Cited {
  readonly quote: string;
  readonly article: Article | undefined;
  readonly articleId: string;
  readonly sources: readonly Source[];
}

/** Quote, author, title, publisher, date, address, and the article's own source. */
export function citation({ quote, article, articleId, sources }: Cited): string {
  const title = `“${article?.title ?? articleId}”`;
  const parts = [article?.author, title, article?.publisher, article?.date, article?.url].filter(Boolean);
  const cites = sources.map((source) => `[${source.number}] ${source.title}${source.url ? `, ${source.url}` : ""}`);
  return `“${quote}” — ${parts.join(", ")}${cites.length > 0 ? `; citing ${cites.join("; ")}` : ""}.`;
}
