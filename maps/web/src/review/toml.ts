/** The review file as text, letter for letter as claims/review/file.py writes it. */

import type { Change, Decision } from "./data.ts";

const HEAD = `\
# What people decided about claims. state: none, accepted, edited (see change) or rejected.
# A decision is found again by article, type, quote, prefix, suffix and start: leave those alone.
`;
const DECISION = ["article", "type", "quote", "start", "prefix", "suffix", "state", "by", "when", "why", "sure"] as const;
const CHANGE = ["type", "polarity", "actors", "date", "quantity", "attribution", "places", "quote", "clear"] as const;
const PLACE = ["text", "name", "kind", "country", "lat", "lon", "precision_m", "place_id"] as const;
const QUANTITY = ["value", "text", "unit"] as const;
/** Numbers that are measures: written with a point even where they are whole. */
const MEASURES: ReadonlySet<string> = new Set(["lat", "lon", "precision_m"]);

export function reviewToml(decisions: Iterable<readonly [string, Decision]>): string {
  return [HEAD, ...Array.from(decisions, ([claim, decision]) => table(claim, decision))].join("\n");
}

function table(claim: string, decision: Decision): string {
  const lines = [`[claim.${claim}]`, ...pairs(decision, DECISION)];
  if (decision.change) lines.push("", `[claim.${claim}.change]`, ...pairs(decision.change, CHANGE));
  return `${lines.join("\n")}\n`;
}

type Named = { readonly [name: string]: unknown };

function pairs(value: Decision | Change | Named, names: readonly string[]): string[] {
  const held = value as Named;
  return names.filter((name) => isTold(held[name])).map((name) => `${name} = ${toml(held[name], name)}`);
}

/** Nothing, an empty list and "sure" are what a reader takes for granted. */
function isTold(value: unknown): boolean {
  return value !== null && value !== undefined && value !== true && !(Array.isArray(value) && value.length === 0);
}

function toml(value: unknown, name: string): string {
  if (Array.isArray(value)) return `[${value.map((one) => toml(one, name === "places" ? "place" : name)).join(", ")}]`;
  if (name === "place") return `{ ${pairs(value as Named, PLACE).join(", ")} }`;
  if (name === "quantity") return `{ ${pairs(value as Named, QUANTITY).join(", ")} }`;
  if (typeof value === "string") return text(value);
  return MEASURES.has(name) && Number.isInteger(value) ? `${value}.0` : String(value);
}

/** A JSON string is a TOML string, but for the one control that JSON leaves as it is. */
function text(value: string): string {
  return JSON.stringify(value).replaceAll("\u007f", "\\u007F");
}
