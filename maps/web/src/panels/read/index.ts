/** What is read: claims, what is on the map, conflicts, evidence, story. */
export { linked } from "./claimview.ts";
export { corrections } from "./corrections.ts";
export { groupTitle, isGroup } from "./groupcard.ts";
export { makeReading } from "./reading.ts";
export { storyOf } from "./story.ts";
