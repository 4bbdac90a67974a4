// Draws symbols and swatches as SVG.

import { svg } from "./dom.js";
import { INK, inkOn, numberShift, numberSize, outline, path } from "./symbols.js";

function strokes(d, marks) {
  return marks.map(({ colour, width, dash, cap }) =>
    svg("path", { d, fill: "none", stroke: colour, "stroke-width": width, "stroke-dasharray": dash, "stroke-linecap": cap, "stroke-linejoin": "round" }));
}

/** The parts of a symbol round 0,0. `look` is `{shape, colour, status, r}`. */
export function symbolParts({ shape, colour, status, r }) {
  const d = path(shape, r);
  const { hollow, struck, strokes: marks } = outline(status, r);
  const parts = [svg("path", { d, fill: hollow ? "#fdfcf9" : colour, stroke: "none" })];
  if (hollow) parts.push(svg("path", { d: path(shape, Math.max(2, r - 1.8)), fill: "none", stroke: colour, "stroke-width": 2.4, "stroke-linejoin": "round" }));
  parts.push(...strokes(d, marks));
  if (struck) {
    const arm = r * 1.25;
    const line = { x1: -arm, y1: arm, x2: arm, y2: -arm, "stroke-linecap": "round" };
    parts.push(svg("line", { ...line, stroke: "#fff", "stroke-width": 4 }), svg("line", { ...line, stroke: INK, "stroke-width": 1.8 }));
  }
  return parts;
}

/** The number inside a symbol. */
export function symbolNumber({ shape, colour, status, r }, text) {
  const { hollow, struck } = outline(status, r);
  return svg("text", {
    class: struck ? "gl-number gl-struck" : "gl-number", y: numberShift(shape, r), "font-size": numberSize(r, text), fill: hollow ? INK : inkOn(colour),
    "text-anchor": "middle", "dominant-baseline": "central",
  }, text);
}

/** A swatch for a legend. */
export function swatch(look, size = 22) {
  return svg("svg", { class: "gl-swatch", width: size, height: size, viewBox: `${-size / 2} ${-size / 2} ${size} ${size}`, "aria-hidden": "true" }, ...symbolParts(look));
}

/** The hatching of areas, once a page. */
export function hatching() {
  const line = (x1, y1, x2, y2) => svg("line", { x1, y1, x2, y2, stroke: "#6d5a48", "stroke-width": 1 });
  return svg("svg", { class: "gl-defs", width: 0, height: 0, "aria-hidden": "true" },
    svg("defs", {}, svg("pattern", { id: "gl-hatch", patternUnits: "userSpaceOnUse", width: 10, height: 10 }, line(-2, 12, 12, -2), line(-2, 2, 2, -2), line(8, 12, 12, 8))));
}
