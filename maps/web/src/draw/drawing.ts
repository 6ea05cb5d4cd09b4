/** The map's drawing: the ground, the layers, and what the pointer finds in them. */

import { LatLng, LatLngBounds, type LeafletMouseEvent, type Map as LeafletMap } from "leaflet";
import { type Basemap, latOf, lonOf, type Town, worldX, worldY } from "../ground/index.ts";
import { CanvasLayer } from "./sheet/canvas-layer.ts";
import { GroundLayer } from "./ground-layer.ts";
import { Highlight } from "./highlight.ts";
import { CROWD, hit, type Hit } from "./hit.ts";
import { type KeyEntry, keyOf } from "./key.ts";
import { LayerSigns } from "./layer-signs.ts";
import { addFault, bounds, type Layer, type Model, type State, type Store } from "../model/index.ts";
import { DARK, LIGHT } from "./symbols/palette.ts";
import { placedItems, type PlacedItem } from "./placed.ts";
import { type Painted, Scene } from "./scene.ts";
import { paintSignOn, type Size } from "./signs.ts";
import { loadSymbols } from "./symbols/symbol-images.ts";

export interface Drawing {
  /** Features of a layer that are drawn now, alone or within a cluster; by number or name. */
  marks(layer: number | string): number;
  /** What is at a place of the map. */
  at(latlng: LatLng, slack?: number): Hit;
  /** Show features whole; points at no closer than zoom 9. */
  fit(features: readonly number[]): void;
  /** Put the drawing on the map, once its view is set. */
  begin(): void;
  /** The kinds of marks that are drawn now, to be painted in a key. */
  key(): readonly KeyEntry[];
  /** Paint the mark of a layer, or of a feature by its number, as the map draws it. */
  paintSign(pen: CanvasRenderingContext2D, of: Layer | number, size: Size): void;
  /** Every pill, name and symbol in view. */
  placed(): readonly PlacedItem[];
  /** Symbols and pills in view, from north to south, each with what it stands for; pixels of the map's window. */
  stops(): readonly { readonly x: number; readonly y: number; readonly features: readonly number[] }[];
  /** Places whose names can stand on the map, the most important first. */
  readonly towns: readonly Town[];
  /** Draw now what would be drawn with the browser's next frame. */
  flush(): void;
}

const MOUSE_SLACK = 2;
const TOUCH_SLACK = 10;

export async function startDrawing(map: LeafletMap, model: Model, basemap: Basemap | null, store: Store<State>): Promise<Drawing> {
  const failed = (what: string, why: unknown) => addFault(store, what, why);
  const drawn = <T>(what: string, draw: () => T) => {
    try {
      return draw();
    } catch (error) {
      return void failed(what, error);
    }
  };
  const symbols = await loadSymbols(model.symbols, failed);
  const scene = new Scene(model, symbols, failed);
  scene.towns = basemap?.towns ?? [];
  const signs = new LayerSigns(model, scene, symbols);
  const ground = basemap && new GroundLayer(basemap, failed);
  let painted: Painted | undefined;
  const canvas = new CanvasLayer((frame) => void (painted = drawn("map", () => scene.paint(frame, store.state)) ?? painted), "overlayPane");
  const lights = new Highlight(scene, model);
  const isDim = () => store.state.selected.length + store.state.hovered.length === 0;
  const highlight = new CanvasLayer((frame) => drawn("selection", () => lights.paint(frame, store.state, painted)), "overlayPane", isDim);
  const begin = () => {
    paper(map, store.state.dark);
    ground?.setDark(store.state.dark);
    for (const layer of [ground, canvas, highlight]) drawn("map", () => layer?.addTo(map));
  };

  store.subscribe((now, before) => {
    if (now.dark !== before.dark) {
      ground?.setDark(now.dark);
      paper(map, now.dark);
    }
    const scenery = ["on", "opacity", "mask", "asOf", "dark", "language", "labels", "names"] as const;
    if (scenery.some((key) => now[key] !== before[key])) canvas.later();
    const lit = ["selected", "hovered", ...scenery] as const;
    if (lit.some((key) => now[key] !== before[key])) highlight.later();
  });

  const drawing: Drawing = {
    marks: (layer) => painted?.counts[typeof layer === "number" ? layer : model.layers.findIndex((l) => l.name === layer)] ?? 0,
    at: (latlng, slack = MOUSE_SLACK) =>
      painted ? hit(painted, scene, worldX(latlng.lng), worldY(latlng.lat), slack) : { features: [], crowd: null, exact: false },
    fit: (features) => {
      const box = boundsOf(model, features);
      if (box) map.fitBounds(box, { maxZoom: Math.max(9, map.getZoom()), padding: [40, 40] });
    },
    key: () => (painted ? keyOf(painted, scene, model, store.state, symbols) : []),
    paintSign: (pen, of, size) => paintSignOn(pen, size, { model, symbols, dark: store.state.dark }, typeof of === "number" ? signs.ofFeature(of) : signs.ofLayer(of)),
    placed: () => {
      drawing.flush();
      const seen = map.getBounds();
      return painted ? placedItems(painted, model).filter(({ lon, lat }) => seen.contains([lat, lon])) : [];
    },
    stops: () => (painted ? stopsOf(painted, map) : []),
    begin,
    towns: scene.towns,
    flush: () => {
      canvas.redraw();
      highlight.redraw();
    },
  };
  listen(map, store, drawing);
  return drawing;
}

