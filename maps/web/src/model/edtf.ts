/** Dates in EDTF (ISO 8601-2 level 1) as spans of days; what is vague spans all it can mean. */

/** Days since 1970-01-01: the first, and the first one after. */
export type DaySpan = readonly [number, number];

const DAY = 86_400_000;
const PART = /^(-?\d{4})(?:-(\d{2})(?:-(\d{2}))?)?[~?%]?$/;
// Seasons of EDTF level 1, by their first month.
const SEASON: Record<number, number> = { 21: 3, 22: 6, 23: 9, 24: 12 };

const day = (year: number, month: number, date: number) => Date.UTC(year, month - 1, date) / DAY;

/** Read one EDTF value; null for what is not one. */
export function daySpan(text: string | null): DaySpan | null {
  if (text === null) return null;
  const [start, end, ...rest] = text.split("/");
  if (rest.length > 0) return null;
  if (end === undefined) return partSpan(text);
  const from = isOpen(start!) ? -Infinity : partSpan(start!)?.[0];
  const to = isOpen(end) ? Infinity : partSpan(end)?.[1];
  return from === undefined || to === undefined ? null : [from, to];
}

const isOpen = (part: string) => part === "" || part === "..";

function partSpan(part: string): DaySpan | null {
  const decade = /^(\d{2})(\d|X)X$/.exec(part);
  if (decade) {
    const first = Number(decade[1]) * 100 + (decade[2] === "X" ? 0 : Number(decade[2]) * 10);
    return [day(first, 1, 1), day(first + (decade[2] === "X" ? 100 : 10), 1, 1)];
  }
  const match = PART.exec(part);
  if (!match) return null;
  const year = Number(match[1]);
  if (match[2] === undefined) return [day(year, 1, 1), day(year + 1, 1, 1)];
  const month = Number(match[2]);
  const season = SEASON[month];
  if (season !== undefined) return [day(year, season, 1), day(year, season + 3, 1)];
  if (month < 1 || month > 12) return null;
  if (match[3] === undefined) return [day(year, month, 1), day(year, month + 1, 1)];
  const date = Number(match[3]);
  return date < 1 || date > 31 ? null : [day(year, month, date), day(year, month, date + 1)];
}
