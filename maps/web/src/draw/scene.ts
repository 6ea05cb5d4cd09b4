/** Everything that is drawn over the ground, painted in one go and remembered for the pointer. */

import type { Town } from "../ground/index.ts";
import { areasBeside, type Beside } from "./sheet/beside.ts";
import { captionOf, paintCaption, ringCaption } from "./words/captions.ts";
import type { Frame } from "./sheet/canvas-layer.ts";
import { Insides } from "./words/insides.ts";
import { type Rect, Taken } from "./sheet/labels.ts";
import { mannerOf } from "./symbols/manner.ts";
import { leadsOf } from "./sheet/leads.ts";
import { type Note, notesOf, type Nudges, nudgesOf, paintNotes } from "./words/notes.ts";
import { findMarks, type Mark, type Marks, NAMED_UNTIL } from "./symbols/marks.ts";
import { Members, type Model, type State } from "../model/index.ts";
import { nationName } from "./words/nations.ts";
import { CAPITALS, COUNTRIES, type Home, type Name, paintNames, TOWNS } from "./words/names.ts";
import { badgeOf, isRing, type MarkPaint, paintMark, symbolBox } from "./symbols/paint-marks.ts";
import { paintPath, type PathPaint } from "./symbols/paint-paths.ts";
import { DARK, LIGHT } from "./symbols/palette.ts";
import { PathIndex } from "./sheet/paths.ts";
import { paintPills } from "./words/pills.ts";
import { gridOf, type PointGrid } from "./sheet/points.ts";
import type { SymbolImage } from "./symbols/symbol-images.ts";
import { findSites, shadedPaths, type Sites, type Tally, tallyOf } from "./symbols/tallies.ts";
import { sideOf, teeth } from "./symbols/teeth.ts";
import { treatmentOf, type Treatment } from "./symbols/treatment.ts";

// Pixels between the places of a line that are looked at.
const LINE_STEP = 12;

/** Something drawn that can be pointed at. */
export interface Spot {
  readonly rect: Rect;
  readonly mark?: Mark;
  readonly tally?: Tally;
  /** Whether a line leads from it to its place. */
  readonly led?: boolean;
  readonly line?: readonly [Pixel, Pixel];
  /** What is written beside it, and where. */
  readonly caption?: { readonly text: string; readonly rect: Rect };
}

type Pixel = readonly [x: number, y: number];

/** What the last painting showed. */
export interface Painted {
  readonly frame: Frame;
  readonly marks: Marks;
  readonly spots: readonly Spot[];
  /** Numbers of the visible paths, in drawing order. */
  readonly paths: readonly number[];
  /** Features shown, a value a layer. */
  readonly counts: Uint32Array;
  readonly names: readonly (Name & { readonly iso: string | null })[];
}

interface Captioned {
  readonly spots: Spot[];
  readonly marks: Marks;
  readonly taken: Taken;
  /** Symbols and what is written at them. */
  readonly kept: Taken;
  readonly written: Set<string>;
}

export class Scene {
  readonly paths: PathIndex;
  #treatments: readonly Treatment[] = [];
  #members: Members;
  #day: number | null = null;
  towns: readonly Town[] = [];
  #model: Model;
  #grid: PointGrid;
  #beside: ReadonlyMap<number, Beside>;
  #leads: Uint8Array | undefined;
  #notes: readonly Note[];
  #nudges: Nudges;
  #symbols: ReadonlyMap<string, SymbolImage>;
  #sites: Sites;
  #homes = new Map<Town, Home | null>();
  #sides = new Map<number, 1 | -1>();
  #broken = new Set<number>();
  #failed: (what: string, why: unknown) => void;

  constructor(model: Model, symbols: ReadonlyMap<string, SymbolImage>, failed: (what: string, why: unknown) => void) {
    this.#model = model;
    this.#symbols = symbols;
    this.#failed = failed;
    this.#beside = areasBeside(model.features);
    this.#grid = gridOf(model.features, this.#beside);
    this.#notes = notesOf(model);
    this.#nudges = nudgesOf(model);
    const leads = leadsOf(model.features);
    this.#leads = leads.some((lead) => lead > 0) ? leads : undefined;
    this.paths = new PathIndex(model.features);
    this.#members = new Members(model.features);
    this.#treat(null);
    this.#sites = findSites(model.features, this.paths, this.#treatments);
  }

  get treatments(): readonly Treatment[] {
    return this.#treatments;
  }

