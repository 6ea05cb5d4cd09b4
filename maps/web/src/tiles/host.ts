/** The page that these tiles are for: its own bundle is there already, Leaflet in it. */

import type * as Leaflet from "leaflet";

interface HostState {
  readonly dark: boolean;
}

interface Host {
  readonly map: Leaflet.Map;
  readonly model: { readonly settings: ReadonlyMap<string, unknown>; readonly claims: { readonly count: number } };
  readonly store: { readonly state: HostState; subscribe(listener: (now: HostState, before: HostState) => void): () => void };
}

const globals = globalThis as unknown as { L: typeof Leaflet; posturemap: Host };

export const L = globals.L;

export function host(): Host {
  return globals.posturemap;
}

/** How a layer of an archive of posturemap's looks. */
export interface LayerLook {
  readonly name: string;
  readonly title: string;
  /** Of the layer tree: judgements and budgets wait until they are asked for. */
  readonly group: string;
  readonly color: string;
  readonly color_dark: string;
}

export interface TilesChoice {
  /** Whether a reader may open a street map of their own. */
  readonly ground: boolean;
  /** Address of an archive of posturemap's, relative to the page or whole. */
  readonly url: string | null;
  readonly looks: readonly LayerLook[];
  readonly words: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export function choice(): TilesChoice | undefined {
  return host().model.settings.get("vector_tiles") as TilesChoice | undefined;
}

/** Words of the box in the page's language, as it is now. */
export function words(key: string, values: Record<string, string> = {}): string {
  const all: TilesChoice["words"] = choice()?.words ?? {};
  const text = all[document.documentElement.lang]?.[key] ?? all["en"]?.[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
