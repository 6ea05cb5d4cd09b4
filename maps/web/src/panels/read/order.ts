// In which order the claims are listed, and whether the list follows the layers and the view.

import { el, replace } from "../parts/index.ts";
import { FOLLOWED } from "../link/index.ts";
import { follow, type Page, type Sort, SORTS, t } from "../page/index.ts";

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
