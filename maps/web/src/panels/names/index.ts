/** What things are called in the reader's language. */
export { featureName, thingName } from "./called.ts";
export { actorName, dateName, filterValueName, gradeName, layerName, placeName, propertyText, quantityName, reasonText, saidText, word } from "./names.ts";
export { choicesOf, fileTail, windowText } from "./windows.ts";
