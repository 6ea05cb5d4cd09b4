import assert from "node:assert/strict";
import { test } from "node:test";
import { bestLanguage, makeWords } from "./words.ts";

const CATALOGUES = {
  en: { "claims.one": "{n} claim", "claims.other": "{n} claims", hello: "Hello {name}", only: "only here" },
  lt: { "claims.one": "{n} teiginys", "claims.few": "{n} teiginiai", "claims.other": "{n} teiginių", hello: "Labas {name}" },
};

test("plural forms are those of the language", () => {
  const said = (language: string, ns: number[]) => ns.map((n) => makeWords(CATALOGUES, language).t("claims", { n }));
  assert.deepEqual(said("en", [1, 2]), ["1 claim", "2 claims"]);
  assert.deepEqual(said("lt", [1, 2, 10, 21]), ["1 teiginys", "2 teiginiai", "10 teiginių", "21 teiginys"]);
});

test("a value is put in as it is, also where it looks like a place for one", () => {
  assert.equal(makeWords(CATALOGUES, "en").t("hello", { name: "{n} $& {{7*7}}" }), "Hello {n} $& {{7*7}}");
});

test("the reader's language is the first one that there is", () => {
  assert.equal(bestLanguage(["sv-SE", "lt-LT", "en"], ["en", "lt"]), "lt");
  assert.equal(bestLanguage(["sv"], ["en", "lt"]), "en");
});
