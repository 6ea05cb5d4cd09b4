// What a link asks for that this map does not have: links are typed, cut and outlived by people; pure.

import { FILTERS } from "../page/index.ts";
import { readLink } from "./hash.ts";

/** What there is to be asked for. */
export interface Known {
  hasClaim(id: string): boolean;
  hasFeature(id: string): boolean;
  hasLayer(name: string): boolean;
  readonly languages: readonly string[];
  readonly tabs: readonly string[];
  readonly themes: readonly string[];
}

const ALWAYS: readonly string[] = ["undated", "also", "labels", "sort", "follow", "grade", "embed", ...FILTERS];

/** The parts of a link that nothing on the map answers to, as they are written. */
export function misread(hash: string, known: Known): string[] {
  const link = readLink(hash);
  const parts: Record<string, (value: string) => boolean> = {
    at: () => link.view !== null,
    off: (name) => name === "" || known.hasLayer(name),
    opacity: (value) => link.opacity.size > 0 && known.hasLayer(value.replace(/^\d{1,3},/, "")),
    asof: () => link.asOf !== null,
    since: () => link.since !== null,
    claim: (id) => known.hasClaim(id),
    feature: (id) => known.hasFeature(id),
    lang: (tag) => known.languages.includes(tag),
    tab: (name) => known.tabs.includes(name),
    theme: (name) => known.themes.includes(name),
    step: () => link.step !== null,
  };
  const isKnown = (key: string, value: string) => ALWAYS.includes(key) || (Object.hasOwn(parts, key) && parts[key]!(value));
  return [...new URLSearchParams(hash.replace(/^#/, ""))].filter(([key, value]) => !isKnown(key, value)).map(([key, value]) => (value ? `${key}=${value}` : key));
}
