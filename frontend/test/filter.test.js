import assert from "node:assert/strict";
import { test } from "node:test";
import { filter, leader, summarize, tally } from "../src/filter.js";
import { firstState, periodOf } from "../src/state.js";
import { store } from "./fixture.js";

const all = (s) => {
  const state = firstState(s);
  state.on.group.fill(1);
  return state;
};
const run = (s, state, match = null) => filter(s, { ...state, ...periodOf(state), match });

test("political events are off at first, all else is on", () => {
  const s = store();
  assert.deepEqual([...run(s, firstState(s)).shown], [0, 1, 3]);
});

test("an event with several actors is shown while one of them is on, one without any under none", () => {
  const s = store();
  const state = all(s);
  state.on.actor = Uint8Array.from([0, 1, 0]);
  assert.deepEqual([...run(s, state).shown], [1, 3]);
  state.on.actor = Uint8Array.from([0, 0, 1]);
  assert.deepEqual([...run(s, state).shown], [2]);
});

test("an event is shown when its interval meets the period, undated ones by their own switch", () => {
  const s = store();
  const state = { ...all(s), since: "2019-04-20", until: "2019-04-30" };
  assert.deepEqual([...run(s, state).shown], [1, 2, 3]);
  assert.deepEqual([...run(s, { ...state, undated: false }).shown], [1, 3]);
  assert.deepEqual([...run(s, { ...state, since: "", until: "1900-01-01" }).shown], [2]);
});

test("a count says what a value shows while only its own facet is lifted", () => {
  const s = store();
  const state = all(s);
  state.on.status = Uint8Array.from([1, 0, 0, 0, 0]);
  const { counts, shown } = run(s, state);
  assert.equal(shown.length, 2);
  assert.deepEqual([...counts.status], [2, 0, 1, 0, 1]);
  assert.deepEqual([...counts.actor], [1, 0, 1]);
});

test("counts by date are those outside the period too", () => {
  const s = store();
  assert.deepEqual([...run(s, { ...all(s), until: "1900-01-01" }).byDate], [1, 1, 1, 1]);
});

test("a site counts incidents once and takes the surest status", () => {
  const s = store();
  s.site.fill(0);
  s.pair.fill(0);
  const [first] = summarize(s, Uint32Array.from([1, 0, 3]), { withActors: true });
  assert.equal(first.incidents, 1);
  assert.equal(first.status, 0);
  assert.deepEqual([...first.groups], [2, 1, 0]);
  assert.deepEqual([...first.actors], [3, 2]);
});

test("two values that share the first rank have no leader", () => {
  assert.equal(leader([2, 5, 1]), 1);
  assert.equal(leader([5, 5, 1]), -1);
  assert.equal(leader([0, 0]), -1);
});

test("the honest count tells places, reports, what is undated and what has no place", () => {
  const s = store();
  const figures = tally(s, run(s, all(s)).shown);
  assert.deepEqual([figures.shown, figures.total, figures.places, figures.reports, figures.unplaced, figures.undated, figures.outside], [4, 4, 3, 2, 1, 1, 0]);
});
