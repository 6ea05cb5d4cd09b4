/** The review sheet: data, decisions, and what shows them. */
export type { Sheet } from "./data.ts";
export { Desk } from "./desk.ts";
export { startSheet } from "./page.ts";
