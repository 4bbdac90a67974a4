import assert from "node:assert/strict";
import { test } from "node:test";
import { FOREVER, NEVER, dayOf, inWords, interval, isoOf } from "../src/dates.js";

test("a prefix covers all of its days", () => {
  assert.deepEqual(interval("2016-02"), [dayOf(2016, 2, 1), dayOf(2016, 2, 29)]);
  assert.deepEqual(interval("2019"), [dayOf(2019, 1, 1), dayOf(2019, 12, 31)]);
  assert.deepEqual(interval("2019-04-07"), [dayOf(2019, 4, 7), dayOf(2019, 4, 7)]);
});

test("intervals may be open", () => {
  assert.deepEqual(interval("2016-06/.."), [dayOf(2016, 6, 1), FOREVER]);
  assert.deepEqual(interval("../2016"), [NEVER, dayOf(2016, 12, 31)]);
  assert.deepEqual(interval("2016-06/2016-08"), [dayOf(2016, 6, 1), dayOf(2016, 8, 31)]);
});

test("what is no date covers nothing", () => {
  for (const text of ["", null, "soon", "2016-13", "2016-06/soon", "16-06"]) assert.equal(interval(text), null, text);
});

test("days and dates turn into each other", () => {
  assert.equal(isoOf(dayOf(1911, 10, 5)), "1911-10-05");
});

test("dates are written with the precision that they have", () => {
  const words = { about: "about", since: "since", until: "until" };
  assert.equal(inWords("2016-08", "en-GB", words), "August 2016");
  assert.equal(inWords("2016-08-02", "fr", words), "2 août 2016");
  assert.equal(inWords("2016/..", "en-GB", words), "since 2016");
  assert.equal(inWords("2016-08~", "en-GB", words), "about August 2016");
});
