// EDTF dates in words, no more precise than they are.

export interface DateWords {
  /** BCP 47. */
  readonly locale: string;
  from(date: string): string;
  to(date: string): string;
  about(date: string): string;
}

const DAY_MS = 86_400_000;

const PART = String.raw`(?:\d[\dX]{3}(?:-[\dX]{2}){0,2}[?~%]?)`;
const EDTF = new RegExp(`^(?:${PART}|${PART}/(?:${PART}|\\.\\.)?|(?:\\.\\.)?/${PART})$`);

/** Write an EDTF text in words; what is no EDTF date comes back as it is. */
export function dateInWords(text: string, words: DateWords): string {
  return EDTF.test(text) ? intervalInWords(text, words) : text;
}

function intervalInWords(text: string, words: DateWords): string {
  if (text.includes("/")) {
    const [from = "", to = ""] = text.split("/");
    if (to === ".." || to === "") return words.from(partInWords(from, words));
    if (from === ".." || from === "") return words.to(partInWords(to, words));
    return `${partInWords(from, words)} – ${partInWords(to, words)}`;
  }
  return partInWords(text, words);
}

function partInWords(text: string, words: DateWords): string {
  const bare = text.replace(/[?~%]/g, "");
  const precise = preciseDate(bare, words.locale) ?? bare;
  return bare === text ? precise : words.about(precise);
}

/** A day since 1970 in words. */
export function dayInWords(day: number, language: string): string {
  return formatter(language, true).format(new Date(day * DAY_MS));
}

/** A day since 1970 as ISO 8601. */
export function isoDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

function preciseDate(bare: string, language: string): string | null {
  const found = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(bare);
  if (!found) return null;
  const [, year = "", month, day] = found;
  if (!month) return year;
  if (Number(month) < 1 || Number(month) > 12) return bare;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, day ? Number(day) : 1));
  try {
    return formatter(language, day !== undefined).format(date);
  } catch {
    return bare; // a browser without the language's dates
  }
}

// Making one takes a browser about a millisecond; writing a date with it, a thousandth.
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(language: string, withDay: boolean): Intl.DateTimeFormat {
  const key = `${language} ${withDay}`;
  let made = formatters.get(key);
  if (!made) {
    const options: Intl.DateTimeFormatOptions = { year: "numeric", month: "long", timeZone: "UTC" };
    formatters.set(key, (made = new Intl.DateTimeFormat(language, withDay ? { ...options, day: "numeric" } : options)));
  }
  return made;
}
