// Where the focus goes when a card closes: back to the row, the search or the symbol that opened it.

import type { Page } from "../page/index.ts";

const ways = new WeakMap<Page, () => void>();

/** Remember how to get back from the card that opens next. */
export function leave(page: Page, back: () => void): void {
  ways.set(page, back);
}

/** Go back once; false where nobody said how. */
export function comeBack(page: Page): boolean {
  const back = ways.get(page);
  ways.delete(page);
  back?.();
  return back !== undefined;
}
