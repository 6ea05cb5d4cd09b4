/** Files that the reader takes away. */
export { downloadClaims, downloadCsv, downloadGeojson, saveFile } from "./downloads.ts";
