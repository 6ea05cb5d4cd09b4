/** The page's data blocks as JSON and bytes. */

import { gunzipSync } from "fflate";

export interface Block<T> {
  readonly head: T;
  readonly buffer: Uint8Array;
}

/**
 * Read a block's text. Nothing here waits for another task, although the browser's own
 * DecompressionStream would be as fast: so a page is drawn before its `load` event, and whoever
 * waits for that event (a printer, a screenshot, a test) finds it complete.
 */
export function readBlock<T>(text: string): Block<T> {
  const head = JSON.parse(text) as T & { packed?: string };
  const buffer = head.packed === undefined ? new Uint8Array() : gunzipSync(fromBase64(head.packed));
  delete head.packed;
  return { head, buffer };
}

function fromBase64(text: string): Uint8Array {
  const native = (Uint8Array as unknown as { fromBase64?: (text: string) => Uint8Array }).fromBase64;
  if (native) return native.call(Uint8Array, text);
  const binary = atob(text);
  const out = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) out[i] = binary.charCodeAt(i);
  return out;
}
