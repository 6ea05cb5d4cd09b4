// A claim's number in words.

import type { Quantity } from "../../model/index.ts";

// The figures with which its words end, and a sign of money before them.
const FIGURES = /(?<sign>[A-Z]{0,3}[€$£]\s?)?(?<digits>\d[\d.,'’\s–-]*)(?<=\d)$/u;

/** As its article has it; with the unit, and multiplied, where these stand over the column of a table: "26" under "EUR million". */
export function quantityInWords({ value, unit, text }: Quantity, locale: string): string {
  const figures = FIGURES.exec(text);
  if (!figures || unit === null || text.toLowerCase().includes(unit.toLowerCase())) return text;
  const { sign, digits = "" } = figures.groups ?? {};
  if (sign && Number(digits.replace(/[,\s]/gu, "")) === value) return text;
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 10 });
  return `${text.slice(0, figures.index)}${[value].flat().map((end) => numbers.format(end)).join("–")} ${unit}`;
}
