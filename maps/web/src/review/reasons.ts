/** Why a claim is wrong: the usual reasons by digit, or one's own. */

import { make } from "./element.ts";

export const REASONS = [
  "the text does not say so",
  "wrong place",
  "wrong kind of claim",
  "planned, possible or denied, not so",
  "wrong date or number",
  "not about posture",
  "said twice",
];

export function reasonsDialog(take: (why: string) => void): HTMLDialogElement {
  const own = make("input", { type: "text", name: "why", "aria-label": "A reason of your own", placeholder: "a reason of your own" });
  const done = (why: string) => {
    if (!why.trim()) return;
    dialog.close();
    take(why.trim());
  };
  const rows = REASONS.map((reason, number) =>
    make("li", {}, make("button", { type: "button", click: () => done(reason) }, make("kbd", {}, String(number + 1)), ` ${reason}`)),
  );
  const keys = (event: Event) => {
    // A key that comes before the browser has moved the focus out of the closed dialog is none of its own.
    if (!dialog.open) return;
    const { key } = event as KeyboardEvent;
    if (event.target === own) return key === "Enter" ? done(own.value) : undefined;
    const reason = REASONS[key === "Enter" && !(event.target instanceof HTMLButtonElement) ? 0 : Number(key) - 1];
    if (!reason) return;
    event.preventDefault();
    done(reason);
  };
  const dialog = make("dialog", { "aria-label": "Why is it wrong?", keydown: keys }, make("h2", {}, "Why is it wrong?"), make("ol", {}, ...rows), own);
  dialog.addEventListener("close", () => (own.value = ""));
  return dialog;
}
