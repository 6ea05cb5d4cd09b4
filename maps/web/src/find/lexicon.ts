/** Names of countries and places in every language of the page, so that each finds what the others name. */

import { akin, fold, wordsOf } from "./fold.ts";

/** Words by key, a catalogue a language. */
export type Catalogues = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A country or place: all its names, folded. */
type Entity = readonly string[];

const PLACE = "place.";

export class Lexicon {
  #entities: readonly (readonly { words: readonly string[]; all: Entity }[])[];

  constructor(entities: readonly Entity[]) {
    this.#entities = entities.map((all) => all.map((name) => ({ words: wordsOf(name), all })));
  }

  /** What each word of a search may be written as: the word itself, and the other names of what it names. */
  readings(search: string): readonly (readonly string[])[] {
    const words = wordsOf(search);
    const out = words.map((word) => new Set([word, ...(word.length > 4 && word.endsWith("s") ? [word.slice(0, -1)] : [])]));
    for (const names of this.#entities) {
      for (const { words: name, all } of names) {
        const hits = name.map((part) => words.findIndex((word) => akin(part, word)));
        if (hits.length === 0 || hits.includes(-1)) continue;
        for (const hit of hits) all.forEach((other) => out[hit]!.add(other));
      }
    }
    return out.map((set) => [...set]);
  }
}

/** Countries by ISO code and places by English name, from what browsers and catalogues know. */
export function lexiconOf(catalogues: Catalogues, countries: Iterable<string>): Lexicon {
  const entities: Entity[] = [];
  const peoples = peoplesOf(catalogues["en"]?.["peoples"] ?? "");
  const speakers = Object.keys(catalogues).map(regionNames).filter((one) => one !== null);
  for (const iso of countries) {
    const names = speakers.map((speaker) => nameOf(speaker, iso)).filter((name) => name !== null);
    entities.push(distinct([...names, ...(peoples.get(iso) ?? [])]));
  }
  entities.push(...placeNames(catalogues).values());
  return new Lexicon(entities);
}

/** All names of each place that catalogues name, by its English name. */
export function placeNames(catalogues: Catalogues): Map<string, Entity> {
  const out = new Map<string, Entity>();
  for (const words of Object.values(catalogues)) {
    for (const [key, name] of Object.entries(words)) {
      if (!key.startsWith(PLACE)) continue;
      const english = key.slice(PLACE.length);
      out.set(english, distinct([...(out.get(english) ?? [english]), name]));
    }
  }
  return out;
}

function distinct(names: readonly string[]): Entity {
  return [...new Set(names.map(fold))];
}

/** "CA Canadian;GB British,Britain" by code. */
function peoplesOf(text: string): Map<string, readonly string[]> {
  return new Map(text.split(";").map((part) => [part.slice(0, 2), part.slice(3).split(",")] as const));
}

function regionNames(language: string): Intl.DisplayNames | null {
  try {
    return new Intl.DisplayNames([language], { type: "region" });
  } catch {
    return null;
  }
}

function nameOf(speaker: Intl.DisplayNames, iso: string): string | null {
  try {
    return speaker.of(iso) ?? null;
  } catch {
    return null;
  }
}
