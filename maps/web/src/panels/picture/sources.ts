// What the printed page rests on: its articles, what they cite, and the date that it shows.

import type { Article } from "../../model/index.ts";
import { linked } from "../read/index.ts";
import { dayInWords, follow, type Page, roundedText, t, watch } from "../page/index.ts";
import { bdi, el, replace } from "../parts/index.ts";
import { dateName } from "../names/index.ts";

// Entries that fit on the page beside the map.
const PRINTED_MAX = 15;

export function printSources(page: Page): HTMLElement {
  const element = el("section", { class: "print-only" });
  const draw = () => {
    const { articles } = page.model;
    const entries = articles.slice(0, PRINTED_MAX).map((article) => el("li", {}, ...articleText(article)));
    const cited = articles.flatMap((article) => article.sources.map((source) => el("li", {}, `[${source.number}] `, linked(source.title, source.url))));
    const left = articles.length - entries.length;
    replace(
      element,
      el("p", {}, [t(page, "print.as_of", { date: shownDate(page) }), roundedText(page)].filter(Boolean).join(" ")),
      el("h2", {}, t(page, "print.sources")),
      el("ol", {}, ...entries, ...(entries.length + cited.length <= PRINTED_MAX ? cited : [])),
      left > 0 && el("p", {}, t(page, "print.more", { n: left })),
    );
  };
  follow(page, [], draw);
  watch(page, ["asOf"], draw);
  return element;
}

function articleText(article: Article): Node[] {
  const about = [article.author, article.publisher, article.date].filter(Boolean).join(", ");
  return [linked(article.title ?? article.id, article.url), bdi(about === "" ? "" : ` (${about})`)];
}

/** The date that the map shows: the timeline's, or else the map's own. */
export function shownDate(page: Page): string {
  const { asOf } = page.store.state;
  return asOf === null ? dateName(page, page.model.asOf) : dayInWords(asOf, page.ui.state.words.locale);
}
