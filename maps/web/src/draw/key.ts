/** The key: every kind of mark that is drawn now, made by the very code that draws it on the map. */

import type { Layer, Model, State } from "../model/index.ts";
import { commonManner, type Manner } from "./symbols/manner.ts";
import type { Mark } from "./symbols/marks.ts";
import type { ObstacleKind } from "./symbols/obstacles.ts";
import { badge, cluster, isRing } from "./symbols/paint-marks.ts";
import { isBroad } from "./symbols/paint-paths.ts";
import { lead, paintPill } from "./symbols/paint-tallies.ts";
import type { Painted, Scene } from "./scene.ts";
import { footSign, glyphSign, paintSignOn, pathSign, precisionSign, type Sign, STANDS, symbolSign } from "./signs.ts";
import type { SymbolImage } from "./symbols/symbol-images.ts";
import type { Treatment } from "./symbols/treatment.ts";

/** Pixels of one sign of the key. */
export const KEY_SIZE = { width: 56, height: 34 } as const;

export interface KeyEntry {
  /** Its words are `key.<name>` in the catalogues; a layer's glyph is `layer:<name>`. */
  readonly name: string;
  paint(pen: CanvasRenderingContext2D): void;
}

/** Lines and areas by their name in the key, and the layer whose colour they have; null for any. */
const PATHS: readonly (readonly [name: string, layer: string | null, treatment: Treatment])[] = [
  ["line_built", "defence_line", { as: "fortified", water: false, built: true }],
  ["line_planned", "defence_line", { as: "fortified", water: false, built: false }],
  ["line_water", "defence_line", { as: "fortified", water: true, built: false }],
  ["obstacles", "infrastructure", obstacle("teeth")],
  ["mines", "infrastructure", obstacle("mines")],
  ["ditch", "infrastructure", obstacle("ditch", true)],
  ["ditch_begun", "infrastructure", obstacle("ditch")],
  ["dragon", "infrastructure", obstacle("dragon")],
  ["fence", "infrastructure", obstacle("fence")],
  ["wire", "infrastructure", obstacle("wire")],
  ["edge", "borders", { as: "edge", sea: false }],
  ["border", "borders", { as: "border", sea: false }],
  ["way", null, { as: "line", broken: false, onBorder: false }],
  ["way_broken", null, { as: "line", broken: true, onBorder: false }],
  ["tint", "countries", { as: "tint", ally: true }],
  ["region", null, { as: "stipple" }],
];

function obstacle(kind: ObstacleKind, full = false): Treatment {
  return { as: "obstacle", kind, area: false, vague: false, broken: false, full };
}

/** What the map shows now, in the order in which a reader asks for it. */
export function keyOf(painted: Painted, scene: Scene, model: Model, state: State, symbols: ReadonlyMap<string, SymbolImage>): KeyEntry[] {
  if (model.layers.length === 0) return [];
  const shown = look(painted, scene, model);
  const entry = (name: string, draw: Sign): KeyEntry => ({ name, paint: (pen) => paintSignOn(pen, KEY_SIZE, { model, symbols, dark: state.dark }, draw) });
  const any = model.layers.find((layer) => layer.name === "forces") ?? model.layers.at(-1)!;
  const of = (name: string | null) => model.layers.find((layer) => layer.name === name) ?? any;
  const entries = (names: readonly string[], is: (name: string) => boolean, draw: (name: string) => Sign) => names.filter(is).map((name) => entry(name, draw(name)));
  const symbol = shown.symbol === null ? undefined : symbols.get(shown.symbol);
  return [
    ...(symbol ? [entry("symbol", symbolSign(symbol))] : []),
    ...(shown.feet.has(false) ? [entry("foot_article", footSign(false))] : []),
    ...(shown.feet.has(true) ? [entry("foot_register", footSign(true))] : []),
    ...model.layers.filter((layer) => shown.glyphs.has(layer.index)).map((layer) => entry(`layer:${layer.name}`, glyphSign(layer, STANDS))),
    ...entries(["planned", "possible", "denied", "ended", "disputed"], (saying) => shown.sayings.has(saying), (saying) => glyphSign(any, { saying, sure: true })),
    ...(shown.unsure ? [entry("unsure", glyphSign(any, { saying: "stands", sure: false }))] : []),
    ...PATHS.filter(([name]) => shown.paths.has(name)).map(([name, layer, treatment]) => entry(name, pathSign(of(layer), treatment, STANDS))),
    ...tallySigns(shown, any, entry),
    ...(shown.badge ? [entry("badge", ({ paint, middle }) => badge(paint, 2, ...middle))] : []),
    ...(shown.ring ? [entry("ring", ({ paint, middle }) => void cluster(paint, ringOf(model), ...middle))] : []),
    ...(shown.radius ? [entry("precision", precisionSign(any))] : []),
  ];
}

