import assert from "node:assert/strict";
import { test } from "node:test";
import { akin, fold, hasWord, wordsOf } from "./fold.ts";
import { matches } from "./claims.ts";
import { lexiconOf } from "./lexicon.ts";

const CATALOGUES = {
  en: { peoples: "CA Canadian;PL Polish,Pole;GB British,Britain,UK" },
  lv: { "place.Vilnius": "Viļņa" },
  pl: { "place.Vilnius": "Wilno" },
};
const lexicon = lexiconOf(CATALOGUES, ["LV", "CA", "PL", "GB", "US"]);
const finds = (search: string, text: string) => matches(fold(text), lexicon.readings(search));

test("case, diacritics and letters of their own are no matter", () => {
  assert.equal(fold("Ādaži, ŠIAULIAI, Tõrva, Suwałki, Łódź, Straße"), "adazi, siauliai, torva, suwalki, lodz, strasse");
  assert.deepEqual(wordsOf("5% of GDP, Rēzekne"), ["5%", "of", "gdp", "rezekne"]);
});

test("a word is found by its beginning, not inside another", () => {
  assert.ok(hasWord("nato battlegroup, riga", "riga"));
  assert.ok(!hasWord("a brigade", "riga"));
});

test("forms of one name are akin", () => {
  for (const [one, other] of [["latvian", "latvia"], ["latvijas", "latvija"], ["canadian", "canada"]]) assert.ok(akin(one!, other!), `${one} ${other}`);
  for (const [one, other] of [["poland", "polar"], ["narva", "narvik"], ["riga", "rigor"]]) assert.ok(!akin(one!, other!), `${one} ${other}`);
});

test("words find in any order, and a nation by any of its names", () => {
  const group = "NATO battlegroup Latvia\nĀdaži\nCanada";
  for (const search of ["Latvian battlegroup", "battlegroup latvia", "Canada", "canadian", "adazi battlegroups", "Kanāda"]) assert.ok(finds(search, group), search);
  for (const search of ["riga", "Estonian battlegroup", "Polish battlegroup"]) assert.ok(!finds(search, group), search);
  assert.ok(finds("polish troops", "Troops in Poland"));
  assert.ok(finds("UK", "The United Kingdom leads"));
});

test("a place is found by its name in another language", () => {
  for (const search of ["Viļņa", "Wilno", "vilna", "Vilnius"]) assert.ok(finds(search, "A brigade near Vilnius"), search);
});
