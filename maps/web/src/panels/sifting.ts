// Keep the claims found and the features shown in step with filters and date.

import { siftClaims, siftFeatures } from "./filters.ts";
import { holdBack } from "./held.ts";
import type { Page } from "./page.ts";

export function keepSifted(page: Page): void {
  const sift = () => {
    const { filters, also } = page.ui.state;
    const { asOf } = page.store.state;
    // A feature rests on its claims whatever their dates; its own dates say when it holds.
    const undated = siftClaims(page.model, filters, null);
    const found = asOf === null ? undated : siftClaims(page.model, filters, asOf);
    page.ui.set({ found });
    const passing = siftFeatures(page.model, filters, undated, asOf);
    page.store.set({ mask: holdBack(page.model, passing, also, asOf) });
  };
  page.ui.subscribe((now, before) => (now.filters !== before.filters || now.also !== before.also) && sift());
  page.store.subscribe((now, before) => now.asOf !== before.asOf && sift());
  sift();
}
