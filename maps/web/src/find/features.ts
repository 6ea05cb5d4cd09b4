/** Features as folded texts: what they are called, where they are, whose they are and what layer they are of. */

import type { Json, Model } from "../model/index.ts";
import { englishName, matches } from "./claims.ts";
import { fold, hasWord } from "./fold.ts";
import type { Catalogues, Lexicon } from "./lexicon.ts";

/** Larger layers are searched by name only, as they are. */
const MOST = 20_000;

export class FeatureTexts {
  #model: Model;
  #lexicon: () => Lexicon;
  #titles: readonly string[];
  #texts = new Map<number, string>();

  constructor(model: Model, catalogues: Catalogues, lexicon: () => Lexicon) {
    this.#model = model;
    this.#lexicon = lexicon;
    this.#titles = model.layers.map(({ name, title }) => [title, ...Object.values(catalogues).flatMap((words) => [words[`layer.${name}`] ?? "", words[`name.${name}`] ?? ""])].join("\n"));
  }

  /** Features that a search means, from the topmost layer down, at most so many. */
  find(search: string, most: number): number[] {
    const readings = this.#lexicon().readings(search);
    const out: number[] = [];
    if (readings.length === 0) return out;
    for (const { first, count } of [...this.#model.layers].reverse()) {
      for (let f = first; f < first + count && out.length < most; f++) {
        const found = count > MOST ? readings.every(([word]) => hasWord(fold(this.#model.features.name(f)), word!)) : matches(this.#text(f), readings);
        if (found) out.push(f);
      }
    }
    return out;
  }

  #text(feature: number): string {
    let text = this.#texts.get(feature);
    if (text === undefined) {
      const { features } = this.#model;
      const said = ["place", "kind", "status", "host_nation", "framework_nation", "iso", "state", "faces", "countries", "actors"].flatMap((name) => plain(features.prop(feature, name)));
      text = fold([features.name(feature), ...said.map(englishName), this.#titles[features.layer(feature)]].join("\n"));
      this.#texts.set(feature, text);
    }
    return text;
  }
}

function plain(value: Json): string[] {
  if (typeof value === "string") return [value];
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}
