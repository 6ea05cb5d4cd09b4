/** The places of a claim: the words that name each, what they may mean, and a map of that. */

import type { Basemap } from "../ground/index.ts";
import type { Claim, Option } from "./data.ts";
import type { Desk } from "./desk.ts";
import { foreign, make } from "./element.ts";
import { drawSmallMap, optionAt, whereabouts } from "./smallmap.ts";

export class PlacePicker {
  readonly element = make("section", { "aria-label": "Places" });
  #desk: Desk;
  #basemap: Basemap | null;
  /** The mention that the digits speak of. */
  #mention = 0;
  #shown: Claim | undefined;

  constructor(desk: Desk, basemap: Basemap | null) {
    this.#desk = desk;
    this.#basemap = basemap;
  }

  /** Take option `digit`, from 1; 0 says that the words are no place of the claim. */
  take(digit: number): void {
    const options = this.#desk.claim?.places[this.#mention]?.options;
    if (options && digit <= options.length) this.#desk.pick(this.#mention, digit === 0 ? null : digit - 1);
  }

  /** Turn to the claim's next place. */
  turn(): void {
    const count = this.#desk.claim?.places.length ?? 0;
    if (count > 1) this.#mention = (this.#mention + 1) % count;
    this.show();
  }

  show(): void {
    const claim = this.#desk.claim;
    if (claim !== this.#shown) this.#mention = 0;
    this.#shown = claim;
    if (!claim) return this.element.replaceChildren();
    const groups = claim.places.map((_, number) => this.#group(claim, number));
    const none = make("p", { class: "quiet" }, "No place of its own.");
    this.element.replaceChildren(make("h3", {}, "Places"), ...(groups.length > 0 ? groups : [none]));
    this.#map(claim);
  }

  #group(claim: Claim, number: number): HTMLElement {
    const { text, options } = claim.places[number]!;
    const picked = this.#picked(claim, number);
    const active = number === this.#mention;
    const choose = (option: number | null) => () => {
      this.#mention = number;
      this.#desk.pick(number, option);
    };
    const row = (option: number | null, ...what: (Node | string)[]) =>
      make("button", { type: "button", "aria-pressed": String(picked === option), click: choose(option) }, make("kbd", {}, active ? String(option === null ? 0 : option + 1) : "·"), " ", ...what);
    return make(
      "div",
      { class: active ? "mention active" : "mention", role: "group", "aria-label": text },
      make("p", {}, "“", foreign(text), "”"),
      ...options.map((option, at) => row(at, foreign(named(option)))),
      row(null, "none of the claim's places"),
    );
  }

  #picked(claim: Claim, number: number): number | null {
    const { places } = this.#desk.draft(claim);
    return places.has(number) ? places.get(number)! : 0;
  }

  #map(claim: Claim): void {
    const options = claim.places[this.#mention]?.options;
    if (!options || !this.#basemap) return;
    const canvas = make("canvas", { role: "img", "aria-label": whereabouts(options), click: (event) => this.#clicked(canvas, options, event as MouseEvent) });
    this.element.append(canvas, make("p", { class: "quiet" }, this.#basemap.attribution));
    const drawn = drawSmallMap(canvas, this.#basemap, options, this.#picked(claim, this.#mention));
    if (drawn === 0) canvas.replaceWith(make("p", { class: "quiet" }, "A whole country, sea or border: nothing to point at."));
  }

  #clicked(canvas: HTMLCanvasElement, options: readonly Option[], event: MouseEvent): void {
    const option = optionAt(canvas, options, event.offsetX, event.offsetY);
    if (option !== null) this.#desk.pick(this.#mention, option);
  }
}

function named({ name, kind, country }: Option): string {
  return [name, kind, country].filter(Boolean).join(", ");
}
