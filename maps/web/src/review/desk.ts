/** The claims on the desk: which one is looked at, what is picked, what is decided. */

import type { Change, Claim, Decision, Mention, Option, QuantityChange, Sheet } from "./data.ts";
import { reviewToml } from "./toml.ts";

/** What a person picked for a claim and has not decided yet. */
export interface Draft {
  readonly type?: string;
  readonly polarity?: string;
  readonly date?: string;
  readonly quote?: string;
  /** Null where the claim has none. */
  readonly quantity?: QuantityChange | null;
  /** By mention: the number of the option, or null where the words are no place of the claim. */
  readonly places: ReadonlyMap<number, number | null>;
}

const NOTHING: Draft = { places: new Map() };

export class Desk extends EventTarget {
  readonly sheet: Sheet;
  by: string;
  #at = 0;
  #decisions: Map<string, Decision>;
  #drafts = new Map<string, Draft>();
  #unsaved = 0;

  constructor(sheet: Sheet) {
    super();
    this.sheet = sheet;
    this.by = sheet.by;
    this.#decisions = new Map(sheet.decisions);
  }

  get at(): number {
    return this.#at;
  }

  get claim(): Claim | undefined {
    return this.sheet.claims[this.#at];
  }

  /** Decisions since the file was last saved. */
  get unsaved(): number {
    return this.#unsaved;
  }

  decision(claim: Claim): Decision {
    return this.#decisions.get(claim.id)!;
  }

  draft(claim: Claim): Draft {
    return this.#drafts.get(claim.id) ?? NOTHING;
  }

  /** The words of a claim, as they are corrected now. */
  quote(claim: Claim): string {
    const decision = this.decision(claim);
    return this.draft(claim).quote ?? decision.change?.quote ?? decision.quote;
  }

  /** The number of a claim, as it is corrected now. */
  quantity(claim: Claim): QuantityChange | null {
    const { quantity } = this.draft(claim);
    if (quantity !== undefined) return quantity;
    const change = this.decision(claim).change;
    return change?.clear?.includes("quantity") ? null : (change?.quantity ?? claim.quantity);
  }

  decided(): number {
    return this.sheet.claims.filter((claim) => this.decision(claim).state !== "none").length;
  }

  go(to: number): void {
    const last = this.sheet.claims.length - 1;
    this.#at = Math.max(0, Math.min(last, to));
    this.#tell();
  }

  pick(mention: number, option: number | null): void {
    const claim = this.claim;
    if (!claim) return;
    const draft = this.draft(claim);
    this.#drafts.set(claim.id, { ...draft, places: new Map(draft.places).set(mention, option) });
    this.#tell();
  }

  correct(fields: Partial<Pick<Draft, "type" | "polarity" | "date" | "quote" | "quantity">>): void {
    const claim = this.claim;
    if (!claim) return;
    this.#drafts.set(claim.id, { ...this.draft(claim), ...fields });
    this.#tell();
  }

  /** Take the claim as it is, or as it was corrected, and go on. */
  accept(day: string): void {
    const claim = this.claim;
    if (!claim) return;
    const known = this.decision(claim).change;
    const change = changeOf(claim, this.decision(claim), this.draft(claim));
    const whole = known && change ? merged(known, change) : (change ?? known);
    this.#decide(claim, { state: whole ? "edited" : "accepted", by: this.by, when: day, why: null, change: whole });
  }

  reject(why: string, day: string): void {
    if (this.claim) this.#decide(this.claim, { state: "rejected", by: this.by, when: day, why, change: null });
  }

  /** Take back what was decided and picked. */
  undo(): void {
    const claim = this.claim;
    if (!claim) return;
    this.#drafts.delete(claim.id);
    this.#put(claim, { state: "none", by: null, when: null, why: null, change: null });
    this.#tell();
  }

  /** The review file as it is now. */
  save(): string {
    this.#unsaved = 0;
    this.#tell();
    return reviewToml(this.#decisions);
  }

  #decide(claim: Claim, decided: Partial<Decision>): void {
    this.#put(claim, decided);
    this.#drafts.delete(claim.id);
    const later = this.sheet.claims.findIndex((one, at) => at > this.#at && this.decision(one).state === "none");
    this.go(later < 0 ? this.#at + 1 : later);
  }

  #put(claim: Claim, decided: Partial<Decision>): void {
    this.#decisions.set(claim.id, { ...this.decision(claim), ...decided });
    this.#unsaved++;
  }

  #tell(): void {
    this.dispatchEvent(new Event("change"));
  }
}

/** What a draft says otherwise than the claim, or null. */
function changeOf(claim: Claim, decision: Decision, draft: Draft): Change | null {
  const places = [...draft.places].some(([, option]) => option !== 0) ? placesOf(claim.places, draft) : null;
  const change: Change = {
    ...(draft.type && draft.type !== decision.type ? { type: draft.type } : {}),
    ...(draft.polarity && draft.polarity !== claim.polarity ? { polarity: draft.polarity } : {}),
    ...(draft.date && draft.date !== claim.date ? { date: draft.date } : {}),
    ...(draft.quote && draft.quote !== decision.quote ? { quote: draft.quote } : {}),
    ...(draft.quantity && !isSame(draft.quantity, claim.quantity) ? { quantity: draft.quantity } : {}),
    ...(places?.length ? { places } : {}),
    ...clearOf(claim, draft, places),
  };
  return Object.keys(change).length > 0 ? change : null;
}

function isSame(one: QuantityChange, other: QuantityChange | null): boolean {
  return other !== null && one.text === other.text && (one.unit ?? null) === (other.unit ?? null) && String(one.value) === String(other.value);
}

/** An earlier correction and a new one: what the new one gives or clears, the earlier one has no more say in. */
function merged(known: Change, change: Change): Change {
  const fields = Object.fromEntries(Object.entries({ ...known, ...change }).filter(([name]) => !change.clear?.includes(name)));
  const clear = new Set([...(known.clear ?? []).filter((name) => !(name in change)), ...(change.clear ?? [])]);
  return { ...fields, clear: [...clear] };
}

function clearOf(claim: Claim, draft: Draft, places: readonly unknown[] | null): Pick<Change, "clear"> {
  const clear = [
    draft.date === "" && claim.date ? "date" : "",
    draft.quantity === null && claim.quantity ? "quantity" : "",
    places?.length === 0 ? "places" : "",
  ].filter(Boolean);
  return clear.length > 0 ? { clear } : {};
}

function placesOf(mentions: readonly Mention[], draft: Draft) {
  return mentions.flatMap(({ text, options }, number) => {
    const picked = draft.places.has(number) ? draft.places.get(number)! : 0;
    const option: Option | undefined = picked === null ? undefined : options[picked];
    return option ? [{ text, ...option }] : [];
  });
}
