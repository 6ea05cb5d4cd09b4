/** Which names fit: the important first, none over another or over a mark. */

/** A rectangle of canvas pixels: left, top, right, bottom. */
export type Rect = readonly [number, number, number, number];

export interface Candidate {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly rank: number;
}

export interface Placed extends Candidate {
  /** Left end and baseline's middle of the text. */
  readonly left: number;
  readonly middle: number;
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
const DOT = 4;

/**
 * Place names beside their dots: right, left, above or below, whichever is free.
 * Countries (rank 0) stand on their place and have no dot. A dot may lie under a mark, which says
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
    if (dot && !own.isFree(dot)) continue;
    const width = measure(candidate);
    const high = height(candidate.rank);
    const rect = ([left, middle]: [number, number]): Rect => [left - 2, middle - high / 2, left + width + 2, middle + high / 2];
    const spot = spots(candidate, width, high).find((at) => taken.isFree(rect(at)) && own.isFree(rect(at)));
    if (!spot) continue;
    own.add(rect(spot));
    if (dot) own.add(dot);
    placed.push({ ...candidate, left: spot[0], middle: spot[1] });
  }
  return placed;
}

function dotOf({ x, y, rank }: Candidate): Rect | null {
  return rank === 0 ? null : [x - DOT, y - DOT, x + DOT, y + DOT];
}

function spots({ x, y, rank }: Candidate, width: number, height: number): [number, number][] {
  if (rank === 0) return [0, -24, 24, -48, 48].flatMap((dy) => [0, -40, 40].map((dx): [number, number] => [x + dx - width / 2, y + dy]));
  return [
    [x + 6, y],
    [x - 6 - width, y],
    [x - width / 2, y - height],
    [x - width / 2, y + height],
  ];
}
