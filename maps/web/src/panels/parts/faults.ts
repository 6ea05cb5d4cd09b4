// What could not be shown is said on the page; the rest goes on.

import { addFault } from "../../model/index.ts";
import { bdi, el, replace } from "./dom.ts";
import { follow, type Page, t, watch } from "../page/index.ts";

export function makeFaults(page: Page): HTMLElement {
  const element = el("div", { id: "faults", role: "alert", hidden: true });
  const draw = () => {
    const { faults } = page.store.state;
    element.hidden = faults.length === 0;
    const items = faults.map((fault) => el("li", {}, bdi(fault.what), ": ", bdi(fault.why)));
    const close = el("button", { type: "button", class: "plain", "aria-label": t(page, "faults.close"), onclick: () => page.store.set({ faults: [] }) }, "✕");
    replace(element, ...(faults.length > 0 ? [el("strong", {}, t(page, "faults.title")), el("ul", {}, ...items), close] : []));
  };
  follow(page, [], draw);
  watch(page, ["faults"], draw);
  return element;
}

/** Do one part of the page's work; if it throws, say so and go on without it. */
export function guarded<T>(page: Page, what: string, work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    addFault(page.store, what, error);
    return null;
  }
}
