// Story mode: the steps of the project file, each a text with a view, layers and a date.

import { daySpan, type Json, type Model } from "../../model/index.ts";
import { bdi, boundsOf, el, replace } from "../parts/index.ts";
import { homeOf } from "../link/index.ts";
import { dateName } from "../names/index.ts";
import { follow, LOOKED_AT, newestClaim, type Page, t } from "../page/index.ts";

export interface Step {
  readonly text: string;
  readonly view: { readonly lat: number; readonly lon: number; readonly zoom: number } | null;
  /** Names of the layers that are on; null: as they are. */
  readonly layers: readonly string[] | null;
  /** EDTF; null: as it is. */
  readonly date: string | null;
  /** Features that the view is to hold, where it is not given; none: the view that the page opens with. */
  readonly fit?: readonly number[];
}

/** Read the steps that the page was given; what is no step is left out. */
export function readStory(value: Json | undefined): Step[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((step: Json) => {
    if (step === null || typeof step !== "object" || Array.isArray(step)) return [];
    const { text, view, layers, date } = step as Record<string, Json>;
    const [lon, lat, zoom] = Array.isArray(view) ? view.map(Number) : [];
    return [{
      text: String(text ?? ""),
      view: lon === undefined || lat === undefined || zoom === undefined ? null : { lat, lon, zoom },
      layers: Array.isArray(layers) ? layers.map(String) : null,
      date: typeof date === "string" ? date : null,
    }];
  });
}

/** The project's story, or else one told by the claims: the alliance's edge, the line, the battlegroups, the newest. */
export function storyOf(page: Page): Step[] {
  const told = readStory(page.model.settings.get("story"));
  return told.length > 0 ? told : storyOfClaims(page);
}

const CHAPTERS = [
  { text: "edge", layers: ["borders"] },
  { text: "line", layers: ["borders", "defence_line"] },
  { text: "battlegroups", layers: ["borders", "battlegroups"] },
];

function storyOfClaims(page: Page): Step[] {
  const { model } = page;
  const steps = CHAPTERS.flatMap(({ text, layers }): Step[] => {
    const about = model.layers.find(({ name }) => name === layers.at(-1));
    if (!about || about.count > LOOKED_AT) return [];
    const features = Array.from({ length: about.count }, (_, row) => about.first + row).filter((f) => isTold(model, f));
    if (features.length === 0) return [];
    return [{ text: t(page, `story.${text}`, { n: features.length }), view: null, fit: text === "edge" ? [] : features, layers: ["countries", ...layers], date: null }];
  });
  const claim = newestClaim(model);
  if (claim >= 0) {
    const features = model.claims.features(claim).filter((f) => model.features.sure(f));
    const layers = ["countries", "borders", ...features.map((f) => model.layers[model.features.layer(f)]!.name)];
    const text = t(page, "story.newest", { date: dateName(page, model.claims.date(claim)), quote: model.claims.quote(claim) });
    steps.push({ text, view: null, fit: features, layers, date: null });
  }
  // One picture is no story.
  return steps.length > 1 ? steps : [];
}

/** Whether a feature is drawn unasked, and for a border, whether it is the edge. */
function isTold({ features }: Model, feature: number): boolean {
  return features.sure(feature) && !["denied", "possible", "ended"].includes(features.saying(feature)) && features.prop(feature, "alliance_edge") !== false;
}

export function makeStory(page: Page): HTMLElement {
  let steps = storyOf(page);
  const element = el("section", { class: "story", hidden: true });
  let at = -1;
  follow(page, ["step"], () => {
    const { step: index } = page.ui.state;
    steps = storyOf(page);
    const step = steps[index];
    element.hidden = !step;
    if (!step) return;
    if (index !== at) showStep(page, step);
    at = index;
    element.setAttribute("aria-label", t(page, "story.title"));
    const go = (to: number) => () => page.ui.set({ step: to });
    replace(
      element,
      el("p", { class: "small quiet", role: "status" }, t(page, "story.step", { n: index + 1, total: steps.length })),
      el("p", {}, bdi(step.text)),
      el(
        "div",
        { class: "buttons" },
        el("button", { type: "button", "data-story": "back", disabled: index === 0, onclick: go(index - 1) }, t(page, "story.back")),
        el("button", { type: "button", "data-story": "next", disabled: index === steps.length - 1, onclick: go(index + 1) }, t(page, "story.next")),
        el("button", { type: "button", class: "plain", "data-story": "end", onclick: go(-1) }, t(page, "story.end")),
      ),
    );
  });
  return element;
}

function showStep(page: Page, step: Step): void {
  const { layers, date, view, fit } = step;
  const end = daySpan(date)?.[1];
  page.store.set({
    ...(layers ? { on: page.model.layers.map((layer) => layers.includes(layer.name)) } : {}),
    ...(end === undefined || !Number.isFinite(end) ? {} : { asOf: end - 1 }),
    // A step without a date does not keep the last one's.
    ...(date === null ? { asOf: null } : {}),
    since: null,
    // What was chosen before has no part in the story.
    selected: [],
  });
  const { tab, from } = page.ui.state;
  page.ui.set({ claim: -1, group: [], sheet: "read", tab: tab === "evidence" ? from : tab });
  if (view) page.map.setView([view.lat, view.lon], view.zoom);
  const box = fit && ((fit.length > 0 && boundsOf(page.model, fit)) || homeOf(page.model));
  if (box) page.map.fitBounds([[box[1], box[0]], [box[3], box[2]]], { maxZoom: 8, padding: [32, 32], animate: false });
}
