// The NATO (Admiralty) grade: reliability of the source A-F, credibility of the information 1-6.

export interface Grade {
  reliability: string;
  credibility: number;
}

export function parseGrade(text: string): Grade | null {
  const found = /^([A-F])([1-6])$/.exec(text);
  return found ? { reliability: found[1] ?? "F", credibility: Number(found[2]) } : null;
}

/** Whether a source is as good as a floor; F means "not judged", not "worst", and passes none. */
export function isReliable(grade: string, floor: string): boolean {
  const is = parseGrade(grade);
  return is !== null && is.reliability !== "F" && is.reliability <= floor;
}

/** Whether information is as good as a floor; 6 means "not judged" and passes none. */
export function isCredible(grade: string, floor: string): boolean {
  const is = parseGrade(grade);
  return is !== null && is.credibility !== 6 && is.credibility <= Number(floor);
}
