/** Hatches and stipples, each drawn once. */

export type PatternKind = "hatch" | "stipple";

const SIZE = 12;

const tiles = new Map<string, HTMLCanvasElement>();

/**
 * A repeating fill, fixed to where the pen's own zero is. `turn` 0 to 3 gives layers that lie over
 * each other hatches of different direction, so that both can be seen.
 */
export function pattern(context: CanvasRenderingContext2D, kind: PatternKind, color: string, turn: number): CanvasPattern | null {
  const ratio = window.devicePixelRatio || 1;
  const key = `${kind} ${color} ${turn} ${ratio}`;
  let tile = tiles.get(key);
  if (!tile) tiles.set(key, (tile = drawTile(kind, color, turn, ratio)));
  const made = context.createPattern(tile, "repeat");
  made?.setTransform(new DOMMatrix().scale(SIZE / tile.width));
  return made;
}

function drawTile(kind: PatternKind, color: string, turn: number, ratio: number): HTMLCanvasElement {
  const tile = document.createElement("canvas");
  tile.width = tile.height = Math.round(SIZE * ratio);
  const pen = tile.getContext("2d")!;
  pen.scale(tile.width / SIZE, tile.width / SIZE);
  if (kind === "hatch") hatch(pen, color, turn);
  else stipple(pen, color);
  return tile;
}

function hatch(pen: CanvasRenderingContext2D, color: string, turn: number): void {
  pen.strokeStyle = color;
  pen.lineWidth = 1.1;
  pen.beginPath();
  if (turn === 2) {
    pen.moveTo(0, SIZE / 2);
    pen.lineTo(SIZE, SIZE / 2);
  } else if (turn === 3) {
    pen.moveTo(SIZE / 2, 0);
    pen.lineTo(SIZE / 2, SIZE);
  } else {
    const [a, b] = turn === 0 ? [SIZE, 0] : [0, SIZE];
    for (const shift of [-SIZE, 0, SIZE]) {
      pen.moveTo(shift, a);
      pen.lineTo(shift + SIZE, b);
    }
  }
  pen.stroke();
}

function stipple(pen: CanvasRenderingContext2D, color: string): void {
  pen.fillStyle = color;
  for (const [x, y] of [[3, 3], [9, 9]] as const) {
    pen.beginPath();
    pen.arc(x, y, 1, 0, 2 * Math.PI);
    pen.fill();
  }
}
