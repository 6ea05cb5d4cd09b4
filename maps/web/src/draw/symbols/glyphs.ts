/** Small shapes that tell layers apart without colour; legend swatches use the same. */

type Pen = CanvasRenderingContext2D;

const CORNERS: Record<string, readonly (readonly [number, number])[]> = {
  square: polygon(4, Math.PI / 4, 1.15),
  diamond: polygon(4, 0, 1.2),
  triangle: polygon(3, -Math.PI / 2, 1.25),
  hexagon: polygon(6, 0, 1.1),
  star: star(5, 1.3, 0.6),
  cross: [[-0.4, -1], [0.4, -1], [0.4, -0.4], [1, -0.4], [1, 0.4], [0.4, 0.4], [0.4, 1], [-0.4, 1], [-0.4, 0.4], [-1, 0.4], [-1, -0.4], [-0.4, -0.4]],
};

/** Trace a shape about a middle; an unknown one is a circle. */
export function traceGlyph(pen: Pen, shape: string, x: number, y: number, radius: number): void {
  pen.beginPath();
  const corners = CORNERS[shape];
  if (corners) for (const [dx, dy] of corners) pen.lineTo(x + dx * radius, y + dy * radius);
  else pen.arc(x, y, radius, 0, 2 * Math.PI);
  pen.closePath();
}

/** Draw a shape with a rim; hollow says that the place is not the article's own or the thing not there, broken that it is planned. */
export function drawGlyph(
  pen: Pen,
  glyph: { shape: string; color: string; rim: string; hollow: boolean; broken?: boolean },
  x: number,
  y: number,
  radius: number,
): void {
  traceGlyph(pen, glyph.shape, x, y, radius);
  pen.lineJoin = "round";
  pen.lineWidth = glyph.hollow ? 5 : 3;
  pen.strokeStyle = glyph.rim;
  pen.stroke();
  pen.fillStyle = glyph.hollow ? glyph.rim : glyph.color;
  pen.fill();
  if (!glyph.hollow) return;
  pen.lineWidth = 2.2;
  pen.strokeStyle = glyph.color;
  pen.setLineDash(glyph.broken ? [3, 2] : []);
  pen.stroke();
  pen.setLineDash([]);
}

function polygon(n: number, turn: number, radius: number): [number, number][] {
  return Array.from({ length: n }, (_, k) => {
    const angle = turn + (2 * Math.PI * k) / n;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
}

function star(points: number, outer: number, inner: number): [number, number][] {
  return Array.from({ length: 2 * points }, (_, k) => {
    const angle = -Math.PI / 2 + (Math.PI * k) / points;
    const radius = k % 2 ? inner : outer;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
}
