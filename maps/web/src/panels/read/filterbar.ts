// The fields that filter claims, and with them the map.

import { el, replace } from "../parts/index.ts";
import { activeFilters, type Filter, FILTERS, filterValues, follow, NO_FILTERS, type Page, t, valuesOf } from "../page/index.ts";
import { filterValueName } from "../names/index.ts";
import { makeOrdering } from "./order.ts";

const FIELDS = FILTERS.filter((name) => name !== "text");
// A grade has one floor, and there is one kind of conflict; of all else there may be several values.
const SINGLE: ReadonlySet<Filter> = new Set(["reliability", "credibility", "conflict"]);
/** Stands in a field that has several values. */
const SEVERAL = "\n";
// A pause in typing after which the search runs: about the time between two keys.
const TYPING_MS = 180;

export function makeFilterBar(page: Page, found: HTMLElement): HTMLElement {
  const element = el("div", { class: "filters" });
  const following = makeOrdering(page);
  let reflect = () => {};
  page.ui.subscribe((now, before) => now.filters !== before.filters && reflect());
  follow(page, [], () => {
    const search = searchField(page);
    const fields = el("div", { class: "fields", id: "filter-fields", hidden: true });
    const open = el("button", { type: "button", "aria-expanded": "false", "aria-controls": "filter-fields" });
    open.addEventListener("click", () => {
      // What there is to choose is only looked up when somebody wants to choose.
      if (fields.childElementCount === 0) replace(fields, ...FIELDS.map((name) => selectField(page, name)), following);
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
      for (const select of fields.querySelectorAll<HTMLSelectElement>("select[name]")) showChosen(page, select);
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

/** A field whose choices add up: choosing one again takes it away. */
function selectField(page: Page, name: Filter): HTMLElement {
  const choose = (value: string) => {
    const had = valuesOf(page.ui.state.filters[name]);
    const now = SINGLE.has(name) || value === "" ? [value] : had.includes(value) ? had.filter((one) => one !== value) : [...had, value];
    page.ui.set({ filters: { ...page.ui.state.filters, [name]: now.join("\n") } });
    showChosen(page, select);
  };
  const select = el("select", { name, onchange: () => select.value !== SEVERAL && choose(select.value) });
  select.append(new Option(t(page, "filter.any"), ""));
  for (const [value, n] of filterValues(page.model, name)) {
    const option = new Option("", value);
    option.dataset["text"] = `${filterValueName(page, name, value)} (${page.ui.state.words.number(n)})`;
    select.append(option);
  }
  showChosen(page, select);
  return el("label", {}, t(page, `filter.${name}`), select);
}

/** Mark the choices that are made; of several, say how many. */
function showChosen(page: Page, select: HTMLSelectElement): void {
  const chosen = valuesOf(page.ui.state.filters[select.name as Filter]);
  select.querySelector("option[data-several]")?.remove();
  for (const option of select.options) {
    const { text } = option.dataset;
    if (text !== undefined) option.textContent = chosen.length > 1 && chosen.includes(option.value) ? `✓ ${text}` : text;
  }
  if (chosen.length > 1) {
    const several = new Option(t(page, "filter.several", { n: chosen.length }), SEVERAL);
    several.dataset["several"] = "";
    several.hidden = true;
    select.prepend(several);
    select.value = SEVERAL;
  } else select.value = chosen[0] ?? "";
}
