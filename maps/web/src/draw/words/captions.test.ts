import assert from "node:assert/strict";
import { test } from "node:test";
import { captionOf } from "./captions.ts";
import type { Features } from "../../model/index.ts";

const features = (props: Record<string, unknown>) => ({ prop: (_: number, name: string) => props[name] ?? null }) as unknown as Features;

test("a caption is the place and the leading nation in the reader's language", () => {
  const tapa = features({ place: "Tapa", framework_nation: "GB" });
  assert.deepEqual(captionOf(tapa, 0, "en", null), ["Tapa", "United Kingdom"]);
  assert.deepEqual(captionOf(tapa, 0, "lt", null), ["Tapa", "Jungtinė Karalystė"]);
});

test("what a feature does not say, and what is no code, is left out or kept as it is", () => {
  assert.deepEqual(captionOf(features({}), 0, "en", null), []);
  assert.deepEqual(captionOf(features({ place: "", framework_nation: "the allies" }), 0, "en", null), ["the allies"]);
});
