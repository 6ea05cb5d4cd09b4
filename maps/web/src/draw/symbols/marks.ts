/** Points as marks: one symbol each where there is room, one mark with counts by layer where not. */

import type { Beside } from "../sheet/beside.ts";
import type { Rect } from "../sheet/labels.ts";
import type { Box, PointGrid } from "../sheet/points.ts";

/** One drawn mark; places in world units. */
export interface Mark {
  readonly x: number;
  readonly y: number;
  readonly count: number;
  /** Features of the mark by layer; a value a layer. */
  readonly counts: Uint32Array;
  /** The feature that stands for it: what leads most, of the topmost layer, the first. */
  readonly top: number;
  /** How much it leads: units stay symbols, bases stay glyphs, whatever lies beside them; 0 for all else. */
  readonly lead: number;
  /** Cells that it is made of. */
  readonly cells: readonly number[];
}

export interface Marks {
  readonly marks: readonly Mark[];
  /** Features of a mark, in the order of the layers from the top. */
  members(mark: Mark): number[];
}

export interface MarkOptions {
  readonly zoom: number;
  readonly layers: number;
  readonly on: readonly boolean[];
  readonly mask: Uint8Array | null;
  /** Pixels within which two marks become one. */
  readonly reach: number;
  /** How much a feature leads; see `leadsOf`. */
  readonly leads?: Uint8Array;
  /** Pixels about its place that the symbol of a feature covers; null where it is a small shape. */
  readonly symbol?: (feature: number) => Rect | null;
  /** Areas that are marks below a zoom of theirs. */
  readonly beside?: ReadonlyMap<number, Beside>;
}

// Of a reach: two that lead, and one that does with others, are one only where they would lie on each other.
const LEADING = 0.6;

// Pixels from a small shape's middle that would lie on a symbol beside it.
const SHAPE = 4;

// Beyond this many points single symbols no longer tell anything at low zooms; cells grow to 64 px.
const MANY = 5_000;
/** Up to so many points, the places of a mark are looked up for its name. */
export const NAMED_UNTIL = MANY;

export function findMarks(grid: PointGrid, box: Box, options: MarkOptions): Marks {
  const cells = new Cells(grid, box, options);
  return { marks: merge(cells.marks(), options), members: (mark) => cells.members(mark) };
}

/** Sums over the cells of a zoom; cells are fixed to the world, so that panning changes no mark. */
class Cells {
  #grid: PointGrid;
  #options: MarkOptions;
  #shift: number;
  #x0: number;
  #y0: number;
  #width: number;
  #height: number;
  #area: Box;

  constructor(grid: PointGrid, box: Box, options: MarkOptions) {
    this.#grid = grid;
    this.#options = options;
    const size = grid.count > MANY ? 6 : 4; // cells of 2 ** size pixels
    this.#shift = Math.max(0, Math.min(31, 24 - Math.floor(options.zoom) + size));
    const unit = 2 ** this.#shift;
    const cell = (at: number) => Math.floor(Math.max(0, Math.min(2 ** 32 - 1, at)) / unit);
    this.#x0 = cell(box.x0);
    this.#y0 = cell(box.y0);
    this.#width = cell(box.x1) - this.#x0 + 1;
    this.#height = cell(box.y1) - this.#y0 + 1;
    this.#area = {
      x0: this.#x0 * unit,
      y0: this.#y0 * unit,
      x1: (this.#x0 + this.#width) * unit - 1,
      y1: (this.#y0 + this.#height) * unit - 1,
    };
  }

  marks(): Mark[] {
    const { layers } = this.#options;
    const n = this.#width * this.#height;
    const count = new Uint32Array(n);
    const counts = new Uint32Array(n * layers);
    const sumX = new Float64Array(n);
    const sumY = new Float64Array(n);
    const top = new Int32Array(n).fill(-1);
    const { x, y, feature, layer } = this.#grid;
    this.#each((i, cell) => {
      count[cell]!++;
      counts[cell * layers + layer[i]!]!++;
      sumX[cell]! += x[i]!;
      sumY[cell]! += y[i]!;
      const old = top[cell]!;
      if (old < 0 || this.#above(i, old)) top[cell] = i;
    });
    const out: Mark[] = [];
    for (let cell = 0; cell < n; cell++) {
      const c = count[cell]!;
      if (c === 0) continue;
      const first = top[cell]!;
      const lead = this.#lead(first);
      out.push({
        x: lead > 0 ? x[first]! : sumX[cell]! / c,
        y: lead > 0 ? y[first]! : sumY[cell]! / c,
        count: c,
        counts: counts.subarray(cell * layers, (cell + 1) * layers),
        top: feature[first]!,
        lead,
        cells: [cell],
      });
    }
    return out;
  }

