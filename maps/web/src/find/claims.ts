/** The claims as folded texts, made once and searched word by word. */

import type { Model } from "../model/index.ts";
import { fold, hasWord, startsWord } from "./fold.ts";
import type { Lexicon } from "./lexicon.ts";

/** A place that claims name. */
export interface Named {
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
}

export class ClaimTexts {
  readonly places = new Map<string, Named>();
  #model: Model;
  #lexicon: () => Lexicon;
  #texts: string[] = [];
  #whole: { text: string; starts: Uint32Array } | undefined;

  constructor(model: Model, lexicon: () => Lexicon) {
    this.#model = model;
    this.#lexicon = lexicon;
  }

  /** Whether every text is made. */
  get isReady(): boolean {
    return this.#texts.length === this.#model.claims.count;
  }

  /** Make texts for some milliseconds. */
  warm(milliseconds: number): void {
    const end = performance.now() + milliseconds;
    while (!this.isReady) {
      this.#make(Math.min(this.#model.claims.count, this.#texts.length + 200));
      if (performance.now() > end) return;
    }
  }

  /** Numbers of the claims of which every word of a search is the beginning of a word, at most so many. */
  find(search: string, most = Infinity): number[] {
    this.#make(this.#model.claims.count);
    const readings = this.#lexicon().readings(search);
    if (readings.length === 0) return [];
    // The word that is likely rarest chooses; the others are looked for in what it leaves.
    const [rare, ...others] = [...readings].sort((a, b) => shortest(b) - shortest(a));
    const chosen = this.#holding(rare!);
    const out: number[] = [];
    for (let claim = 0; claim < chosen.length && out.length < most; claim++) {
      if (chosen[claim] === 1 && matches(this.#texts[claim]!, others)) out.push(claim);
    }
    return out;
  }

  /** 1 for each claim with one of these words. All texts are searched as one, which browsers do a hundred times as fast. */
  #holding(words: readonly string[]): Uint8Array {
    this.#whole ??= this.#join();
    const { text, starts } = this.#whole;
    const out = new Uint8Array(this.#texts.length);
    for (const word of words) {
      let claim = 0;
      for (let at = text.indexOf(word); at >= 0; ) {
        while (starts[claim + 1]! <= at) claim++;
        const found = startsWord(text, at);
        if (found) out[claim] = 1;
        // Once it is there, the rest of its text need not be read.
        at = text.indexOf(word, found ? starts[claim + 1]! : at + 1);
      }
    }
    return out;
  }

  #join(): { text: string; starts: Uint32Array } {
    const starts = new Uint32Array(this.#texts.length + 1);
    this.#texts.forEach((text, claim) => (starts[claim + 1] = starts[claim]! + text.length + 1));
    return { text: `${this.#texts.join("\n")}\n`, starts };
  }

  #make(until: number): void {
    const { claims, articles } = this.#model;
    for (let c = this.#texts.length; c < until; c++) {
      const places = claims.places(c);
      for (const { name, lat, lon } of places) if (lat !== null && lon !== null && !this.places.has(name)) this.places.set(name, { name, lat, lon });
      const article = articles[claims.article(c)];
      const about = [
        claims.quote(c), claims.attribution(c), article?.title, article?.publisher, claims.type(c),
        ...claims.actors(c).map(englishName), ...places.flatMap(({ name, text }) => (name === text ? [name] : [name, text])),
      ];
      this.#texts.push(fold(about.filter(Boolean).join("\n")));
    }
  }
}

function shortest(words: readonly string[]): number {
  return Math.min(...words.map((word) => word.length));
}

/** Whether a folded text has one of the readings of every word. */
export function matches(text: string, readings: readonly (readonly string[])[]): boolean {
  return readings.every((words) => words.some((word) => hasWord(text, word)));
}

const names = new Map<string, string>();
let english: Intl.DisplayNames | null | undefined;

/** A nation's English name; other actors have names already. */
export function englishName(actor: string): string {
  if (!/^[A-Z]{2}$/.test(actor)) return actor;
  let name = names.get(actor);
  if (name === undefined) {
    try {
      english ??= new Intl.DisplayNames(["en"], { type: "region" });
      name = english.of(actor) ?? actor;
    } catch {
      name = actor;
    }
    names.set(actor, name);
  }
  return name;
}
