import assert from "node:assert/strict";
import { test } from "node:test";
import { dateInWords } from "./dates.ts";

const WORDS = { locale: "en-GB", from: (d: string) => `from ${d}`, to: (d: string) => `until ${d}`, about: (d: string) => `about ${d}` };

test("dates are written as precisely as they are known", () => {
  const said = ["2024", "2024-01", "2024-01-19", "2024-04/2025-01", "2025/..", "../2025", "2027~", "199X"].map((d) => dateInWords(d, WORDS));
  assert.deepEqual(said, ["2024", "January 2024", "19 January 2024", "April 2024 – January 2025", "from 2025", "until 2025", "about 2027", "199X"]);
  for (const text of ["</script>", "a/b", "2024/</b>", "?", "", "12/05/2024"]) assert.equal(dateInWords(text, WORDS), text);
});
