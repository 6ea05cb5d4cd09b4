// Which symbol comes next in a direction; pure.

export type Direction = "left" | "right" | "up" | "down";

export interface Stop {
  /** Pixels. */
  readonly x: number;
  readonly y: number;
  readonly features: readonly number[];
}

// What lies beside the way counts as this much farther.
const ASIDE = 2;

/** The nearest stop in a direction from the one that has a feature; the first where none has it, null where none lies there. */
export function nextStop(stops: readonly Stop[], from: readonly number[], direction: Direction): Stop | null {
  const here = stops.find(({ features }) => features[0] === from[0]);
  if (!here) return stops[0] ?? null;
  let [best, least]: [Stop | null, number] = [null, Infinity];
  for (const stop of stops) {
    const [dx, dy] = [stop.x - here.x, stop.y - here.y];
    const [along, aside] = { right: [dx, dy], left: [-dx, dy], down: [dy, dx], up: [-dy, dx] }[direction] as [number, number];
    const way = along + ASIDE * Math.abs(aside);
    if (along > 0 && way < least) [best, least] = [stop, way];
  }
  return best;
}
