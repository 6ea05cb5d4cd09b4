// What the reader sees, as the part of an address behind "#"; pure.

import { type Filters, FILTERS, HELD, NO_FILTERS, parseGrade, SORTS, valuesOf } from "../page/index.ts";

/** All of it by stable names, never by position, so that a link survives a new build of the map. */
export interface Link {
  readonly view: { readonly lat: number; readonly lon: number; readonly zoom: number } | null;
  /** Names of layers that are off; null: those that are off when the page opens. */
  readonly off: readonly string[] | null;
  /** Opacity in percent of layers that are not opaque. */
  readonly opacity: ReadonlyMap<string, number>;
  /** ISO days: last and first of the window. */
  readonly asOf: string | null;
  readonly since: string | null;
  /** False where claims without a date are left out. */
  readonly undated: boolean;
  readonly filters: Filters;
  /** Order of the claims; null: the articles'. */
  readonly sort: string | null;
  /** What the list of claims follows: `layers`, `view`. */
  readonly follow: readonly string[];
  /** Names of `HELD` that are shown. */
  readonly also: readonly string[];
  /** Id of the claim or the features whose card is open. */
  readonly claim: string | null;
  readonly features: readonly string[];
  readonly language: string | null;
  readonly labels: string | null;
  readonly theme: string | null;
  readonly tab: string | null;
  /** Step of the story, from 1. */
  readonly step: number | null;
  /** Whether the page shows itself as part of another. */
  readonly embed: boolean;
}

export const FOLLOWED = ["layers", "view"] as const;

export const NO_LINK: Link = {
  view: null, off: null, opacity: new Map(), asOf: null, since: null, undated: true, filters: NO_FILTERS, sort: null, follow: [], also: [], claim: null, features: [],
  language: null, labels: null, theme: null, tab: null, step: null, embed: false,
};

export function writeLink(link: Link): string {
  const out = new URLSearchParams();
  if (link.view) out.set("at", [link.view.lat.toFixed(4), link.view.lon.toFixed(4), String(Math.round(link.view.zoom * 100) / 100)].join(","));
  for (const name of link.off?.length === 0 ? [""] : (link.off ?? [])) out.append("off", name);
  for (const [name, percent] of link.opacity) out.append("opacity", `${percent},${name}`);
  if (link.since) out.set("since", link.since);
  if (link.asOf) out.set("asof", link.asOf);
  if (!link.undated) out.set("undated", "no");
  if (link.filters.text) out.set("text", link.filters.text);
  for (const name of FILTERS) if (name !== "text") for (const value of valuesOf(link.filters[name])) out.append(name, value);
  if (link.sort) out.set("sort", link.sort);
  for (const name of link.follow) out.append("follow", name);
  for (const name of link.also) out.append("also", name);
  if (link.claim) out.set("claim", link.claim);
  for (const id of link.features) out.append("feature", id);
  if (link.language) out.set("lang", link.language);
  if (link.labels) out.set("labels", link.labels);
  if (link.theme) out.set("theme", link.theme);
  if (link.tab) out.set("tab", link.tab);
  if (link.step !== null) out.set("step", String(link.step));
  if (link.embed) out.set("embed", "");
  return out.toString().replace("embed=", "embed");
}

/** Read a link; what is not understood is left out, because links are typed and cut by people. */
export function readLink(hash: string): Link {
  const read = new URLSearchParams(hash.replace(/^#/, ""));
  // Links of before had one floor for both axes.
  const grade = parseGrade(read.get("grade") ?? "");
  const floors: Partial<Record<string, string>> = grade ? { reliability: grade.reliability, credibility: String(grade.credibility) } : {};
  const filters = Object.fromEntries(FILTERS.map((name) => [name, (name === "text" ? read.get(name) : read.getAll(name).join("\n")) || floors[name] || ""])) as Filters;
  const opacity = read.getAll("opacity").flatMap((text) => {
    const found = /^(\d{1,3}),(.*)$/s.exec(text);
    return found && Number(found[1]) <= 100 ? [[found[2]!, Number(found[1])] as const] : [];
  });
  const step = Number(read.get("step"));
  return {
    view: readView(read.get("at")),
    off: read.has("off") ? read.getAll("off").filter((name) => name !== "") : null,
    opacity: new Map(opacity),
    asOf: readDay(read.get("asof")),
    since: readDay(read.get("since")),
    undated: read.get("undated") !== "no",
    filters,
    sort: SORTS.find((name) => name === read.get("sort")) ?? null,
    follow: FOLLOWED.filter((name) => read.getAll("follow").includes(name)),
    also: HELD.filter((name) => read.getAll("also").includes(name)),
    claim: read.get("claim"),
    features: read.getAll("feature"),
    language: read.get("lang"),
    labels: read.get("labels"),
    theme: read.get("theme"),
    tab: read.get("tab"),
    step: Number.isInteger(step) && step > 0 ? step : null,
    embed: read.has("embed"),
  };
}

/** A day that the calendar has, or null. */
function readDay(text: string | null): string | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(text ?? "")) return null;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text!) ? text : null;
}

function readView(text: string | null): Link["view"] {
  const [lat, lon, zoom, ...rest] = (text ?? "").split(",").map(Number);
  const isGood = rest.length === 0 && Math.abs(lat!) <= 90 && Math.abs(lon!) <= 360 && zoom! >= 0 && zoom! <= 22;
  return isGood ? { lat: lat!, lon: lon!, zoom: zoom! } : null;
}
