/** The sheet: the article to the left, the claim to the right, keys for both. */

import type { Basemap } from "../ground/index.ts";
import { articleView } from "./context.ts";
import type { Agreement, Claim, Decision } from "./data.ts";
import type { Desk } from "./desk.ts";
import { foreign, make } from "./element.ts";
import { decided, factsView, othersView } from "./facts.ts";
import { PlacePicker } from "./places.ts";
import { reasonsDialog } from "./reasons.ts";
import { spanOf, takeQuote } from "./words.ts";

const KEYS = "a accept · r reject · n next · b back · u undo · 1–9 place, 0 none · p next place · e correct · q quote, of what is selected · s save";

export function startSheet(body: HTMLElement, desk: Desk, basemap: Basemap | null): void {
  const page = new Page(desk, basemap);
  body.append(...page.parts);
  document.addEventListener("keydown", (event) => page.key(event));
  window.addEventListener("beforeunload", (event) => desk.unsaved > 0 && event.preventDefault());
  desk.addEventListener("change", () => page.show());
  page.show();
}

class Page {
  readonly parts: readonly HTMLElement[];
  #desk: Desk;
  #places: PlacePicker;
  #reading = make("div", { id: "reading" });
  #facts = make("div");
  #said = make("p", { id: "said", role: "status" });
  #who = make("input", { type: "text", name: "by", required: true, size: "14", autocomplete: "off" });
  #save = make("button", { type: "button", id: "save", click: () => this.#download() }, "Save review.toml");
  #reasons = reasonsDialog((why) => this.#desk.reject(why, today()));
  #marked = "";
  #shown: Decision | null = null;

  constructor(desk: Desk, basemap: Basemap | null) {
    this.#desk = desk;
    this.#places = new PlacePicker(desk, basemap);
    this.#who.value = desk.by;
    this.#who.addEventListener("input", () => (desk.by = this.#who.value.trim()));
    const button = (key: string, name: string, act: () => void) => make("button", { type: "button", click: act, "data-key": key }, make("kbd", {}, key), ` ${name}`);
    const acts = make("div", { id: "acts" },
      button("a", "accept", () => this.#accept()), button("r", "reject", () => this.#reject()), button("u", "undo", () => desk.undo()),
      button("b", "back", () => desk.go(desk.at - 1)), button("n", "next", () => desk.go(desk.at + 1)));
    this.parts = [
      make("header", {}, make("h1", {}, "Review of claims"), make("label", {}, "reader ", this.#who), this.#save, agreementView(desk.sheet.agreement)),
      make("main", {}, this.#reading, make("div", { id: "claim" }, this.#said, acts, this.#facts, this.#places.element, make("p", { class: "quiet" }, KEYS))),
      this.#reasons,
    ];
  }

  show(): void {
    const claim = this.#desk.claim;
    const { claims } = this.#desk.sheet;
    this.#save.toggleAttribute("disabled", this.#desk.unsaved === 0);
    if (!claim) {
      this.#said.textContent = "There is no claim to decide.";
      return;
    }
    const decision = this.#desk.decision(claim);
    const { state, by, why, change } = decision;
    this.#said.replaceChildren(
      `Claim ${this.#desk.at + 1} of ${claims.length}, ${this.#desk.decided()} decided. This one: `,
      make("strong", { class: state }, foreign(decided(state, by, why, change))),
    );
    this.#mark(claim);
    // Fields hold what is written in them: they stay until something is decided or another claim comes.
    if (this.#shown !== decision)
      this.#facts.replaceChildren(...[othersView(claim.others), factsView(this.#desk, claim)].filter((part) => part !== null));
    this.#shown = decision;
    this.#places.show();
  }

  /** Mark the claim's words in its article, the corrected ones where they are. */
  #mark(claim: Claim): void {
    const quote = this.#desk.quote(claim);
    const marked = `${claim.id} ${quote}`;
    if (this.#marked === marked) return;
    this.#marked = marked;
    const span = quote === this.#desk.decision(claim).quote ? claim : (spanOf(this.#desk, claim, quote) ?? claim);
    this.#reading.replaceChildren(articleView(this.#desk.sheet.articles[claim.article]!, { ...claim, start: span.start, end: span.end }));
    this.#reading.querySelector("mark")?.scrollIntoView({ block: "center" });
  }

  key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || this.#reasons.open) return;
    const field = [HTMLInputElement, HTMLSelectElement, HTMLTextAreaElement].some((kind) => event.target instanceof kind);
    if (field && event.key === "Escape") return (event.target as HTMLElement).blur();
    if (field) return;
    const act = this.#act(event.key);
    if (!act) return;
    event.preventDefault();
    act();
  }

  #act(key: string): (() => void) | undefined {
    if (/^[0-9]$/.test(key)) return () => this.#places.take(Number(key));
    const acts: Record<string, () => void> = {
      a: () => this.#accept(),
      r: () => this.#reject(),
      u: () => this.#desk.undo(),
      n: () => this.#desk.go(this.#desk.at + 1),
      ArrowRight: () => this.#desk.go(this.#desk.at + 1),
      b: () => this.#desk.go(this.#desk.at - 1),
      ArrowLeft: () => this.#desk.go(this.#desk.at - 1),
      p: () => this.#places.turn(),
      q: () => this.#requote(),
      e: () => this.#facts.querySelector("select")?.focus(),
      s: () => this.#download(),
    };
    return Object.hasOwn(acts, key) ? acts[key] : undefined;
  }

  /** Take the words that are selected in the article; without any, turn to the field. */
  #requote(): void {
    const field = this.#facts.querySelector<HTMLTextAreaElement>("textarea")!;
    const selected = document.getSelection();
    const words = selected && this.#reading.contains(selected.anchorNode) ? selected.toString().trim() : "";
    if (words === "") return field.focus();
    field.value = words;
    takeQuote(this.#desk, this.#desk.claim!, field);
  }

  #accept(): void {
    if (this.#isNamed()) this.#desk.accept(today());
  }

  #reject(): void {
    if (this.#isNamed() && this.#desk.claim) this.#reasons.showModal();
  }

  /** Nobody decides without a name. */
  #isNamed(): boolean {
    if (this.#desk.by) return true;
    this.#who.reportValidity();
    this.#who.focus();
    return false;
  }

  #download(): void {
    const link = make("a", { download: "review.toml", href: URL.createObjectURL(new Blob([this.#desk.save()], { type: "application/toml" })) });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }
}

function agreementView(agreement: readonly Agreement[]): HTMLElement | null {
  if (agreement.length === 0) return null;
  const rows = agreement.map(({ one, other, both, same, kappa }) =>
    make("li", {}, foreign(one), " and ", foreign(other), `: ${same} of ${both} the same, Cohen's κ ${kappa === null ? "cannot be said" : kappa.toFixed(2)}`),
  );
  return make("ul", { id: "agreement" }, ...rows);
}

function today(): string {
  const now = new Date();
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}

function pad(part: number): string {
  return String(part).padStart(2, "0");
}
