/** The sign of a layer or of one feature: the mark that the map draws for it. */

import type { Layer, Model } from "../model/index.ts";
import { type Manner, mannerOf } from "./symbols/manner.ts";
import type { Scene } from "./scene.ts";
import { glyphSign, pathSign, type Sign, STANDS, symbolSign } from "./signs.ts";
import type { SymbolImage } from "./symbols/symbol-images.ts";
import type { Treatment } from "./symbols/treatment.ts";

/** Features of a layer that are looked at for what most of it is drawn as. */
const LOOKED_AT = 500;

export class LayerSigns {
  #model: Model;
  #scene: Scene;
  #symbols: ReadonlyMap<string, SymbolImage>;
  #pathOf: ReadonlyMap<number, number>;

  constructor(model: Model, scene: Scene, symbols: ReadonlyMap<string, SymbolImage>) {
    this.#model = model;
    this.#scene = scene;
    this.#symbols = symbols;
    this.#pathOf = new Map(scene.paths.paths.map(({ feature }, path) => [feature, path]));
  }

  /** What most of its features are drawn as; of several kinds of line, the one that is seen first. */
  ofLayer(layer: Layer): Sign {
    const members = Array.from({ length: Math.min(layer.count, LOOKED_AT) }, (_, i) => layer.first + i);
    const symbols = members.flatMap((feature) => this.#symbol(feature) ?? []);
    if (symbols.length > members.length / 2) return symbolSign(symbols[0]!);
    const drawn = members.flatMap((feature) => this.#treatment(feature) ?? []);
    if (drawn.length <= members.length / 2) return glyphSign(layer, STANDS);
    return pathSign(layer, drawn.reduce((first, one) => (weight(one) > weight(first) ? one : first)), STANDS);
  }

  ofFeature(feature: number): Sign {
    const layer = this.#model.layers[this.#model.features.layer(feature)]!;
    const manner: Manner = mannerOf(this.#model.features, feature);
    const symbol = this.#symbol(feature);
    if (symbol) return symbolSign(symbol, manner);
    const treatment = this.#treatment(feature);
    return treatment ? pathSign(layer, treatment, manner) : glyphSign(layer, manner, this.#model.features.basis(feature) === "register");
  }

  #symbol(feature: number): SymbolImage | undefined {
    return this.#symbols.get(this.#model.features.sidc(feature) ?? "");
  }

  /** How its line or area is drawn; what is said of an area is a pill's shape. */
  #treatment(feature: number): Treatment | undefined {
    const path = this.#pathOf.get(feature);
    const treatment = path === undefined ? undefined : this.#scene.treatments[path];
    return treatment?.as === "whole" || treatment?.as === "stipple" ? undefined : treatment;
  }
}

/** How soon it is seen. */
function weight(treatment: Treatment): number {
  switch (treatment.as) {
    case "fortified":
      return treatment.water ? 3 : treatment.built ? 5 : 4;
    case "edge":
      return treatment.sea ? 1 : 2;
    case "tint":
      return treatment.ally ? 2 : 1;
    default:
      return 0;
  }
}
