// Tables as CSV (RFC 4180) that a spreadsheet takes for text, never for formulas.

export type Cell = string | number | boolean | null | undefined;

/** A leading apostrophe keeps a spreadsheet from running a cell; readers of ours take it off again. */
export function csvCell(value: Cell): string {
  if (value === null || value === undefined) return "";
  if (typeof value !== "string") return String(value);
  const text = value.replaceAll("\0", "\ufffd");
  const inert = /^['=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

export function csvTable(head: readonly string[], rows: Iterable<readonly Cell[]>): string {
  const lines = [head.map(csvCell).join(",")];
  for (const row of rows) lines.push(row.map(csvCell).join(","));
  return `${lines.join("\r\n")}\r\n`;
}
