// In which order the claims are listed, and whether the list follows the layers and the view.

import { boundsOf } from "./choose.ts";
import { el, replace } from "./dom.ts";
import { FOLLOWED } from "./hash.ts";
import { follow, t, type Page } from "./page.ts";
import { type Sort, sortClaims, SORTS } from "./sorting.ts";

/** The claims that filters and window leave, narrowed to what the list follows, in the reader's order. */
export function listedClaims(page: Page): Uint32Array {
  const { found, sort, follow: followed } = page.ui.state;
  const { features, claims } = page.model;
  const { on, mask } = page.store.state;
  let shown = found;
  if (followed.length > 0) {
    const view = followed.includes("view") ? page.map.getBounds() : null;
    const isShown = (feature: number) => {
      if (followed.includes("layers") && !(on[features.layer(feature)] && mask?.[feature] !== 0)) return false;
      const box = view && boundsOf(page.model, [feature]);
      return !box || view.intersects([[box[1], box[0]], [box[3], box[2]]]);
    };
    shown = found.filter((claim) => claims.features(claim).some(isShown));
  }
  return sortClaims(page.model, shown, sort);
}

/** The field that chooses the order. */
function makeOrder(page: Page): HTMLElement {
  const select = el("select", { "data-order": "sort", onchange: () => page.ui.set({ sort: (select.value || null) as Sort | null }) });
  follow(page, ["sort"], () => {
    replace(select, ...["", ...SORTS].map((name) => new Option(t(page, `sort.${name || "article"}`), name)));
    select.value = page.ui.state.sort ?? "";
  });
  return select;
}

/** The order of the list, and switches for what it follows. */
export function makeOrdering(page: Page): HTMLElement {
  const element = el("div", { class: "following small" });
  const order = makeOrder(page);
  const boxes = FOLLOWED.map((name) => {
    const box = el("input", { type: "checkbox", "data-order": name });
    box.addEventListener("change", () => page.ui.set({ follow: FOLLOWED.filter((one) => (one === name ? box.checked : page.ui.state.follow.includes(one))) }));
    return box;
  });
  follow(page, [], () => replace(element, el("label", {}, `${t(page, "sort.title")}: `, order), ...FOLLOWED.map((name, i) => el("label", {}, boxes[i]!, t(page, `sort.follow_${name}`)))));
  follow(page, ["follow"], () => FOLLOWED.forEach((name, i) => (boxes[i]!.checked = page.ui.state.follow.includes(name))));
  return element;
}
