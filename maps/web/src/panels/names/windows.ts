// The window of time and the filters in words: what chips, print, pictures and file names say.

import { dayInWords, type Filters, FILTERS, isoDay, NO_FILTERS, type Page, t, valuesOf } from "../page/index.ts";
import { dateName, filterValueName } from "./names.ts";

/** The days that everything is shown for. */
export function windowText(page: Page): string {
  const { since, asOf } = page.store.state;
  const { locale } = page.ui.state.words;
  const words = (day: number) => dayInWords(day, locale);
  if (since !== null && asOf !== null) return t(page, "time.between", { from: words(since), to: words(asOf) });
  if (since !== null) return t(page, "date.from", { date: words(since) });
  return asOf === null ? t(page, "time.all_as_of", { date: dateName(page, page.model.asOf) }) : t(page, "time.as_of", { date: words(asOf) });
}

export interface Choice {
  /** Name of the filter, `window`, `undated`, or what is shown besides. */
  readonly name: string;
  readonly text: string;
  readonly undo: () => void;
}

/** Everything that makes the map show less, or more, than it opens with. */
export function choicesOf(page: Page): Choice[] {
  const { filters, also } = page.ui.state;
  const { since, asOf, undated } = page.store.state;
  const set = (change: Partial<Filters>) => page.ui.set({ filters: { ...page.ui.state.filters, ...change } });
  const out: Choice[] = FILTERS.filter((name) => filters[name] !== NO_FILTERS[name]).map((name) => ({
    name,
    text: name === "text" ? `“${filters.text}”` : `${t(page, `filter.${name}`)}: ${valuesOf(filters[name]).map((value) => filterValueName(page, name, value)).join(", ")}`,
    undo: () => set({ [name]: "" }),
  }));
  if (since !== null || asOf !== null) out.push({ name: "window", text: windowText(page), undo: () => page.store.set({ since: null, asOf: null }) });
  if (!undated) out.push({ name: "undated", text: t(page, "time.no_undated"), undo: () => page.store.set({ undated: true }) });
  for (const name of also) {
    out.push({ name, text: t(page, `said.also.${name}`), undo: () => page.ui.set({ also: page.ui.state.also.filter((one) => one !== name) }) });
  }
  return out;
}

/** What is added to the name of a file that holds what is shown. */
export function fileTail(page: Page): string {
  const { filters } = page.ui.state;
  const { since, asOf, undated } = page.store.state;
  const filtered = FILTERS.filter((name) => filters[name] !== "").map((name) => (name === "text" ? "search" : name));
  const parts = [
    ...filtered,
    since !== null && `from-${isoDay(since)}`,
    asOf !== null && `to-${isoDay(asOf)}`,
    !undated && "dated",
    ...page.ui.state.also.map((name) => `with-${name}`),
  ];
  return parts.filter((part) => part !== false).map((part) => `-${part}`).join("");
}
