// Set the page up around a model and a map.

import type { Map as LeafletMap } from "leaflet";
import { addFault, type Model, type State, type Store, Store as UiStore } from "../../model/index.ts";
import type { Drawing } from "../../draw/index.ts";
import { ClaimTexts, FeatureTexts, type Lexicon, lexiconOf } from "../../find/index.ts";
import { guarded, matches, sayWhatLacks, watchSize } from "../parts/index.ts";
import { bestLanguage, type Catalogue, keepSifted, makeWords, NO_FILTERS, type Page, readCatalogues, type Search, type Ui } from "../page/index.ts";
import { cooperate, followLink, homeOf, isFramed, keepLink, makeWholeLink, readLink, sayMisread, tellParent } from "../link/index.ts";
import { addHomeButton, keepWithin } from "./homebutton.ts";
import { layOut } from "./layout.ts";
import { keepPrintSize } from "../picture/index.ts";
import { keepTheme } from "./theme.ts";

const NARROW = "(max-width: 60rem)";

export function startPanels(model: Model, store: Store<State>, map: LeafletMap, drawing: Drawing): Page {
  const catalogues = readCatalogues(document.getElementById("posture-words")!.textContent!);
  const wanted = navigator.languages ?? [];
  const language = bestLanguage(wanted, Object.keys(catalogues));
  document.documentElement.dataset["language"] = language;
  const ui = new UiStore<Ui>({
    words: makeWords(catalogues, language, wanted),
    theme: "auto",
    filters: NO_FILTERS,
    also: [],
    passing: new Uint32Array(),
    found: new Uint32Array(),
    claim: -1,
    tab: "claims",
    from: "claims",
    group: [],
    sheet: "none",
    sort: null,
    follow: [],
    step: -1,
    measuring: false,
  }, (error) => addFault(store, "page", error));
  const nations = nationsOf(model);
  const page: Page = { model, store, ui, map, drawing, search: makeLookups(model, catalogues, nations), nations };
  const part = (what: string, work: () => void) => guarded(page, what, work);
  part("theme", () => keepTheme(page));
  part("filters", () => keepSifted(page));
  layOut(page, catalogues);
  part("language", () => keepLanguage(page));
  const link = readLink(location.hash);
  // The first view is fitted to the map as it will stand.
  document.documentElement.toggleAttribute("data-embed", link.embed);
  map.invalidateSize({ animate: false });
  part("view", () => keepWithin(map, homeOf(model)));
  part("view", () => addHomeButton(page, () => goHome(page)));
  if (!link.view) part("view", () => goHome(page));
  part("link", () => followLink(page, link, catalogues));
  part("link", () => sayMisread(page, location.hash, catalogues));
  part("printing", () => keepPrintSize(page));
  part("view", () => keepView(page));
  part("link", () => keepLink(page, catalogues));
  part("frame", () => keepFrame(page, link.embed));
  sayWhatLacks(page);
  return page;
}

/** What searches look in: made when somebody first searches. */
function makeLookups(model: Model, catalogues: Record<string, Catalogue>, nations: Set<string>): Search {
  let made: Lexicon | undefined;
  const lexicon = () => (made ??= lexiconOf(catalogues, nations));
  return { lexicon, claims: new ClaimTexts(model, lexicon), features: new FeatureTexts(model, catalogues, lexicon) };
}

/** Codes of the countries that are drawn, and of the nations that may act in them. */
function nationsOf({ features, layers }: Model): Set<string> {
  const out = new Set(["US", "CA", "GB"]);
  const layer = layers.find(({ name }) => name === "countries");
  for (let row = 0; row < (layer?.count ?? 0); row++) {
    const iso = features.prop(layer!.first + row, "iso");
    if (typeof iso === "string" && /^[A-Z]{2}$/.test(iso)) out.add(iso);
  }
  return out;
}

/** Part of another page: gestures that leave it its own, and words to it. */
function keepFrame(page: Page, embedded: boolean): void {
  const root = document.documentElement;
  const card = () => root.toggleAttribute("data-card", page.ui.state.tab === "evidence" && (page.ui.state.claim >= 0 || page.store.state.selected.length > 0));
  page.store.subscribe(card);
  page.ui.subscribe(card);
  card();
  page.map.getContainer().parentElement!.append(makeWholeLink(page));
  if (!isFramed() && !embedded) return;
  page.map.getContainer().append(cooperate(page));
  if (isFramed()) tellParent(page);
}

function keepLanguage(page: Page): void {
  const apply = () => {
    const { language, locale } = page.ui.state.words;
    document.documentElement.lang = language;
    page.store.set({ language: locale, names: page.ui.state.words.under("place.") });
  };
  page.ui.subscribe(apply);
  apply();
}

/** The map's position goes into the state, for the permalink. */
function keepView(page: Page): void {
  const put = () => {
    const { lat, lng } = page.map.getCenter();
    page.store.set({ view: { lat, lon: lng, zoom: page.map.getZoom() } });
  };
  page.map.on("moveend", put);
  // Chips and panels take room from the map and give it back; Leaflet only listens to the window.
  watchSize(page.map.getContainer(), () => page.map.invalidateSize({ animate: false }));
}

function goHome(page: Page): void {
  const box = homeOf(page.model);
  if (!box) return;
  const padding: [number, number] = matches(NARROW) ? [16, 16] : [48, 48];
  page.map.fitBounds([[box[1], box[0]], [box[3], box[2]]], { padding, maxZoom: 9, animate: false });
}
