// How long a search over 100,000 claims takes: node docs/bench/search.ts [claims]
// Prints the processor time to make the texts (once, while nobody waits) and the median of searches.

import { ClaimTexts, lexiconOf } from "../../maps/web/src/find/index.ts";
import type { Model } from "../../maps/web/src/model/index.ts";

const COUNT = Number(process.argv[2] ?? 100_000);
const PLACES = ["Tapa", "Ādaži", "Rukla", "Vilnius", "Rēzekne", "Suwałki", "Narva", "Võru"];
const NATIONS = ["GB", "CA", "DE", "US", "FR", "DK"];
const place = (c: number) => PLACES[c % PLACES.length]!;
const model = {
  articles: Array.from({ length: 1000 }, (_, i) => ({ title: `Report ${i} from the border`, publisher: `Paper ${i % 20}` })),
  claims: {
    count: COUNT,
    quote: (c: number) => `The ministry said that a company of ${c % 900} soldiers with its vehicles moved to ${place(c)} in the autumn and stays there until spring`,
    attribution: (c: number) => (c % 3 === 0 ? "the ministry of defence" : null),
    article: (c: number) => c % 1000,
    type: () => "deployment",
    actors: (c: number) => [NATIONS[c % NATIONS.length]!],
    places: (c: number) => [{ name: place(c), text: place(c), lat: 57, lon: 25 }],
  },
} as unknown as Model;
const lexicon = lexiconOf({ en: { peoples: "CA Canadian;GB British;DE German" }, lv: { "place.Vilnius": "Viļņa" } }, ["EE", "LV", "LT", "PL", ...NATIONS]);
const texts = new ClaimTexts(model, () => lexicon);
const timed = (work: () => unknown): number => {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
};
const made = timed(() => texts.warm(Infinity));
console.log(`${COUNT.toLocaleString("en")} claims; texts made in ${made.toFixed(0)} ms`);
for (const search of ["soldiers rukla", "Viļņa", "Canadian company", "british autumn suwalki", "nowhere"]) {
  const times = Array.from({ length: 9 }, () => timed(() => texts.find(search))).sort((a, b) => a - b);
  console.log(`${search}: ${texts.find(search).length.toLocaleString("en")} found, ${times[4]!.toFixed(0)} ms (median of 9)`);
}
