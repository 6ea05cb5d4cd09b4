// Pictures of a chosen size, from the dialog that shares.

import { el } from "../parts/index.ts";
import { type Page, t } from "../page/index.ts";
import { savePicture, saveSvg, type Size } from "./picture.ts";

/** Widths and heights that feeds, pages and slides ask for. */
const SIZES: readonly Size[] = [[1200, 630], [1080, 1080], [1080, 1350], [1600, 900], [1920, 1080], [680, 500]];

export function pictureChoice(page: Page): Node[] {
  const select = el("select", { name: "picture" }, new Option(t(page, "picture.screen"), ""), ...SIZES.map(([width, height]) => new Option(`${width} × ${height}`, `${width}x${height}`)));
  const size = () => SIZES.find(([width, height]) => `${width}x${height}` === select.value) ?? null;
  const button = (name: string, act: () => void) => el("button", { type: "button", "data-picture": name, onclick: act }, t(page, `picture.save_${name}`));
  return [
    el("h3", { class: "small" }, t(page, "share.picture")),
    el("label", { class: "row" }, t(page, "picture.size"), select),
    el("div", { class: "end" }, button("png", () => savePicture(page, size())), button("svg", () => saveSvg(page, size()))),
  ];
}
