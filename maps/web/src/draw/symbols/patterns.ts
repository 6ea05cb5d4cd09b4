/** Stipples, each drawn once. */

const SIZE = 10;

const tiles = new Map<string, HTMLCanvasElement>();

/** A repeating fill, fixed to where the pen's own zero is. */
export function pattern(context: CanvasRenderingContext2D, color: string): CanvasPattern | null {
  const ratio = window.devicePixelRatio || 1;
  const key = `${color} ${ratio}`;
  let tile = tiles.get(key);
  if (!tile) tiles.set(key, (tile = drawTile(color, ratio)));
  const made = context.createPattern(tile, "repeat");
  made?.setTransform(new DOMMatrix().scale(SIZE / tile.width));
  return made;
}

function drawTile(color: string, ratio: number): HTMLCanvasElement {
  const tile = document.createElement("canvas");
  tile.width = tile.height = Math.round(SIZE * ratio);
  const pen = tile.getContext("2d")!;
  pen.scale(tile.width / SIZE, tile.width / SIZE);
  pen.fillStyle = color;
  for (const [x, y] of [[2.5, 2.5], [7.5, 7.5]] as const) {
    pen.beginPath();
    pen.arc(x, y, 1, 0, 2 * Math.PI);
    pen.fill();
  }
  return tile;
}
