/** Hatches and stipples, each drawn once. */

export type PatternKind = "hatch" | "stipple";

const SIZE = 10;

const tiles = new Map<string, HTMLCanvasElement>();

/** A repeating fill, fixed to where the pen's own zero is. */
export function pattern(context: CanvasRenderingContext2D, kind: PatternKind, color: string): CanvasPattern | null {
  const ratio = window.devicePixelRatio || 1;
  const key = `${kind} ${color} ${ratio}`;
  let tile = tiles.get(key);
  if (!tile) tiles.set(key, (tile = drawTile(kind, color, ratio)));
  const made = context.createPattern(tile, "repeat");
  made?.setTransform(new DOMMatrix().scale(SIZE / tile.width));
  return made;
}

function drawTile(kind: PatternKind, color: string, ratio: number): HTMLCanvasElement {
  const tile = document.createElement("canvas");
  tile.width = tile.height = Math.round(SIZE * ratio);
  const pen = tile.getContext("2d")!;
  pen.scale(tile.width / SIZE, tile.width / SIZE);
  if (kind === "hatch") hatch(pen, color);
  else stipple(pen, color);
  return tile;
}

function hatch(pen: CanvasRenderingContext2D, color: string): void {
  pen.strokeStyle = color;
  pen.lineWidth = 1;
  pen.beginPath();
  for (const shift of [-SIZE, 0, SIZE]) {
    pen.moveTo(shift, SIZE);
    pen.lineTo(shift + SIZE, 0);
  }
  pen.stroke();
}

function stipple(pen: CanvasRenderingContext2D, color: string): void {
  pen.fillStyle = color;
  for (const [x, y] of [[2.5, 2.5], [7.5, 7.5]] as const) {
    pen.beginPath();
    pen.arc(x, y, 1, 0, 2 * Math.PI);
    pen.fill();
  }
}
