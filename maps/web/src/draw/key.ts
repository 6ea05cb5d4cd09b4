/** The key: every kind of mark that is drawn now, made by the very code that draws it on the map. */

import type { Layer, Model, State } from "../model/index.ts";
import type { Frame } from "./canvas-layer.ts";
import { drawGlyph } from "./glyphs.ts";
import { commonManner, ENDED, type Manner, PALE, paintSign } from "./manner.ts";
import type { Mark } from "./marks.ts";
import { badge, cluster, isRing, type MarkPaint, militarySymbol, outlineOf } from "./paint-marks.ts";
import { fortify, isBroad, line, shade, tint } from "./paint-paths.ts";
import { lead, paintPill } from "./paint-tallies.ts";
import { DARK, LIGHT, withAlpha } from "./palette.ts";
import type { Stretch } from "./paths.ts";
import type { Painted, Scene } from "./scene.ts";
import type { SymbolImage } from "./symbol-images.ts";

/** Pixels of one sign of the key. */
export const KEY_SIZE = { width: 56, height: 34 } as const;

export interface KeyEntry {
  /** Its words are `key.<name>` in the catalogues; a layer's glyph is `layer:<name>`. */
  readonly name: string;
  paint(pen: CanvasRenderingContext2D): void;
}

interface Kit {
  readonly paint: MarkPaint;
  readonly pen: CanvasRenderingContext2D;
}

const { width, height } = KEY_SIZE;
const MIDDLE = [width / 2, height / 2] as const;
const ACROSS: readonly Stretch[] = [{ x: Float32Array.of(2, width - 2), y: Float32Array.of(height / 2 + 3, height / 2 + 3) }];
const FIELD: readonly Stretch[] = [{ x: Float32Array.of(4, width - 4, width - 4, 4), y: Float32Array.of(4, 4, height - 4, height - 4) }];

/** What the map shows now, in the order in which a reader asks for it. */
export function keyOf(painted: Painted, scene: Scene, model: Model, state: State, symbols: ReadonlyMap<string, SymbolImage>): KeyEntry[] {
  if (model.layers.length === 0) return [];
  const shown = look(painted, scene, model);
  const palette = state.dark ? DARK : LIGHT;
  const entry = (name: string, draw: (kit: Kit) => void): KeyEntry => ({
    name,
    paint: (pen) => {
      const frame = stub(pen);
      pen.save();
      draw({ pen, paint: { frame, model, symbols, palette, dark: state.dark } });
      pen.restore();
    },
  });
  const color = (layer: Layer) => (state.dark ? layer.colorDark : layer.color);
  const named = (name: string) => model.layers.find((layer) => layer.name === name);
  const out: KeyEntry[] = [];
  const symbol = shown.symbol === null ? undefined : symbols.get(shown.symbol);
  if (symbol) {
    // Drawn at the size of the closest view, and fitted in.
    const fit = Math.min(1, (height - 4) / symbol.height, (width - 4) / symbol.width);
    const centred = { ...symbol, anchor: [symbol.width / 2, symbol.height / 2] as const };
    out.push(entry("symbol", ({ pen, paint }) => {
      pen.translate(...MIDDLE);
      pen.scale(fit, fit);
      militarySymbol(paint, centred, 0, 0, false);
    }));
  }
  const foot = (open: boolean) => ({ pen, paint }: Kit) => {
    pen.beginPath();
    pen.arc(...MIDDLE, 3.5, 0, 2 * Math.PI);
    pen.fillStyle = open ? paint.palette.halo : paint.palette.ink;
    pen.strokeStyle = paint.palette.ink;
    pen.lineWidth = 1.4;
    pen.fill();
    pen.stroke();
  };
  if (shown.feet.has(false)) out.push(entry("foot_article", foot(false)));
  if (shown.feet.has(true)) out.push(entry("foot_register", foot(true)));
  const glyph = (layer: Layer, manner: Manner) => ({ pen, paint }: Kit) => {
    pen.globalAlpha = manner.sure ? 1 : PALE;
    const ink = manner.saying === "ended" ? ENDED : color(layer);
    drawGlyph(pen, { shape: layer.shape, color: ink, rim: paint.palette.halo, ...outlineOf(manner.saying, false) }, ...MIDDLE, 7);
    paintSign(pen, manner, [MIDDLE[0] - 9, MIDDLE[1] - 9, MIDDLE[0] + 9, MIDDLE[1] + 9], paint.palette);
  };
  for (const layer of model.layers) if (shown.glyphs.has(layer.index)) out.push(entry(`layer:${layer.name}`, glyph(layer, { saying: "stands", sure: true })));
  const any = named("forces") ?? model.layers.at(-1)!;
  for (const saying of ["planned", "possible", "denied", "ended", "disputed"]) if (shown.sayings.has(saying)) out.push(entry(saying, glyph(any, { saying, sure: true })));
  if (shown.unsure) out.push(entry("unsure", glyph(any, { saying: "stands", sure: false })));
  const works = named("defence_line") ?? any;
  const teeth = (water: boolean, built: boolean) => ({ pen, paint }: Kit) => fortify(pen, ACROSS, color(works), { water, built }, 1, 1, paint.palette.halo);
  if (shown.treatments.has("fortified built")) out.push(entry("line_built", teeth(false, true)));
  if (shown.treatments.has("fortified")) out.push(entry("line_planned", teeth(false, false)));
  if (shown.treatments.has("fortified water")) out.push(entry("line_water", teeth(true, false)));
  const borders = named("borders") ?? any;
  if (shown.treatments.has("edge")) out.push(entry("edge", ({ pen }) => line(pen, ACROSS, [[9, withAlpha(color(borders), 0.25)], [3, color(borders)]], [])));
  if (shown.treatments.has("border")) out.push(entry("border", ({ pen }) => line(pen, ACROSS, [[1, withAlpha(color(borders), 0.6)]], [])));
  if (shown.treatments.has("line")) out.push(entry("way", ({ pen, paint }) => line(pen, ACROSS, [[5, paint.palette.halo], [2.4, color(any)]], [])));
  if (shown.treatments.has("line broken")) out.push(entry("way_broken", ({ pen, paint }) => line(pen, ACROSS, [[5, paint.palette.halo], [2.4, color(any)]], [7, 5])));
  if (shown.treatments.has("tint")) out.push(entry("tint", ({ pen }) => tint(pen, FIELD, withAlpha(color(named("countries") ?? any), 0.26))));
  if (shown.treatments.has("stipple")) out.push(entry("region", ({ pen }) => shade(pen, FIELD, color(any), state.dark)));
  const pill = { width: 33, cells: [[any.index, [any.first]]] as const, rest: 0, name: "" };
  if (shown.pill && any.count > 0) out.push(entry("pill", ({ paint }) => void paintPill(paint, pill, [MIDDLE[0] - 17, MIDDLE[1] - 10])));
  if (shown.led && any.count > 0) {
    out.push(entry("led", ({ paint }) => {
      lead(paint, [14, 2], 33, [8, height - 5]);
      paintPill(paint, pill, [14, 2]);
    }));
  }
  if (shown.badge) out.push(entry("badge", ({ paint }) => badge(paint, 2, ...MIDDLE)));
  if (shown.ring) out.push(entry("ring", ({ paint }) => void cluster(paint, ringOf(model), ...MIDDLE)));
  if (shown.radius) out.push(entry("precision", ({ pen }) => precision(pen, color(any))));
  return out;
}

