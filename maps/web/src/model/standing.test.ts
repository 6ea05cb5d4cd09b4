import assert from "node:assert/strict";
import { test } from "node:test";
import type { Features } from "./features.ts";
import { leaderOn, Members, statusOn } from "./standing.ts";

const day = (text: string) => Date.parse(text) / 864e5;
const one = (props: Record<string, unknown>) =>
  ({ layers: [], prop: (_: number, name: string) => props[name] ?? null, status: () => props["status"] ?? null }) as unknown as Features;

test("a work's stage is the one that was told by the day", () => {
  const line = one({ status: "under construction", history: [
    { status: "approved", date: "2024-01", claim: "a" },
    { status: "under construction", date: "2025", claim: "b" },
  ] });
  assert.equal(statusOn(line, 0, day("2023-12-31")), null);
  assert.equal(statusOn(line, 0, day("2024-02-29")), "approved");
  assert.equal(statusOn(line, 0, day("2025-06-01")), "under construction");
  assert.equal(statusOn(line, 0, null), "under construction");
});

test("a stage without a date counts from its article's day on, and makes nothing less", () => {
  const line = one({ status: "under construction", history: [
    { status: "under construction", date: "2026-02", claim: "a" },
    { status: "announced", date: null, told: "2026-11-16", claim: "b" },
  ] });
  assert.equal(statusOn(line, 0, day("2026-12-01")), "under construction");
  const told = one({ status: "operational", history: [{ status: "operational", date: null, told: "2026-11-16", claim: "b" }] });
  assert.equal(statusOn(told, 0, day("2026-01-01")), null);
});

test("a state is a member from the day on which it joined, and its border the edge by that", () => {
  const rows = [
    { iso: "SE", alliance: "NATO", acceded: "2024-03-07" },
    { iso: "NO", alliance: "NATO", acceded: "1949-08-24" },
    { iso: "RU", alliance: null, acceded: null },
    { pair: "NO-SE", alliance_edge: false },
    { pair: "NO-RU", alliance_edge: true },
  ];
  const features = {
    layers: [{ name: "countries", first: 0, count: 3 }],
    prop: (f: number, name: string) => (rows[f] as Record<string, unknown>)[name] ?? null,
  } as unknown as Features;
  const members = new Members(features);
  assert.deepEqual([members.isAlly(0, day("2023-04-30")), members.isAlly(0, day("2024-03-07")), members.isAlly(2, null)], [false, true, false]);
  assert.deepEqual([members.isEdge(3, day("2023-04-30")), members.isEdge(3, null), members.isEdge(4, day("2023-04-30"))], [true, false, true]);
});

test("who leads is who led on the day", () => {
  const group = one({ framework_nation: "US", framework_periods: [
    { nation: "GB", since: "2017", until: "2019" }, { nation: "US", since: "2020", until: null },
  ] });
  assert.deepEqual([leaderOn(group, 0, day("2018-05-01")), leaderOn(group, 0, day("2024-05-01")), leaderOn(group, 0, null)], ["GB", "US", "US"]);
});
