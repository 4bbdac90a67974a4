// An event in words.

import assert from "node:assert/strict";
import test from "node:test";

import { whoWords } from "../src/event_words.js";

const words = { say: (key, { sides } = {}) => ({ comma: ", ", against: "against", inAid: "for", together: "with", eachOther: `${sides} against each other`, unknownActor: "Actor not named" })[key] };
const side = (id) => ({ id, label: id.toUpperCase() });
const event = (actors, targets, group = "ground") => ({ group: { id: group }, actors: actors.map(side), targets: targets.map(side), actorsText: [] });

test("a doer stands before its target", () => {
  assert.equal(whoWords(event(["lna"], ["gna"]), words), "LNA against GNA");
});

test("who is armed or met is no foe", () => {
  assert.equal(whoWords(event(["uae"], ["lna"], "support"), words), "UAE for LNA");
  assert.equal(whoWords(event(["lna"], ["gna"], "political"), words), "LNA with GNA");
});

test("two sides that fight are named once", () => {
  assert.equal(whoWords(event(["rada", "444"], ["444", "rada"]), words), "RADA, 444 against each other");
});

test("nobody named is said", () => {
  assert.equal(whoWords(event([], []), words), "Actor not named");
});
