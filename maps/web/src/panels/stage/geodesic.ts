// Distance on the WGS 84 ellipsoid.

const A = 6_378_137;
const F = 1 / 298.257223563;
const B = A * (1 - F);
const RADIANS = Math.PI / 180;

/**
 * Metres along the geodesic between two places in degrees; within a millimetre, except for places
 * opposite each other on the globe, where it is null.
 *
 * Source: Vincenty 1975, Survey Review 23(176), inverse formula.
 */
export function distanceM(lat1: number, lon1: number, lat2: number, lon2: number): number | null {
  const l = (lon2 - lon1) * RADIANS;
  const u1 = Math.atan((1 - F) * Math.tan(lat1 * RADIANS));
  const u2 = Math.atan((1 - F) * Math.tan(lat2 * RADIANS));
  const [s1, c1, s2, c2] = [Math.sin(u1), Math.cos(u1), Math.sin(u2), Math.cos(u2)];
  let lambda = l;
  for (let i = 0; i < 100; i++) {
    const [sl, cl] = [Math.sin(lambda), Math.cos(lambda)];
    const sigmaSin = Math.hypot(c2 * sl, c1 * s2 - s1 * c2 * cl);
    if (sigmaSin === 0) return 0;
    const sigmaCos = s1 * s2 + c1 * c2 * cl;
    const sigma = Math.atan2(sigmaSin, sigmaCos);
    const alphaSin = (c1 * c2 * sl) / sigmaSin;
    const alphaCos2 = 1 - alphaSin ** 2;
    const middle = alphaCos2 === 0 ? 0 : sigmaCos - (2 * s1 * s2) / alphaCos2;
    const c = (F / 16) * alphaCos2 * (4 + F * (4 - 3 * alphaCos2));
    const next = l + (1 - c) * F * alphaSin * (sigma + c * sigmaSin * (middle + c * sigmaCos * (2 * middle ** 2 - 1)));
    if (Math.abs(next - lambda) < 1e-12) return metres(alphaCos2, sigma, sigmaSin, sigmaCos, middle);
    lambda = next;
  }
  return null;
}

function metres(alphaCos2: number, sigma: number, sigmaSin: number, sigmaCos: number, middle: number): number {
  const u = (alphaCos2 * (A ** 2 - B ** 2)) / B ** 2;
  const a = 1 + (u / 16384) * (4096 + u * (-768 + u * (320 - 175 * u)));
  const b = (u / 1024) * (256 + u * (-128 + u * (74 - 47 * u)));
  const third = (b / 6) * middle * (4 * sigmaSin ** 2 - 3) * (4 * middle ** 2 - 3);
  const delta = b * sigmaSin * (middle + (b / 4) * (sigmaCos * (2 * middle ** 2 - 1) - third));
  return B * a * (sigma - delta);
}
