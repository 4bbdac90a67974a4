import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { TARGET, asText } from "../figure_tables.js";

test("printed figures have the page's symbols, colours and words (else: node figure_tables.js)", () => {
  assert.equal(readFileSync(TARGET, "utf8"), asText());
});
