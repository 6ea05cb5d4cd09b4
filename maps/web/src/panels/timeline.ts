// One date for everything: the slider that layers, filters and ledger follow.

import { dayInWords } from "./dates.ts";
import { el, replace } from "./dom.ts";
import { countSteps, makeSteps, type Steps } from "./histogram.ts";
import { t, watch, type Page } from "./page.ts";

const PLAY_MS = 900;

export function makeTimeline(page: Page): HTMLElement | null {
  const { from, to } = page.model.claims.days;
  const steps = makeSteps(from, to);
  if (!steps) return null;
  const element = el("section", { id: "time", class: "panel" });
  let view = draw(page, element, steps);
  page.ui.subscribe((now, before) => {
    if (now.words !== before.words) view = draw(page, element, steps);
    else if (now.filters !== before.filters || now.found !== before.found) view.count();
  });
  watch(page, ["asOf"], () => view.reflect());
  return element;
}

/** Position of the slider for a day: the last place on the right means all dates. */
function positionOf(steps: Steps, day: number | null): number {
  if (day === null) return steps.ends.length;
  const found = steps.ends.findIndex((end) => end > day);
  return found < 0 ? steps.ends.length - 1 : found;
}

function draw(page: Page, element: HTMLElement, steps: Steps): { reflect(): void; count(): void } {
  const now = el("output", { class: "now" });
  const bars = el("div", { class: "bars", role: "img" });
  const slider = el("input", { type: "range", min: 0, max: steps.ends.length, step: 1, "aria-label": t(page, "time.slider"), "data-time": "slider" });
  const last = () => steps.ends.length;
  const go = (position: number) => page.store.set({ asOf: position >= last() ? null : steps.ends[Math.max(0, position)]! - 1 });
  const at = () => positionOf(steps, page.store.state.asOf);
  slider.addEventListener("input", () => go(Number(slider.value)));
  const play = makePlayer(page, () => go(at() >= last() ? 0 : at() + 1), () => at() >= last());
  const button = (hook: string, key: string, sign: string, act: () => void) =>
    el("button", { type: "button", "data-time": hook, "aria-label": t(page, key), title: t(page, key), onclick: act }, sign);
  const buttons = el(
    "div",
    { class: "buttons" },
    button("back", "time.back", "‹", () => go(at() - 1)),
    play,
    button("forward", "time.forward", "›", () => go(at() + 1)),
    button("all", "time.reset", t(page, "time.all"), () => page.store.set({ asOf: null })),
  );
  const { locale } = page.ui.state.words;
  const ends = el("div", { class: "ends", "aria-hidden": "true" }, el("span", {}, dayInWords(steps.ends[0]! - 1, locale)), el("span", {}, dayInWords(steps.ends.at(-1)! - 1, locale)));
  element.setAttribute("aria-label", t(page, "time.title"));
  replace(element, el("div", { class: "line" }, buttons, now, el("div", { class: "track" }, bars, slider, ends)));
  const reflect = () => {
    const day = page.store.state.asOf;
    const said = day === null ? t(page, "time.all") : t(page, "time.as_of", { date: dayInWords(day, locale) });
    now.textContent = said;
    slider.value = String(at());
    slider.setAttribute("aria-valuetext", said);
    [...bars.children].forEach((bar, i) => bar.classList.toggle("past", i <= at()));
  };
  const count = () => {
    drawBars(page, bars, steps);
    reflect();
  };
  count();
  return { reflect, count };
}

/** Bars of the claims that pass the filters. */
function drawBars(page: Page, bars: HTMLElement, steps: Steps): void {
  const { from, to } = page.model.claims.days;
  const counts = countSteps(steps, page.ui.state.found, from, to);
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
