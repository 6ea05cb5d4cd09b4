/** What is drawn on the ground, and how. */
export { startDrawing } from "./drawing.ts";
export { ENDED, PALE } from "./manner.ts";
