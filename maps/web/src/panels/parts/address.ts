// Which addresses may become links.

const PLAIN = /^https?:\/\/[^\s\\\u0000-\u0020\u007f-\u009f]+$/iu;
// Joiners, marks of direction and tags show nothing and change what is read.
const UNSEEN = /[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\u{e0000}-\u{e0fff}]/u;
const HOST = /^(?:[\p{L}\p{N}_](?:[\p{L}\p{N}_-]*[\p{L}\p{N}_])?(?:\.[\p{L}\p{N}_](?:[\p{L}\p{N}_-]*[\p{L}\p{N}_])?)*|\[[0-9a-f:.]+\])(?::\d{1,5})?$/iu;

/** Return an address that is plainly http or https, and null for everything else: as claims/address.py. */
export function webAddress(text: string | null | undefined): string | null {
  if (!text || !PLAIN.test(text) || UNSEEN.test(text)) return null;
  const [, , host = ""] = text.split(/[/?#]/, 3);
  if (!HOST.test(host)) return null; // a name or password before it, or what no host is written with
  try {
    return new URL(text).hostname ? text : null;
  } catch {
    return null;
  }
}
