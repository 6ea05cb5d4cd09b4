// Tables as CSV (RFC 4180) that a spreadsheet takes for text, never for formulas.

export type Cell = string | number | boolean | null | undefined;

// Where any spreadsheet begins a cell, many at ";" or a tab, and what it would run there.
const LIVE = /(?:^|(?<=[;|\t\r\n]))(?=[ '"\u00a0]*[=+\-@\t\r\n\0＝＋－＠])/g;

/** An apostrophe before what looks like a formula, as layers/formats/spreadsheet.py has it; one more where there is one. */
export function csvCell(value: Cell): string {
  if (value === null || value === undefined) return "";
  if (typeof value !== "string") return String(value);
  const inert = value.replace(LIVE, "'");
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

export function csvTable(head: readonly string[], rows: Iterable<readonly Cell[]>): string {
  const lines = [head.map(csvCell).join(",")];
  for (const row of rows) lines.push(row.map(csvCell).join(","));
  return `${lines.join("\r\n")}\r\n`;
}
