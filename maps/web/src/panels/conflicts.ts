// Where sources differ: every reading beside the others, none chosen.

import type { Conflict, Reading } from "../model/index.ts";
import { chooseClaim } from "./choose.ts";
import { bdi, el } from "./dom.ts";
import { dateName, gradeName } from "./names.ts";
import { t, type Page } from "./page.ts";

export function makeConflicts(page: Page, featureId: string): HTMLElement[] {
  return page.model.conflicts.filter((conflict) => conflict.features.includes(featureId)).map((conflict) => makeConflict(page, conflict));
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
  );
}

function makeReading(page: Page, reading: Reading): HTMLElement {
  const claim = reading.claim === null ? -1 : page.model.claims.find(reading.claim);
  const source = claim >= 0
    ? el("button", { type: "button", class: "link small", onclick: () => chooseClaim(page, claim) }, bdi(reading.source))
    : el("span", {}, bdi(reading.source), ` (${t(page, "card.published")})`);
  return el("div", { class: "reading" }, el("strong", {}, bdi(reading.value)), source, el("div", { class: "quiet" }, gradeName(page, reading.grade)));
}
