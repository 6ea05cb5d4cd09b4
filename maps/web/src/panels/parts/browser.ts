// What a browser may lack or refuse: its panel goes without, and the page says so.

import { guarded } from "./faults.ts";
import type { Page } from "../page/index.ts";

/** Whether a media query holds; where the browser cannot tell, it does not. */
export function matches(query: string): boolean {
  try {
    return matchMedia(query).matches;
  } catch {
    return false;
  }
}

/** Act when an element gets another size; where the browser does not tell, when the window does. */
export function watchSize(element: Element, act: () => void): void {
  if (typeof ResizeObserver === "function") new ResizeObserver(act).observe(element);
  else addEventListener("resize", act);
}

// Each is used by panels that have a plainer way, too.
const NEEDED: Record<string, () => unknown> = {
  "Intl.PluralRules": () => new Intl.PluralRules("en").select(1),
  "Intl.NumberFormat": () => new Intl.NumberFormat("en").format(1),
  "Intl.DateTimeFormat": () => new Intl.DateTimeFormat("en").format(0),
  "Intl.DisplayNames": () => new Intl.DisplayNames(["en"], { type: "region" }).of("EE"),
  ResizeObserver: () => new ResizeObserver(() => undefined),
  matchMedia: () => matchMedia("print").matches,
  canvas: () => {
    if (!document.createElement("canvas").getContext("2d")) throw new Error("the browser gives no canvas to draw the map on");
  },
};

/** Name on the page what this browser does not do. */
export function sayWhatLacks(page: Page): void {
  for (const [what, use] of Object.entries(NEEDED)) guarded(page, what, use);
}
