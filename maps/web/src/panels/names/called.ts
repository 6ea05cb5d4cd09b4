// What a feature is called in the reader's language, from its parts.

import type { Features } from "../../model/index.ts";
import { englishName } from "../../find/index.ts";
import { actorName, dateName, placeName, word } from "./names.ts";
import { type Page, t } from "../page/index.ts";

const SAYINGS = ["planned", "only possible", "denied", "ended", "disputed"] as const;
// Names of kinds of things as `layers` writes them, by the word of a catalogue.
const KINDS: Readonly<Record<string, string>> = {
  forces: "name.forces", reinforcement: "name.reinforcement", fortification: "type.fortification", operation: "type.operation", exercise: "type.exercise",
  infrastructure: "type.infrastructure", membership: "type.membership", spending: "type.spending", capability: "type.capability", threat: "type.threat",
  assessment: "type.assessment", "obstacle belt": "name.obstacles", minefield: "name.mines", "anti-tank ditch": "name.ditch", "dragon's teeth": "name.dragon",
  fence: "name.fence", "wire obstacle": "name.wire",
};
const DAY = /\d{4}(?:-\d\d){0,2}/g;

/** How and when, at the end of a name whose place is not known. */
const TOLD = /, (?:(?:planned|disputed|ended) )?(?:until )?\d{4}[^,]*$/;

/** Its name; what the articles' own words make of it (figures, names of exercises) stays as they put it. */
export function featureName(page: Page, feature: number): string {
  return inLanguage(page, feature, page.model.features.name(feature));
}

/** Its name without how and when: for where the date stands beside it. */
export function thingName(page: Page, feature: number): string {
  const name = page.model.features.name(feature);
  const place = page.model.features.prop(feature, "place");
  const at = placeIn(name, place);
  return inLanguage(page, feature, at < 0 ? name.replace(TOLD, "") : name.slice(0, at + 2 + (place as string).length));
}

function inLanguage(page: Page, feature: number, name: string): string {
  if (page.ui.state.words.language === "en") return name;
  const { features, layers } = page.model;
  const layer = layers[features.layer(feature)]!.name;
  return ofGeography(page, features, feature, layer) ?? ofClaims(page, name, features.prop(feature, "place"));
}

/** Where a name goes on to its place; -1 where it has none. */
function placeIn(name: string, place: unknown): number {
  return typeof place === "string" ? name.indexOf(`, ${place}`) : -1;
}

/** Countries, borders, stretches of the line and battlegroups are named by whose they are. */
function ofGeography(page: Page, features: Features, feature: number, layer: string): string | null {
  const text = (name: string) => {
    const value = features.prop(feature, name);
    return typeof value === "string" ? value : null;
  };
  const kind = text("kind");
  const [iso, pair, host, state, faces] = ["iso", "pair", "host_nation", "state", "faces"].map(text);
  const ground = kind !== null && page.ui.state.words.has(`name.${kind}`) ? `, ${t(page, `name.${kind}`)}` : "";
  if (layer === "countries") return iso && kind === "country" ? actorName(page, iso) : null;
  if (layer === "borders") return pair ? `${pair.split("-").map((code) => actorName(page, code)).join(" – ")}${ground}` : null;
  if (layer === "battlegroups") return host ? t(page, "name.battlegroups", { country: actorName(page, host) }) : null;
  if (layer === "defence_line") return state && faces ? `${t(page, "layer.defence_line")}, ${actorName(page, state)} – ${actorName(page, faces)}${ground}` : null;
  return null;
}

/** "Germany and Spain: forces, Rukla, planned 2027", part by part. */
function ofClaims(page: Page, name: string, place: unknown): string {
  const at = placeIn(name, place);
  const head = headText(page, at < 0 ? name : name.slice(0, at));
  if (at < 0) return head;
  const rest = name.slice(at + 2 + (place as string).length);
  return [head, placeName(page, place as string), rest.startsWith(", ") ? toldText(page, rest.slice(2)) : ""].filter((part) => part !== "").join(", ");
}

function headText(page: Page, head: string): string {
  const found = /^([^:]+): (.+)$/.exec(head);
  const [who, what] = found ? [found[1]!, found[2]!] : [null, head];
  const key = KINDS[what.toLowerCase()];
  const named = key ? t(page, key) : what;
  const thing = key && found ? named.charAt(0).toLocaleLowerCase(page.ui.state.words.locale) + named.slice(1) : named;
  const capital = found || page.ui.state.words.language === "de" ? thing : thing.charAt(0).toLocaleUpperCase(page.ui.state.words.locale) + thing.slice(1);
  if (who === null) return placeName(page, capital);
  return `${who.split(" and ").map((nation) => nationText(page, nation)).join(", ")}: ${page.ui.state.words.language === "de" && key ? named : thing}`;
}

function nationText(page: Page, english: string): string {
  for (const iso of page.nations) if (englishName(iso) === english) return actorName(page, iso);
  return english;
}

/** "planned 2027", "2025-04 to 2026-01", "denied 2024 on". */
function toldText(page: Page, told: string): string {
  const saying = SAYINGS.find((one) => told === one || told.startsWith(`${one} `));
  const dates = (saying ? told.slice(saying.length).trim() : told)
    .replace(/^until (\S+)$/, (_, date: string) => t(page, "date.to", { date: dateName(page, date) }))
    .replace(/^(\S+) on$/, (_, date: string) => t(page, "date.from", { date: dateName(page, date) }))
    .replace(" to ", " – ")
    .replace(DAY, (date) => dateName(page, date));
  return [saying && word(page, "saying", saying === "only possible" ? "possible" : saying), dates].filter(Boolean).join(" ");
}
