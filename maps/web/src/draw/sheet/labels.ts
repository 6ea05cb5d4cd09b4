/** Which names fit: the important first, none over another or over a mark. */

/** A rectangle of canvas pixels: left, top, right, bottom. */
export type Rect = readonly [number, number, number, number];

export interface Candidate {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly rank: number;
  /** Pixels that the map's maker moves it by from its first place; it stands there, whatever it covers. */
  readonly by?: readonly [number, number];
  /** Never left out: where nothing is free, it stands where it covers least. */
  readonly must?: boolean;
  /** Whether it may stand there at all; a country's name stays within the country. */
  readonly fits?: (rect: Rect) => boolean;
  /** Whether the view's edge does not cut it; what must stand is cut only where there is no other room. */
  readonly uncut?: (rect: Rect) => boolean;
}

export interface Placed extends Candidate {
  /** Left end and baseline's middle of the text. */
  readonly left: number;
  readonly middle: number;
  readonly rect: Rect;
}

/** Rectangles that are taken, in squares so that a look-up asks only its neighbours. */
export class Taken {
  #cells = new Map<number, Rect[]>();

  add(rect: Rect): void {
    this.#each(rect, (key) => {
      const cell = this.#cells.get(key);
      if (cell) cell.push(rect);
      else this.#cells.set(key, [rect]);
    });
  }

  isFree(rect: Rect): boolean {
    let free = true;
    this.#each(rect, (key) => {
      free &&= !this.#cells.get(key)?.some((other) => overlap(rect, other));
    });
    return free;
  }

  /** Square pixels of a rectangle that are taken already. */
  covered([left, top, right, bottom]: Rect): number {
    const found = new Set<Rect>();
    this.#each([left, top, right, bottom], (key) => this.#cells.get(key)?.forEach((other) => found.add(other)));
    let sum = 0;
    for (const [l, t, r, b] of found) sum += Math.max(0, Math.min(r, right) - Math.max(l, left)) * Math.max(0, Math.min(b, bottom) - Math.max(t, top));
    return sum;
  }

  #each([left, top, right, bottom]: Rect, visit: (key: number) => void): void {
    for (let x = Math.floor(left / 64); x <= Math.floor(right / 64); x++)
      for (let y = Math.floor(top / 64); y <= Math.floor(bottom / 64); y++) visit(x * 100_003 + y);
  }
}

function overlap(a: Rect, b: Rect): boolean {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}

/** Ranks that are shown at a zoom: small places wait until there is room. */
export function lastRank(zoom: number): number {
  return Math.floor(zoom) - 3;
}

/** Half the side of the square that a place's dot and its rim take. */
export const DOT = 4;

/**
 * Place names beside their dots: right, left, above or below, whichever is free.
 * Countries (rank 0) stand at their place, or elsewhere within their outline, and have no dot. A dot may lie under a mark, which says
 * more about its place, but not under a name or on another dot: the less important place makes way.
 */
export function placeLabels(
  candidates: Iterable<Candidate>,
  taken: Taken,
  measure: (candidate: Candidate) => number,
  height: (rank: number) => number,
): Placed[] {
  const placed: Placed[] = [];
  const own = new Taken();
  for (const candidate of candidates) {
    const dot = dotOf(candidate);
    if (dot && !candidate.must && !own.isFree(dot)) continue;
    const width = measure(candidate);
    const high = height(candidate.rank);
    const rect = ([left, middle]: Spot): Rect => [left - 2, middle - high / 2, left + width + 2, middle + high / 2];
    const spot = chooseSpot(candidate, spots(candidate, width, high), rect, [taken, own]);
    if (!spot) continue;
    own.add(rect(spot));
    if (dot) own.add(dot);
    placed.push({ ...candidate, left: spot[0], middle: spot[1], rect: rect(spot) });
  }
  return placed;
}

/** Left end and middle of a text. */
type Spot = readonly [number, number];

/** The first spot that is free and fits; where it must stand, else the one that covers least. */
function chooseSpot({ must, fits, uncut, by }: Candidate, all: readonly Spot[], rect: (spot: Spot) => Rect, taken: readonly Taken[]): Spot | undefined {
  if (by) return [all[0]![0] + by[0], all[0]![1] + by[1]];
  const whole = uncut ? all.filter((spot) => uncut(rect(spot))) : all;
  const free = whole.find((spot) => taken.every((one) => one.isFree(rect(spot))) && (fits?.(rect(spot)) ?? true));
  if (free || !must) return free;
  return leastCovering(whole.length > 0 ? whole : all, rect, taken);
}

/** The spot of several that covers least of what is taken. */
export function leastCovering(all: readonly Spot[], rect: (spot: Spot) => Rect, taken: readonly Taken[]): Spot | undefined {
  const cost = (spot: Spot) => taken.reduce((sum, one) => sum + one.covered(rect(spot)), 0);
  return all.map((spot) => [cost(spot), spot] as const).sort((a, b) => a[0] - b[0])[0]?.[1];
}

function dotOf({ x, y, rank }: Candidate): Rect | null {
  return rank === 0 ? null : [x - DOT, y - DOT, x + DOT, y + DOT];
}

// Where a country's name may move to, from its place, nearest first.
const AWAY: readonly Spot[] = [0, -18, 18, -36, 36, -54, 54, -80, 80, -110, 110]
  .flatMap((dy) => [0, -30, 30, -60, 60, -90, 90, -130, 130].map((dx): Spot => [dx, dy]))
  .sort((a, b) => Math.hypot(...a) - Math.hypot(...b));

function spots({ x, y, rank, fits }: Candidate, width: number, height: number): Spot[] {
  if (rank === 0) return (fits ? AWAY : AWAY.slice(0, 1)).map(([dx, dy]): Spot => [x + dx - width / 2, y + dy]);
  return [
    [x + 6, y],
    [x - 6 - width, y],
    [x - width / 2, y - height],
    [x - width / 2, y + height],
    ...CORNERS.map(([across, down]): Spot => [across < 0 ? x - 4 - width : x + 4, y + down * height]),
  ];
}

const CORNERS = [[1, -0.8], [1, 0.8], [-1, -0.8], [-1, 0.8]] as const;
