/** Search: words in any order, in the names of every language of the page. */
export { ClaimTexts, englishName, matches, type Named } from "./claims.ts";
export { FeatureTexts } from "./features.ts";
export { akin, fold, wordsOf } from "./fold.ts";
export { Lexicon, lexiconOf, placeNames, type Catalogues } from "./lexicon.ts";
