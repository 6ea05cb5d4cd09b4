/** The frame of the page, and what lies on the map. */
export { startPanels } from "./start.ts";
