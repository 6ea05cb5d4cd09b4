// What the reader has narrowed the map to, under the title: each choice with a button that takes it back.

import { bdi, el, replace } from "../parts/index.ts";
import { follow, type Page, t, watch } from "../page/index.ts";
import { choicesOf } from "../names/index.ts";

export function makeChips(page: Page): HTMLElement {
  const element = el("ul", { class: "chips", "data-chips": "on" });
  const draw = () => {
    const choices = choicesOf(page);
    element.hidden = choices.length === 0;
    element.setAttribute("aria-label", t(page, "chips.title"));
    replace(
      element,
      ...choices.map(({ name, text, undo }) => {
        const label = t(page, "chips.undo", { text });
        return el("li", { "data-chip": name }, bdi(text), el("button", { type: "button", class: "plain", "aria-label": label, title: label, onclick: undo }, "✕"));
      }),
    );
  };
  follow(page, ["filters", "also"], draw);
  watch(page, ["asOf", "since", "undated"], draw);
  return element;
}
