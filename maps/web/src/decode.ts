/** The page's data blocks as JSON and bytes. */

export interface Block<T> {
  readonly head: T;
  readonly buffer: Uint8Array;
}

/** Read a block's text; a packed block is inflated off the main thread by the browser. */
export async function readBlock<T>(text: string): Promise<Block<T>> {
  const head = JSON.parse(text) as T & { packed?: string };
  const buffer = head.packed === undefined ? new Uint8Array() : await inflate(fromBase64(head.packed));
  delete head.packed;
  return { head, buffer };
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const native = (Uint8Array as unknown as { fromBase64?: (text: string) => Uint8Array<ArrayBuffer> }).fromBase64;
  if (native) return native.call(Uint8Array, text);
  const binary = atob(text);
  const out = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) out[i] = binary.charCodeAt(i);
  return out;
}

async function inflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
