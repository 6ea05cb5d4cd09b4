// The title bar: what the map says, search, tools.

import { makeChips } from "./chips.ts";
import type { Dialog } from "./dialogs.ts";
import { bdi, el, replace } from "../parts/index.ts";
import { headlineText } from "./headline.ts";
import { follow, type Page, t } from "../page/index.ts";
import { savePicture } from "../picture/index.ts";
import { makeSearch } from "./search.ts";
import { storyOf } from "../read/index.ts";

/** Put lead, search and tools beside the title that the page was written with. */
export function fillTopBar(page: Page, bar: HTMLElement, dialogs: { about: Dialog; share: Dialog; settings: Dialog }): void {
  const title = bar.querySelector("h1")!;
  const [headline, lead] = [el("p", { class: "headline" }), el("p", { class: "lead" })];
  const tools = el("div", { class: "tools" });
  bar.replaceChildren(el("div", { class: "what" }, title, headline, lead, makeChips(page)), makeSearch(page), tools);
  const tool = (name: string, act: () => void, attributes: Record<string, string> = {}) =>
    el("button", { type: "button", "data-tool": name, onclick: act, ...attributes }, t(page, `tools.${name}`));
  follow(page, ["measuring"], () => {
    replace(headline, bdi(headlineText(page)));
    lead.textContent = leadText(page);
    const had = (document.activeElement as HTMLElement | null)?.dataset["tool"];
    const { measuring } = page.ui.state;
    replace(
      tools,
      storyOf(page).length > 0 && tool("story", () => page.ui.set({ step: 0, sheet: "read" })),
      tool("about", dialogs.about.open),
      tool("measure", () => page.ui.set({ measuring: !measuring }), { "aria-pressed": String(measuring), class: "wide" }),
      tool("png", () => savePicture(page), { class: "wide" }),
      tool("print", () => window.print(), { class: "wide" }),
      tool("share", dialogs.share.open),
      tool("settings", dialogs.settings.open),
    );
    if (had) tools.querySelector<HTMLElement>(`[data-tool="${had}"]`)?.focus();
  });
}

/** What the map rests on. */
function leadText(page: Page): string {
  const { claims, articles } = page.model;
  let mapped = 0;
  for (let claim = 0; claim < claims.count; claim++) if (claims.unmapped(claim) === null) mapped++;
  const words = page.ui.state.words;
  const large = Number(document.documentElement.dataset["large"] ?? 0);
  const said = t(page, "lead", { n: claims.count, articles: t(page, "articles", { n: articles.length }), mapped: words.number(mapped) });
  return large > 0 ? `${said}. ${t(page, "lead.large", { megabytes: large })}` : said;
}
