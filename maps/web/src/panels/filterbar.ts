// The fields that filter claims, and with them the map.

import { el, replace } from "./dom.ts";
import { activeFilters, filterValues, NO_FILTERS, type Filters } from "./filters.ts";
import { filterValueName } from "./names.ts";
import { follow, t, type Page } from "./page.ts";

const FIELDS = ["type", "source", "actor", "country", "polarity", "grade", "status", "conflict"] as const;
// A pause in typing after which the search runs: about the time between two keys.
const TYPING_MS = 180;

export function makeFilterBar(page: Page, found: HTMLElement): HTMLElement {
  const element = el("div", { class: "filters" });
  let reflect = () => {};
  page.ui.subscribe((now, before) => now.filters !== before.filters && reflect());
  follow(page, [], () => {
    const search = searchField(page);
    const fields = el("div", { class: "fields", id: "filter-fields", hidden: true });
    const open = el("button", { type: "button", "aria-expanded": "false", "aria-controls": "filter-fields" });
    open.addEventListener("click", () => {
      // What there is to choose is only looked up when somebody wants to choose.
      if (fields.childElementCount === 0) replace(fields, ...FIELDS.map((name) => selectField(page, name)));
      fields.hidden = !fields.hidden;
      open.setAttribute("aria-expanded", String(!fields.hidden));
    });
    const clear = el("button", { type: "button", class: "link", onclick: () => page.ui.set({ filters: NO_FILTERS }) }, t(page, "ledger.clear"));
    replace(element, el("div", { class: "line" }, search, open), fields, clear, found);
    reflect = () => {
      const { filters } = page.ui.state;
      const active = activeFilters({ ...filters, text: "" });
      open.textContent = active > 0 ? t(page, "ledger.filters_on", { n: active }) : t(page, "ledger.filters");
      clear.hidden = activeFilters(filters) === 0;
      if (document.activeElement !== search) search.value = filters.text;
      for (const select of fields.querySelectorAll("select")) select.value = filters[select.name as keyof Filters];
    };
    reflect();
  });
  return element;
}

function searchField(page: Page): HTMLInputElement {
  const label = t(page, "ledger.search");
  const input = el("input", { type: "search", "aria-label": label, placeholder: label, autocomplete: "off" });
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const apply = () => page.ui.set({ filters: { ...page.ui.state.filters, text: input.value.trim() } });
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(apply, TYPING_MS);
  });
  return input;
}

function selectField(page: Page, name: (typeof FIELDS)[number]): HTMLElement {
  const set = (value: string) => page.ui.set({ filters: { ...page.ui.state.filters, [name]: value } });
  const select = el("select", { name, onchange: () => set(select.value) });
  select.append(new Option(t(page, "filter.any"), ""));
  for (const value of filterValues(page.model, name)) select.append(new Option(filterValueName(page, name, value), value));
  select.value = page.ui.state.filters[name];
  return el("label", {}, t(page, `filter.${name}`), select);
}