function tallySigns(shown: Shown, any: Layer, entry: (name: string, draw: Sign) => KeyEntry): KeyEntry[] {
  if (any.count === 0) return [];
  const pill = { width: 33, cells: [[any.index, [any.first]]] as const, rest: 0, name: "" };
  const led: Sign = ({ paint, size }) => {
    lead(paint, [14, 2], 33, [8, size.height - 5]);
    paintPill(paint, pill, [14, 2]);
  };
  return [
    ...(shown.pill ? [entry("pill", ({ paint, middle }) => void paintPill(paint, pill, [middle[0] - 17, middle[1] - 10]))] : []),
    ...(shown.led ? [entry("led", led)] : []),
  ];
}

function ringOf(model: Model): Mark {
  const counts = Uint32Array.from(model.layers, (layer) => (layer.count > 0 ? 4 : 0));
  const count = counts.reduce((sum, n) => sum + n, 0);
  return { x: 0, y: 0, count, counts, top: 0, lead: 0, cells: [] };
}

/** Name in the key of a line or an area; null where it has none. */
function pathName(treatment: Treatment, broad: boolean): string | null {
  switch (treatment.as) {
    case "fortified":
      return treatment.water ? "line_water" : treatment.built ? "line_built" : "line_planned";
    case "line":
      return treatment.broken ? "way_broken" : "way";
    case "obstacle":
      return treatment.kind === "teeth" ? "obstacles" : treatment.kind === "ditch" && !treatment.full ? "ditch_begun" : treatment.kind;
    case "stipple":
      return broad ? null : "region";
    case "tint":
      return treatment.ally ? "tint" : null;
    case "edge":
    case "border":
      return treatment.as;
    default:
      return null;
  }
}

interface Shown {
  symbol: string | null;
  readonly feet: Set<boolean>;
  readonly glyphs: Set<number>;
  readonly sayings: Set<string>;
  readonly paths: Set<string>;
  unsure: boolean;
  pill: boolean;
  led: boolean;
  badge: boolean;
  ring: boolean;
  radius: boolean;
}

/** Look at what was painted, once. */
function look({ spots, paths, frame }: Painted, scene: Scene, model: Model): Shown {
  const shown: Shown = {
    symbol: null, feet: new Set(), glyphs: new Set(), sayings: new Set(), paths: new Set(),
    unsure: false, pill: false, led: false, badge: false, ring: false, radius: false,
  };
  const { features } = model;
  const say = ({ saying, sure }: Manner) => {
    shown.sayings.add(saying);
    shown.unsure ||= !sure;
  };
  for (const { mark, tally, led } of spots) {
    if (tally) {
      shown.pill ||= !led;
      shown.led ||= led === true;
      for (const [layer, some] of tally.layers) {
        shown.glyphs.add(layer);
        say(commonManner(features, some));
      }
    } else if (isRing(mark!)) shown.ring = true;
    else {
      const top = mark!.top;
      const sidc = features.sidc(top);
      shown.badge ||= mark!.count > 1;
      shown.radius ||= mark!.count === 1 && (features.basis(top) === "relative" || (frame.zoom >= 8 && (features.precisionM(top) ?? 0) > 1000));
      say({ saying: features.saying(top), sure: features.sure(top) });
      if (sidc && model.symbols.has(sidc)) {
        if (shown.symbol === null || features.layer(top) > 0) shown.symbol = sidc;
        shown.feet.add(features.basis(top) === "register");
      } else shown.glyphs.add(features.layer(top));
    }
  }
  for (const path of paths) {
    const treatment = scene.treatments[path]!;
    const { layer, box } = scene.paths.paths[path]!;
    if (treatment.as === "own") shown.glyphs.add(layer);
    const name = pathName(treatment, isBroad(frame, box));
    if (name !== null) shown.paths.add(name);
  }
  return shown;
}
