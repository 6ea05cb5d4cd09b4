/** Colours of the ground and of what is written on it, by day and by night. */

export interface Palette {
  readonly water: string;
  readonly land: string;
  readonly lake: string;
  readonly shore: string;
  readonly border: string;
  readonly road: string;
  readonly rail: string;
  readonly town: string;
  readonly country: string;
  /** Behind letters and marks. */
  readonly halo: string;
  readonly ink: string;
  readonly select: string;
}

export const LIGHT: Palette = {
  water: "#dfe9ee",
  land: "#f8f5ee",
  lake: "#e2ecf1",
  shore: "#9fb3c0",
  border: "#8d8a99",
  road: "#ddd2bd",
  rail: "#b9b4ae",
  town: "#33373d",
  country: "#565b66",
  halo: "#fbfaf7",
  ink: "#1b1e23",
  select: "#d1006c",
};

export const DARK: Palette = {
  water: "#131d27",
  land: "#242c34",
  lake: "#182430",
  shore: "#3c5163",
  border: "#7c8795",
  road: "#38424c",
  rail: "#4a545f",
  town: "#d9dee5",
  country: "#9aa4b1",
  halo: "#1a2128",
  ink: "#f2f4f7",
  select: "#ff6fb5",
};

const HEX = /^#[0-9a-f]{6}$/i;

/** A colour from data, or grey where it is none. */
export function safeColor(text: string): string {
  return HEX.test(text) ? text : "#7f7f7f";
}

/** `#rrggbb` and an alpha as a CSS colour. */
export function withAlpha(color: string, alpha: number): string {
  return `${safeColor(color)}${Math.round(alpha * 255).toString(16).padStart(2, "0")}`;
}
