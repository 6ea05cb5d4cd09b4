// Story mode: the steps of the project file, each a text with a view, layers and a date.

import { daySpan, type Json } from "../model/index.ts";
import { bdi, el, replace } from "./dom.ts";
import { follow, t, type Page } from "./page.ts";

export interface Step {
  readonly text: string;
  readonly view: { readonly lat: number; readonly lon: number; readonly zoom: number } | null;
  /** Names of the layers that are on; null: as they are. */
  readonly layers: readonly string[] | null;
  /** EDTF; null: as it is. */
  readonly date: string | null;
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

export function storyOf(page: Page): Step[] {
  return readStory(page.model.settings.get("story"));
}

export function makeStory(page: Page): HTMLElement {
  const steps = storyOf(page);
  const element = el("section", { class: "story", hidden: true });
  let at = -1;
  follow(page, ["step"], () => {
    const { step: index } = page.ui.state;
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
  const { layers, date, view } = step;
  const end = daySpan(date)?.[1];
  page.store.set({
    ...(layers ? { on: page.model.layers.map((layer) => layers.includes(layer.name)) } : {}),
    ...(end === undefined || !Number.isFinite(end) ? {} : { asOf: end - 1 }),
    // A step without a date does not keep the last one's.
    ...(date === null ? { asOf: null } : {}),
    since: null,
  });
  page.ui.set({ sheet: "read" });
  if (view) page.map.setView([view.lat, view.lon], view.zoom);
}
