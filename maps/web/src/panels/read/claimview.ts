// One claim with its evidence: quote in context, article, citation, attribution, date, grade.

import type { Doubt, Source } from "../../model/index.ts";
import { add, bdi, boxed, copyText, el, webAddress } from "../parts/index.ts";
import { citation } from "./citation.ts";
import { actorName, dateName, gradeName, placeName, quantityName, word } from "../names/index.ts";
import { type Page, t } from "../page/index.ts";

// Of the paragraph before and after the quote: enough to see what it belongs to.
const CONTEXT_CHARACTERS = 320;

export function makeClaim(page: Page, claim: number): HTMLElement {
  const { claims } = page.model;
  return el(
    "article",
    { class: "claim", "data-claim": claims.id(claim) },
    el("h3", {}, word(page, "type", claims.type(claim))),
    quoteInContext(page, claim),
    sourceLine(page, claim),
    facts(page, claim),
    ...citedSources(page, claim),
    copyLine(page, claim),
  );
}

function quoteInContext(page: Page, claim: number): HTMLElement {
  const { before, quote, after } = page.model.claims.passage(claim);
  const mark = el("mark", { class: "the-quote" }, ...boxed(quote));
  const context = (text: string) => el("span", { class: "context" }, ...boxed(text));
  return el("blockquote", { dir: "auto" }, context(clipStart(before)), mark, context(clipEnd(after)));
}

function clipStart(text: string): string {
  if (text.length <= CONTEXT_CHARACTERS) return text;
  const cut = text.indexOf(" ", text.length - CONTEXT_CHARACTERS);
  return `… ${text.slice(cut < 0 ? text.length - CONTEXT_CHARACTERS : cut + 1)}`;
}

function clipEnd(text: string): string {
  if (text.length <= CONTEXT_CHARACTERS) return text;
  const cut = text.lastIndexOf(" ", CONTEXT_CHARACTERS);
  return `${text.slice(0, cut < 0 ? CONTEXT_CHARACTERS : cut)} …`;
}

/** Foreign text as a link where its address is a web address, and as text where not. */
export function linked(text: string, url: string | null): HTMLElement {
  const address = webAddress(url);
  if (!address) return bdi(text);
  return el("a", { href: address, rel: "noopener noreferrer", target: "_blank" }, bdi(text));
}

function sourceLine(page: Page, claim: number): HTMLElement {
  const { claims, articles } = page.model;
  const article = articles[claims.article(claim)];
  const line = el("p", { class: "source" }, linked(article?.title ?? claims.articleId(claim), article?.url ?? null));
  const about = [article?.author, article?.publisher, article?.date && dateName(page, article.date)].filter(Boolean);
  for (const part of about) add(line, " · ", bdi(String(part)));
  return line;
}

// Least confidence of each step of words; the last is for all below.
const CONFIDENT = [0.9, 0.8, 0.5, 0];
const FIELDS: Record<string, string> = {
  type: "filter.type", polarity: "card.polarity", places: "card.places", actors: "card.actors", date: "card.date",
  quantity: "card.quantity", attribution: "card.attribution", letters: "card.letters",
};

function doubtText(page: Page, { field, instead }: Doubt): string {
  if (instead === null) return t(page, "doubt.nothing");
  if (field === "letters") return t(page, "doubt.letters", { letters: instead });
  return t(page, "doubt.instead", { instead: word(page, field, instead) });
}

function facts(page: Page, claim: number): HTMLElement {
  const { claims } = page.model;
  const list = el("dl", { class: "facts" });
  const fact = (key: string, value: string) => value !== "" && list.append(el("dt", {}, t(page, key)), el("dd", {}, bdi(value)));
  const review = claims.review(claim);
  fact("card.attribution", claims.attribution(claim) ?? t(page, "card.author_voice"));
  fact("card.date", dateName(page, claims.date(claim)));
  fact("card.polarity", word(page, "polarity", claims.polarity(claim)));
  fact("card.change", claims.change(claim) === "ends" ? t(page, "said.ends") : "");
  fact("card.confidence", t(page, `confidence.${CONFIDENT.findIndex((least) => claims.confidence(claim) >= least)}`));
  for (const doubt of claims.doubts(claim)) fact(FIELDS[doubt.field] ?? "card.doubt", doubtText(page, doubt));
  fact("card.quantity", quantityName(page, claims.quantity(claim)));
  fact("card.places", claims.places(claim).map((place) => placeName(page, place.name)).join(", "));
  fact("card.actors", claims.actors(claim).map((actor) => actorName(page, actor)).join(", "));
  fact("card.grade", gradeName(page, claims.grade(claim)));
  const reader = claims.reader(claim);
  fact("card.reader", reader === "posturemap" ? "" : t(page, "card.proved", { reader }));
  if (review.state !== "none") {
    const by = review.by ?? t(page, "review.someone");
    fact("card.review", `${t(page, `review.${review.state}`, { by, when: review.when ?? "" })}${review.why ? ` (${review.why})` : ""}`);
  }
  return list;
}

/** The entries of the article's source list that the claim's sentence cites. */
export function sourcesOf(page: Page, claim: number): Array<{ number: number; source: Source | undefined }> {
  const { claims, articles } = page.model;
  const list = articles[claims.article(claim)]?.sources ?? [];
  return claims.sourceRef(claim).map((number) => ({ number, source: list.find((source) => source.number === number) }));
}

function citedSources(page: Page, claim: number): Node[] {
  const cited = sourcesOf(page, claim);
  if (cited.length === 0) return [];
  const items = cited.map(({ number, source }) =>
    source
      ? el("li", {}, `[${number}] `, linked(source.title, source.url))
      : el("li", { class: "not-mapped" }, t(page, "card.citation_missing", { number: String(number) })),
  );
  return [el("h4", { class: "small quiet" }, t(page, "card.citation")), el("ul", { class: "small" }, ...items)];
}

function copyLine(page: Page, claim: number): HTMLElement {
  const { claims, articles } = page.model;
  const said = el("span", { class: "small quiet", role: "status" });
  const copy = async () => {
    const sources = sourcesOf(page, claim).flatMap(({ source }) => (source ? [source] : []));
    const text = citation({ quote: claims.quote(claim), article: articles[claims.article(claim)], articleId: claims.articleId(claim), sources });
    said.textContent = t(page, (await copyText(text)) ? "card.copied" : "card.copy_failed");
  };
  const button = el("button", { type: "button", class: "tiny", "data-copy": "citation", onclick: () => void copy() }, t(page, "card.copy"));
  return el("div", { class: "actions" }, button, said);
}
