// The page's code: folium's script makes the Leaflet map and hands it to `posturemap.start`.

import * as L from "leaflet";
import "leaflet/dist/leaflet.css";
import "./panels/styles/page.css";
import "./panels/styles/tree.css";
import "./panels/styles/read.css";
import "./panels/styles/time.css";
import "./panels/styles/narrow.css";
import "./panels/styles/embed.css";
import "./panels/styles/print.css";
import { type BasemapBlock, readBasemap } from "./ground/index.ts";
import { addFault, initialState, type PostureBlock, readBlock, readModel, type State, Store } from "./model/index.ts";
import { startDrawing } from "./draw/index.ts";
import { startPanels } from "./panels/index.ts";

async function start(map: L.Map): Promise<void> {
  const data = textOf("posture-data");
  if (data === null) throw new Error("the page holds no data");
  const ground = textOf("posture-basemap");
  const model = readModel(readBlock<PostureBlock>(data));
  const basemap = ground === null ? null : readBasemap(readBlock<BasemapBlock>(ground));
  const store: Store<State> = new Store(initialState(model), (error) => addFault(store, "page", error));
  // Whatever else fails, such as a button's work, is said too.
  addEventListener("error", ({ error }) => error && addFault(store, "page", error));
  addEventListener("unhandledrejection", ({ reason }) => addFault(store, "page", reason));
  const drawing = await startDrawing(map, model, basemap, store);
  startPanels(model, store, map, drawing);
  drawing.begin();
  Object.assign(window, { posturemap: { map, model, store, drawing, marks: drawing.marks, placed: drawing.placed } });
  document.documentElement.dataset["ready"] = "true";
}

function textOf(id: string): string | null {
  return document.getElementById(id)?.textContent ?? null;
}

/** The data cannot be read: the text version is for exactly this reader too. */
function giveUp(error: unknown): void {
  const notice = document.createElement("p");
  notice.setAttribute("role", "alert");
  notice.textContent = `This map could not be drawn: ${error instanceof Error ? error.message : String(error)}`;
  document.body.prepend(notice);
  document.documentElement.dataset["ready"] = "failed";
}

Object.assign(window, { L, posturemap: { start: (map: L.Map) => start(map).catch(giveUp) } });
