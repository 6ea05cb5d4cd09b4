/** The title bar and its dialogs. */
export { CREDITS, makeAbout } from "./about.ts";
export { makeSettings, makeShare } from "./dialogs.ts";
export { fillTopBar } from "./topbar.ts";
