// One window of time for everything: two handles that layers, filters and ledger follow, and the claims without a date beside them.

import { dayInWords, type Page, t, watch } from "../page/index.ts";
import { el, replace } from "../parts/index.ts";
import { countSteps, makeSteps, type Steps } from "./histogram.ts";
import { windowText } from "../names/index.ts";

const PLAY_MS = 900;

export function makeTimeline(page: Page): HTMLElement | null {
  const { from, to } = page.model.claims.days;
  const steps = makeSteps(from, to);
  if (!steps) return null;
  const element = el("section", { id: "time", class: "panel" });
  let view = draw(page, element, steps);
  page.ui.subscribe((now, before) => {
    if (now.words !== before.words) view = draw(page, element, steps);
    else if (now.passing !== before.passing) view.count();
  });
  watch(page, ["asOf", "since", "undated"], () => view.reflect());
  return element;
}

/** Step that holds a day; the nearest where none does. */
function stepOf(steps: Steps, day: number): number {
  const found = steps.ends.findIndex((end) => end > day);
  return found < 0 ? steps.ends.length - 1 : found;
}

/** Positions of the two handles: the first and the last place are open ends. */
function positions(page: Page, steps: Steps): [number, number] {
  const { since, asOf } = page.store.state;
  return [since === null ? 0 : stepOf(steps, since), asOf === null ? steps.ends.length : stepOf(steps, asOf)];
}

function setWindow(page: Page, steps: Steps, first: number, last: number): void {
  const end = steps.ends.length;
  page.store.set({
    since: first <= 0 ? null : steps.ends[Math.min(first, end) - 1]!,
    asOf: last >= end ? null : steps.ends[Math.max(0, last)]! - 1,
  });
}

function draw(page: Page, element: HTMLElement, steps: Steps): { reflect(): void; count(): void } {
  const now = el("output", { class: "now" });
  const bars = el("div", { class: "bars", role: "img" });
  const end = steps.ends.length;
  const handle = (hook: string, key: string) =>
    el("input", { type: "range", min: 0, max: end, step: 1, "aria-label": t(page, key), "data-time": hook });
  const [first, last] = [handle("since", "time.since"), handle("slider", "time.slider")];
  // Neither handle passes the other.
  first.addEventListener("input", () => setWindow(page, steps, Math.min(Number(first.value), Number(last.value)), Number(last.value)));
  last.addEventListener("input", () => setWindow(page, steps, Number(first.value), Math.max(Number(first.value), Number(last.value))));
  const move = (to: (last: number) => number) => {
    const [from, until] = positions(page, steps);
    const next = Math.max(0, Math.min(end, to(until)));
    setWindow(page, steps, Math.min(from, next), next);
  };
  const atEnd = () => page.store.state.asOf === null;
  const play = makePlayer(page, () => move((until) => (until >= end ? positions(page, steps)[0] : until + 1)), atEnd);
  const button = (hook: string, key: string, sign: string, act: () => void) =>
    el("button", { type: "button", "data-time": hook, "aria-label": t(page, key), title: t(page, key), onclick: act }, sign);
  const all = () => page.store.set({ asOf: null, since: null, undated: true });
  const buttons = el(
    "div",
    { class: "buttons" },
    button("back", "time.back", "‹", () => move((until) => until - 1)),
    play,
    button("forward", "time.forward", "›", () => move((until) => until + 1)),
    button("all", "time.reset", t(page, "time.all"), all),
  );
  const { locale } = page.ui.state.words;
  const ends = el("div", { class: "ends", "aria-hidden": "true" }, el("span", {}, `${steps.open[0] ? "… " : ""}${dayInWords(steps.ends[0]! - 1, locale)}`), el("span", {}, `${dayInWords(steps.ends.at(-1)! - 1, locale)}${steps.open[1] ? " …" : ""}`));
  const undated = makeUndated(page);
  element.setAttribute("aria-label", t(page, "time.title"));
  const track = el("div", { class: "track" }, bars, el("div", { class: "handles" }, first, last), ends);
  replace(element, el("div", { class: "line" }, el("div", { class: "head" }, now, buttons), track, undated.element));
  const reflect = () => {
    const said = windowText(page);
    const [from, until] = positions(page, steps);
    now.textContent = said;
    [first.value, last.value] = [String(from), String(until)];
    for (const one of [first, last]) one.setAttribute("aria-valuetext", said);
    // Both at one end: the one that can still move lies on top.
    first.style.zIndex = from >= end / 2 ? "2" : "1";
    last.style.zIndex = from >= end / 2 ? "1" : "2";
    [...bars.children].forEach((bar, i) => bar.classList.toggle("past", i >= from && i <= until));
    undated.reflect();
  };
  const count = () => {
    drawBars(page, bars, steps);
    undated.count();
    reflect();
  };
  count();
  return { reflect, count };
}

/** The bar of the claims that have no date, and whether they count. */
function makeUndated(page: Page): { element: HTMLElement; reflect(): void; count(): void } {
  const box = el("input", { type: "checkbox", "data-undated": "on" });
  box.addEventListener("change", () => page.store.set({ undated: box.checked }));
  const text = el("span", {});
  const bar = el("i", {});
  const element = el("label", { class: "undated" }, el("span", { class: "bars", "aria-hidden": "true" }, bar), el("span", { class: "switch" }, box, text));
  const count = () => {
    const { passing } = page.ui.state;
    const { from } = page.model.claims.days;
    let n = 0;
    for (const claim of passing) if (Number.isNaN(from[claim]!)) n++;
    text.textContent = t(page, "time.undated", { n });
    bar.style.height = `${passing.length > 0 ? Math.round((100 * n) / passing.length) : 0}%`;
  };
  const reflect = () => {
    box.checked = page.store.state.undated;
    bar.classList.toggle("past", box.checked);
  };
  return { element, reflect, count };
}

/** Bars of the claims that pass the filters. */
function drawBars(page: Page, bars: HTMLElement, steps: Steps): void {
  const { from, to } = page.model.claims.days;
  const counts = countSteps(steps, page.ui.state.passing, from, to);
  const top = Math.max(...counts, 1e-9);
  const { locale } = page.ui.state.words;
  replace(
    bars,
    ...Array.from(counts, (n) => {
      const bar = el("i", {});
      bar.style.height = `${Math.round((n / top) * 100)}%`;
      return bar;
    }),
  );
  const peak = counts.indexOf(top);
  const text = peak < 0 ? "" : `${dayInWords(steps.ends[peak]! - 1, locale)}: ${page.ui.state.words.number(top)}`;
  bars.setAttribute("aria-label", t(page, "time.histogram", { text }));
}

function makePlayer(page: Page, step: () => void, isAtEnd: () => boolean): HTMLElement {
  let running: ReturnType<typeof setInterval> | undefined;
  const button = el("button", { type: "button", "data-time": "play" });
  const show = () => {
    const label = t(page, running === undefined ? "time.play" : "time.pause");
    button.textContent = running === undefined ? "▶" : "❚❚";
    button.setAttribute("aria-label", label);
    button.title = label;
  };
  const stop = () => {
    clearInterval(running);
    running = undefined;
    show();
  };
  button.addEventListener("click", () => {
    if (running !== undefined) return stop();
    step();
    running = setInterval(() => (isAtEnd() || !button.isConnected ? stop() : step()), PLAY_MS);
    show();
  });
  show();
  return button;
}
