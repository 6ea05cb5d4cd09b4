/** Names of nations in the reader's language. */

// Making one takes a browser about a millisecond.
const names = new Map<string, Intl.DisplayNames>();

export function nationName(code: string, language: string): string {
  try {
    if (!names.has(language)) names.set(language, new Intl.DisplayNames([language], { type: "region" }));
    return names.get(language)!.of(code) ?? code;
  } catch {
    return code;
  }
}
