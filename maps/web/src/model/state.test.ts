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

test("a listener that throws keeps no other from hearing, and is told of", () => {
  const failed: unknown[] = [];
  const store = new Store({ n: 0 }, (error) => failed.push(error));
  const heard: number[] = [];
  store.subscribe(() => { throw new Error("no canvas"); });
  store.subscribe(({ n }) => heard.push(n));
  store.set({ n: 1 });
  assert.deepEqual(heard, [1]);
  assert.deepEqual(failed.map(String), ["Error: no canvas"]);
});
