/** An article with the words of one claim marked in it. */

import type { Article, Claim } from "./data.ts";
import { foreign, make, visible } from "./element.ts";

export function articleView(article: Article, claim: Claim): HTMLElement {
  const about = [article.publisher, article.date, claim.page && `page ${claim.page}`].filter(Boolean).join(", ");
  const link = article.url && /^https?:\/\//i.test(article.url) ? make("a", { href: article.url, rel: "noopener noreferrer" }, "source") : null;
  return make(
    "article",
    { tabindex: "0", "aria-label": "The article" },
    make("h2", {}, foreign(article.title ?? article.id)),
    make("p", { class: "quiet" }, foreign(about), link && " ", link),
    ...paragraphs(article.text, claim),
  );
}

/** A paragraph a line of the text; a quote may run over several. */
function paragraphs(text: string, { start, end }: Claim): HTMLElement[] {
  let at = 0;
  return text.split("\n").map((line) => {
    const [from, to] = [Math.max(0, start - at), Math.min(line.length, end - at)];
    at += line.length + 1;
    if (from >= to) return make("p", { dir: "auto" }, visible(line));
    const mark = make("mark", {}, visible(line.slice(from, to)));
    return make("p", { dir: "auto" }, visible(line.slice(0, from)), mark, visible(line.slice(to)));
  });
}
