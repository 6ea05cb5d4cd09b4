// The NATO (Admiralty) grade: reliability of the source A-F, credibility of the information 1-6.

export interface Grade {
  reliability: string;
  credibility: number;
}

export function parseGrade(text: string): Grade | null {
  const found = /^([A-F])([1-6])$/.exec(text);
  return found ? { reliability: found[1] ?? "F", credibility: Number(found[2]) } : null;
}

/**
 * Whether a grade is as good as a floor on both axes, each judged alone.
 * F and 6 mean "cannot be judged", not "worst": they only pass a floor of F or 6.
 */
export function atLeast(grade: string, floor: string): boolean {
  const [is, wanted] = [parseGrade(grade), parseGrade(floor)];
  if (!is || !wanted) return false;
  return is.reliability <= wanted.reliability && is.credibility <= wanted.credibility;
}
