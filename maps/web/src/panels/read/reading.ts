// The right-hand panel: claims, features, evidence, one at a time.

import { makeCard } from "./card.ts";
import { makeConflictList } from "./conflicts.ts";
import { el, replace } from "../parts/index.ts";
import { makeFeatureList } from "./features.ts";
import { makeLedger } from "./ledger.ts";
import { follow, type Page, t, type Tab, watch } from "../page/index.ts";
import { makeStory } from "./story.ts";

const TABS: readonly Tab[] = ["claims", "features", "conflicts", "evidence"];

export function makeReading(page: Page): HTMLElement {
  const panels: Record<Tab, HTMLElement> = {
    claims: tabPanel("claims", "ledger", makeLedger(page)),
    features: tabPanel("features", "features", makeFeatureList(page)),
    conflicts: tabPanel("conflicts", "conflicts", makeConflictList(page)),
    evidence: tabPanel("evidence", "evidence", makeCard(page)),
  };
  const bar = el("div", { class: "tabs", role: "tablist" });
  const element = el("aside", { id: "read", class: "panel", tabindex: "-1" }, makeStory(page), bar, ...TABS.map((tab) => panels[tab]));
  follow(page, ["tab"], () => {
    const had = bar.contains(document.activeElement);
    bar.setAttribute("aria-label", t(page, "tabs.label"));
    element.setAttribute("aria-label", t(page, "tabs.label"));
    replace(bar, ...TABS.map((tab) => tabButton(page, tab)));
    for (const tab of TABS) panels[tab].hidden = page.ui.state.tab !== tab;
    if (had) bar.querySelector<HTMLElement>('[aria-selected="true"]')?.focus();
  });
  // A symbol chosen on the map opens its evidence, unless a claim of the list did the choosing.
  watch(page, ["selected"], () => {
    const { selected } = page.store.state;
    const { claim } = page.ui.state;
    const fromClaim = claim >= 0 && selected.every((feature) => page.model.claims.features(claim).includes(feature));
    if (selected.length > 0 && !fromClaim) page.ui.set({ claim: -1, tab: "evidence", sheet: "read" });
  });
  return element;
}

function tabPanel(tab: Tab, className: string, content: HTMLElement): HTMLElement {
  return el("div", { role: "tabpanel", id: `panel-${tab}`, "aria-labelledby": `tab-${tab}`, class: `tabpanel ${className}` }, content);
}

function tabButton(page: Page, tab: Tab): HTMLElement {
  const isOn = page.ui.state.tab === tab;
  const button = el(
    "button",
    { type: "button", role: "tab", class: "tab", id: `tab-${tab}`, "aria-selected": String(isOn), "aria-controls": `panel-${tab}`, tabindex: isOn ? "0" : "-1", onclick: () => page.ui.set({ tab }) },
    t(page, `tabs.${tab}`),
  );
  button.addEventListener("keydown", (event) => {
    const move = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!move) return;
    event.preventDefault();
    page.ui.set({ tab: TABS[(TABS.indexOf(tab) + move + TABS.length) % TABS.length]! });
  });
  return button;
}
