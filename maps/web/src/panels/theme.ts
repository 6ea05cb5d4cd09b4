// Light or dark, as the device or the reader says.

import type { Page } from "./page.ts";

export function keepTheme(page: Page): void {
  const device = matchMedia("(prefers-color-scheme: dark)");
  const apply = () => {
    const { theme } = page.ui.state;
    const dark = theme === "dark" || (theme === "auto" && device.matches);
    document.documentElement.dataset["theme"] = dark ? "dark" : "light";
    page.store.set({ dark });
  };
  device.addEventListener("change", apply);
  page.ui.subscribe((now, before) => now.theme !== before.theme && apply());
  apply();
}
