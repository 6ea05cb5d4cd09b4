// Where everything of a picture stands: title, what it is narrowed to, map, key, sources; pure.

export interface Written {
  readonly text: string;
  readonly x: number;
  /** Middle of the line. */
  readonly y: number;
  readonly size: number;
  readonly bold: boolean;
  readonly color: "ink" | "muted";
}

export interface Sheet {
  readonly width: number;
  readonly height: number;
  /** Of the map: left is 0. */
  readonly map: { readonly top: number; readonly height: number };
  readonly texts: readonly Written[];
  /** Corners of the key's signs, in the order of its entries. */
  readonly signs: readonly (readonly [x: number, y: number])[];
}

export interface Content {
  readonly title: string;
  readonly under: string;
  /** Words of the key. */
  readonly key: readonly string[];
  readonly sources: string;
  readonly credits: string;
}

const PAD = 16;
const LINE = 17;
const SIGN = { width: 56, height: 34 } as const;
const ENTRY_WIDTH = 290;

/** Lay a picture out. `height` null: the map is as high as `mapHeight`, and the picture as it comes out. */
export function laySheet(content: Content, width: number, height: number | null, mapHeight: number, measure: (text: string, size: number, bold: boolean) => number): Sheet {
  const room = width - 2 * PAD;
  const texts: Written[] = [];
  const write = (text: string, x: number, y: number, size: number, options: { bold?: boolean; color?: "ink" | "muted" } = {}) =>
    texts.push({ text, x, y, size, bold: options.bold ?? false, color: options.color ?? "ink" });
  let y = 8;
  for (const line of wrap(content.title, room, (text) => measure(text, 22, true), 2)) write(line, PAD, (y += 20) - 4, 22, { bold: true }), (y += 6);
  for (const line of wrap(content.under, room, (text) => measure(text, 13, false), 3)) write(line, PAD, (y += LINE) - 4, 13);
  const top = y + 8;
  const perLine = Math.max(1, Math.floor(room / ENTRY_WIDTH));
  const column = room / perLine;
  const keyHeight = Math.ceil(content.key.length / perLine) * SIGN.height;
  const foot = [
    ...wrap(content.sources, room, (text) => measure(text, 12, false), 3).map((text) => ({ text, color: "ink" as const })),
    ...wrap(content.credits, room, (text) => measure(text, 12, false), 2).map((text) => ({ text, color: "muted" as const })),
  ];
  const below = PAD / 2 + keyHeight + foot.length * LINE + 8;
  const high = height === null ? mapHeight : Math.max(MAP_LEAST, height - top - below);
  const signs = content.key.map((words, i) => {
    const [x, at] = [PAD + (i % perLine) * column, top + high + PAD / 2 + Math.floor(i / perLine) * SIGN.height];
    const lines = wrap(words, column - SIGN.width - 12, (text) => measure(text, 12, false), 2);
    lines.forEach((line, n) => write(line, x + SIGN.width + 6, at + SIGN.height / 2 + (n - (lines.length - 1) / 2) * 14, 12));
    return [x, at] as const;
  });
  foot.forEach(({ text, color }, n) => write(text, PAD, top + high + PAD / 2 + keyHeight + (n + 0.5) * LINE + 2, 12, { color }));
  return { width, height: top + high + below, map: { top, height: high }, texts, signs };
}

/** A picture whose words leave the map less than this grows beyond its height. */
const MAP_LEAST = 160;

/** A text in lines that fit, broken between words; the last of `most` lines ends in "…" where there is more. */
export function wrap(text: string, room: number, measure: (text: string) => number, most: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line === "" || measure(longer) <= room) line = longer;
    else if (lines.length + 1 === most) return [...lines, `${line} …`];
    else {
      lines.push(line);
      line = word;
    }
  }
  return line === "" ? lines : [...lines, line];
}
