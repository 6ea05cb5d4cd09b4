/** What the reader has chosen: one immutable value, one way to change it, one way to hear of it. */

import type { Model } from "./model.ts";

export interface View {
  readonly lat: number;
  readonly lon: number;
  readonly zoom: number;
}

/** Something on the page that went wrong and was left out. */
export interface Fault {
  /** What could not be drawn, in words. */
  readonly what: string;
  readonly why: string;
}

export interface State {
  /** A value a layer. */
  readonly on: readonly boolean[];
  /** 0 to 1, a value a layer. */
  readonly opacity: readonly number[];
  /** 1 where a feature passes every filter and the as-of date, whatever its layer; null: all pass. */
  readonly mask: Uint8Array | null;
  /** Last day of the window, since 1970, for which everything is shown; null: the whole record at once. */
  readonly asOf: number | null;
  /** First day of the window; null: it has no beginning. */
  readonly since: number | null;
  /** Whether claims without a date count. */
  readonly undated: boolean;
  /** Features whose card is open, best first; empty: none. */
  readonly selected: readonly number[];
  /** Features that the pointer or the keyboard is on. */
  readonly hovered: readonly number[];
  readonly view: View | null;
  readonly dark: boolean;
  /** BCP 47 tag that names of nations on the map are written in. */
  readonly language: string;
  /** How place labels are written: "own" as the page's language has them, "en", or "local". */
  readonly labels: string;
  /** Names of places in the page's language, by their English ones. */
  readonly names: Readonly<Record<string, string>>;
  readonly faults: readonly Fault[];
}

export type Listener<T> = (state: T, previous: T) => void;

export class Store<T extends object> {
  #state: T;
  #listeners = new Set<Listener<T>>();
  #failed: (error: unknown) => void;

  /** A listener that throws keeps no other from hearing; `failed` is told. */
  constructor(state: T, failed: (error: unknown) => void = (error) => { throw error; }) {
    this.#state = state;
    this.#failed = failed;
  }

  get state(): T {
    return this.#state;
  }

  /** Replace some fields; listeners hear of it only when one of them has changed. */
  set(change: Partial<T>): void {
    const previous = this.#state;
    const keys = Object.keys(change) as (keyof T)[];
    if (keys.every((key) => Object.is(previous[key], change[key]))) return;
    this.#state = Object.freeze({ ...previous, ...change });
    for (const listener of [...this.#listeners]) {
      try {
        listener(this.#state, previous);
      } catch (error) {
        this.#failed(error);
      }
    }
  }

  /** Hear of every change until the returned function is called. */
  subscribe(listener: Listener<T>): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

export function initialState(model: Model): State {
  return {
    on: model.layers.map(() => true),
    opacity: model.layers.map(() => 1),
    mask: null,
    asOf: null,
    since: null,
    undated: true,
    selected: [],
    hovered: [],
    view: null,
    dark: false,
    language: "en",
    labels: "own",
    names: {},
    faults: [],
  };
}

/** Say on the page, once, what could not be done. */
export function addFault(store: Store<State>, what: string, error: unknown): void {
  const why = error instanceof Error ? error.message : String(error);
  const { faults } = store.state;
  if (faults.every((fault) => fault.what !== what || fault.why !== why)) store.set({ faults: [...faults, { what, why }] });
}

/** A copy of a list with one value replaced. */
export function replaced<T>(list: readonly T[], index: number, value: T): readonly T[] {
  return list.map((old, i) => (i === index ? value : old));
}
