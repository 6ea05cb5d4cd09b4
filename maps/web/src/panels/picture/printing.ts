// On paper the map has another size, which it takes just before. A canvas that was drawn on since the
// last frame comes out of a printer with white ground, so everything is put on one.

import type { Page } from "../page/index.ts";

const PRINTING = "printing";

export function keepPrintSize(page: Page): void {
  const { map } = page;
  let back: (() => void) | undefined;
  const resize = (printing: boolean) => {
    document.documentElement.classList.toggle(PRINTING, printing);
    map.invalidateSize({ animate: false, pan: false });
  };
  addEventListener("beforeprint", () => {
    const [seen, center, zoom] = [map.getBounds(), map.getCenter(), map.getZoom()];
    back = () => map.setView(center, zoom, { animate: false });
    resize(true);
    map.fitBounds(seen, { animate: false, padding: [0, 0] });
    flatten(map.getContainer());
  });
  addEventListener("afterprint", () => {
    resize(false);
    back?.();
  });
}

/** Put what lies under the last canvas into it, so that no white ground of its own covers it. */
function flatten(container: HTMLElement): void {
  const sheets = [...container.querySelectorAll("canvas")].filter((canvas) => canvas.width > 0).reverse();
  const [top, ...below] = sheets;
  const pen = top?.getContext("2d");
  if (!top || !pen) return;
  const own = top.getBoundingClientRect();
  pen.save();
  pen.globalCompositeOperation = "destination-over";
  for (const canvas of below) {
    const at = canvas.getBoundingClientRect();
    pen.drawImage(canvas, at.left - own.left, at.top - own.top, at.width, at.height);
  }
  pen.restore();
}
