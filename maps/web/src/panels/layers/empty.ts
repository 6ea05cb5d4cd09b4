// A word on the map where nothing of what is said is drawn, and the way to what waits to be asked for.

import { GROUND_LAYERS } from "../../model/index.ts";
import { bdi, el, replace } from "../parts/index.ts";
import { countHeld, follow, type Page, t, watch } from "../page/index.ts";

export function makeEmpty(page: Page): HTMLElement {
  const element = el("div", { class: "nothing", role: "status", hidden: true });
  const { unsure } = countHeld(page.model);
  const show = () => {
    element.hidden = !isEmpty(page);
    const { also } = page.ui.state;
    const ask = () => page.ui.set({ also: [...also, "unsure"] });
    const held = unsure > 0 && !also.includes("unsure");
    replace(element, el("p", {}, bdi(t(page, "map.empty"))), held && el("button", { type: "button", "data-empty": "unsure", onclick: ask }, t(page, "said.unsure", { n: unsure })));
  };
  follow(page, ["also"], show);
  watch(page, ["on", "mask"], show);
  return element;
}

/** Whether layers are on that say something, and nothing of them is shown. */
function isEmpty({ model, store }: Page): boolean {
  const { on, mask } = store.state;
  const open = model.layers.filter((layer) => on[layer.index] && layer.count > 0 && !GROUND_LAYERS.has(layer.name));
  return open.length > 0 && !open.some(({ first, count }) => mask === null || mask.subarray(first, first + count).some((shown) => shown !== 0));
}