  members(mark: Mark): number[] {
    const wanted = new Set(mark.cells);
    const found: number[] = [];
    this.#each((i, cell) => void (wanted.has(cell) && found.push(i)));
    found.sort((a, b) => (this.#above(a, b) ? -1 : 1));
    return found.map((i) => this.#grid.feature[i]!);
  }

  #lead(index: number): number {
    return this.#options.leads?.[this.#grid.feature[index]!] ?? 0;
  }

  #above(a: number, b: number): boolean {
    const { layer, feature } = this.#grid;
    const more = this.#options.leads ? this.#lead(a) - this.#lead(b) : 0;
    if (more !== 0) return more > 0;
    return layer[a]! > layer[b]! || (layer[a] === layer[b] && feature[a]! < feature[b]!);
  }

  #each(visit: (index: number, cell: number) => void): void {
    const { x, y, feature, layer } = this.#grid;
    const { on, mask, beside, zoom } = this.#options;
    const areas = beside && beside.size > 0 ? beside : null;
    const shift = this.#shift;
    this.#grid.runs(this.#area, (from, to) => {
      for (let i = from; i < to; i++) {
        if (!on[layer[i]!] || (mask !== null && mask[feature[i]!] === 0)) continue;
        if (areas !== null && zoom >= (areas.get(feature[i]!)?.from ?? Infinity)) continue;
        const column = (x[i]! >>> shift) - this.#x0;
        const row = (y[i]! >>> shift) - this.#y0;
        if (column < 0 || row < 0 || column >= this.#width || row >= this.#height) continue;
        visit(i, row * this.#width + column);
      }
    });
  }
}

/** Join marks that would touch: what leads, then the largest, takes in those within reach. */
function merge(marks: Mark[], { zoom, reach, symbol }: MarkOptions): Mark[] {
  const pixel = 2 ** (24 - zoom);
  const units = reach * pixel;
  const isUnder = (mark: Mark, other: Mark) => mark.lead === 0 && other.lead > 0 && within(symbol?.(other.top) ?? null, (mark.x - other.x) / pixel, (mark.y - other.y) / pixel);
  const order = [...marks].sort((a, b) => b.lead - a.lead || b.count - a.count || b.top - a.top || a.cells[0]! - b.cells[0]!);
  const kept = new Map<string, Mark[]>();
  const out: Mark[] = [];
  const key = (x: number, y: number) => `${Math.floor(x / units)}/${Math.floor(y / units)}`;
  for (const mark of order) {
    const near = nearest(mark, kept, { units, key, isUnder });
    if (near) {
      absorb(near, mark);
      continue;
    }
    const own: Mark = { ...mark, counts: mark.counts.slice(), cells: [...mark.cells] };
    out.push(own);
    const slot = key(own.x, own.y);
    kept.set(slot, [...(kept.get(slot) ?? []), own]);
  }
  return out;
}

/** Whether the middle of a small shape lies in what a symbol covers, or hardly off it. */
function within(box: Rect | null, x: number, y: number): boolean {
  return box !== null && x > box[0] - SHAPE && x < box[2] + SHAPE && y > box[1] - SHAPE && y < box[3] + SHAPE;
}

interface Near {
  readonly units: number;
  readonly key: (x: number, y: number) => string;
  /** Whether a mark would lie on another's symbol. */
  readonly isUnder: (mark: Mark, other: Mark) => boolean;
}

function nearest(mark: Mark, kept: Map<string, Mark[]>, { units, key, isUnder }: Near): Mark | undefined {
  let best: Mark | undefined;
  let least = Infinity;
  for (const dx of [-units, 0, units]) {
    // A symbol stands above its place, so that what it covers lies further north of it.
    for (const dy of [-units, 0, units, 2 * units]) {
      for (const other of kept.get(key(mark.x + dx, mark.y + dy)) ?? []) {
        const distance = (other.x - mark.x) ** 2 + (other.y - mark.y) ** 2;
        const reach = other.lead > 0 ? LEADING * units : units;
        if ((distance < reach ** 2 || isUnder(mark, other)) && distance < least) [best, least] = [other, distance];
      }
    }
  }
  return best;
}

function absorb(into: { -readonly [K in keyof Mark]: Mark[K] }, mark: Mark): void {
  for (let l = 0; l < mark.counts.length; l++) into.counts[l]! += mark.counts[l]!;
  into.count += mark.count;
  into.cells = [...into.cells, ...mark.cells];
}
