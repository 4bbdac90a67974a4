import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateSync } from "node:zlib";
import { eventAt, incidentName, openStore, parseBlock, unitsOf } from "../src/payload.js";
import { payload, store } from "./fixture.js";

test("a deflated block is the same as a plain one", async () => {
  const text = JSON.stringify({ quote: "حفتر \u2028 </script>" });
  assert.deepEqual(await parseBlock(deflateSync(text).toString("base64"), "application/x-deflate+base64"), await parseBlock(text, "application/json"));
});

test("an event has all that its row says", () => {
  const event = eventAt(store(), 0);
  assert.equal(event.id, "e1");
  assert.equal(event.quote, "Jets struck Sirte.");
  assert.equal(event.when, "on Sunday");
  assert.deepEqual(event.attribution, ["the pilot"]);
  assert.deepEqual(event.actors.map((actor) => actor.id), ["lna"]);
  assert.deepEqual(event.targets.map((actor) => actor.id), ["lna", "gna"]);
  assert.deepEqual(event.marks, [[0, 3, "actor"]]);
  assert.equal(event.casualties[0].killed, 2);
  assert.equal(event.casualties[0].injured, null);
});

test("events known only to a region are sites of their own kind", () => {
  const s = store();
  assert.deepEqual(s.sites.map((site) => site.isArea), [false, false, true]);
  assert.equal(s.site[3], -1);
});

test("ids are found again, also where their letters run over two of them", () => {
  const data = payload();
  data.ids = { width: 2, text: "abbcbcab".slice(0, 8) };
  const s = openStore(data);
  assert.equal(s.ids.indexOf("bc"), 1);
  assert.equal(s.ids.indexOf("bb"), -1);
  data.ids = { list: ["long", "x", "y", "z"] };
  assert.equal(openStore(data).ids.indexOf("y"), 2);
});

test("an incident is named by the first event that tells of it", () => {
  const s = store();
  assert.equal(incidentName(s, 0), "i-e1");
  assert.equal(incidentName(s, 1), "joint");
});

test("offsets in code points become offsets in the units of a browser", () => {
  assert.deepEqual(unitsOf("a𐎀b", [0, 1, 2, 3]), [0, 1, 3, 4]);
  assert.deepEqual(unitsOf("abc", [1, 2]), [1, 2]);
});
