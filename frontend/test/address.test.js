import assert from "node:assert/strict";
import { test } from "node:test";
import { read, write } from "../src/address.js";
import { firstState } from "../src/state.js";
import { store } from "./fixture.js";

test("the state in which a page opens needs no address", () => {
  const s = store();
  assert.equal(write(s, firstState(s)), "");
});

test("what is written is read back the same", () => {
  const s = store();
  const state = { ...firstState(s), since: "2019-04-01", undated: false, query: "Zawia & co=1", place: "sirte", event: "e2", view: "list", colour: "actor", centre: [7.25, 31.5, 17] };
  state.on.report = Uint8Array.from([0, 1]);
  state.on.actor = Uint8Array.from([0, 0, 0]);
  const again = read(s, `#${write(s, state)}`);
  assert.deepEqual(again, state);
});

test("names with commas and signs survive", () => {
  const s = store();
  const state = firstState(s);
  state.on.report = Uint8Array.from([1, 0]);
  assert.match(write(s, state), /report=/);
  assert.deepEqual([...read(s, write(s, state)).on.report], [1, 0]);
});

test("broken addresses are read as far as they make sense", () => {
  const s = store();
  const state = read(s, "#query=%E0%A4%A&since=tomorrow&at=a,b,c&view=huge&nonsense&status=!denied");
  assert.equal(state.query, "");
  assert.equal(state.since, "");
  assert.equal(state.centre, null);
  assert.equal(state.view, "map");
  assert.deepEqual([...state.on.status], [1, 1, 1, 1, 0]);
});

test("embed is part of the address", () => {
  const s = store();
  assert.equal(read(s, "#embed").embed, true);
  assert.equal(write(s, { ...firstState(s), embed: true }), "embed");
});

test("a page made for frames says so only where it is opened whole", () => {
  const s = store();
  s.page = { ...s.page, embed: true };
  assert.equal(write(s, firstState(s)), "");
  assert.equal(write(s, { ...firstState(s), embed: false }), "full");
  assert.equal(read(s, "#full").embed, false);
});
