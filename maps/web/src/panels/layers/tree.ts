// The layer tree: groups of layers, each with its switch, count, downloads and opacity.

import { type Layer, replaced } from "../../model/index.ts";
import { el, makeSwatch, passingCounts, replace } from "../parts/index.ts";
import { downloadCsv, downloadGeojson } from "../files/index.ts";
import { layerName } from "../names/index.ts";
import { follow, type Page, t, watch } from "../page/index.ts";
import { makeSaid } from "./said.ts";

const GROUPS = ["forces", "defence", "activity", "alliance", "assessment", "own"];

export function makeTree(page: Page): HTMLElement {
  const element = el("section", { class: "tree" });
  const said = makeSaid(page);
  const draw = () => {
    const groups = groupsOf(page.model.layers);
    replace(element, treeHead(page), said, ...[...groups].map(([name, layers]) => makeGroup(page, name, layers)));
    reflect(page, element);
  };
  follow(page, [], draw);
  page.store.subscribe((now, before) => {
    if (now.dark !== before.dark) draw();
    else if (now.on !== before.on || now.mask !== before.mask) reflect(page, element);
  });
  return element;
}

/** Layers by group, in the order of the tree; a layer's order in its group is the drawing order, top first. */
export function groupsOf(layers: readonly Layer[]): Map<string, Layer[]> {
  const groups = new Map<string, Layer[]>(GROUPS.map((name) => [name, []]));
  for (const layer of [...layers].reverse()) {
    const name = groups.has(layer.group) ? layer.group : "rest";
    groups.set(name, [...(groups.get(name) ?? []), layer]);
  }
  return new Map([...groups].filter(([, members]) => members.length > 0));
}

function treeHead(page: Page): HTMLElement {
  const all = (on: boolean) => page.store.set({ on: page.model.layers.map(() => on) });
  const save = (format: "geojson" | "csv") => {
    const label = t(page, `layers.visible_${format}`);
    const hook = format === "geojson" ? "data-export" : "data-export-csv";
    const onclick = () => (format === "geojson" ? downloadGeojson(page, null) : downloadCsv(page, null));
    return el("button", { type: "button", class: "tiny", [hook]: "visible", "aria-label": label, title: label, onclick }, t(page, `layers.${format}`));
  };
  return el(
    "div",
    {},
    el(
      "div",
      { class: "tree-head" },
      el("h2", {}, t(page, "layers.title")),
      el(
        "div",
        { class: "buttons" },
        el("button", { type: "button", class: "tiny", "data-all": "on", onclick: () => all(true) }, t(page, "layers.all")),
        el("button", { type: "button", class: "tiny", "data-all": "off", onclick: () => all(false) }, t(page, "layers.none")),
      ),
    ),
    el("div", { class: "tree-all small quiet" }, el("span", {}, t(page, "layers.visible")), save("geojson"), save("csv")),
  );
}

function makeGroup(page: Page, name: string, layers: readonly Layer[]): HTMLElement {
  const box = el("input", { type: "checkbox", "data-group": name });
  box.addEventListener("change", () => {
    const members = new Set(layers.map((layer) => layer.index));
    page.store.set({ on: page.store.state.on.map((on, index) => (members.has(index) ? box.checked : on)) });
  });
  const title = el("label", {}, box, t(page, `group.${name}`));
  const rows = layers.map((layer) => makeLayer(page, layer));
  return el("div", { class: "group", role: "group", "aria-label": t(page, `group.${name}`) }, el("div", { class: "group-head" }, title), ...rows);
}

function makeLayer(page: Page, layer: Layer): HTMLElement {
  const name = layerName(page, layer);
  const box = el("input", { type: "checkbox", "data-layer": layer.name });
  box.addEventListener("change", () => page.store.set({ on: replaced(page.store.state.on, layer.index, box.checked) }));
  const more = el("div", { class: "more", hidden: true });
  const toggle = el("button", { type: "button", class: "tiny", "aria-expanded": "false", "aria-label": t(page, "layers.more", { name }) }, "…");
  toggle.addEventListener("click", () => {
    if (more.childElementCount === 0) replace(more, ...moreControls(page, layer));
    more.hidden = !more.hidden;
    toggle.setAttribute("aria-expanded", String(!more.hidden));
  });
  const save = (hook: string, format: "geojson" | "csv", act: () => void) => {
    const label = t(page, `layers.download_${format}`, { name, n: layer.count });
    return el("button", { type: "button", class: "tiny", [hook]: layer.name, "aria-label": label, title: label, onclick: act }, t(page, `layers.${format}`));
  };
  return el(
    "div",
    { class: layer.count === 0 ? "layer empty" : "layer", "data-row-of": layer.name },
    el("label", {}, box, makeSwatch(page, layer), el("span", { class: "name" }, name)),
    el("span", { class: "count", "data-count": layer.name }),
    el(
      "span",
      { class: "buttons" },
      save("data-export", "geojson", () => downloadGeojson(page, layer)),
      save("data-export-csv", "csv", () => downloadCsv(page, layer)),
      toggle,
    ),
    more,
  );
}

function moreControls(page: Page, layer: Layer): Node[] {
  const slider = el("input", { type: "range", min: 0, max: 100, step: 5, value: Math.round(page.store.state.opacity[layer.index]! * 100) });
  slider.addEventListener("input", () => page.store.set({ opacity: replaced(page.store.state.opacity, layer.index, Number(slider.value) / 100) }));
  const only = () => page.store.set({ on: page.model.layers.map((other) => other === layer) });
  return [
    el("button", { type: "button", class: "tiny", "data-only": layer.name, onclick: only }, t(page, "layers.only")),
    el("label", { class: "small" }, t(page, "layers.opacity"), " ", slider),
  ];
}

/** Show the state in the tree without remaking it, so that focus stays where it is. */
function reflect(page: Page, element: HTMLElement): void {
  const { on } = page.store.state;
  const passing = passingCounts(page);
  const { words } = page.ui.state;
  for (const row of element.querySelectorAll<HTMLElement>(".layer")) {
    const layer = page.model.layers.find((one) => one.name === row.dataset["rowOf"])!;
    const shown = on[layer.index] ? passing[layer.index]! : 0;
    row.querySelector<HTMLInputElement>("input[data-layer]")!.checked = on[layer.index]!;
    const count = row.querySelector<HTMLElement>(".count")!;
    count.textContent = `${words.number(shown)}/${words.number(layer.count)}`;
    count.setAttribute("aria-label", t(page, "layers.count", { shown, total: layer.count }));
    count.setAttribute("role", "img");
  }
  for (const group of element.querySelectorAll<HTMLElement>(".group")) {
    const boxes = [...group.querySelectorAll<HTMLInputElement>("input[data-layer]")];
    const head = group.querySelector<HTMLInputElement>("input[data-group]")!;
    head.checked = boxes.every((box) => box.checked);
    head.indeterminate = !head.checked && boxes.some((box) => box.checked);
  }
}
