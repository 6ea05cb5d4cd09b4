/** What panels are made of: elements, lists, signs, choosing, what could not be shown. */
export { webAddress } from "./address.ts";
export { matches, sayWhatLacks, watchSize } from "./browser.ts";
export { boundsOf, chooseClaim, chooseFeatures, closeCard, showOnMap } from "./choose.ts";
export { copyText } from "./copy.ts";
export { add, bdi, boxed, el, replace, visible } from "./dom.ts";
export { guarded, makeFaults } from "./faults.ts";
export { leave } from "./returning.ts";
export { makeRows } from "./rows.ts";
export { listedClaims, passingCounts, shownFeatures } from "./shown.ts";
export { makeSwatch, signCanvas } from "./swatch.ts";
