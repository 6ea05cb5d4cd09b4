/** What the reader sees as an address, and the page in somebody else's page. */
export { cooperate, isFramed, makeWholeLink, tellParent } from "./frame.ts";
export { FOLLOWED, readLink, writeLink } from "./hash.ts";
export { type Box, homeOf } from "./home.ts";
export { currentLink, followLink, keepLink, sayMisread } from "./permalink.ts";
