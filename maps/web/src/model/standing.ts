/** What held on a day: stages, memberships, the alliance's edge, and who leads, by what the page knows of their dates. */

import { daySpan } from "./edtf.ts";
import type { Features } from "./features.ts";
import type { Json } from "./columns.ts";

/** Layers that are the map's ground: no filter and no date takes them away. */
export const GROUND_LAYERS: ReadonlySet<string> = new Set(["countries", "borders"]);

// From the first to the furthest; what is cancelled is the end of it.
const STAGES = [
  "announced", "approved", "funded", "contracted", "delayed", "under construction", "installed", "operational", "cancelled",
];

interface Stage {
  readonly status: string;
  readonly date: string | null;
  /** For an undated stage: the date of the article that tells it. */
  readonly told?: string | null;
}

/** First day of a date; null where it has none. */
function startOf(date: unknown): number | null {
  const start = typeof date === "string" ? daySpan(date)?.[0] : undefined;
  return start !== undefined && Number.isFinite(start) ? start : null;
}

/**
 * The stage of a work on a day: the latest dated one, or a further one that an article tells without a date.
 * Without a day it is the one of the map's own.
 */
export function statusOn(features: Features, feature: number, day: number | null): string | null {
  const history = features.prop(feature, "history");
  if (day === null || !Array.isArray(history) || history.length === 0) return features.status(feature);
  const stages = history as unknown as readonly Stage[];
  let [latest, rank] = [-Infinity, -1];
  for (const { status, date } of stages) {
    const start = startOf(date);
    const place = STAGES.indexOf(status);
    if (start === null || start > day || start < latest) continue;
    rank = start > latest ? place : Math.max(rank, place);
    latest = start;
  }
  for (const { status, date, told } of stages) {
    if (startOf(date) === null && (startOf(told) ?? -Infinity) <= day) rank = Math.max(rank, STAGES.indexOf(status));
  }
  return STAGES[rank] ?? null;
}

/** The alliance's members on a day, by what the countries' features say of when they joined. */
export class Members {
  #features: Features;
  #of = new Map<string, number>();

  constructor(features: Features) {
    this.#features = features;
    const layer = features.layers.find(({ name }) => name === "countries");
    for (let row = 0; row < (layer?.count ?? 0); row++) {
      const iso = features.prop(layer!.first + row, "iso");
      if (typeof iso === "string" && !this.#of.has(iso)) this.#of.set(iso, layer!.first + row);
    }
  }

  /** Whether a country's feature is a member's on a day; on the map's own day where none is given. */
  isAlly(feature: number, day: number | null): boolean {
    const now = isAlliance(this.#features.prop(feature, "alliance"));
    const joined = startOf(this.#features.prop(feature, "acceded"));
    return day === null || joined === null ? now : joined <= day;
  }

  /** Whether a border is the alliance's edge on a day; null where it is not known. */
  isEdge(feature: number, day: number | null): boolean | null {
    const now = this.#features.prop(feature, "alliance_edge");
    if (typeof now !== "boolean") return null;
    const pair = this.#features.prop(feature, "pair");
    const sides = typeof pair === "string" ? pair.split("-").map((iso) => this.#of.get(iso)) : [];
    if (day === null || sides.length !== 2 || sides.some((side) => side === undefined)) return now;
    const changed = sides.some((side) => this.isAlly(side!, day) !== this.isAlly(side!, null));
    return changed ? this.isAlly(sides[0]!, day) !== this.isAlly(sides[1]!, day) : now;
  }
}

function isAlliance(value: Json): boolean {
  return value === true || (typeof value === "string" && /^(nato|member)/i.test(value));
}

/** The nation that leads a battlegroup on a day. */
export function leaderOn(features: Features, feature: number, day: number | null): string | null {
  const named = features.prop(feature, "framework_nation");
  const now = typeof named === "string" ? named : null;
  const periods = features.prop(feature, "framework_periods");
  if (day === null || !Array.isArray(periods)) return now;
  const led = (periods as unknown as ReadonlyArray<{ nation: string; since: string | null; until: string | null }>).find(
    ({ since, until }) => (startOf(since) ?? -Infinity) <= day && (daySpan(until)?.[1] ?? Infinity) > day,
  );
  return led?.nation ?? now;
}
