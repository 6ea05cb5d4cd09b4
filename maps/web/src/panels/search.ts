// Search for places, features and claims; a combobox after the ARIA practices.

import { bdi, el, replace } from "./dom.ts";
import { chooseClaim, chooseFeatures, showOnMap } from "./choose.ts";
import { fold } from "./filters.ts";
import { layerName, word } from "./names.ts";
import { follow, t, type Page } from "./page.ts";

const HITS_MAX = 12;
const PLACE_ZOOM = 9;

interface Hit {
  readonly text: string;
  readonly about: string;
  open(): void;
}

export function makeSearch(page: Page): HTMLElement {
  const list = el("ul", { role: "listbox", id: "search-hits", hidden: true });
  const input = el("input", { type: "search", role: "combobox", "aria-expanded": "false", "aria-controls": "search-hits", "aria-autocomplete": "list", autocomplete: "off", "data-search": "all" });
  let hits: readonly Hit[] = [];
  let active = -1;
  const show = () => {
    const isOpen = input.value.trim() !== "";
    list.hidden = !isOpen;
    input.setAttribute("aria-expanded", String(isOpen));
    const options = hits.map((hit, i) => {
      const option = el("li", { role: "option", id: `hit-${i}`, "aria-selected": String(i === active) }, bdi(hit.text), el("span", { class: "quiet small" }, ` ${hit.about}`));
      // Before the field loses focus, which would close the list.
      option.addEventListener("pointerdown", (event) => (event.preventDefault(), open(i)));
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
    hit?.open();
  };
  const look = () => {
    hits = find(page, input.value);
    active = -1;
    show();
  };
  input.addEventListener("input", look);
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
    input.placeholder = t(page, "search.label");
    list.setAttribute("aria-label", t(page, "search.results"));
  });
  return el("div", { class: "search", role: "search" }, input, list);
}

/** Features by name first, then places that claims name, then claims by their words. */
function find(page: Page, text: string): Hit[] {
  const wanted = fold(text.trim());
  if (wanted === "") return [];
  const hits = [...featureHits(page, wanted), ...placeHits(page, wanted), ...claimHits(page, wanted)];
  return hits.slice(0, HITS_MAX);
}

function featureHits(page: Page, wanted: string): Hit[] {
  const { features, layers } = page.model;
  const out: Hit[] = [];
  for (let f = 0; f < features.count && out.length < 6; f++) {
    const name = features.name(f);
    if (!fold(name).includes(wanted)) continue;
    const about = layerName(page, layers[features.layer(f)]!);
    out.push({ text: name, about, open: () => (chooseFeatures(page, [f]), showOnMap(page, [f])) });
  }
  return out;
}

function placeHits(page: Page, wanted: string): Hit[] {
  const { claims } = page.model;
  const out = new Map<string, Hit>();
  for (let c = 0; c < claims.count && out.size < 4; c++)
    for (const { name, lat, lon, text } of claims.places(c)) {
      if (lat === null || lon === null || out.has(name) || !fold(`${name} ${text}`).includes(wanted)) continue;
      out.set(name, { text: name, about: t(page, "search.place"), open: () => void page.map.setView([lat, lon], PLACE_ZOOM) });
    }
  return [...out.values()];
}

function claimHits(page: Page, wanted: string): Hit[] {
  const { claims } = page.model;
  const out: Hit[] = [];
  for (let c = 0; c < claims.count && out.length < HITS_MAX; c++) {
    const quote = claims.quote(c);
    if (!fold(quote).includes(wanted)) continue;
    out.push({ text: quote, about: word(page, "type", claims.type(c)), open: () => openClaim(page, c) });
  }
  return out;
}

function openClaim(page: Page, claim: number): void {
  chooseClaim(page, claim);
  showOnMap(page, page.model.claims.features(claim));
}
