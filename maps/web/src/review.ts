// The review sheet's code: a claim at a time, decided by keys, saved as review.toml.

import "./review/review.css";
import { type BasemapBlock, readBasemap } from "./ground/index.ts";
import { readBlock } from "./model/index.ts";
import { Desk, type Sheet, startSheet } from "./review/index.ts";

function start(): void {
  const data = document.getElementById("sheet-data")?.textContent;
  if (!data) throw new Error("the page holds no claims");
  const ground = document.getElementById("posture-basemap")?.textContent;
  const basemap = ground ? readBasemap(readBlock<BasemapBlock>(ground)) : null;
  const desk = new Desk(JSON.parse(data) as Sheet);
  startSheet(document.body, desk, basemap);
  Object.assign(window, { posturemap: { desk } });
  document.documentElement.dataset["ready"] = "true";
}

try {
  start();
} catch (error) {
  const notice = document.createElement("p");
  notice.setAttribute("role", "alert");
  notice.textContent = `The claims could not be shown: ${error instanceof Error ? error.message : String(error)}`;
  document.body.prepend(notice);
  document.documentElement.dataset["ready"] = "failed";
}
