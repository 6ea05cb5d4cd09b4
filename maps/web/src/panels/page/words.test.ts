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

test("a tag that is none, or a browser without plurals and numbers, leaves words plain", () => {
  const own = { en: { "claims.one": "{n} claim", "claims.other": "{n} claims" } };
  assert.equal(makeWords(own, "en", ["en_US.utf8"]).t("claims", { n: 2 }), "2 claims");
  const { PluralRules } = Intl;
  Object.defineProperty(Intl, "PluralRules", { value: undefined, configurable: true, writable: true });
  try {
    const words = makeWords(own, "en", ["en-GB"]);
    assert.deepEqual([words.t("claims", { n: 1 }), words.t("claims", { n: 1200 })], ["1 claim", "1200 claims"]);
  } finally {
    Object.defineProperty(Intl, "PluralRules", { value: PluralRules, configurable: true, writable: true });
  }
});
