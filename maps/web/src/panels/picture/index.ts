/** The map as a picture and on paper. */
export { savePicture } from "./picture.ts";
export { pictureChoice } from "./picturechoice.ts";
export { keepPrintSize } from "./printing.ts";
export { printSources } from "./sources.ts";
