// On a narrow window one panel stands under the map; a bar of buttons says which.

import { el, replace } from "../parts/index.ts";
import { follow, type Page, type Sheet, t } from "../page/index.ts";

export function makeSheetBar(page: Page, sheets: readonly Sheet[]): HTMLElement {
  const element = el("nav", { id: "sheet-tabs" });
  follow(page, ["sheet"], () => {
    const { sheet: open } = page.ui.state;
    const before = document.activeElement as HTMLElement | null;
    const had = before && element.contains(before) ? before.dataset["sheet"] : undefined;
    document.documentElement.dataset["sheet"] = open;
    element.setAttribute("aria-label", t(page, "sheet.label"));
    replace(
      element,
      ...sheets.map((sheet) =>
        el(
          "button",
          { type: "button", "data-sheet": sheet, "aria-pressed": String(sheet === open), onclick: () => page.ui.set({ sheet: sheet === open ? "none" : sheet }) },
          t(page, `sheet.${sheet}`),
        ),
      ),
    );
    if (had) element.querySelector<HTMLElement>(`[data-sheet="${had}"]`)?.focus();
    // The map's box has changed; Leaflet only listens to the window.
    requestAnimationFrame(() => page.map.invalidateSize({ animate: false }));
  });
  return element;
}
