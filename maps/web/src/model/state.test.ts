import assert from "node:assert/strict";
import { test } from "node:test";
import { replaced, Store } from "./state.ts";

test("a listener hears of a change once, with both states, and not of what stays", () => {
  const store = new Store({ on: [true, true] as readonly boolean[], dark: false });
  const heard: string[] = [];
  const stop = store.subscribe((now, before) => heard.push(`${before.dark} ${now.dark}`));
  store.set({ dark: true });
  store.set({ dark: true });
  stop();
  store.set({ dark: false });
  assert.deepEqual(heard, ["false true"]);
});

test("states are never changed in place", () => {
  const store = new Store({ on: [true, true] as readonly boolean[] });
  const before = store.state;
  store.set({ on: replaced(before.on, 1, false) });
  assert.deepEqual([before.on, store.state.on], [[true, true], [true, false]]);
});
