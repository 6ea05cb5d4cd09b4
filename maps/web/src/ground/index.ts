/** The plane of the map, and the basemap on it. */
export { EXTENT, GROUND, readBasemap, type Basemap, type BasemapBlock, type Ground, type TileShape, type Town } from "./basemap.ts";
export { WORLD, latOf, lonOf, unitsPerMetre, unitsPerPixel, worldX, worldY } from "./mercator.ts";
export { simplify, squaredDistance } from "./simplify.ts";
