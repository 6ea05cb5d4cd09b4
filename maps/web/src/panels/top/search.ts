// Search for places, features and claims; a combobox after the ARIA practices.

import { bdi, chooseClaim, chooseFeatures, el, leave, replace, showOnMap } from "../parts/index.ts";
import { featureName, layerName, placeName, word } from "../names/index.ts";
import { fold, matches, wordsOf } from "../../find/index.ts";
import { latOf, lonOf } from "../../ground/index.ts";
import { follow, type Page, t } from "../page/index.ts";

const HITS_MAX = 12;
const FEATURES_MAX = 6;
const PLACES_MAX = 4;
// Half of a frame, so that typing stays smooth meanwhile.
const SLICE_MS = 8;
const PLACE_ZOOM = 9;

interface Hit {
  readonly kind: "feature" | "place" | "claim";
  readonly text: string;
  readonly about: string;
  open(): void;
}

export function makeSearch(page: Page): HTMLElement {
  const list = el("ul", { role: "listbox", id: "search-hits", hidden: true });
  const input = el("input", { type: "search", role: "combobox", "aria-expanded": "false", "aria-controls": "search-hits", "aria-autocomplete": "list", autocomplete: "off", "data-search": "map" });
  let hits: readonly Hit[] = [];
  let active = -1;
  const show = () => {
    const isOpen = input.value.trim() !== "";
    list.hidden = !isOpen;
    input.setAttribute("aria-expanded", String(isOpen));
    const options = hits.map((hit, i) => {
      const option = el("li", { role: "option", id: `hit-${i}`, "data-found": hit.kind, "aria-selected": String(i === active) }, bdi(hit.text), el("span", { class: "quiet small" }, ` ${hit.about}`));
      // The field keeps its focus, whose loss would close the list; a finger's click would then go to the map below.
      for (const down of ["pointerdown", "mousedown"]) option.addEventListener(down, (event) => event.preventDefault());
      option.addEventListener("click", () => open(i));
      return option;
    });
    const none = el("li", { role: "option", "aria-disabled": "true", "aria-selected": "false" }, t(page, "search.none"));
    replace(list, ...(options.length > 0 ? options : [none]));
    if (active >= 0) input.setAttribute("aria-activedescendant", `hit-${active}`);
    else input.removeAttribute("aria-activedescendant");
    list.children[active]?.scrollIntoView({ block: "nearest" });
  };
  const close = () => {
    input.value = "";
    hits = [];
    active = -1;
    show();
  };
  const open = (index: number) => {
    const hit = hits[index];
    close();
    leave(page, () => input.focus());
    hit?.open();
  };
  const look = () => {
    hits = find(page, input.value);
    active = -1;
    show();
  };
  input.addEventListener("input", look);
  input.addEventListener("focus", () => warm(page), { once: true });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const move = event.key === "ArrowDown" ? 1 : -1;
      active = hits.length === 0 ? -1 : (active + move + hits.length + (active < 0 && move < 0 ? 1 : 0)) % hits.length;
      show();
    } else if (event.key === "Enter") open(Math.max(0, active));
    else if (event.key === "Escape") close();
  });
  follow(page, [], () => {
    input.setAttribute("aria-label", t(page, "search.label"));
    input.placeholder = t(page, "search.short"); // short enough for a phone
    list.setAttribute("aria-label", t(page, "search.results"));
  });
  return el("div", { class: "search", role: "search" }, input, list);
}

/** Features first, then places, then claims; words in any order and in any language of the page. */
function find(page: Page, text: string): Hit[] {
  if (wordsOf(text).length === 0) return [];
  return [...featureHits(page, text), ...placeHits(page, text), ...claimHits(page, text)].slice(0, HITS_MAX);
}

function featureHits(page: Page, text: string): Hit[] {
  const { features, layers } = page.model;
  return page.search.features.find(text, FEATURES_MAX).map((f) => ({
    kind: "feature",
    text: featureName(page, f),
    about: layerName(page, layers[features.layer(f)]!),
    open: () => (chooseFeatures(page, [f]), showOnMap(page, [f], { keepCard: true })),
  }));
}

/** Places that claims name, and places that are printed on the map. */
function placeHits(page: Page, text: string): Hit[] {
  const readings = page.search.lexicon().readings(text);
  const out = new Map<string, Hit>();
  const claimed = [...page.search.claims.places.values()];
  const printed = page.drawing.towns.map(({ name, local, x, y }) => ({ name, local, lat: latOf(y), lon: lonOf(x) }));
  for (const place of [...claimed, ...printed]) {
    if (out.size >= PLACES_MAX) break;
    const names = "local" in place ? `${place.name}\n${place.local}` : place.name;
    const shown = placeName(page, place.name);
    if (out.has(shown) || !matches(fold(names), readings)) continue;
    out.set(shown, { kind: "place", text: shown, about: t(page, "search.place"), open: () => void page.map.setView([place.lat, place.lon], PLACE_ZOOM) });
  }
  return [...out.values()];
}

function claimHits(page: Page, text: string): Hit[] {
  const { claims } = page.model;
  return page.search.claims.find(text, HITS_MAX).map((c) => ({
    kind: "claim", text: claims.quote(c), about: word(page, "type", claims.type(c)), open: () => openClaim(page, c),
  }));
}

function openClaim(page: Page, claim: number): void {
  chooseClaim(page, claim);
  showOnMap(page, page.model.claims.features(claim), { keepCard: true });
}

/** Make what is searched while nobody waits for it. */
function warm(page: Page): void {
  if (page.search.claims.isReady) return;
  page.search.claims.warm(SLICE_MS);
  setTimeout(() => warm(page), 0);
}
