// What is not drawn until the reader asks for it; pure.

import { encode, type Layer, type Model } from "../../model/index.ts";
import type { Window } from "./filters.ts";

export const HELD = ["unsure", "possible", "denied"] as const;
export type Held = (typeof HELD)[number];

const ENDED = HELD.length + 1;

/** How each feature of a layer is said that is held back: its place in `HELD` from 1, or `ENDED`; 0 for what is shown. */
function heldCodes(layer: Layer): Uint8Array {
  return codesOf(layer, "saying", (value) => (value === "ended" ? ENDED : HELD.indexOf(value as Held) + 1));
}

function unsureRows(layer: Layer): Uint8Array {
  return codesOf(layer, "sure", (value) => Number(value === "false"));
}

/** A number a row, by a column's value; a value is looked at once. */
function codesOf(layer: Layer, name: string, codeOf: (value: string | null) => number): Uint8Array {
  const out = new Uint8Array(layer.count);
  const column = layer.columns.get(name);
  if (!column) return out;
  const { values, codes } = encode(column);
  const known = values.map(codeOf);
  if (known.some((code) => code > 0)) for (let row = 0; row < layer.count; row++) out[row] = known[codes[row]!]!;
  return out;
}

/** How many features each switch would show; what is unsure is counted there only. */
export function countHeld(model: Model): Record<Held, number> {
  const counts = { unsure: 0, possible: 0, denied: 0 };
  for (const layer of model.layers) {
    const codes = heldCodes(layer);
    unsureRows(layer).forEach((unsure, row) => {
      const held = unsure ? "unsure" : HELD[codes[row]! - 1];
      if (held) counts[held]++;
    });
  }
  return counts;
}

/** Take what is held back out of a mask; what has ended is shown on a day on which it stood. */
export function holdBack(model: Model, mask: Uint8Array | null, also: readonly string[], { since, asOf }: Window): Uint8Array | null {
  let out = mask;
  const hidden = [0, ...HELD.map((name) => (also.includes(name) ? 0 : 1)), 0];
  const { to } = model.features.days;
  for (const layer of model.layers) {
    const codes = heldCodes(layer);
    const unsure = unsureRows(layer);
    for (let row = 0; row < layer.count; row++) {
      const feature = layer.first + row;
      const over = codes[row] === ENDED && ((asOf === null && since === null) || !Number.isFinite(to[feature]));
      if (!over && !hidden[codes[row]!] && !(unsure[row] && hidden[1])) continue;
      out ??= new Uint8Array(model.features.count).fill(1);
      out[feature] = 0;
    }
  }
  return out;
}
