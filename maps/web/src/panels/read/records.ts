// Published figures and other records of a register, a line each, value first.

import type { Json } from "../../model/index.ts";
import { bdi, el } from "../parts/index.ts";
import { dateName, word } from "../names/index.ts";
import type { Page } from "../page/index.ts";

type Fields = { readonly [key: string]: Json };

export function isRecords(value: Json): value is readonly Fields[] {
  return Array.isArray(value) && value.length > 0 && value.every((one) => one !== null && typeof one === "object" && !Array.isArray(one));
}

export function makeRecords(page: Page, records: readonly Fields[]): HTMLElement {
  return el("ul", { class: "records" }, ...records.map((fields) => el("li", {}, bdi(recordText(page, fields)))));
}

/** Such as "900 troops: strength, October 2023, army-technology.com". */
function recordText(page: Page, fields: Fields): string {
  const value = leading(page, fields);
  const { as_of: asOf, status } = fields;
  const rest = [
    typeof status === "string" ? word(page, "status", status) : null,
    typeof asOf === "string" ? dateName(page, asOf) : null,
    ...["attribute", "scope", "counts", "stage", "date", "since", "until", "note", "source"].map((name) => fields[name]),
  ];
  const about = rest.filter((part) => typeof part === "string" && part !== "").join(", ");
  return [value, about].filter((part) => part !== "").join(": ");
}

function leading(page: Page, fields: Fields): string {
  const { text, value, value_km: km, unit, nation } = fields;
  if (typeof text === "string" && text !== "") return text;
  if (typeof km === "number") return `${page.ui.state.words.number(km)} km`;
  if (typeof nation === "string") return nation;
  const ends = (Array.isArray(value) ? value : [value]).filter((end) => end !== null && end !== undefined);
  const numbers = ends.map((end) => (typeof end === "number" ? page.ui.state.words.number(end) : String(end))).join(" – ");
  return [numbers, unit].filter((part) => typeof part === "string" && part !== "").join(" ");
}
