/** What the reading made of a claim, its doubts beside it, and what a person may correct at once. */

import { daySpan } from "../model/index.ts";
import type { Change, Claim, Other } from "./data.ts";
import type { Desk } from "./desk.ts";
import { foreign, make } from "./element.ts";
import { quantityView, quoteView } from "./words.ts";

export function factsView(desk: Desk, claim: Claim): HTMLElement {
  const draft = desk.draft(claim);
  const decision = desk.decision(claim);
  const select = (name: "type" | "polarity", found: string, choices: readonly string[]) => {
    const now = draft[name] ?? decision.change?.[name] ?? found;
    const options = choices.map((choice) => make("option", { selected: choice === now }, choice));
    return make("select", { name, change: (event) => desk.correct({ [name]: (event.target as HTMLSelectElement).value }) }, ...options);
  };
  const date = make("input", {
    type: "text", name: "date", size: "18", value: draft.date ?? decision.change?.date ?? claim.date ?? "", placeholder: "no date",
    title: "EDTF: 2026, 2026-05, 2026-05-13/2026-06", change: (event) => takeDate(desk, event.target as HTMLInputElement),
  });
  return make(
    "section",
    { "aria-label": "What was read" },
    make("dl", {},
      ...row("quote", claim, quoteView(desk, claim)),
      ...row("type", claim, make("label", {}, make("span", { class: "unseen" }, "type"), select("type", decision.type, desk.sheet.types))),
      ...row("polarity", claim, make("label", {}, make("span", { class: "unseen" }, "polarity"), select("polarity", claim.polarity, desk.sheet.polarities))),
      ...row("date", claim, make("label", {}, make("span", { class: "unseen" }, "date"), date)),
      ...row("actors", claim, foreign(claim.actors.join(", ") || "none")),
      ...row("quantity", claim, quantityView(desk, claim)),
      ...row("attribution", claim, foreign(claim.attribution ?? "the article's own voice")),
      ...row("places", claim, foreign(claim.places.map((place) => place.options[0]?.name).join(", ") || "none")),
    ),
    make("p", { class: "quiet" }, `${claim.sure ? "sure" : "unsure"}, confidence ${claim.confidence.toFixed(2)}`),
  );
}

function takeDate(desk: Desk, field: HTMLInputElement): void {
  const date = field.value.trim();
  field.setCustomValidity(date === "" || daySpan(date) ? "" : "wanted EDTF, as 2026, 2026-05 or 2026-05-13/2026-06");
  if (field.reportValidity()) desk.correct({ date });
}

function row(name: string, claim: Claim, value: Node): HTMLElement[] {
  const doubt = claim.doubts.find((one) => one.field === name);
  const or = doubt && make("span", { class: "doubt" }, " or ", foreign(doubt.instead ?? "none"), "?");
  return [make("dt", {}, name), make("dd", {}, value, or ?? null)];
}

/** What was decided, in words. */
export function decided(state: string, by: string | null, why: string | null, change: Change | null): string {
  if (state === "none") return "undecided";
  const corrected = change ? `: ${changed(change)}` : "";
  return `${state}${corrected}${by ? ` by ${by}` : ""}${why ? `: ${why}` : ""}`;
}

function changed(change: Change): string {
  const told = Object.entries(change).filter(([, value]) => value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0));
  return told.map(([name, value]) => `${name} ${Array.isArray(value) ? value.map(short).join(", ") : short(value)}`).join("; ");
}

function short(value: unknown): string {
  if (typeof value !== "object" || value === null) return String(value);
  return String((value as { name?: string; text?: string }).name ?? (value as { text?: string }).text ?? "");
}

/** What other readers decided, side by side. */
export function othersView(others: readonly Other[]): HTMLElement | null {
  if (others.length === 0) return null;
  const cells = others.map(({ reader, state, why, change }) =>
    make("li", { class: state }, make("strong", {}, foreign(reader)), " ", foreign(decided(state, null, why, change))),
  );
  return make("section", { "aria-label": "Other readers" }, make("h3", {}, "Other readers"), make("ul", { class: "others" }, ...cells));
}
