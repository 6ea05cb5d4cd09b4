/** The box on the map: open a street map, switch an archive's layers, see what a place has. */

import type { LeafletMouseEvent } from "leaflet";
import { type Archive, fileArchive, webArchive } from "./archive.ts";
import { choice, host, L, type TilesChoice, words } from "./host.ts";
import { type Hit, hitsAt, paintPosture, type Values } from "./posture.ts";
import { paintStreets } from "./street.ts";
import { ArchiveLayer } from "./tile-layer.ts";

export async function attachTiles(): Promise<void> {
  const chosen = choice();
  if (!chosen) return;
  const box = makeBox();
  if (chosen.url !== null) await attachArchive(chosen, box);
  if (chosen.ground || chosen.url !== null) box.append(opener((file) => openFile(file, chosen, box)));
  if (chosen.ground || chosen.url !== null) takeDrops((file) => openFile(file, chosen, box));
  document.documentElement.dataset["tiles"] = "ready";
}

function element<K extends keyof HTMLElementTagNameMap>(name: K, ...children: (Node | string)[]): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  made.append(...children);
  return made;
}

function makeBox(): HTMLElement {
  const box = element("div");
  box.className = "leaflet-bar tiles-box";
  Object.assign(box.style, { background: "var(--panel, #fff)", color: "inherit", padding: "0.4rem 0.6rem", maxWidth: "18rem", maxHeight: "45vh", overflow: "auto", font: "0.8rem system-ui, sans-serif" });
  const control = new L.Control({ position: "bottomright" });
  control.onAdd = () => {
    L.DomEvent.disableClickPropagation(box);
    return box;
  };
  control.addTo(host().map);
  return box;
}

function tell(box: HTMLElement, text: string): void {
  let note = box.querySelector<HTMLElement>("[role=status]");
  if (!note) {
    note = element("p");
    note.setAttribute("role", "status");
    box.append(note);
  }
  note.textContent = text;
}

function reason(why: unknown): string {
  return why instanceof Error ? why.message : String(why);
}

function opener(open: (file: File) => void): HTMLElement {
  const input = element("input");
  input.type = "file";
  input.accept = ".pmtiles";
  input.dataset["tiles"] = "file";
  input.addEventListener("change", () => input.files?.[0] && open(input.files[0]));
  return element("label", words("open"), element("br"), input, element("br"), words("drop"));
}

function takeDrops(open: (file: File) => void): void {
  const target = host().map.getContainer();
  target.addEventListener("dragover", (event) => event.preventDefault());
  target.addEventListener("drop", (event) => {
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    if (file) open(file);
  });
}

let street: ArchiveLayer | undefined;

/** A file of the reader's: an archive of posturemap's is shown as one, any other is ground. */
async function openFile(file: File, chosen: TilesChoice, box: HTMLElement): Promise<void> {
  try {
    const archive = await fileArchive(file);
    if (chosen.looks.length > 0 && archive.layers.some((name) => chosen.looks.some((look) => look.name === name))) show(archive, chosen, box);
    else {
      street?.remove();
      street = onMap(new ArchiveLayer(archive, paintStreets, "tilePane", (why) => tell(box, words("failed", { file: file.name, why: reason(why) }))));
    }
    tell(box, [file.name, archive.attribution].filter(Boolean).join(" · "));
  } catch (why) {
    tell(box, words("failed", { file: file.name, why: reason(why) }));
  }
}

/** On the map, and painted again when the theme changes. */
function onMap(layer: ArchiveLayer): ArchiveLayer {
  layer.addTo(host().map);
  host().store.subscribe((now, before) => now.dark !== before.dark && layer.redraw());
  return layer;
}

async function attachArchive(chosen: TilesChoice, box: HTMLElement): Promise<void> {
  try {
    const archive = await webArchive(new URL(chosen.url!, document.baseURI).href);
    show(archive, chosen, box);
    // A page without claims of its own has none to count.
    const lead = document.querySelector<HTMLElement>("#top .lead");
    if (lead && host().model.claims.count === 0) lead.hidden = true;
  } catch (why) {
    tell(box, location.protocol === "file:" ? words("serve") : words("failed", { file: chosen.url!, why: reason(why) }));
  }
}

function show(archive: Archive, chosen: TilesChoice, box: HTMLElement): void {
  const { map } = host();
  const looks = chosen.looks.filter(({ name }) => archive.layers.includes(name));
  const on = new Set(looks.filter(({ group }) => group !== "assessment").map(({ name }) => name));
  const isOn = (name: string) => on.has(name);
  if (!map.getPane("tiles")) map.createPane("tiles").style.zIndex = "350";
  const layer = onMap(new ArchiveLayer(archive, (pen, view) => paintPosture(pen, view, looks, isOn), "tiles", (why) => tell(box, reason(why))));
  const list = element("div");
  for (const { name, title } of [...looks].reverse()) {
    const input = element("input");
    input.type = "checkbox";
    input.checked = isOn(name);
    input.dataset["tilesLayer"] = name;
    input.addEventListener("change", () => {
      if (input.checked) on.add(name);
      else on.delete(name);
      layer.redraw();
    });
    list.append(element("label", input, ` ${title}`), element("br"));
  }
  box.prepend(element("strong", words("layers")), list);
  map.on("click", async ({ latlng }: LeafletMouseEvent) => {
    const zoom = Math.round(map.getZoom());
    const hits = await hitsAt(archive, zoom, map.project(latlng, zoom), looks, isOn);
    if (hits.length > 0) L.popup({ maxHeight: 320 }).setLatLng(latlng).setContent(card(hits)).openOn(map);
  });
}

const ALL_AT_ONCE = 12;

const QUOTED = /^(quote|source)_\d+$/;
const TOLD: ReadonlySet<string> = new Set(["id", "name", "sure"]);

/** Words only: nothing of an archive is ever taken for markup. What is said comes first. */
function card(hits: readonly Hit[]): HTMLElement {
  const parts = hits.slice(0, ALL_AT_ONCE).map(({ layer, own, values }) => {
    const list = element("dl");
    for (const [key, value] of Object.entries(values)) {
      if (own ? key === "id" || key === "name" : TOLD.has(key) || QUOTED.test(key)) continue;
      list.append(element("dt", key), element("dd", String(value)));
    }
    return element("section", element("strong", String(values["name"] ?? layer)), element("div", layer), ...(own ? [] : quotes(values)), list);
  });
  return element("div", ...parts);
}

function quotes(values: Values): HTMLElement[] {
  const numbers = Object.keys(values).flatMap((key) => (/^quote_\d+$/.test(key) ? [key.slice("quote_".length)] : []));
  return numbers.map((number) => {
    const source = values[`source_${number}`];
    return element("p", element("bdi", `“${String(values[`quote_${number}`])}”`), ...(source === undefined ? [] : [element("br"), element("small", String(source))]));
  });
}
