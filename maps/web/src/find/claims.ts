/** The claims as folded texts, made once and searched word by word. */

import type { Model } from "../model/index.ts";
import { fold, hasWord } from "./fold.ts";
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
    const out: number[] = [];
    if (readings.length === 0) return out;
    for (let claim = 0; claim < this.#texts.length && out.length < most; claim++) {
      if (matches(this.#texts[claim]!, readings)) out.push(claim);
    }
    return out;
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
