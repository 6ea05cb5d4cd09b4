// The two dialogs: sharing, and settings.

import { copyText, el, replace } from "../parts/index.ts";
import { currentLink, writeLink } from "../link/index.ts";
import { pictureChoice } from "../picture/index.ts";
import { type Catalogue, follow, makeWords, type Page, t, type Theme } from "../page/index.ts";

export interface Dialog {
  readonly element: HTMLDialogElement;
  open(): void;
}

export function makeShare(page: Page): Dialog {
  const dialog = el("dialog", { "aria-labelledby": "share-title" });
  const open = () => {
    const isLocal = !/^https?:$/.test(location.protocol);
    const file = location.pathname.split("/").pop() || "map.html";
    // A local path works nowhere else, and may say who owns the disk.
    const address = `${isLocal ? file : location.href.split("#")[0]}#${writeLink({ ...currentLink(page), embed: false })}`;
    const frame = el("iframe", { src: `${address}&embed`, title: document.title, width: "100%", height: "500", loading: "lazy" });
    frame.style.border = "0";
    replace(
      dialog,
      el("h2", { id: "share-title" }, t(page, "share.title")),
      copyField(page, "share.link", address),
      copyField(page, "share.embed", frame.outerHTML),
      el("p", { class: "small quiet" }, t(page, isLocal ? "share.local" : "share.note")),
      ...pictureChoice(page),
      closeLine(page, dialog),
    );
    dialog.showModal();
  };
  return { element: dialog, open };
}

function copyField(page: Page, key: string, text: string): HTMLElement {
  const field = el("textarea", { readonly: true, rows: 3, "aria-label": t(page, key), "data-share": key.replace("share.", "") });
  field.value = text;
  const said = el("span", { class: "small quiet", role: "status" });
  const copy = async () => {
    const done = await copyText(text);
    if (!done) field.select();
    said.textContent = t(page, done ? "card.copied" : "card.copy_failed");
  };
  return el("div", {}, el("h3", { class: "small" }, t(page, key)), field, el("div", { class: "end" }, said, el("button", { type: "button", onclick: () => void copy() }, t(page, "share.copy"))));
}

function closeLine(page: Page, dialog: HTMLDialogElement): HTMLElement {
  return el("div", { class: "end" }, el("button", { type: "button", "data-close": "dialog", onclick: () => dialog.close() }, t(page, "tools.close")));
}

export function makeSettings(page: Page, catalogues: Record<string, Catalogue>): Dialog {
  const dialog = el("dialog", { "aria-labelledby": "settings-title" });
  follow(page, ["theme"], () => {
    const had = (document.activeElement as HTMLSelectElement | null)?.name;
    const languages = Object.entries(catalogues).map(([tag, words]) => [tag, words["language"] ?? tag] as const);
    const themes = (["auto", "light", "dark"] as const).map((theme) => [theme, t(page, `settings.theme_${theme}`)] as const);
    const labels = (["own", "en", "local"] as const).map((which) => [which, t(page, `settings.labels_${which}`)] as const);
    replace(
      dialog,
      el("h2", { id: "settings-title" }, t(page, "settings.title")),
      choice("language", t(page, "settings.language"), languages, page.ui.state.words.language, (tag) => page.ui.set({ words: makeWords(catalogues, tag, navigator.languages) })),
      choice("labels", t(page, "settings.labels"), labels, page.store.state.labels, (value) => page.store.set({ labels: value })),
      choice("theme", t(page, "settings.theme"), themes, page.ui.state.theme, (value) => page.ui.set({ theme: value as Theme })),
      closeLine(page, dialog),
    );
    if (had) dialog.querySelector<HTMLElement>(`select[name="${had}"]`)?.focus();
  });
  return { element: dialog, open: () => dialog.showModal() };
}

function choice(name: string, label: string, values: ReadonlyArray<readonly [string, string]>, now: string, set: (value: string) => void): HTMLElement {
  const select = el("select", { name, onchange: () => set(select.value) }, ...values.map(([value, text]) => new Option(text, value)));
  select.value = now;
  return el("label", { class: "row" }, label, select);
}
