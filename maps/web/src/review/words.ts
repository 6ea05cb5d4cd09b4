/** What a person corrects in the words of a claim: its quote and its number, both of which stand in the article. */

import type { Claim, QuantityChange } from "./data.ts";
import type { Desk } from "./desk.ts";
import { make } from "./element.ts";

export function quoteView(desk: Desk, claim: Claim): HTMLElement {
  const field = make("textarea", { name: "quote", rows: "3", dir: "auto", "aria-label": "quote", change: () => takeQuote(desk, claim, field) });
  field.value = desk.quote(claim);
  return field;
}

/** Let a claim have other words; those that the article does not have are refused. */
export function takeQuote(desk: Desk, claim: Claim, field: HTMLTextAreaElement): void {
  const words = field.value.trim();
  const isThere = words !== "" && spanOf(desk, claim, words) !== null;
  field.setCustomValidity(isThere ? "" : "wanted words that stand in the article, letter for letter");
  if (field.reportValidity()) desk.correct({ quote: words });
}

/** Where words stand in the claim's article, next to the claim. */
export function spanOf(desk: Desk, claim: Claim, words: string): { start: number; end: number } | null {
  const { text } = desk.sheet.articles[claim.article]!;
  const after = text.indexOf(words, claim.start);
  const before = text.lastIndexOf(words, claim.start);
  const found = [after, before].filter((at) => at >= 0).sort((one, other) => Math.abs(one - claim.start) - Math.abs(other - claim.start));
  return found.length > 0 ? { start: found[0]!, end: found[0]! + words.length } : null;
}

/** Words, value and unit: those that were found near the claim are offered, all can be written. */
export function quantityView(desk: Desk, claim: Claim): HTMLElement {
  const input = (name: string, size: string, title: string, take: () => void) => make("input", { type: "text", name, size, title, "aria-label": title, placeholder: name, autocomplete: "off", change: take });
  const words = input("quantity", "14", "words of the number, as the article has them", () => offer());
  const value = input("value", "8", "value: a number, or two as 400-600", () => take());
  const unit = input("unit", "8", "unit: what is counted", () => take());
  words.setAttribute("list", "quantities");
  words.placeholder = "none";
  const show = (quantity: QuantityChange | null) => {
    value.value = quantity ? [quantity.value].flat().join("-") : "";
    unit.value = quantity?.unit ?? "";
  };
  const take = () => takeQuantity(desk, claim, { words, value, unit });
  const offer = () => {
    const known = claim.quantities.find(({ text }) => text === words.value.trim());
    if (known || words.value.trim() === "") show(known ?? null);
    take();
  };
  const now = desk.quantity(claim);
  words.value = now?.text ?? "";
  show(now);
  const offered = claim.quantities.map(({ text }) => make("option", { value: text }));
  return make("span", { class: "number", role: "group", "aria-label": "quantity" }, words, value, unit, make("datalist", { id: "quantities" }, ...offered));
}

interface Fields {
  readonly words: HTMLInputElement;
  readonly value: HTMLInputElement;
  readonly unit: HTMLInputElement;
}

function takeQuantity(desk: Desk, claim: Claim, { words, value, unit }: Fields): void {
  const text = words.value.trim();
  const { prefix, quote, suffix } = desk.decision(claim);
  const isThere = text === "" || (prefix + quote + suffix).includes(text) || desk.quote(claim).includes(text);
  words.setCustomValidity(isThere ? "" : "wanted words that stand in the quote or right beside it");
  const read = text === "" ? null : readValue(value.value);
  value.setCustomValidity(text !== "" && read === null ? "wanted a number, or two as 400-600, the smaller one first" : "");
  if (!words.reportValidity() || !value.reportValidity()) return;
  desk.correct({ quantity: read === null ? null : { value: read, text, unit: unit.value.trim() || null } });
}

const NUMBER = /^\d+(\.\d+)?$/;

/** A number, or where it begins and ends; thousands may be parted by commas. */
function readValue(written: string): number | [number, number] | null {
  const parts = written.replaceAll(",", "").split(/[-–]/).map((part) => part.trim());
  if (parts.length > 2 || !parts.every((part) => NUMBER.test(part))) return null;
  const [low, high] = parts.map(Number) as [number, number?];
  if (high === undefined) return low;
  return low <= high ? [low, high] : null;
}
