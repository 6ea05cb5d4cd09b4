/** What stands round the map. */
export { startPanels } from "./stage/index.ts";