function stopsOf({ frame, spots, marks }: Painted, map: LeafletMap): { x: number; y: number; features: readonly number[] }[] {
  const size = map.getSize();
  const origin = map.latLngToContainerPoint([latOf(frame.box.y0), lonOf(frame.box.x0)]);
  return spots
    .map(({ rect, mark, tally }) => ({
      x: (rect[0] + rect[2]) / 2 + origin.x,
      y: (rect[1] + rect[3]) / 2 + origin.y,
      features: mark ? (mark.count > CROWD ? [mark.top] : marks.members(mark)) : (tally?.layers.flatMap(([, features]) => features) ?? []),
    }))
    .filter(({ x, y }) => x >= 0 && y >= 0 && x <= size.x && y <= size.y)
    .sort((a, b) => a.y - b.y || a.x - b.x);
}

/** Point and click: hovering shows what a click would choose; a crowd is gone closer to. */
function listen(map: LeafletMap, store: Store<State>, drawing: Drawing): void {
  const container = map.getContainer();
  const same = (a: readonly number[], b: readonly number[]) => a.length === b.length && a.every((v, i) => v === b[i]);
  const hover = (features: readonly number[]) => {
    if (!same(features, store.state.hovered)) store.set({ hovered: features });
  };
  map.on("mousemove", ({ latlng }: LeafletMouseEvent) => {
    const found = drawing.at(latlng);
    container.style.cursor = found.exact || found.features.length > 0 ? "pointer" : "";
    hover(found.exact ? found.features : []);
  });
  map.on("mouseout", () => hover([]));
  map.on("click", ({ latlng, originalEvent }: LeafletMouseEvent) => {
    const touch = (originalEvent as PointerEvent).pointerType === "touch";
    const { features, crowd } = drawing.at(latlng, touch ? TOUCH_SLACK : MOUSE_SLACK);
    if (crowd) map.setView(new LatLng(latOf(crowd.y), lonOf(crowd.x)), Math.min(map.getMaxZoom(), Math.floor(map.getZoom()) + 2));
    else store.set({ selected: features });
  });
}

function boundsOf(model: Model, features: readonly number[]): LatLngBounds | null {
  let all: LatLngBounds | null = null;
  for (const feature of features) {
    const { shapes } = model.layers[model.features.layer(feature)]!;
    const box = bounds(shapes, model.features.row(feature));
    if (!box) continue;
    const own = new LatLngBounds([box[1], box[0]], [box[3], box[2]]);
    all = all ? all.extend(own) : own;
  }
  return all;
}

/** What shows where no tile is yet. */
function paper(map: LeafletMap, dark: boolean): void {
  map.getContainer().style.backgroundColor = (dark ? DARK : LIGHT).water;
}
