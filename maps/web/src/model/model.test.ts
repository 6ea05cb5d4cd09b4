import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { readBlock } from "./decode.ts";
import { readModel, type PostureBlock } from "./model.ts";

const shapes = { n: 2, decimals: 7, types: [1, 2], parts: [1, 1], rings: [1, 1], sizes: [1, 2] };

function block(): PostureBlock {
  const plain = (v: unknown[]) => ({ t: "plain" as const, v: v as never[] });
  return {
    format: 1,
    title: "Posture",
    as_of: "2026-01-01",
    settings: {},
    symbols: {},
    conflicts: [],
    articles: plain([]),
    layers: [
      {
        name: "__proto__", title: "Forces", group: "forces", color: "#000000", color_dark: "#ffffff", shape: "circle",
        columns: [
          ["claims", plain([[0], []])],
          ["id", plain(["f1", "f2"])],
          ["name", plain(["Tapa", "Line"])],
          ["valid_from", plain(["2017", null])],
        ],
        shapes: { ...shapes, x: [259500000, 240000000, 5000000], y: [592600000, 570000000, -1] },
      },
    ],
    claims: {
      columns: {
        id: plain(["c1"]), type: plain(["deployment"]), date: plain(["2024-04"]), passage: plain([0]),
        at: plain([9]), length: plain([4]), features: plain([[0]]),
      },
      passages: plain(["Tanks 🚜 went to Tapa."]),
    },
  };
}

test("features are read by number, with their geometry and the days they hold", () => {
  const model = readModel(readBlock<PostureBlock>(JSON.stringify(block())));
  const f = model.features;
  assert.deepEqual([f.count, f.name(0), f.find("f2"), f.find("no")], [2, "Tapa", 1, -1]);
  assert.deepEqual(f.claims(0), [0]);
  assert.deepEqual(f.geometry(0), { type: "Point", coordinates: [25.95, 59.26] });
  assert.deepEqual(f.geometry(1), { type: "LineString", coordinates: [[24, 57], [24.5, 56.9999999]] });
  assert.deepEqual([...f.days.from], [Date.UTC(2017, 0, 1) / 864e5, -Infinity]);
  assert.equal(model.layers[0]!.name, "__proto__");
});

test("a quote is shown in its paragraph", () => {
  const model = readModel({ head: block(), buffer: new Uint8Array() });
  assert.deepEqual(model.claims.passage(0), { before: "Tanks 🚜 ", quote: "went", after: " to Tapa." });
  assert.equal(model.claims.days.to[0], Date.UTC(2024, 4, 1) / 864e5);
});

test("a packed block reads as the plain one does", async () => {
  const bytes = Buffer.concat([
    Buffer.from("Tapaü"), // at 0: texts of 4 and 2 bytes
    Buffer.from([4, 2]), // at 6: their lengths
    Buffer.from([0x07, 0x08, 0x6c, 0x00, 0xf0, 0x00, 0x15, 0x00]), // at 8: two numbers of 4 bytes
  ]);
  const { readInts } = await import("./columns.ts");
  // 0, -1, 1, -2 and the ends of what 32 bits hold, as the writer folds their signs in.
  assert.deepEqual([...(readInts({ at: 0, n: 4, w: 1, s: 1 }, Uint8Array.of(0, 1, 2, 3)) as Int32Array)], [0, -1, 1, -2]);
  const ends = Uint8Array.of(0xff, 0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff);
  assert.deepEqual([...(readInts({ at: 0, n: 2, w: 4, s: 1 }, ends) as Int32Array)], [-(2 ** 31), 2 ** 31 - 1]);
  const head = { packed: gzipSync(bytes).toString("base64") };
  const { buffer } = readBlock<object>(JSON.stringify(head));
  const { readColumn } = await import("./columns.ts");
  const text = readColumn({ t: "text", o: { at: 6, n: 2, w: 1 }, at: 0 }, buffer);
  const ints = readColumn({ t: "int", v: { at: 8, n: 2, w: 4 } }, buffer);
  assert.deepEqual([text.get(0), text.get(1)], ["Tapa", "ü"]);
  assert.deepEqual([ints.get(0), ints.get(1)], [0x15f06c07, 0x00000008]);
});

test("a block of another format is refused", () => {
  const other = { ...block(), format: 2 };
  assert.throws(() => readModel({ head: other, buffer: new Uint8Array() }), /format 2/);
});

test("a shape that stands before is drawn again", () => {
  const source = block();
  const own = source.layers[0]!;
  const square = { n: 2, decimals: 7, types: [0, 0], parts: [0, 0], rings: [], sizes: [], x: [], y: [], again: [0, 1], of: [1, 0] };
  const mixed = { ...shapes, types: [2, 0], parts: [1, 0], rings: [1], sizes: [2], x: [10, 5], y: [20, 5], again: [1], of: [4] };
  const layers = [own, { ...own, name: "b", shapes: square }, { ...own, name: "c", shapes: mixed }];
  const { features } = readModel({ head: { ...source, layers }, buffer: new Uint8Array() });
  const all = Array.from({ length: 6 }, (_, feature) => features.geometry(feature));
  assert.deepEqual([all[2], all[3]], [all[1], all[0]]);
  assert.deepEqual(all[4], { type: "LineString", coordinates: [[0.000001, 0.000002], [0.0000015, 0.0000025]] });
  assert.deepEqual(all[5], all[4]);
});
