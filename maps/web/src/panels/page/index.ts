/** What every panel is given: what the reader chose, the words, what passes. */
export { dateInWords, dayInWords, isoDay } from "./dates.ts";
export { activeFilters, type Filter, FILTERS, type Filters, filterValues, NO_FILTERS, valuesOf } from "./filters.ts";
export { parseGrade } from "./grade.ts";
export { roundedText, withheldText } from "./guard.ts";
export { countHeld, HELD } from "./held.ts";
export { closedLayers, isNews, LOOKED_AT, newestClaim } from "./opening.ts";
export { follow, type Page, type Search, type Sheet, t, type Tab, type Theme, type Ui, watch } from "./page.ts";
export { quantityInWords } from "./quantities.ts";
export { keepSifted } from "./sifting.ts";
export { type Sort, sortClaims, SORTS } from "./sorting.ts";
export { bestLanguage, type Catalogue, makeWords, readCatalogues } from "./words.ts";
