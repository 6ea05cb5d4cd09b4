// What the map's publisher holds back: said wherever places are shown, and never of which.

import { type Page, t } from "./page.ts";

interface Guard {
  readonly round_m?: number;
  readonly withheld: number;
}

function guardOf({ model }: Page): Guard | undefined {
  return model.settings.get("guard") as unknown as Guard | undefined;
}

/** That places were rounded, and to what; null where they were not. */
export function roundedText(page: Page): string | null {
  const size = guardOf(page)?.round_m;
  return size === undefined ? null : t(page, "guard.rounded", { km: size / 1000 });
}

/** How many claims were withheld; null where none was. */
export function withheldText(page: Page): string | null {
  const n = guardOf(page)?.withheld ?? 0;
  return n > 0 ? t(page, "guard.withheld", { n }) : null;
}