/** A frame whose pixels are its places. */
function stub(context: CanvasRenderingContext2D): Frame {
  return { context, zoom: 8, width, height, pad: 0, covered: [], box: { x0: 0, y0: 0, x1: width, y1: height }, x: (x) => x, y: (y) => y };
}

function ringOf(model: Model): Mark {
  const counts = Uint32Array.from(model.layers, (layer) => (layer.count > 0 ? 4 : 0));
  const count = counts.reduce((sum, n) => sum + n, 0);
  return { x: 0, y: 0, count, counts, top: 0, lead: 0, cells: [] };
}

function precision(pen: CanvasRenderingContext2D, color: string): void {
  pen.beginPath();
  pen.arc(...MIDDLE, 13, 0, 2 * Math.PI);
  pen.fillStyle = withAlpha(color, 0.1);
  pen.fill();
  pen.lineWidth = 1.2;
  pen.strokeStyle = withAlpha(color, 0.7);
  pen.stroke();
}

interface Shown {
  symbol: string | null;
  readonly feet: Set<boolean>;
  readonly glyphs: Set<number>;
  readonly sayings: Set<string>;
  readonly treatments: Set<string>;
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
    symbol: null, feet: new Set(), glyphs: new Set(), sayings: new Set(), treatments: new Set(),
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
    if (treatment.as === "own") shown.glyphs.add(scene.paths.paths[path]!.layer);
    else if (treatment.as === "fortified") shown.treatments.add(`fortified${treatment.water ? " water" : treatment.built ? " built" : ""}`);
    else if (treatment.as === "line" && treatment.broken) shown.treatments.add("line broken");
    else if (treatment.as === "stipple" && isBroad(frame, scene.paths.paths[path]!.box)) continue;
    else if (treatment.as !== "tint" || treatment.ally) shown.treatments.add(treatment.as);
  }
  return shown;
}
