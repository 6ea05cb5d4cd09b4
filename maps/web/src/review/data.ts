/** What maps/sheet/data.py writes, and the decisions of a review file, field by field. */

export interface PlaceChange {
  readonly text: string;
  readonly name: string;
  readonly kind: string;
  readonly country?: string | null;
  readonly lat?: number | null;
  readonly lon?: number | null;
  readonly precision_m?: number | null;
  readonly place_id?: string | null;
}

export interface QuantityChange {
  readonly value: number | readonly [number, number];
  readonly text: string;
  readonly unit?: string | null;
}

export interface Change {
  readonly type?: string | null;
  readonly polarity?: string | null;
  readonly actors?: readonly string[] | null;
  readonly date?: string | null;
  readonly quantity?: QuantityChange | null;
  readonly attribution?: string | null;
  readonly places?: readonly PlaceChange[] | null;
  readonly quote?: string | null;
  readonly clear?: readonly string[];
}

export type State = "none" | "accepted" | "edited" | "rejected";

export interface Decision {
  readonly article: string;
  readonly type: string;
  readonly quote: string;
  readonly start: number;
  readonly prefix: string;
  readonly suffix: string;
  readonly state: State;
  readonly by: string | null;
  readonly when: string | null;
  readonly why: string | null;
  readonly change: Change | null;
  readonly sure: boolean;
}

/** A place that words of the article may mean; `precision_m` only where it was the one that was found. */
export type Option = Omit<PlaceChange, "text">;

export interface Mention {
  readonly text: string;
  /** What was found, then what else it may be. */
  readonly options: readonly Option[];
}

export interface Other {
  readonly reader: string;
  readonly state: State;
  readonly why: string | null;
  readonly when: string | null;
  readonly change: Change | null;
}

export interface Claim {
  readonly id: string;
  readonly article: number;
  /** Where its quote stands in the article's text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly polarity: string;
  readonly date: string | null;
  readonly actors: readonly string[];
  readonly attribution: string | null;
  readonly quantity: QuantityChange | null;
  /** Numbers in its words or right beside them, the likeliest first. */
  readonly quantities: readonly QuantityChange[];
  readonly confidence: number;
  readonly sure: boolean;
  readonly page: number | null;
  readonly doubts: readonly { readonly field: string; readonly instead: string | null }[];
  readonly places: readonly Mention[];
  readonly others: readonly Other[];
}

export interface Article {
  readonly id: string;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly date: string | null;
  readonly url: string | null;
  readonly text: string;
}

export interface Agreement {
  readonly one: string;
  readonly other: string;
  readonly both: number;
  readonly same: number;
  readonly kappa: number | null;
}

export interface Sheet {
  readonly by: string;
  readonly types: readonly string[];
  readonly polarities: readonly string[];
  readonly articles: readonly Article[];
  readonly claims: readonly Claim[];
  /** Every decision of the review file by its claim's id, in the file's order. */
  readonly decisions: readonly (readonly [string, Decision])[];
  /** Claims that were decided once and are no longer there. */
  readonly gone: readonly string[];
  readonly readers: readonly string[];
  readonly agreement: readonly Agreement[];
}
