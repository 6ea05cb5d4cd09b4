/** How a street map is drawn: by the names of layers that the usual schemas have. */

export interface Style {
  readonly fill?: string;
  readonly stroke?: string;
  readonly width?: number;
  readonly dash?: readonly number[];
  /** Later is on top. */
  readonly order: number;
  readonly label?: string;
}

type Values = Readonly<Record<string, string | number | boolean>>;

interface Inks {
  readonly land: string;
  readonly water: string;
  readonly green: string;
  readonly house: string;
  readonly road: string;
  readonly main: string;
  readonly line: string;
  readonly text: string;
}

const LIGHT: Inks = { land: "#eeebe4", water: "#cfdfe6", green: "#dfe7d3", house: "#d9d2c6", road: "#ffffff", main: "#f2d9a6", line: "#b9b2a7", text: "#3d3a35" };
const DARK: Inks = { land: "#23262b", water: "#172230", green: "#26302a", house: "#343840", road: "#4a4e57", main: "#6b5f45", line: "#565b66", text: "#c9c6bf" };

export function inks(dark: boolean): Inks {
  return dark ? DARK : LIGHT;
}

const MAIN = /motorway|highway|trunk|primary|major/;

/** The style of a feature of a street map; null leaves it out. */
export function streetStyle(layer: string, values: Values, type: number, zoom: number, dark: boolean): Style | null {
  const ink = inks(dark);
  const kind = String(values["pmap:kind"] ?? values["kind"] ?? values["class"] ?? values["highway"] ?? "");
  const name = values["name:en"] ?? values["name"];
  if (type === 1) return /place|settlement|city/.test(layer) && typeof name === "string" ? { order: 9, label: name, fill: ink.text } : null;
  if (/^(earth|land|continent)$/.test(layer)) return { order: 0, fill: ink.land };
  if (/water|ocean|lake|river/.test(layer)) return type === 3 ? { order: 2, fill: ink.water } : { order: 2, stroke: ink.water, width: 1.2 };
  if (/landuse|landcover|park|natural|wood|forest|pois_area/.test(layer)) return type === 3 ? { order: 1, fill: ink.green } : null;
  if (/building/.test(layer)) return type === 3 ? { order: 3, fill: ink.house } : null;
  if (/boundar|admin/.test(layer)) return { order: 6, stroke: ink.line, width: 1, dash: [5, 3] };
  if (/road|street|transport|highway|transit/.test(layer)) {
    const wide = MAIN.test(kind);
    if (type === 3) return { order: 4, fill: ink.road };
    if (/rail/.test(kind)) return { order: 4, stroke: ink.line, width: 1, dash: [4, 2] };
    return { order: wide ? 5 : 4, stroke: wide ? ink.main : ink.road, width: Math.max(0.6, (wide ? 1.5 : 0.8) * 1.35 ** Math.max(0, zoom - 12)) };
  }
  return type === 3 ? { order: 1, fill: ink.green } : { order: 4, stroke: ink.line, width: 0.8 };
}

/** A colour of our own tables, with an opacity; grey for what is none. */
export function withAlpha(color: string, alpha: number): string {
  const plain = /^#[0-9a-f]{6}$/i.test(color) ? color : "#7f7f7f";
  return `${plain}${Math.round(alpha * 255).toString(16).padStart(2, "0")}`;
}
