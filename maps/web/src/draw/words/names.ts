/** Names of countries and towns: capitals always, a country's name within it, others where there is room. */

import type { Town } from "../../ground/index.ts";
import type { Frame } from "../sheet/canvas-layer.ts";
import type { Insides } from "./insides.ts";
import { type Candidate, DOT, lastRank, placeLabels, type Placed, type Rect, type Taken } from "../sheet/labels.ts";
import { nationName } from "./nations.ts";
import type { Nudges } from "./notes.ts";
import { font } from "../symbols/paint-marks.ts";
import type { Palette } from "../symbols/palette.ts";
import { isUncut } from "../sheet/view.ts";

/** A country's outline by its name's place. */
export interface Home {
  readonly path: number;
  readonly iso: string;
}

export interface NameOptions {
  readonly frame: Frame;
  readonly palette: Palette;
  /** "own", "en" or "local". */
  readonly labels: string;
  readonly language: string;
  /** Names in that language, by the English ones. */
  readonly named: Readonly<Record<string, string>>;
  readonly taken: Taken;
  readonly insides: Insides;
  readonly home: (town: Town) => Home | null;
  /** Pixels that names are moved by, by their English ones. */
  readonly nudges: Nudges;
  /** Names that stand on the map already. */
  readonly written?: ReadonlySet<string>;
}

export const CAPITALS = (rank: number): boolean => rank === 1;
export const COUNTRIES = (rank: number): boolean => rank === 0;
export const TOWNS = (rank: number): boolean => rank > 1;

export interface Name extends Placed {
  readonly town: Town;
}

/** Write the names of some ranks, and take the room that they need. */
export function paintNames(towns: readonly Town[], ranks: (rank: number) => boolean, options: NameOptions): readonly Name[] {
  const { frame, palette, taken, written } = options;
  const pen = frame.context;
  const last = lastRank(frame.zoom);
  const wanted = towns.filter((town) => ranks(town.rank) && town.rank <= Math.max(1, last) && inside(frame, town));
  const width = ({ text, rank }: Candidate) => {
    pen.font = face(rank);
    return pen.measureText(text).width;
  };
  const placed = placeLabels(wanted.map((town) => candidateOf(town, options)).filter(({ text }) => !written?.has(text)), taken, width, (rank) => (rank === 0 ? 18 : 15));
  pen.textAlign = "left";
  pen.textBaseline = "middle";
  pen.lineJoin = "round";
  for (const name of placed) write(pen, name, palette, taken);
  for (const { rect, rank, x, y } of placed) {
    taken.add(rect);
    // A lesser place's name keeps off the dot too.
    if (rank > 0) taken.add([x - DOT, y - DOT, x + DOT, y + DOT]);
  }
  return placed.map((name) => ({ ...name, town: (name as Placed & { town: Town }).town }));
}

function candidateOf(town: Town, { frame, insides, home, ...options }: NameOptions): Candidate & { town: Town } {
  const own = town.rank === 0 ? home(town) : null;
  const name = nameOf(town, own?.iso ?? null, options);
  const text = town.rank === 0 ? name.toLocaleUpperCase(options.language) : name;
  const by = options.nudges[town.name];
  const common = { text, ...(by ? { by } : {}), x: frame.x(town.x), y: frame.y(town.y), rank: town.rank, town, must: town.rank === 1, uncut: (rect: Rect) => isUncut(frame, rect) };
  return own ? { ...common, fits: (rect) => insides.holds(own.path, rect) } : common;
}

/** Where the language has no name of its own, the local one is nearer to it than the English. */
function nameOf(town: Town, iso: string | null, { labels, language, named }: Pick<NameOptions, "labels" | "language" | "named">): string {
  if (labels === "local") return town.local;
  if (labels === "en" || language.startsWith("en")) return town.name;
  const known = named[town.name];
  if (known !== undefined) return known;
  return iso === null ? (LATIN.test(town.local) ? town.local : town.name) : nationName(iso, language);
}

const LATIN = /^[\p{Script=Latin}\P{L}]*$/u;

function face(rank: number): string {
  return rank === 0 ? font(13, 600) : font(rank < 3 ? 12.5 : 11.5, rank === 1 ? 600 : 400);
}

function write(pen: CanvasRenderingContext2D, { text, x, y, rank, left, middle }: Placed, palette: Palette, taken: Taken): void {
  if (rank > 0 && taken.isFree([x, y, x, y])) dot(pen, x, y, rank, palette);
  pen.font = face(rank);
  pen.lineWidth = 3;
  pen.strokeStyle = palette.halo;
  pen.strokeText(text, left, middle);
  pen.fillStyle = rank === 0 ? palette.country : palette.town;
  pen.fillText(text, left, middle);
}

function inside({ box }: Frame, { x, y }: { x: number; y: number }): boolean {
  return x >= box.x0 && x <= box.x1 && y >= box.y0 && y <= box.y1;
}

function dot(pen: CanvasRenderingContext2D, x: number, y: number, rank: number, palette: Palette): void {
  pen.beginPath();
  if (rank === 1) pen.rect(x - 2.6, y - 2.6, 5.2, 5.2);
  else pen.arc(x, y, 2.2, 0, 2 * Math.PI);
  pen.fillStyle = palette.town;
  pen.strokeStyle = palette.halo;
  pen.lineWidth = 1.5;
  pen.stroke();
  pen.fill();
}
