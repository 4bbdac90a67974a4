// The vector base map: land, coasts, borders, district lines and a graticule.

import L from "leaflet";
import basemap from "geolibya-basemap";

const FIRST_LETTER = 35; // as in basemap.js
const EDGE = [[-14, -40], [64, 82]]; // beyond it there is nothing drawn

/** Points as [lat, lon] of a delta-coded line. */
export function decodeLine(deltas, scale) {
  const points = [];
  let x = 0;
  let y = 0;
  for (let i = 0; i < deltas.length; i += 2) points.push([(y += deltas[i + 1]) / scale, (x += deltas[i]) / scale]);
  return points;
}

/** Differences of a line that basemap.js wrote as letters. */
function fromLetters(text) {
  const out = [];
  let value = 0;
  let shift = 0;
  for (let i = 0; i < text.length; i++) {
    const bits = text.charCodeAt(i) - FIRST_LETTER;
    value |= (bits & 31) << shift;
    shift += 5;
    if (bits >= 32) continue;
    out.push(value & 1 ? ~(value >> 1) : value >> 1);
    value = shift = 0;
  }
  return out;
}

function graticule() {
  const lines = [];
  for (let x = -40; x <= 80; x += 5) lines.push([[EDGE[0][0], x], [EDGE[1][0], x]]);
  for (let y = -10; y <= 60; y += 5) lines.push([[y, EDGE[0][1]], [y, EDGE[1][1]]]);
  return lines;
}

/** Make the base layer of land and borders. */
export function vectorBase(map) {
  const pane = map.createPane("gl-land");
  pane.style.zIndex = 150;
  const renderer = L.svg({ pane: "gl-land", padding: 0.6 });
  const options = { renderer, pane: "gl-land", interactive: false, smoothFactor: 0.8 };
  const arcs = basemap.arcs.map((arc) => decodeLine(fromLetters(arc), basemap.scale));
  const ring = (indices) => indices.flatMap((i) => (i < 0 ? [...arcs[~i]].reverse() : arcs[i]));
  const layers = [L.polyline(graticule(), { ...options, className: "gl-graticule" })];
  const [home, others] = [basemap.countries.filter((c) => c.home), basemap.countries.filter((c) => !c.home)];
  const polygons = (countries) => countries.flatMap((country) => country.polygons.map((rings) => rings.map(ring)));
  layers.push(L.polygon(polygons(others), { ...options, className: "gl-land-other" }));
  layers.push(L.polygon(polygons(home), { ...options, className: "gl-land-home" }));
  layers.push(L.polyline(basemap.borders.map((i) => arcs[i]), { ...options, className: "gl-border" }));
  return L.layerGroup(layers);
}

/** Make the layer of district lines. */
export function districtLines(map, { scale, lines }) {
  const pane = map.createPane("gl-districts");
  pane.style.zIndex = 160;
  const renderer = L.svg({ pane: "gl-districts", padding: 0.6 });
  const points = lines.map((line) => decodeLine(line, scale));
  return L.polyline(points, { renderer, pane: "gl-districts", interactive: false, className: "gl-district" });
}
