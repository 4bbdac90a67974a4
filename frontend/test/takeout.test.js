import assert from "node:assert/strict";
import { test } from "node:test";
import { COLUMNS, csv, geojson } from "../src/takeout.js";
import { LANGUAGES, wordsOf } from "../src/words.js";
import { store } from "./fixture.js";

test("GeoJSON has the point of an event, and null where its place was not found", () => {
  const { features } = JSON.parse(geojson(store(), [0, 3]));
  assert.deepEqual(features[0].geometry, { type: "Point", coordinates: [16.6, 31.2] });
  assert.equal(features[1].geometry, null);
  assert.deepEqual(Object.keys(features[0].properties), COLUMNS);
  assert.equal(features[0].properties.killed, 2);
  assert.equal(features[0].properties.injured, null);
  assert.equal(features[0].properties.end - features[0].properties.start, features[0].properties.quote.length);
});

test("CSV quotes what it must, and no cell runs as a formula", () => {
  const lines = csv(store(), [1, 3]).split("\r\n");
  assert.equal(lines[0], `\ufeff${COLUMNS.join(",")}`);
  assert.ok(lines[1].includes('"\'=cmd, ""quoted"""'));
  assert.equal(lines.length, 4);
});

test("every language has every phrase, with the same places for numbers", () => {
  const holes = (entry) => [...new Set((typeof entry === "string" ? entry : entry.other).match(/\{\w+\}/g) ?? [])].sort();
  for (const [language, table] of Object.entries(LANGUAGES)) {
    assert.deepEqual(Object.keys(table).sort(), Object.keys(LANGUAGES.en).sort(), language);
    for (const [key, entry] of Object.entries(table)) assert.deepEqual(holes(entry), holes(LANGUAGES.en[key]), `${language} ${key}`);
  }
});

test("numbers choose the form of a phrase", () => {
  assert.equal(wordsOf("en").say("incidents", { n: 1 }), "1 incident");
  assert.equal(wordsOf("en").say("incidents", { n: 1200 }), "1,200 incidents");
  assert.equal(wordsOf("ar").say("incidents", { n: 2 }), "واقعتان");
});