  /** Say how each path is drawn for a day. */
  #treat(day: number | null): void {
    this.#day = day;
    const { features } = this.#model;
    this.#treatments = this.paths.paths.map(({ feature, area }) => treatmentOf(features, feature, area, this.#members, day));
  }

  paint(frame: Frame, state: State): Painted {
    if (state.asOf !== this.#day) this.#treat(state.asOf);
    const palette = state.dark ? DARK : LIGHT;
    const counts = new Uint32Array(this.#model.layers.length);
    const visible = (feature: number) =>
      state.on[this.#model.features.layer(feature)] === true && state.mask?.[feature] !== 0 && !this.#broken.has(feature);
    const paint: PathPaint & MarkPaint = {
      frame, palette, dark: state.dark, paths: this.paths, model: this.#model, symbols: this.#symbols,
    };
    const asArea = (feature: number) => visible(feature) && !((this.#beside.get(feature)?.from ?? 0) > frame.zoom);
    const paths = this.paths.search(frame.box).filter((p) => asArea(this.paths.paths[p]!.feature));
    this.#paintPaths(paint, paths, state, counts);
    const [taken, kept] = [new Taken(), new Taken()];
    const spots: Spot[] = [];
    const add = (spot: Spot & { readonly mark: Mark }) => {
      spots.push(spot);
      for (const rect of [spot.rect, badgeOf(spot.mark, spot.rect)]) if (rect) [taken, kept].forEach((one) => one.add(rect));
    };
    const marks = this.#paintMarks(paint, state, counts, add);
    for (const rect of frame.covered) taken.add(rect);
    const insides = new Insides(this.paths, frame);
    const naming = { frame, palette, labels: state.labels, language: state.language, named: state.names, nudges: this.#nudges, taken, insides, home: (town: Town) => this.#home(town) };
    const names = [...paintNames(this.towns, CAPITALS, naming)];
    const written = new Set(names.map(({ text }) => text));
    this.#paintCaptions(paint, state, { spots, marks, taken, kept, written });
    names.push(...paintNames(this.towns, COUNTRIES, naming));
    const lines = this.#strongLines(frame, paths);
    const tallies = this.#sites.sites.map((site) => tallyOf(site, this.#model.features, asArea)).filter((tally) => tally !== null);
    const named = tallies.filter((tally) => inside(frame, tally)).map((tally) => ({ ...tally, name: areaName(tally, state) }));
    spots.push(...paintPills(paint, named, { insides, taken, symbols: kept, lines }));
    paintNotes(frame, palette, this.#notes, taken);
    names.push(...paintNames(this.towns, TOWNS, { ...naming, written }));
    return { frame, marks, spots, paths, counts, names: names.map((name) => ({ ...name, iso: this.#home(name.town)?.iso ?? null })) };
  }

  #symbolBox(feature: number, zoom: number): Rect | null {
    const image = this.#symbols.get(this.#model.features.sidc(feature) ?? "");
    return image ? symbolBox(image, zoom) : null;
  }

  /** Which side of a fortified line its neighbour is on, by the border of the same pair. */
  side(path: number): 1 | -1 {
    let side = this.#sides.get(path);
    if (side === undefined) this.#sides.set(path, (side = this.#findSide(path)));
    return side;
  }

  #paintPaths(paint: PathPaint, paths: readonly number[], state: State, counts: Uint32Array): void {
    const areasFirst = [...paths.filter((p) => this.paths.paths[p]!.area), ...paths.filter((p) => !this.paths.paths[p]!.area)];
    const shaded = shadedPaths(paths, this.#sites);
    for (const path of areasFirst) {
      const { feature, layer } = this.paths.paths[path]!;
      this.#guarded(feature, () => {
        paint.frame.context.globalAlpha = state.opacity[layer] ?? 1;
        const treatment = this.treatments[path]!;
        counts[layer]!++;
        if (this.#sites.of.has(path) && !shaded.has(path) && treatment.as !== "obstacle") return;
        paintPath(paint, path, this.#model.layers[layer]!, treatment, treatment.as === "fortified" ? this.side(path) : 1, mannerOf(this.#model.features, feature));
      });
    }
    paint.frame.context.globalAlpha = 1;
  }

  #paintMarks(paint: MarkPaint, state: State, counts: Uint32Array, add: (spot: Spot & { readonly mark: Mark }) => void): Marks {
    const { frame } = paint;
    const found = findMarks(this.#grid, frame.box, {
      zoom: frame.zoom,
      layers: this.#model.layers.length,
      on: state.on,
      mask: state.mask,
      reach: this.#symbols.size > 0 ? 32 : 24,
      beside: this.#beside,
      symbol: (feature) => this.#symbolBox(feature, frame.zoom),
      ...(this.#leads ? { leads: this.#leads } : {}),
    });
    // From north to south, so that what is nearer the reader lies on top; crowds under single marks.
    const order = [...found.marks].sort((a, b) => Number(isRing(b)) - Number(isRing(a)) || a.y - b.y);
    for (const mark of order) {
      this.#guarded(mark.top, () => {
        frame.context.globalAlpha = state.opacity[this.#model.features.layer(mark.top)] ?? 1;
        add({ rect: paintMark(paint, mark), mark });
        mark.counts.forEach((count, layer) => (counts[layer]! += count));
      });
    }
    frame.context.globalAlpha = 1;
    return found;
  }

  /** Where the lines run that the map is about: tallies keep off them. */
  #strongLines(frame: Frame, paths: readonly number[]): Taken {
    const lines = new Taken();
    const zoom = Math.max(0, Math.ceil(frame.zoom));
    const scale = 2 ** (frame.zoom - zoom);
    for (const path of paths) {
      const { as } = this.treatments[path]!;
      if (as !== "fortified" && as !== "edge" && as !== "obstacle") continue;
      const { box } = this.paths.paths[path]!;
      const [left, top] = [frame.x(box.x0), frame.y(box.y0)];
      for (const stretch of this.paths.stretches(path, zoom)) {
        for (const { x, y } of teeth(stretch, LINE_STEP / scale, 1)) {
          const [px, py] = [left + x * scale, top + y * scale];
          if (px > 0 && py > 0 && px < frame.width && py < frame.height) lines.add([px - 4, py - 4, px + 4, py + 4]);
        }
      }
    }
    return lines;
  }

  /** Names of units and of the places where many things lie together; `written` is what stands there already. */
  #paintCaptions({ frame, palette, symbols }: MarkPaint, state: State, { spots, marks, taken, kept, written }: Captioned): void {
    const { features } = this.#model;
    const naming = this.#grid.count <= NAMED_UNTIL;
    const captions = new Taken();
    const order = spots.map((_, i) => i).sort((a, b) => (spots[b]!.mark?.lead ?? 0) - (spots[a]!.mark?.lead ?? 0));
    for (const i of order) {
      const { rect, mark } = spots[i]!;
      if (!mark) continue;
      const isUnit = !isRing(mark) && symbols.has(features.sidc(mark.top) ?? "");
      const many = isRing(mark) || (mark.lead === 1 && mark.count > 1);
      if (!isUnit && !(many && naming)) continue;
      const lines = isUnit ? captionOf(features, mark.top, state.language, state.asOf, state.names) : ringCaption(features, marks.members(mark), state.names);
      if (lines.length === 0 || (!isUnit && written.has(lines[0]!))) continue;
      const by = this.#nudges[String(features.prop(mark.top, "place"))];
      const at = paintCaption(frame, palette, lines, rect, { taken, captions }, { must: isUnit, by });
      if (!at) continue;
      for (const one of [taken, kept, captions]) one.add(at);
      spots[i] = { ...spots[i]!, caption: { text: lines.join(", "), rect: at } };
      written.add(lines[0]!);
    }
  }

  /** The outline of the country that a name's place lies in. */
  #home(town: Town): Home | null {
    let home = this.#homes.get(town);
    if (home === undefined) {
      const path = this.paths
        .search({ x0: town.x, y0: town.y, x1: town.x, y1: town.y })
        .find((one) => this.#treatments[one]!.as === "tint" && this.paths.distance(one, town.x, town.y) === 0);
      const iso = path === undefined ? null : this.#model.features.prop(this.paths.paths[path]!.feature, "iso");
      this.#homes.set(town, (home = typeof iso === "string" ? { path: path!, iso } : null));
    }
    return home;
  }

  /** Draw one feature; one that throws is left out from then on, said once, and takes nothing else down. */
  #guarded(feature: number, draw: () => void): void {
    if (this.#broken.has(feature)) return;
    try {
      draw();
    } catch (error) {
      this.#broken.add(feature);
      this.#failed(this.#model.features.id(feature), error);
    }
  }

  #findSide(path: number): 1 | -1 {
    const { features } = this.#model;
    const pair = features.prop(this.paths.paths[path]!.feature, "pair");
    const border = this.paths.paths.findIndex(
      ({ feature, area }, other) =>
        !area && this.treatments[other]!.as !== "fortified" && pair !== null && features.prop(feature, "pair") === pair,
    );
    return border < 0 ? 1 : sideOf(this.paths.vertices(path), this.paths.vertices(border));
  }
}

/** What an area is called in the page's language. */
function areaName({ iso, name }: Tally, { language, names }: State): string {
  if (language.startsWith("en")) return name;
  return iso === null ? (names[name] ?? name) : nationName(iso, language);
}

function inside({ box }: Frame, { x, y }: { x: number; y: number }): boolean {
  return x >= box.x0 && x <= box.x1 && y >= box.y0 && y <= box.y1;
}
