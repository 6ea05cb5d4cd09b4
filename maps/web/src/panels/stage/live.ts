// Say changes aloud, shortly after the last of them.

import { el, shownFeatures } from "../parts/index.ts";
import { type Page, t, watch } from "../page/index.ts";

// Longer than the pause between two steps of a slider held down.
const SETTLED_MS = 400;

export function makeLive(page: Page): HTMLElement {
  const element = el("div", { id: "live", class: "visually-hidden", role: "status", "aria-live": "polite" });
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const say = () => {
    const { model, ui } = page;
    const shown = t(page, "live.layers", { shown: shownFeatures(page).length, total: model.features.count });
    element.textContent = `${shown}. ${t(page, "live.found", { n: ui.state.found.length })}.`;
  };
  const later = () => {
    clearTimeout(waiting);
    waiting = setTimeout(say, SETTLED_MS);
  };
  const card = () => {
    const title = document.querySelector("#panel-evidence h2")?.textContent;
    if (page.ui.state.tab === "evidence" && title) element.textContent = `${t(page, "tabs.evidence")}: ${title}`;
  };
  watch(page, ["selected"], card);
  page.ui.subscribe((now, before) => (now.claim !== before.claim || now.tab !== before.tab) && card());
  watch(page, ["on", "mask"], later);
  page.ui.subscribe((now, before) => now.found !== before.found && later());
  return element;
}
