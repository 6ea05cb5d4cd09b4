// Keep the claims found and the features shown in step with filters and date.

import { ALL_TIME, isAllTime, siftClaims, siftFeatures } from "./filters.ts";
import { holdBack } from "./held.ts";
import type { Page } from "./page.ts";

export function keepSifted(page: Page): void {
  const texts = (search: string) => page.search.claims.find(search);
  const sift = () => {
    const { filters, also } = page.ui.state;
    const { since, asOf, undated } = page.store.state;
    const window = { since, asOf, undated };
    const passing = siftClaims(page.model, filters, ALL_TIME, texts);
    const found = isAllTime(window) ? passing : siftClaims(page.model, filters, window, texts);
    page.ui.set({ passing, found });
    const mask = siftFeatures(page.model, filters, passing, found, window);
    page.store.set({ mask: holdBack(page.model, mask, also, window) });
  };
  page.ui.subscribe((now, before) => (now.filters !== before.filters || now.also !== before.also) && sift());
  page.store.subscribe((now, before) => (now.asOf !== before.asOf || now.since !== before.since || now.undated !== before.undated) && sift());
  sift();
}
