import assert from "node:assert/strict";
import { test } from "node:test";
import { edges, extent, fillBars } from "../src/bins.js";
import { dayOf, interval } from "../src/dates.js";
import { around, place } from "../src/labels.js";
import { mgrs } from "../src/mgrs.js";
import { spread } from "../src/spread.js";
import { GROUPS, STATUSES, outline, path, radius } from "../src/symbols.js";

const dates = (...texts) => texts.map((text) => {
  const days = interval(text);
  return days ? { known: true, first: days[0], last: days[1] } : { known: false };
});

test("crowded symbols part, and none goes further than it may", () => {
  const points = Array.from({ length: 12 }, () => ({ x: 100, y: 100, r: 8 }));
  const at = spread(points, 40);
  for (const { x, y } of at) assert.ok(Math.hypot(x - 100, y - 100) <= 40.001);
  const nearest = at.flatMap((a, i) => at.slice(i + 1).map((b) => Math.hypot(a.x - b.x, a.y - b.y)));
  assert.ok(Math.min(...nearest) > 5);
  assert.deepEqual(spread(points, 40), at);
});

test("symbols that have room stay where they are", () => {
  assert.deepEqual(spread([{ x: 0, y: 0, r: 5 }, { x: 100, y: 0, r: 5 }], 40), [{ x: 0, y: 0 }, { x: 100, y: 0 }]);
});

test("a label gives way to symbols, to earlier labels and to the edge", () => {
  const view = { left: 0, right: 300, top: 0, bottom: 300 };
  const label = (x, y) => ({ candidates: around(x, y, 40, 12, 5), w: 40, h: 12 });
  const [right] = place([label(100, 100)], [], view);
  assert.ok(right.x > 100);
  const [left] = place([label(100, 100)], [{ x: 130, y: 100, r: 20 }], view);
  assert.ok(left.x < 100);
  const [first, second] = place([label(100, 100), label(100, 100)], [], view);
  assert.notDeepEqual(first, second);
  assert.equal(place([{ candidates: [{ x: 298, y: 10 }], w: 40, h: 12 }], [], view)[0], null);
});

test("the area of a symbol grows with the number of incidents", () => {
  const area = (n) => radius(n, 101) ** 2;
  assert.ok(Math.abs(area(51) - area(1) - (area(101) - area(51))) < 1e-9);
});

test("each group has a shape and a colour of its own, each status an outline of its own", () => {
  const groups = Object.values(GROUPS);
  assert.equal(new Set(groups.map(({ shape }) => shape)).size, groups.length);
  assert.equal(new Set(groups.map(({ colour }) => colour)).size, groups.length);
  assert.equal(new Set(STATUSES.map((status) => JSON.stringify(outline(status, 8)))).size, STATUSES.length);
  for (const { shape } of groups) assert.match(path(shape, 8), /^M.*z$/);
  assert.deepEqual(STATUSES.filter((status) => outline(status, 8).hollow), ["planned", "denied"]);
});

test("bars are months over some years and days over some weeks", () => {
  assert.equal(edges([dayOf(2016, 1, 1), dayOf(2020, 5, 30)]).unit, "month");
  assert.equal(edges([dayOf(2016, 1, 1), dayOf(2016, 2, 1)]).unit, "day");
  assert.equal(edges([dayOf(1911, 1, 1), dayOf(2020, 5, 30)]).unit, "year");
});

test("an event known to a year is shared out over its bars", () => {
  const all = dates("2016-03-05", "2016", "", "2017-12-31");
  const span = extent(all);
  assert.deepEqual(span, [dayOf(2016, 1, 1), dayOf(2017, 12, 31)]);
  const { edges: bars } = edges(span);
  const { sure, wide } = fillBars(bars, all, [1, 12, 1, 1]);
  assert.equal(sure.reduce((a, b) => a + b), 2);
  assert.deepEqual([...wide.slice(0, 13)].map((v) => Math.round(v * 100) / 100), [...Array(12).fill(1), 0]);
});

test("MGRS agrees with known references", () => {
  assert.equal(mgrs(32.8872, 13.1913), "33S US 30812 40232");
  assert.equal(mgrs(24.2, 23.3), "34R GM 33614 78292");
  assert.equal(mgrs(48.8584, 2.2945), "31U DQ 48252 11954");
  assert.equal(mgrs(85, 0), null);
});
