// Where sources differ: every reading beside the others, none chosen.

import type { Conflict, Reading } from "../../model/index.ts";
import { bdi, chooseClaim, chooseFeatures, el, replace, showOnMap } from "../parts/index.ts";
import { dateName, gradeName } from "../names/index.ts";
import { follow, type Page, t } from "../page/index.ts";

export function makeConflicts(page: Page, featureId: string): HTMLElement[] {
  return page.model.conflicts.filter((conflict) => conflict.features.includes(featureId)).map((conflict) => makeConflict(page, conflict));
}

/** Everything that sources put differently, both sides with their words. */
export function makeConflictList(page: Page): HTMLElement {
  const element = el("div", { class: "conflict-list" });
  // Made when somebody looks: the quotes of many conflicts are many.
  follow(page, ["tab"], () => {
    if (page.ui.state.tab !== "conflicts") return;
    const { conflicts } = page.model;
    const lead = conflicts.length > 0 ? t(page, "conflicts.lead", { n: conflicts.length }) : t(page, "conflicts.none");
    replace(element, el("p", { class: "quiet" }, lead), ...conflicts.map((conflict) => makeConflict(page, conflict)));
  });
  return element;
}

/** Show the things that a conflict is about. */
function showButton(page: Page, conflict: Conflict): HTMLElement {
  const features = conflict.features.map((id) => page.model.features.find(id)).filter((feature) => feature >= 0);
  const show = () => {
    chooseFeatures(page, features);
    showOnMap(page, features);
  };
  return el("button", { type: "button", class: "tiny", disabled: features.length === 0, onclick: show }, t(page, "conflicts.show"));
}

function makeConflict(page: Page, conflict: Conflict): HTMLElement {
  const asOf = conflict.as_of === null ? null : dateName(page, conflict.as_of);
  return el(
    "section",
    { class: "conflict", "data-conflict": conflict.id },
    el("h3", {}, t(page, "card.conflict", { attribute: conflict.attribute })),
    el("p", { class: "small quiet" }, bdi([conflict.entity, asOf].filter(Boolean).join(" · "))),
    el("div", { class: "readings" }, ...conflict.readings.map((reading) => makeReading(page, reading))),
    conflict.note !== null && el("p", { class: "small" }, bdi(conflict.note)),
    page.ui.state.tab === "conflicts" && showButton(page, conflict),
  );
}

function makeReading(page: Page, reading: Reading): HTMLElement {
  const claim = reading.claim === null ? -1 : page.model.claims.find(reading.claim);
  const source = claim >= 0
    ? el("button", { type: "button", class: "link small", onclick: () => chooseClaim(page, claim) }, bdi(reading.source))
    : el("span", {}, bdi(reading.source), ` (${t(page, "card.published")})`);
  return el("div", { class: "reading" }, el("strong", {}, bdi(reading.value)), claim >= 0 && el("q", {}, bdi(page.model.claims.quote(claim))), source, el("div", { class: "quiet" }, gradeName(page, reading.grade)));
}
