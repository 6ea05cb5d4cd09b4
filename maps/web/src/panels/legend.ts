// The legend: how what is shown is drawn, and what that means. Made from what is visible.

import { ENDED, PALE } from "../draw/index.ts";
import { el, replace, svg } from "./dom.ts";
import { shownFeatures } from "./features.ts";
import { layerName, word } from "./names.ts";
import { follow, t, watch, type Page } from "./page.ts";
import { makeSwatch } from "./swatch.ts";

const BASES = ["article-place", "relative", "register", "border", "country", "region", "schematic"] as const;
// What is told apart from what stands.
const SAYINGS = ["planned", "possible", "denied", "ended", "disputed", "unsure"];
// Looking at every feature of a large map on each change would slow the map down.
const LOOKED_AT = 20_000;

type Sign = Array<[string, Record<string, string | number>]>;
type Basis = (typeof BASES)[number];

export function makeLegend(page: Page): HTMLElement {
  const element = el("section", { class: "legend" });
  let queued = false;
  const draw = () => {
    queued = false;
    const { bases, layers, sayings } = visibleKinds(page);
    element.hidden = bases.length === 0;
    const signs = bases.map((basis) => el("li", {}, basisSign(basis), el("span", {}, t(page, `basis.short.${basis}`))));
    const said = sayings.map((saying) => el("li", {}, sayingSign(saying), el("span", {}, saying === "unsure" ? t(page, "said.tag") : word(page, "saying", saying))));
    const shown = page.model.layers.filter((layer) => layers.has(layer.index));
    const names = shown.map((layer) => el("li", {}, makeSwatch(page, layer), el("span", {}, layerName(page, layer))));
    replace(element, el("h2", {}, t(page, "legend.title")), el("ul", {}, ...signs, ...said), el("ul", { class: "print-only" }, ...names));
  };
  // After the map has been drawn, not before it.
  const later = () => {
    if (queued) return;
    queued = true;
    requestAnimationFrame(() => setTimeout(draw));
  };
  follow(page, [], draw);
  watch(page, ["on", "mask", "dark"], later);
  return element;
}

function visibleKinds(page: Page): { bases: Basis[]; layers: Set<number>; sayings: string[] } {
  const { features } = page.model;
  const shown = shownFeatures(page);
  const step = Math.max(1, Math.ceil(shown.length / LOOKED_AT));
  const bases = new Set<string | null>();
  const layers = new Set<number>();
  const sayings = new Set<string>();
  for (let i = 0; i < shown.length; i += step) {
    sayings.add(features.saying(shown[i]!));
    if (!features.sure(shown[i]!)) sayings.add("unsure");
    bases.add(features.basis(shown[i]!));
    layers.add(features.layer(shown[i]!));
  }
  return { bases: BASES.filter((basis) => bases.has(basis)), layers, sayings: SAYINGS.filter((saying) => sayings.has(saying)) };
}

/** Each basis as the map draws it, in the ink of the text. */
function basisSign(basis: Basis): SVGSVGElement {
  const ink = { fill: "none", stroke: "currentColor", "stroke-width": 2 };
  const soft = { fill: "currentColor", "fill-opacity": 0.18, stroke: "currentColor", "stroke-width": 1 };
  const signs: Record<Basis, Sign> = {
    "article-place": [["circle", { cx: 18, cy: 10, r: 5, fill: "currentColor" }]],
    relative: [["circle", { cx: 18, cy: 10, r: 8, ...soft, "stroke-dasharray": "3 2" }]],
    register: [["circle", { cx: 18, cy: 10, r: 6, ...ink, "stroke-dasharray": "2 2" }], ["circle", { cx: 18, cy: 10, r: 3, fill: "currentColor" }]],
    border: [["path", { d: "M2 14 12 6 22 13 34 5", ...ink, "stroke-width": 3 }]],
    country: [["path", { d: "M4 4H32V16H4Z", ...soft }], ["path", { d: "M4 10 10 4M4 16 16 4M10 16 22 4M16 16 28 4M22 16 32 6M28 16 32 12", ...ink, "stroke-width": 1 }]],
    region: [["path", { d: "M4 4H32V16H4Z", ...soft, stroke: "none" }], ...[7, 13, 19, 25, 31].flatMap((x): Sign => [["circle", { cx: x - 1, cy: 8, r: 1.2, fill: "currentColor" }], ["circle", { cx: x - 3, cy: 13, r: 1.2, fill: "currentColor" }]])],
    schematic: [["path", { d: "M2 14 8 6 14 14 20 6 26 14 32 6", ...ink, "stroke-dasharray": "6 2" }]],
  };
  return svg("0 0 36 20", signs[basis]);
}

/** Each way of saying as the map marks it. */
function sayingSign(saying: string): SVGSVGElement {
  const ink = { fill: "none", stroke: "currentColor", "stroke-width": 2 };
  const disc = { cx: 18, cy: 10, r: 6 };
  const full = { ...disc, fill: "currentColor" };
  const signs: Record<string, Sign> = {
    planned: [["circle", { ...disc, ...ink, "stroke-dasharray": "3 2" }]],
    possible: [["circle", { ...disc, ...ink }], ["path", { d: "M16 8.5A2 2 0 1 1 18 10.5V11.5M18 13V14", ...ink, "stroke-width": 1.4 }]],
    denied: [["circle", full], ["path", { d: "M8 18 28 2", ...ink }]],
    ended: [["circle", { ...disc, fill: ENDED }]],
    disputed: [["circle", { ...disc, ...ink, "stroke-width": 1.4 }], ["path", { d: "M18 4A6 6 0 0 0 18 16Z", fill: "currentColor" }], ["path", { d: "M18 1V19", ...ink }]],
    unsure: [["circle", { ...full, "fill-opacity": PALE }]],
  };
  return svg("0 0 36 20", signs[saying] ?? []);
}
