// Derives the vector basemap from Natural Earth's outlines (world-atlas, TopoJSON): the countries round Libya, their arcs
// simplified once so that neighbours keep a common border, finer near Libya than far from it.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const SCALE = 1000; // steps a degree; 0.001 degrees are about 100 m
const FIRST_LETTER = 35; // after the quotation mark
const WIDE = [-32, -14, 78, 62]; // what the widest window can show: west, south, east, north
const ZONES = [ // from the inside out: box, how far a line may move (degrees), smallest island kept (square degrees)
  { box: [6, 17, 28, 36], tolerance: 0.004, island: 0.0002 },
  { box: [-12, 8, 44, 48], tolerance: 0.035, island: 0.006 },
  { box: [-180, -90, 180, 90], tolerance: 0.14, island: 0.08 },
];

const inside = ([x, y], [west, south, east, north]) => x >= west && x <= east && y >= south && y <= north;
const zoneOf = (point) => ZONES.find((zone) => inside(point, zone.box));

function decodeArcs({ arcs, transform: { scale, translate } }) {
  return arcs.map((arc) => {
    let x = 0;
    let y = 0;
    return arc.map(([dx, dy]) => [(x += dx) * scale[0] + translate[0], (y += dy) * scale[1] + translate[1]]);
  });
}

function offLine([px, py], [ax, ay], [bx, by]) {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const t = length ? Math.max(0, Math.min(1, ((px - ax) * dx + (py - ay) * dy) / length)) : 0;
  return Math.hypot(px - ax - t * dx, py - ay - t * dy);
}

/** Douglas and Peucker's simplification with a tolerance that depends on where the point lies. */
function simplify(arc) {
  const kept = new Uint8Array(arc.length);
  kept[0] = kept[arc.length - 1] = 1;
  const open = [[0, arc.length - 1]];
  while (open.length) {
    const [first, last] = open.pop();
    let worst = 1;
    let at = -1;
    for (let i = first + 1; i < last; i++) {
      const excess = offLine(arc[i], arc[first], arc[last]) / zoneOf(arc[i]).tolerance;
      if (excess > worst) [worst, at] = [excess, i];
    }
    if (at > 0) {
      kept[at] = 1;
      open.push([first, at], [at, last]);
    }
  }
  return arc.filter((_, i) => kept[i]);
}

const pointsOf = (ring, arcs) => ring.flatMap((i) => (i < 0 ? [...arcs[~i]].reverse() : arcs[i]));

function isSeen(points) {
  const area = points.reduce((sum, [x, y], i) => {
    const [nx, ny] = points[(i + 1) % points.length];
    return sum + x * ny - nx * y;
  }, 0) / 2;
  return points.some((point) => inside(point, WIDE)) && Math.abs(area) >= zoneOf(points[0]).island;
}

/** A number as letters, five bits each, the lowest first; src/base.js reads them back. */
function letters(number) {
  let rest = number < 0 ? ~(number << 1) : number << 1;
  let out = "";
  while (rest >= 32) {
    out += String.fromCharCode((32 | (rest & 31)) + FIRST_LETTER);
    rest >>>= 5;
  }
  return out + String.fromCharCode(rest + FIRST_LETTER);
}

function encode(arc) {
  let out = "";
  let [x, y] = [0, 0];
  for (const [lon, lat] of arc) {
    const [qx, qy] = [Math.round(lon * SCALE), Math.round(lat * SCALE)];
    if (out && qx === x && qy === y) continue;
    out += letters(qx - x) + letters(qy - y);
    [x, y] = [qx, qy];
  }
  return out;
}

export function makeBasemap() {
  const file = createRequire(import.meta.url).resolve("world-atlas/countries-10m.json");
  const topology = JSON.parse(readFileSync(file, "utf8"));
  const arcs = decodeArcs(topology);
  const users = new Map(); // arc -> how many countries use it
  const countries = [];
  for (const geometry of topology.objects.countries.geometries) {
    const polygons = geometry.type === "Polygon" ? [geometry.arcs] : geometry.type === "MultiPolygon" ? geometry.arcs : [];
    const seen = polygons.filter(([outer]) => isSeen(pointsOf(outer, arcs)));
    if (!seen.length) continue;
    countries.push({ name: geometry.properties.name, polygons: seen });
    for (const i of new Set(seen.flat(2).map((i) => (i < 0 ? ~i : i)))) users.set(i, (users.get(i) ?? 0) + 1);
  }
  countries.sort((a, b) => (a.name < b.name ? -1 : 1));
  const order = [...users.keys()].sort((a, b) => a - b);
  const place = new Map(order.map((arc, i) => [arc, i]));
  const renumber = (i) => (i < 0 ? ~place.get(~i) : place.get(i));
  return {
    scale: SCALE,
    arcs: order.map((i) => encode(simplify(arcs[i]))),
    borders: order.flatMap((arc, i) => (users.get(arc) > 1 ? [i] : [])),
    countries: countries.map(({ name, polygons }) => ({ home: name === "Libya", polygons: polygons.map((p) => p.map((ring) => ring.map(renumber))) })),
  };
}
