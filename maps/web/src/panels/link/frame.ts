// The page in somebody else's page: how it behaves there, and what it tells the page around it.

import { el, matches, replace } from "../parts/index.ts";
import { featureName } from "../names/index.ts";
import { follow, type Page, t, watch } from "../page/index.ts";

/** Whether another page holds this one. */
export function isFramed(): boolean {
  return window.parent !== window;
}

// How long a hint stays, and how often it may come.
const HINT_MS = 1800;
const WHEEL_PER_ZOOM = 120;
// Of the width: what a frame should be high for the map to be seen well, in pixels at least and at most.
const SHAPE = 0.74;
const [LEAST, MOST] = [420, 760];

/** Wheel and one finger scroll the page around; Ctrl with the wheel, and two fingers, move the map. */
export function cooperate(page: Page): HTMLElement {
  const { map } = page;
  const container = map.getContainer();
  const hint = el("p", { class: "gesture-hint", role: "status", hidden: true });
  let gone: ReturnType<typeof setTimeout> | undefined;
  const say = (key: string) => {
    replace(hint, t(page, key));
    hint.hidden = false;
    clearTimeout(gone);
    gone = setTimeout(() => (hint.hidden = true), HINT_MS);
  };
  map.scrollWheelZoom.disable();
  container.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return say("embed.wheel");
    event.preventDefault();
    map.setZoomAround(map.mouseEventToContainerPoint(event), map.getZoom() - event.deltaY / WHEEL_PER_ZOOM, { animate: false });
  }, { passive: false });
  // A finger's way is settled before its first move, so that a touch screen never drags the map with one.
  if (matches("(pointer: coarse)")) map.dragging.disable();
  container.addEventListener("touchmove", (event) => event.touches.length === 1 && !map.dragging.enabled() && say("embed.touch"), { passive: true });
  return hint;
}

/** Tell the page around what is chosen, and how high the frame should be; nobody is told anything else. */
export function tellParent(page: Page): void {
  const tell = (message: Record<string, unknown>) => window.parent.postMessage({ source: "posturemap", ...message }, "*");
  let width = 0;
  const height = () => {
    if (window.innerWidth === width) return;
    width = window.innerWidth;
    const head = document.getElementById("top")?.offsetHeight ?? 0;
    tell({ type: "height", height: Math.round(head + Math.max(LEAST, Math.min(MOST, SHAPE * width))) });
  };
  const choice = () => {
    const { claims, features } = page.model;
    const { claim } = page.ui.state;
    const { selected } = page.store.state;
    tell({ type: "choice", claim: claim < 0 ? null : claims.id(claim), features: selected.map((one) => features.id(one)), name: selected.length > 0 ? featureName(page, selected[0]!) : null });
  };
  height();
  addEventListener("resize", height);
  watch(page, ["selected"], choice);
  page.ui.subscribe((now, before) => now.claim !== before.claim && now.claim >= 0 && choice());
}

/** A link from the small map to the whole page. */
export function makeWholeLink(page: Page): HTMLElement {
  const link = el("a", { class: "whole", target: "_blank", rel: "noopener", "data-embed": "whole" });
  const aim = () => (link.href = location.href.replace(/([#&])embed(=[^&]*)?(&|$)/, "$1"));
  link.addEventListener("pointerenter", aim);
  link.addEventListener("focus", aim);
  follow(page, [], () => {
    aim();
    link.textContent = t(page, "embed.open");
  });
  return link;
}
