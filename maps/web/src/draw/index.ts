/** What is drawn on the ground, and how. */
export { startDrawing, type Drawing } from "./drawing.ts";
export { KEY_SIZE, type KeyEntry } from "./key.ts";
