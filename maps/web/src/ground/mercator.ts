/**
 * Web Mercator in whole numbers: the world is 2**32 units wide, a unit about 1 cm at the equator,
 * so that a pixel of zoom `z` is `2 ** (24 - z)` units and cells of a zoom are bit shifts.
 */

export const WORLD = 2 ** 32;

/** Poleward of this, Web Mercator ends. */
const MAX_LAT = 85.0511287798066;

export function worldX(lon: number): number {
  return clamp(Math.round((lon / 360 + 0.5) * WORLD));
}

export function worldY(lat: number): number {
  const sin = Math.sin((Math.max(-MAX_LAT, Math.min(MAX_LAT, lat)) * Math.PI) / 180);
  return clamp(Math.round((0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)) * WORLD));
}

export function lonOf(x: number): number {
  return (x / WORLD - 0.5) * 360;
}

export function latOf(y: number): number {
  return (Math.atan(Math.exp(Math.PI * (1 - (2 * y) / WORLD))) * 360) / Math.PI - 90;
}

/** World units a pixel. */
export function unitsPerPixel(zoom: number): number {
  return 2 ** (24 - zoom);
}

/** World units a metre on the ground at a latitude. */
export function unitsPerMetre(lat: number): number {
  return WORLD / (40_075_016.686 * Math.cos((lat * Math.PI) / 180));
}

function clamp(value: number): number {
  return Math.max(0, Math.min(WORLD - 1, value));
}
