/** APP-6 drawings as bitmaps, each rasterised once. */

import type { SymbolDrawing } from "../../model/index.ts";

export interface SymbolImage {
  readonly image: CanvasImageSource;
  readonly width: number;
  readonly height: number;
  readonly anchor: readonly [number, number];
}

const RIM = "#ffffff";

/** Load all drawings; `failed` hears of those that no browser image can be made of. */
export async function loadSymbols(
  drawings: ReadonlyMap<string, SymbolDrawing>,
  failed: (sidc: string, why: unknown) => void,
): Promise<ReadonlyMap<string, SymbolImage>> {
  const loaded = await Promise.all(
    [...drawings].map(async ([sidc, drawing]) => {
      try {
        return [[sidc, await rasterise(drawing)] as const];
      } catch (error) {
        failed(sidc, error);
        return [];
      }
    }),
  );
  return new Map(loaded.flat());
}

async function rasterise({ svg, width, height, anchor }: SymbolDrawing): Promise<SymbolImage> {
  const image = new Image(width, height);
  // An image that is on its way holds up the page's `load` event, as it should; `decode()` would not.
  await new Promise<unknown>((done, failed) => {
    image.onload = done;
    image.onerror = () => failed(new Error("the browser cannot read its drawing"));
    image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  });
  const canvas = document.createElement("canvas");
  const ratio = 2 * (window.devicePixelRatio || 1);
  canvas.width = Math.ceil(width * ratio);
  canvas.height = Math.ceil(height * ratio);
  const pen = canvas.getContext("2d");
  if (!pen) return { image, width, height, anchor };
  // A light rim, so that black strokes are seen on dark ground too.
  pen.shadowColor = RIM;
  pen.shadowBlur = 2.5 * ratio;
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  return { image: canvas, width, height, anchor };
}
