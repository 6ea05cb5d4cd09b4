/** Vector tiles from a PMTiles archive: a reader's own street map, or a map larger than a page. */
export { attachTiles } from "./attach.ts";
