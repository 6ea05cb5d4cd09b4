/** The layers: their switches, the key, and what waits to be asked for. */
export { makeEmpty } from "./empty.ts";
export { keyText, makeLegend, signOf } from "./legend.ts";
export { makeTree } from "./tree.ts";
