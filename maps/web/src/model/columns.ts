/** Columns as maps/page/columns.py writes them, read value by value. */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Whole numbers: as they are, or in the packed buffer, byte plane by byte plane; `s`: 0, -1, 1, -2 as 0, 1, 2, 3. */
export type PackedInts = readonly number[] | { at: number; n: number; w: 1 | 2 | 4; s?: 1 };

export type PackedColumn =
  | { t: "plain"; v: readonly Json[] }
  | { t: "const"; n: number; v: Json }
  | { t: "int"; v: PackedInts }
  | { t: "dict"; v: readonly Json[]; i: PackedInts }
  | { t: "text" | "json"; o: PackedInts; at: number }
  | { t: "hex"; n: number; w: number; at: number }
  | { t: "fixed"; v: PackedInts; d: number }
  | { t: "list"; o: PackedInts; v: PackedColumn }
  | { t: "record"; n: number; k: readonly string[]; v: readonly PackedColumn[] };

export interface Column {
  readonly length: number;
  get(row: number): Json;
  /** The few distinct values and a code a row, where the column is kept so. */
  readonly dictionary?: { values: readonly Json[]; codes: ArrayLike<number> };
}

const UTF8 = new TextDecoder();

const isPlain = (ints: PackedInts): ints is readonly number[] => Array.isArray(ints);

export function readInts(ints: PackedInts, buffer: Uint8Array): ArrayLike<number> {
  if (isPlain(ints)) return ints;
  const { at, n, w, s } = ints;
  if (w === 1 && !s) return buffer.subarray(at, at + n);
  const out = w === 4 || s ? new Int32Array(n) : new Uint16Array(n);
  for (let plane = 0; plane < w; plane++)
    for (let i = 0, from = at + plane * n, shift = 8 * plane; i < n; i++) out[i]! |= buffer[from + i]! << shift;
  if (s) for (let i = 0; i < n; i++) out[i] = (out[i]! >>> 1) ^ -(out[i]! & 1);
  return out;
}

/** Turn counts into offsets: [2, 3] becomes [0, 2, 5]. */
export function offsets(counts: ArrayLike<number>): Uint32Array {
  const out = new Uint32Array(counts.length + 1);
  for (let i = 0; i < counts.length; i++) out[i + 1] = out[i]! + counts[i]!;
  return out;
}

export function readColumn(column: PackedColumn, buffer: Uint8Array): Column {
  switch (column.t) {
    case "plain":
      return plainColumn(column.v);
    case "const":
      return constColumn(column.n, column.v);
    case "int": {
      const values = readInts(column.v, buffer);
      return { length: values.length, get: (row) => values[row] ?? null };
    }
    case "dict": {
      const codes = readInts(column.i, buffer);
      const values = column.v;
      return { length: codes.length, get: (row) => values[codes[row]!] ?? null, dictionary: { values, codes } };
    }
    case "text":
    case "json": {
      const at = offsets(readInts(column.o, buffer));
      const text = (row: number) => UTF8.decode(buffer.subarray(column.at + at[row]!, column.at + at[row + 1]!));
      const get = column.t === "text" ? text : (row: number) => JSON.parse(text(row)) as Json;
      return { length: at.length - 1, get };
    }
    case "hex":
      return hexColumn(column.n, column.w, buffer.subarray(column.at, column.at + column.n * column.w));
    case "fixed": {
      const whole = readInts(column.v, buffer);
      const scale = 10 ** column.d;
      return { length: whole.length, get: (row) => (whole[row] === NONE ? null : whole[row]! / scale) };
    }
    case "record": {
      const fields = column.k.map((name, i) => [name, readColumn(column.v[i]!, buffer)] as const);
      return { length: column.n, get: (row) => Object.fromEntries(fields.map(([name, field]) => [name, field.get(row)])) };
    }
    case "list": {
      const at = offsets(readInts(column.o, buffer));
      const values = readColumn(column.v, buffer);
      const get = (row: number) => {
        const out: Json[] = [];
        for (let i = at[row]!; i < at[row + 1]!; i++) out.push(values.get(i));
        return out;
      };
      return { length: at.length - 1, get };
    }
  }
}

/** Stands for null among whole numbers. */
const NONE = -(2 ** 31);

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

function hexColumn(length: number, width: number, bytes: Uint8Array): Column {
  const get = (row: number) => {
    let text = "";
    for (let at = row * width; at < (row + 1) * width; at++) text += HEX[bytes[at]!]!;
    return text;
  };
  return { length, get };
}

function constColumn(length: number, value: Json): Column {
  return { length, get: () => value, dictionary: { values: [value], codes: new Uint8Array(length) } };
}

export function plainColumn(values: readonly Json[]): Column {
  return { length: values.length, get: (row) => values[row] ?? null };
}

export function readAll(column: Column): Json[] {
  return Array.from({ length: column.length }, (_, row) => column.get(row));
}

/** Number a row, and the distinct texts that the numbers stand for; null is a value of its own. */
export function encode(column: Column): { values: readonly (string | null)[]; codes: ArrayLike<number> } {
  const asText = (value: Json) => (value === null ? null : String(value));
  if (column.dictionary) return { values: column.dictionary.values.map(asText), codes: column.dictionary.codes };
  const seen = new Map<string | null, number>();
  const codes = new Uint32Array(column.length);
  for (let row = 0; row < column.length; row++) {
    const value = asText(column.get(row));
    let code = seen.get(value);
    if (code === undefined) seen.set(value, (code = seen.size));
    codes[row] = code;
  }
  return { values: [...seen.keys()], codes };
}
