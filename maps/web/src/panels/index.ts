/** What stands round the map. */
export { startPanels } from "./start.ts";
