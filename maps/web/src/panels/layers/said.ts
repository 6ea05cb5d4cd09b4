// Switches for what is not drawn until asked for, each with its count.

import { el, replace } from "../parts/index.ts";
import { countHeld, follow, HELD, type Page, t } from "../page/index.ts";

export function makeSaid(page: Page): HTMLElement {
  const counts = countHeld(page.model);
  const element = el("div", { class: "tree-said small", role: "group" });
  const boxes = HELD.map((name) => {
    const hook = name === "unsure" ? { "data-unsure": "on" } : { "data-saying": name };
    const box = el("input", { type: "checkbox", ...hook });
    box.disabled = counts[name] === 0;
    box.addEventListener("change", () => {
      const { also } = page.ui.state;
      page.ui.set({ also: HELD.filter((one) => (one === name ? box.checked : also.includes(one))) });
    });
    return box;
  });
  const reflect = () => HELD.forEach((name, i) => (boxes[i]!.checked = page.ui.state.also.includes(name)));
  follow(page, [], () => {
    element.setAttribute("aria-label", t(page, "said.title"));
    replace(element, ...HELD.map((name, i) => el("label", {}, boxes[i]!, t(page, `said.${name}`, { n: counts[name] }))));
  });
  follow(page, ["also"], reflect);
  return element;
}
