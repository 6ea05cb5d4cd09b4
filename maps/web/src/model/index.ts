/** What the page knows: claims, features, and the reader's state. */
export type { Claims, Doubt, Quantity } from "./claims.ts";
export { encode, plainColumn, readColumn, readInts, type Json, type PackedColumn, type PackedInts } from "./columns.ts";
export { readBlock, type Block } from "./decode.ts";
export { daySpan } from "./edtf.ts";
export { readModel, type Article, type Conflict, type Features, type Layer, type Model, type PostureBlock, type Reading, type Source, type SymbolDrawing } from "./model.ts";
export { MARK } from "./features.ts";
export { SHAPE, bounds, geometry, isPoint, readShapes, ringsOf, type PackedShapes } from "./shapes.ts";
export { GROUND_LAYERS, leaderOn, Members, statusOn } from "./standing.ts";
export { Store, addFault, initialState, replaced, type State } from "./state.ts";
