// The words of the page in the reader's language, from catalogues that the page carries as data.

import { readBlock } from "../../model/index.ts";

export type Catalogue = Record<string, string>;
/** Read the catalogues from the page's block; what one lacks is English. */
export function readCatalogues(text: string): Record<string, Catalogue> {
  const read = JSON.parse(new TextDecoder().decode(readBlock(text).buffer)) as Record<string, Catalogue>;
  return Object.fromEntries(Object.entries(read).map(([tag, words]) => [tag, { ...read["en"], ...words }]));
}

export type Values = Record<string, string | number>;

/** A reader of catalogues; `t` fills `{name}` places, and chooses the plural form by `{n}`. */
export interface Words {
  /** Tag of the catalogue. */
  readonly language: string;
  /** Tag for dates and numbers: the reader's own variety of the language where the browser names one. */
  readonly locale: string;
  t(key: string, values?: Values): string;
  has(key: string): boolean;
  /** The words of the keys that begin so, by the rest of the key. */
  under(start: string): Readonly<Record<string, string>>;
  number(value: number): string;
}

export function makeWords(catalogues: Record<string, Catalogue>, language: string, wanted: readonly string[] = []): Words {
  const own = catalogues[language] ?? catalogues["en"] ?? {};
  const tags = [...wanted.filter((tag) => tag.split("-")[0] === language), language === "en" ? "en-GB" : language];
  const { locale, plural, numbers } = spelling(tags);
  const pick = (key: string, values: Values): string => {
    const n = values["n"];
    const form = typeof n === "number" ? own[`${key}.${plural.select(n)}`] ?? own[`${key}.other`] : undefined;
    return form ?? own[key] ?? key;
  };
  return {
    language,
    locale,
    t: (key, values = {}) =>
      pick(key, values).replace(/\{(\w+)\}/g, (whole, name: string) => {
        const value = values[name];
        return value === undefined ? whole : typeof value === "number" ? numbers.format(value) : value;
      }),
    under: (start) => Object.fromEntries(Object.entries(own).flatMap(([key, text]) => (key.startsWith(start) ? [[key.slice(start.length), text]] : []))),
    has: (key) => Object.hasOwn(own, key),
    number: (value) => numbers.format(value),
  };
}

/** Plurals and numbers by the first tag that the browser knows; where it knows none, as in English. */
function spelling(tags: readonly string[]): { locale: string; plural: Pick<Intl.PluralRules, "select">; numbers: Pick<Intl.NumberFormat, "format"> } {
  for (const locale of tags) {
    try {
      const made = { locale, plural: new Intl.PluralRules(locale), numbers: new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }) };
      made.numbers.format(1);
      made.plural.select(1);
      return made;
    } catch {
      continue; // a tag that is none, or a browser without them
    }
  }
  return { locale: "en", plural: { select: (n) => (n === 1 ? "one" : "other") }, numbers: { format: String } };
}

/** The best of the languages there are for a reader's preferences. */
export function bestLanguage(wanted: readonly string[], there: readonly string[]): string {
  for (const tag of wanted) {
    const match = there.find((t) => t === tag) ?? there.find((t) => t === tag.split("-")[0]);
    if (match) return match;
  }
  return "en";
}
