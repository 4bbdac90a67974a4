import assert from "node:assert/strict";
import { test } from "node:test";
import { EventIds, eventId } from "../src/event_ids.js";
import { incidentName, openStore } from "../src/payload.js";
import { payload } from "./fixture.js";

test("an id is made as the package makes it", () => {
  assert.equal(eventId("", "air_strike", "sirte", "Jets struck Sirte.", "reported", "2016-08-01"), "8bb4e4b746e873d9");
});

test("an id that is not given is made from the row of its event, also where the place was not found", () => {
  const s = openStore({ ...payload(), ids: ["", "", "", ""] });
  assert.equal(s.ids.at(0), eventId("", "air_strike", "sirte", "Jets struck Sirte.", "reported", "2019-04-07"));
  assert.equal(s.ids.at(3), eventId("", "armed_clash", "", "Nobody knows where.", "denied", "2016/.."));
  assert.equal(incidentName(s, 0), `i-${s.ids.at(0)}`);
});

test("an event is found by an id that is given or made, whether it was asked for before or not", () => {
  for (const asked of [[], [0, 1, 2]]) {
    const ids = new EventIds(["a", "", "c"], (i) => `made ${i}`);
    asked.forEach((i) => ids.at(i));
    assert.deepEqual(["a", "made 1", "c", "", "made 0"].map((id) => ids.indexOf(id)), [0, 1, 2, -1, -1]);
  }
});

test("events that an address makes likely are tried first, and the others after them", () => {
  const tried = [];
  const ids = new EventIds(["", "", ""], (i) => tried.push(i) && `made ${i}`);
  assert.equal(ids.indexOf("made 2", (i) => i === 2), 2);
  assert.deepEqual(tried, [2]);
  assert.equal(ids.indexOf("made 0", (i) => i === 1), 0);
});
