// Which addresses may become links.

/** Return an address that is plainly http or https, and null for everything else. */
export function webAddress(text: string | null | undefined): string | null {
  if (!text || !/^https?:\/\//i.test(text) || /[\s\u0000-\u001f\u007f]/.test(text)) return null;
  try {
    const url = new URL(text);
    return (url.protocol === "https:" || url.protocol === "http:") && url.hostname ? text : null;
  } catch {
    return null;
  }
}
