// Light or dark, as the device or the reader says.

import { matches } from "../parts/index.ts";
import type { Page } from "../page/index.ts";

export function keepTheme(page: Page): void {
  const dark = "(prefers-color-scheme: dark)";
  const apply = () => {
    const { theme } = page.ui.state;
    const isDark = theme === "dark" || (theme === "auto" && matches(dark));
    document.documentElement.dataset["theme"] = isDark ? "dark" : "light";
    page.store.set({ dark: isDark });
  };
  page.ui.subscribe((now, before) => now.theme !== before.theme && apply());
  apply();
  matchMedia(dark).addEventListener("change", apply);
}
