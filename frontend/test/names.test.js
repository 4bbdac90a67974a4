import assert from "node:assert/strict";
import { test } from "node:test";
import { fold, skeleton, spelling } from "../src/fold.js";
import { Matcher, offers } from "../src/search.js";
import { store } from "./fixture.js";

test("folding drops accents, unifies Arabic letters and turns hyphens into blanks", () => {
  assert.equal(fold("Al-Zāwiya’s  Émirats"), "al zawiya's emirats");
  assert.equal(fold("أَجْدَابِيَا"), fold("اجدابيا"));
  assert.equal(fold("٢٠١٩"), "2019");
});

test("the usual spellings of one name have one key", () => {
  for (const name of ["Zawia", "Az-Zawiyah", "Al-Zawiya"]) assert.equal(spelling(name), spelling("Az-Zawiya"), name);
  for (const name of ["Tarhouna", "Tarhunah"]) assert.equal(skeleton(name), skeleton("Tarhuna"), name);
  assert.notEqual(skeleton("Derna"), skeleton("Tripoli"));
});

test("the search finds a place by another spelling, and words in quotes", () => {
  const s = store();
  const matcher = new Matcher(s);
  assert.deepEqual([...matcher.match("Zawia")], [0, 1, 0, 0]);
  assert.deepEqual([...matcher.match("jets surt")], [1, 0, 0, 0]);
  assert.deepEqual([...matcher.match("nowhere at all")], [0, 0, 0, 0]);
  assert.equal(matcher.match("  "), null);
});

test("the search offers places before actors, and each place once", () => {
  const s = store();
  assert.deepEqual(offers(s, "sirt").map((offer) => [offer.kind, offer.label]), [["site", "Sirte"]]);
  assert.deepEqual(offers(s, "gna").map((offer) => offer.kind), ["actor"]);
});
