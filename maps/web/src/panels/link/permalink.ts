// Keep the address in step with what the reader sees, and follow it back and forth.

import { type Catalogue, closedLayers, isoDay, makeWords, type Page, type Sheet, type Sort, t, type Tab, type Theme } from "../page/index.ts";
import { guarded } from "../parts/index.ts";
import { isFramed } from "./frame.ts";
import { readLink, writeLink, type Link } from "./hash.ts";
import { misread } from "./misread.ts";

const TABS: readonly string[] = ["claims", "features", "conflicts", "evidence"];
const THEMES: readonly string[] = ["auto", "light", "dark"];
const DAY_MS = 86_400_000;

export function currentLink(page: Page): Link {
  const { model } = page;
  const { on, opacity, asOf, since, undated, selected, view, labels } = page.store.state;
  const { filters, also, claim, words, theme, tab, step, sort, follow } = page.ui.state;
  const hidden = closedLayers(page.model);
  const off = model.layers.filter((layer) => !on[layer.index]).map((layer) => layer.name);
  const faded = model.layers.flatMap((layer) => (opacity[layer.index]! < 1 ? [[layer.name, Math.round(opacity[layer.index]! * 100)] as const] : []));
  return {
    view,
    off: model.layers.every((layer) => on[layer.index] !== hidden.has(layer.name)) ? null : off,
    opacity: new Map(faded),
    asOf: asOf === null ? null : isoDay(asOf),
    since: since === null ? null : isoDay(since),
    undated,
    filters,
    sort,
    follow,
    also,
    claim: claim < 0 ? null : model.claims.id(claim),
    features: claim < 0 ? selected.map((feature) => model.features.id(feature)) : [],
    language: words.language === document.documentElement.dataset["language"] ? null : words.language,
    labels: labels === "own" ? null : labels,
    theme: theme === "auto" ? null : theme,
    tab: tab === "claims" ? null : tab,
    step: step < 0 ? null : step + 1,
    embed: document.documentElement.dataset["embed"] !== undefined,
  };
}

/** The old value where the new one says the same, so that nothing is redrawn for it. */
function kept<T>(old: T, now: T): T {
  return JSON.stringify(old) === JSON.stringify(now) ? old : now;
}

/** Show what a link describes. */
export function followLink(page: Page, link: Link, catalogues: Record<string, Catalogue>): void {
  const { model } = page;
  document.documentElement.toggleAttribute("data-embed", link.embed);
  const now = page.store.state;
  const claim = link.claim === null ? -1 : model.claims.find(link.claim);
  const features = link.features.map((id) => model.features.find(id)).filter((feature) => feature >= 0);
  const off = link.off ? new Set(link.off) : closedLayers(page.model);
  const language = link.language ?? document.documentElement.dataset["language"] ?? "en";
  const words = page.ui.state.words.language === language || !Object.hasOwn(catalogues, language) ? page.ui.state.words : makeWords(catalogues, language, navigator.languages ?? []);
  const opened = claim >= 0 || features.length > 0;
  page.ui.set({
    words,
    filters: kept(page.ui.state.filters, link.filters),
    also: kept(page.ui.state.also, link.also),
    sort: link.sort as Sort | null,
    follow: kept(page.ui.state.follow, link.follow),
    claim,
    tab: (TABS.includes(link.tab ?? "") ? link.tab : opened ? "evidence" : "claims") as Tab,
    theme: (THEMES.includes(link.theme ?? "") ? link.theme : "auto") as Theme,
    sheet: (opened ? "read" : page.ui.state.sheet) as Sheet,
    step: (link.step ?? 0) - 1,
  });
  page.store.set({
    on: kept(now.on, model.layers.map((layer) => !off.has(layer.name))),
    opacity: kept(now.opacity, model.layers.map((layer) => (link.opacity.get(layer.name) ?? 100) / 100)),
    asOf: link.asOf === null ? null : Date.parse(link.asOf) / DAY_MS,
    since: link.since === null ? null : Date.parse(link.since) / DAY_MS,
    undated: link.undated,
    labels: ["en", "local"].includes(link.labels ?? "") ? link.labels! : "own",
    selected: kept(now.selected, claim >= 0 ? [...model.claims.features(claim)] : features),
  });
  page.store.set({ view: link.view });
  // What the link brought may have taken room from the map.
  page.map.invalidateSize({ animate: false, pan: false });
  if (link.view) page.map.setView([link.view.lat, link.view.lon], link.view.zoom, { animate: false });
}

/** Name what a link asks for in vain, in the place of what an earlier link did. */
export function sayMisread(page: Page, hash: string, catalogues: Record<string, Catalogue>): void {
  const { model } = page;
  const parts = misread(hash, {
    hasClaim: (id) => model.claims.find(id) >= 0,
    hasFeature: (id) => model.features.find(id) >= 0,
    hasLayer: (name) => model.layers.some((layer) => layer.name === name),
    languages: Object.keys(catalogues),
    tabs: TABS,
    themes: THEMES,
  });
  const what = t(page, "faults.link");
  const others = page.store.state.faults.filter((fault) => fault.what !== what);
  page.store.set({ faults: parts.length > 0 ? [...others, { what, why: parts.join(", ") }] : others });
}

// What a link holds of the map beside the view.
const LINKED = ["on", "opacity", "asOf", "since", "undated", "selected", "labels"] as const;
/** Writing an address takes a browser several milliseconds, so a moving map is waited for. */
const REST_MS = 200;

/** A choice becomes an entry of the history; a move of the map only changes the entry there is. */
export function keepLink(page: Page, catalogues: Record<string, Catalogue>): void {
  let written = writeLink(currentLink(page));
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const write = () => {
    waiting = undefined;
    const link = currentLink(page);
    const text = writeLink(link);
    if (text === written) return;
    const isMove = writeLink({ ...link, view: null }) === writeLink({ ...readLink(written), view: null });
    written = text;
    // In a frame, Back belongs to the page around it.
    history[isMove || isFramed() ? "replaceState" : "pushState"](null, "", `#${text}`);
  };
  let due = Infinity;
  const later = (wait: number) => {
    // A choice is written at once, with the moves before it.
    if (waiting !== undefined && due === 0) return;
    clearTimeout(waiting);
    due = wait;
    waiting = setTimeout(write, wait);
  };
  page.store.subscribe((now, before) => {
    if (LINKED.some((key) => now[key] !== before[key])) later(0);
    else if (now.view !== before.view) later(REST_MS);
  });
  page.ui.subscribe(() => later(0));
  const back = () => {
    const hash = location.hash.replace(/^#/, "");
    if (hash === written) return;
    written = hash;
    guarded(page, "link", () => followLink(page, readLink(hash), catalogues));
    sayMisread(page, hash, catalogues);
    // What the link did not say stays as it is; the address stays what the reader asked for.
    written = writeLink(currentLink(page));
  };
  window.addEventListener("popstate", back);
  window.addEventListener("hashchange", back);
}
