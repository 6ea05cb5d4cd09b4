/** Texts as they are compared: without case, diacritics and letters that have a plain cousin. */

const COUSINS: Readonly<Record<string, string>> = { ł: "l", ø: "o", đ: "d", ð: "d", ß: "ss", æ: "ae", œ: "oe", þ: "th", ı: "i", "’": "'" };
const OTHERS = /[łøđðßæœþı’]/g;
const MARKS = /\p{M}/gu;
const PLAIN = /^[\x00-\x7f]*$/;

/** "Ādaži" becomes "adazi", "Suwałki" "suwalki". */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return text.normalize("NFD").replace(MARKS, "").toLowerCase().replace(OTHERS, (letter) => COUSINS[letter]!);
}

/** The words of a text, folded. */
export function wordsOf(text: string): string[] {
  return fold(text).split(/[^\p{L}\p{N}%]+/u).filter((word) => word !== "");
}

/** Whether a folded text has a word, or several in a row, that begins so. */
export function hasWord(text: string, start: string): boolean {
  for (let at = text.indexOf(start); at >= 0; at = text.indexOf(start, at + 1)) {
    if (startsWord(text, at)) return true;
  }
  return false;
}

/** Whether a word of a folded text begins there. */
export function startsWord(text: string, at: number): boolean {
  return at === 0 || !isLetter(text.charCodeAt(at - 1));
}

/** Letters and digits of folded text; beyond ASCII all are taken for letters. */
function isLetter(code: number): boolean {
  return (code > 96 && code < 123) || (code > 47 && code < 58) || code > 127;
}

/** Whether two folded words are forms of one: "latvijas" and "latvija", "canadian" and "canada". */
export function akin(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (short.length >= 4 && long.startsWith(short)) return true;
  let same = 0;
  while (same < short.length && short[same] === long[same]) same++;
  return one === other || (same >= 5 && same >= 0.6 * long.length);
}
