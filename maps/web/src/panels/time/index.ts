/** The window of time. */
export { makeTimeline } from "./timeline.ts";
