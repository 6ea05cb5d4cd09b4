// About this map: who read it and how well, what marks of doubt and grades mean, what was left out, whose data it is.

import type { Article } from "../../model/index.ts";
import type { Dialog } from "./dialogs.ts";
import { corrections } from "../read/index.ts";
import { bdi, el, replace } from "../parts/index.ts";
import { word } from "../names/index.ts";
import { type Page, roundedText, t, withheldText } from "../page/index.ts";

/** Whose data is on the page; the licences ask for it. */
export const CREDITS = ["© OpenStreetMap contributors (ODbL)", "GeoNames (CC BY 4.0)", "Leaflet (BSD-2-Clause)"];

// Articles whose reading is listed; a page of more says where the rest is.
const LISTED_MAX = 60;

export function makeAbout(page: Page): Dialog {
  const dialog = el("dialog", { "aria-labelledby": "about-title", class: "about" });
  const open = () => {
    replace(
      dialog,
      el("h2", { id: "about-title" }, t(page, "about.title")),
      ...howRead(page),
      ...corrections(page),
      ...whatRead(page),
      el("h3", {}, t(page, "credits.title")),
      el("ul", { class: "small" }, ...CREDITS.map((text) => el("li", {}, bdi(text)))),
      el("div", { class: "end" }, el("button", { type: "button", "data-close": "dialog", onclick: () => dialog.close() }, t(page, "tools.close"))),
    );
    dialog.showModal();
  };
  return { element: dialog, open };
}

function howRead(page: Page): Node[] {
  const { claims, articles, conflicts, settings } = page.model;
  const count = (test: (claim: number) => boolean) => {
    let n = 0;
    for (let claim = 0; claim < claims.count; claim++) if (test(claim)) n++;
    return n;
  };
  const right = settings.get("sure_right");
  const texts = [
    t(page, "about.machine", { articles: t(page, "articles", { n: articles.length }), claims: claims.count, checked: count((claim) => claims.review(claim).state !== "none") }),
    typeof right === "number" ? t(page, "about.right", { right: Math.round(100 * right) }) : null,
    t(page, "about.unsure", { n: count((claim) => !claims.sure(claim)) }),
    t(page, "about.grade", { n: count((claim) => claims.grade(claim) === "F6") }),
    t(page, "about.places"),
    roundedText(page) && `${roundedText(page)}.`,
    withheldText(page),
    conflicts.length > 0 ? t(page, "conflicts.lead", { n: conflicts.length }) : t(page, "conflicts.none"),
  ];
  return texts.flatMap((text) => (text === null ? [] : [el("p", {}, text)]));
}

function whatRead(page: Page): Node[] {
  const { articles } = page.model;
  const items = articles.slice(0, LISTED_MAX).map((article) => el("li", {}, bdi(article.title ?? article.id), el("div", { class: "quiet" }, readText(page, article))));
  const left = articles.length - items.length;
  return [
    ...cautions(page),
    el("h3", {}, t(page, "about.read")),
    el("ul", { class: "small readings-list" }, ...items),
    el("p", { class: "small" }, left > 0 && `${t(page, "about.more", { n: left })}. `, t(page, "about.reading")),
  ];
}

/** What could not be read, and what to know of the rest: hidden text, guessed letters, attachments. */
function cautions(page: Page): Node[] {
  const told = page.model.settings.get("cautions");
  if (!Array.isArray(told) || told.length === 0) return [];
  const items = told.slice(0, LISTED_MAX).map((text) => el("li", {}, bdi(String(text))));
  return [el("h3", {}, t(page, "about.cautions")), el("ul", { class: "small readings-list", "data-cautions": "" }, ...items)];
}

function readText(page: Page, { letters_read: read, left_out: left }: Article): string {
  const { words } = page.ui.state;
  const reasons = (left ?? []).map(({ reason, letters }) => `${word(page, "left", reason)} ${words.number(letters)}`).join(", ");
  return [t(page, "about.letters", { read: read ?? 0 }), reasons && t(page, "about.left", { reasons })].filter(Boolean).join("; ");
}
