// Vector tiles for the page, in a bundle of their own: only pages that ask for them carry it.

import { attachTiles } from "./tiles/index.ts";

Object.assign(window, { posturetiles: { attach: attachTiles } });
