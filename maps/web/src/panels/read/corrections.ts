// What earlier maps said and this one does not: a correction stays to be seen.

import { bdi, el } from "../parts/index.ts";
import { type Page, t } from "../page/index.ts";

interface Correction {
  readonly quote: string;
  readonly first: string;
  readonly last: string;
  readonly why: string | null;
  readonly changes: readonly { readonly field: string; readonly was: string; readonly now: string; readonly seen: string }[];
}

export function corrections(page: Page): Node[] {
  const listed = (page.model.settings.get("corrections") ?? []) as unknown as readonly Correction[];
  if (listed.length === 0) return [];
  const items = listed.map(({ quote, first, last, why, changes }) =>
    el("li", {}, bdi(quote), ...(why === null ? [] : [said(`${t(page, "about.withdrawn", { first, last })}: ${why}`)]), ...changes.map((change) => said(t(page, "about.changed", { ...change })))),
  );
  return [el("h3", {}, t(page, "about.corrections")), el("ul", { class: "small readings-list corrections" }, ...items)];
}

function said(text: string): Node {
  return el("div", { class: "quiet" }, bdi(text));
}
