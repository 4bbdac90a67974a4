import assert from "node:assert/strict";
import { test } from "node:test";
import { eventAt, incidentName, unitsOf } from "../src/payload.js";
import { store } from "./fixture.js";

test("an event has all that its row says", () => {
  const event = eventAt(store(), 0);
  assert.equal(event.id, "e1");
  assert.equal(event.quote, "Jets struck Sirte.");
  assert.equal(event.when, "on Sunday");
  assert.deepEqual(event.attribution, ["the pilot"]);
  assert.deepEqual(event.actors.map((actor) => actor.id), ["lna"]);
  assert.deepEqual(event.targets.map((actor) => actor.id), ["lna", "gna"]);
  assert.deepEqual(event.marks, [[0, 4, "activity"], [11, 16, "place"]]);
  assert.equal(event.casualties[0].killed, 2);
  assert.equal(event.casualties[0].injured, null);
});

test("events known only to a region are sites of their own kind", () => {
  const s = store();
  assert.deepEqual(s.sites.map((site) => site.isArea), [false, false, true]);
  assert.equal(s.site[3], -1);
});

test("an incident is named by the first event that tells of it", () => {
  const s = store();
  assert.equal(incidentName(s, 0), "i-e1");
  assert.equal(incidentName(s, 1), "joint");
  assert.equal(incidentName(s, 2), "");
  assert.equal(incidentName(s, 3), "joint");
});

test("offsets in code points become offsets in the units of a browser", () => {
  assert.deepEqual(unitsOf("a𐎀b", [0, 1, 2, 3]), [0, 1, 3, 4]);
  assert.deepEqual(unitsOf("abc", [1, 2]), [1, 2]);
});
