// Names of layers, countries, values and dates in the reader's language.

import type { Json, Layer, Quantity } from "../../model/index.ts";
import { englishName } from "../../find/index.ts";
import { dateInWords, type Page, parseGrade, quantityInWords, t } from "../page/index.ts";

export function layerName(page: Page, layer: Layer): string {
  const { words } = page.ui.state;
  return words.has(`layer.${layer.name}`) ? words.t(`layer.${layer.name}`) : layer.title;
}

/** A place's name in the reader's language: a country's, one of the catalogue's, or the one it has. */
export function placeName(page: Page, place: string): string {
  const { words } = page.ui.state;
  if (words.has(`place.${place}`)) return words.t(`place.${place}`);
  if (words.language === "en") return place;
  for (const iso of page.nations) if (englishName(iso) === place) return actorName(page, iso);
  return place;
}

/** A reason of the map's makers in the reader's language; figures and quoted names are taken over. */
export function reasonText(page: Page, reason: string): string {
  const { words } = page.ui.state;
  const parts: string[] = [];
  const key = reason.replace(/“[^”]*”|\d+(?:\.\d+)?/g, (found) => {
    const isName = found.startsWith("“");
    parts.push(isName ? found.slice(1, -1) : found);
    return isName ? "“#”" : "#";
  });
  if (!words.has(`reason.${key}`)) return reason;
  return words.t(`reason.${key}`).replace(/#/g, () => parts.shift() ?? "#");
}

/** A word of a closed list, or the value itself where a list does not know it. */
export function word(page: Page, list: string, value: string): string {
  const { words } = page.ui.state;
  return words.has(`${list}.${value}`) ? words.t(`${list}.${value}`) : value;
}

/** How a feature is put where it does not simply stand, and that it is unsure; null where there is nothing to say. */
export function saidText(page: Page, feature: number): string | null {
  const { features } = page.model;
  const saying = features.saying(feature);
  const said = [saying !== "stands" && word(page, "saying", saying), !features.sure(feature) && t(page, "said.tag")];
  return said.filter(Boolean).join(", ") || null;
}

/** A nation by its ISO 3166-1 code; other actors have names already. */
export function actorName(page: Page, actor: string): string {
  if (!/^[A-Z]{2}$/.test(actor)) return actor;
  try {
    return regionNames(page.ui.state.words.locale).of(actor) ?? actor;
  } catch {
    return actor;
  }
}

/** A filter's value in words. */
export function filterValueName(page: Page, name: string, value: string): string {
  if (name === "type" || name === "polarity" || name === "status") return word(page, name, value);
  if (name === "reliability" || name === "credibility") return t(page, "filter.floor", { grade: `${value} (${t(page, `${name}.${value}`)})` });
  if (name === "source") return page.model.articles.find((article) => article.id === value)?.title ?? value;
  if (name === "conflict") return t(page, "value.yes");
  return actorName(page, value);
}

// Making one takes a browser about a millisecond.
const regions = new Map<string, Intl.DisplayNames>();

function regionNames(locale: string): Intl.DisplayNames {
  let made = regions.get(locale);
  if (!made) regions.set(locale, (made = new Intl.DisplayNames([locale], { type: "region" })));
  return made;
}

export function dateName(page: Page, edtf: string | null): string {
  if (edtf === null) return t(page, "date.none");
  return dateInWords(edtf, {
    locale: page.ui.state.words.locale,
    from: (date) => t(page, "date.from", { date }),
    to: (date) => t(page, "date.to", { date }),
    about: (date) => t(page, "date.about", { date }),
  });
}

/** A claim's number as its article has it, with its unit. */
export function quantityName(page: Page, quantity: Quantity | null): string {
  return quantity === null ? "" : quantityInWords(quantity, page.ui.state.words.locale);
}

/** Such as "B2: source usually reliable; probably true". */
export function gradeName(page: Page, text: string): string {
  const grade = parseGrade(text);
  if (!grade) return text;
  return `${text}: ${t(page, `reliability.${grade.reliability}`)}; ${t(page, `credibility.${grade.credibility}`)}`;
}

const CODES = new Set(["state", "faces", "host_nation", "framework_nation", "iso"]);
const DATES = new Set(["acceded", "since"]);

/** A feature's property as a reader wants it; null for what would say nothing. */
export function propertyText(page: Page, name: string, value: Json): string | null {
  if (value === null || value === "" || (Array.isArray(value) && value.length === 0)) return null;
  if (typeof value === "boolean") return t(page, value ? "value.yes" : "value.no");
  if (typeof value === "number") return name.endsWith("_km") ? `${page.ui.state.words.number(value)} km` : page.ui.state.words.number(value);
  if (typeof value === "string") {
    if (CODES.has(name)) return actorName(page, value);
    if (DATES.has(name)) return dateName(page, value);
    if (name === "place") return placeName(page, value);
    if (name === "placing") return reasonText(page, value);
    if (name === "echelon") return word(page, "echelon", value);
    return name === "pair" ? value.split("-").map((code) => actorName(page, code)).join(" – ") : value;
  }
  if (Array.isArray(value)) return value.map((part) => recordText(page, part as Json)).join("; ");
  return recordText(page, value);
}

function recordText(page: Page, value: Json): string {
  if (value === null || typeof value !== "object") return propertyText(page, "", value) ?? "";
  if (Array.isArray(value)) return value.map((part) => recordText(page, part as Json)).join(", ");
  return Object.values(value).map((part) => propertyText(page, "", part) ?? "").filter((part) => part !== "").join(", ");
}
