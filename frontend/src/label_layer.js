// Names on the map: countries, seas, towns and the places of events, each where it covers no symbol, or not at all.

import { svg } from "./dom.js";
import { around, place } from "./labels.js";
import { Sheet } from "./sheet.js";

const STYLES = { // as in style.css; text is measured before it is drawn
  home: { size: 17, spacing: 6, upper: true, weight: 400 },
  country: { size: 11.5, spacing: 2, upper: true, weight: 400 },
  sea: { size: 12.5, spacing: 0.8, italic: true, weight: 400 },
  major: { size: 13, spacing: 0, weight: 600 },
  town: { size: 12, spacing: 0, weight: 400 },
  site: { size: 12, spacing: 0, weight: 400 },
};

const measured = new Map();
let pen = null;

function sizeOf(text, style) {
  const key = `${style.size} ${style.weight} ${style.spacing} ${text}`;
  if (!measured.has(key)) {
    pen ??= document.createElement("canvas").getContext("2d");
    pen.font = `${style.italic ? "italic " : ""}${style.weight} ${style.size}px system-ui, "Noto Sans", sans-serif`;
    measured.set(key, { w: pen.measureText(text).width + style.spacing * text.length + 3, h: style.size * 1.25 });
  }
  return measured.get(key);
}

export const LabelLayer = Sheet.extend({
  /** `towns`: `{name, lat, lon, zoom, place}`, the larger first; `geography`: `{kind, zoom, name, points}`; `discs` gives what is to be left free. */
  initialize(language, { towns, geography }, discs) {
    Sheet.prototype.initialize.call(this, "gl-labels", 605, () => this.arrange());
    this.language = language;
    this.towns = towns;
    this.geography = geography;
    this.discs = discs;
    this.svg.setAttribute("aria-hidden", "true");
  },
  getEvents() {
    return { ...Sheet.prototype.getEvents.call(this), moveend: this.redraw };
  },
  /** Lettering of letters that join (Arabic) is neither spaced nor put in capitals. */
  spell(text, style) {
    const joined = this.language === "ar";
    return { text: style.upper && !joined ? text.toLocaleUpperCase(this.language) : text, style: joined ? { ...style, spacing: 0 } : style };
  },
  label(kind, name, candidatesFor, extra = {}) {
    const { text, style } = this.spell(name, STYLES[kind]);
    const { w, h } = sizeOf(text, style);
    return { kind, text, style, w, h, candidates: candidatesFor(w, h), ...extra };
  },
  /** Boxes of the controls that lie on the map, from its corner; asked for anew only where its size has changed. */
  controls() {
    const map = this._map;
    const { x, y } = map.getSize();
    const size = `${x} ${y}`;
    if (this.controlsFor !== size) {
      this.controlsFor = size;
      const frame = map.getContainer().getBoundingClientRect();
      this.controlBoxes = [...map.getContainer().querySelectorAll(".leaflet-control")].map((node) => {
        const box = node.getBoundingClientRect();
        return { left: box.left - frame.left, right: box.right - frame.left, top: box.top - frame.top, bottom: box.bottom - frame.top };
      });
    }
    return this.controlBoxes;
  },
  arrange() {
    const map = this._map;
    const zoom = map.getZoom();
    const view = map.getPixelBounds();
    const origin = map.getPixelOrigin();
    const [left, top] = [view.min.x - origin.x, view.min.y - origin.y];
    const [right, bottom] = [left + view.max.x - view.min.x, top + view.max.y - view.min.y];
    const seen = ({ x, y }) => x > left && x < right && y > top && y < bottom;
    const point = (lat, lon) => map.latLngToLayerPoint([lat, lon]);
    const discs = this.discs();
    const named = new Set();
    const labels = [];
    const dots = [];
    const geography = (kinds) => {
      for (const { kind, zoom: from, name, points } of this.geography) {
        if (!kinds.includes(kind) || zoom < from) continue;
        labels.push(this.label(kind, name, () => points.map(([lat, lon]) => point(lat, lon))));
      }
    };
    const town = ({ name, lat, lon, zoom: from, place: id, major }) => {
      const at = point(lat, lon);
      if (zoom < from || !seen(at) || named.has(id)) return;
      named.add(id);
      const own = discs.find((disc) => disc.look.place === id && !disc.look.isArea);
      const covered = discs.some((disc) => Math.hypot(disc.x - at.x, disc.y - at.y) < disc.r);
      const [middle, gap] = own ? [own, own.r - 1] : [at, 4];
      labels.push(this.label(major ? "major" : "town", name, (w, h) => around(middle.x, middle.y, w, h, gap), { dot: own || covered ? null : at }));
    };
    const site = ({ x, y, r, look }) => {
      if (!seen({ x, y }) || (look.place && named.has(look.place)) || (look.isArea && zoom < 5)) return;
      if (look.place) named.add(look.place);
      labels.push(this.label("site", look.name, (w, h) => around(x, y, w, h, r - 1)));
    };
    const majors = this.towns.filter((t) => t.major);
    majors.forEach(town);
    geography(["home"]);
    [...discs].sort((a, b) => b.look.count - a.look.count).forEach(site);
    geography(["country", "sea"]);
    this.towns.filter((t) => !t.major).forEach(town);
    const controls = this.controls().map((box) => ({ left: left + box.left, right: left + box.right, top: top + box.top, bottom: top + box.bottom }));
    const placed = place(labels, discs, { left, top, right, bottom }, controls);
    const nodes = labels.flatMap(({ kind, text, dot, style }, i) => {
      if (!placed[i]) return [];
      const { x, y } = placed[i];
      if (dot) dots.push(svg("circle", { class: "gl-dot", cx: dot.x, cy: dot.y, r: 2.2 }));
      return [svg("text", { class: `gl-label gl-label-${kind}`, x: x.toFixed(1), y: y.toFixed(1), "text-anchor": "middle", "dominant-baseline": "central",
        "font-size": style.size, "letter-spacing": style.spacing || null }, text)];
    });
    this.svg.replaceChildren(...dots, ...nodes);
  },
});
