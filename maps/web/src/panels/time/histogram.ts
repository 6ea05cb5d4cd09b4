// Claims counted by month, quarter or year; pure.

export type Unit = "month" | "quarter" | "year";

/** Steps of the timeline: step `i` ends on the day before `ends[i]`, days since 1970. */
export interface Steps {
  readonly unit: Unit;
  readonly ends: readonly number[];
  /** Whether what lies before the first step, and after the last, is counted in it. */
  readonly open: readonly [boolean, boolean];
}

const DAY_MS = 86_400_000;
const MONTHS: Record<Unit, number> = { month: 1, quarter: 3, year: 12 };
// What a timeline of a few hundred pixels can show, a bar a step.
const STEPS_MAX = 96;
// A few very old dates (an accession in 1949) would squeeze the rest: up to this share of all, and
// where a gap parts them that is longer than this share of what remains, they go into the first bar.
const OLD_SHARE = 0.25;
const GAP_SHARE = 0.4;
// So is up to this share at each end where the rest needs no more than half of the time.
const FEW_SHARE = 0.03;
const REST_SHARE = 0.5;

function monthOf(day: number): number {
  const date = new Date(day * DAY_MS);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

function dayOf(month: number): number {
  return Date.UTC(Math.floor(month / 12), month % 12, 1) / DAY_MS;
}

/** Choose the steps for dated things; null where fewer than two dates are known. */
export function makeSteps(from: Float64Array, to: Float64Array): Steps | null {
  const starts = from.filter((day) => Number.isFinite(day)).sort();
  if (starts.length < 2) return null;
  const ends = to.filter((day) => Number.isFinite(day)).sort();
  const latest = Math.max(starts.at(-1)!, (ends.at(-1) ?? 0) - 1);
  const [first, last] = withoutFew(starts, firstDay(starts, latest), latest);
  for (const unit of ["month", "quarter", "year"] as const) {
    const size = MONTHS[unit];
    const begin = Math.floor(monthOf(first) / size) * size;
    const count = Math.floor((monthOf(last) - begin) / size) + 1;
    if (count <= STEPS_MAX || unit === "year") {
      const shown = Math.min(count, STEPS_MAX);
      const skip = unit === "year" ? count - shown : 0;
      const stops = Array.from({ length: shown }, (_, i) => dayOf(begin + (i + 1 + skip) * size));
      return { unit, ends: stops, open: [starts[0]! < dayOf(begin + skip * size), latest >= stops.at(-1)!] };
    }
  }
  return null;
}

function firstDay(starts: Float64Array, last: number): number {
  let first = starts[0]!;
  for (let i = 1; i <= starts.length * OLD_SHARE; i++)
    if (starts[i]! - starts[i - 1]! > GAP_SHARE * (last - starts[i - 1]!)) first = starts[i]!;
  return first;
}

/** First and last day, without the few far ones that would squeeze the rest. */
function withoutFew(starts: Float64Array, first: number, last: number): [number, number] {
  const few = Math.floor(FEW_SHARE * starts.length);
  const [low, high] = [Math.max(first, starts[few]!), starts[starts.length - 1 - few]!];
  return high > low && high - low <= REST_SHARE * (last - first) ? [low, high] : [first, last];
}

/**
 * Claims a step. A date is no more precise than it is: one known to the year is spread over the year's steps.
 */
export function countSteps(steps: Steps, claims: ArrayLike<number>, from: Float64Array, to: Float64Array): Float64Array {
  const counts = new Float64Array(steps.ends.length);
  const stepOf = (day: number) => {
    let [low, high] = [0, steps.ends.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (steps.ends[middle]! > day) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  const lastDay = steps.ends.at(-1)! - 1;
  for (let i = 0; i < claims.length; i++) {
    if (Number.isNaN(from[claims[i]!]!)) continue;
    const begin = Math.min(from[claims[i]!]!, lastDay);
    const end = to[claims[i]!]!;
    const a = stepOf(begin);
    const b = Math.max(a, stepOf(Math.min(Number.isFinite(end) ? end - 1 : begin, lastDay)));
    for (let step = a; step <= b; step++) counts[step]! += 1 / (b - a + 1);
  }
  return counts;
}
