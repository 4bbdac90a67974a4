// The symbols on the map: one a place, spread where they crowd, reached by mouse, touch and keyboard.

import L from "leaflet";
import { svg } from "./dom.js";
import { Sheet } from "./sheet.js";
import { spread } from "./spread.js";
import { symbolNumber, symbolParts } from "./symbol_art.js";
import { SymbolCanvas } from "./symbol_canvas.js";
import { INK, numberFits } from "./symbols.js";

const MIN_TARGET = 12; // pixels round the middle that answer a click
const MOST_SPREAD = 1500; // symbols; beyond it they stand where they are

/** How far symbols may step aside: more as the reader comes nearer. */
const stepAside = (zoom) => Math.max(13, Math.min(48, 15 + (zoom - 5.5) * 9));

const targetRadius = (r) => Math.max(MIN_TARGET, r + 3);
const target = (r) => svg("circle", { r: targetRadius(r), class: "gl-target" });

/** How wide the badge of an area is that says a number. */
const badgeWidth = (number) => 24 + 7 * number.length;

function badge(count) {
  const width = badgeWidth(count);
  return [
    target(12),
    svg("rect", { x: -width / 2, y: -10, width, height: 20, rx: 3, fill: "#fbf8f1", stroke: "#6d5a48", "stroke-width": 1.2 }),
    svg("rect", { x: -width / 2 + 2.5, y: -7.5, width: 13, height: 15, fill: "url(#gl-hatch)" }),
    svg("text", { class: "gl-number", x: 7.5, "font-size": 11.5, fill: INK, "text-anchor": "middle", "dominant-baseline": "central" }, count),
  ];
}

export const SymbolLayer = Sheet.extend({
  /** `options`: onSelect(site), onHover(site or null, element), number(n), onDrawn(). */
  initialize(options) {
    Sheet.prototype.initialize.call(this, "gl-symbols", 610, () => this.arrange());
    this.options_ = options;
    this.canvas = new SymbolCanvas();
    this.group = svg("g", {});
    this.svg.setAttribute("role", "group");
    this.svg.append(this.group);
    this.looks = [];
    this.nodes = new Map();
    this.selected = -1;
    this.group.addEventListener("click", (event) => this.answer(event));
    this.group.addEventListener("keydown", (event) => this.onKey(event));
    for (const type of ["mouseover", "focusin"]) this.group.addEventListener(type, (event) => this.hover(event));
    for (const type of ["mouseout", "focusout"]) this.group.addEventListener(type, () => this.options_.onHover(null));
  },
  onAdd(map) {
    Sheet.prototype.onAdd.call(this, map);
    this.svg.before(this.canvas.node);
  },
  onRemove() {
    Sheet.prototype.onRemove.call(this);
    this.canvas.node.remove();
  },
  getEvents() {
    return { ...Sheet.prototype.getEvents.call(this), moveend: () => this.canvas.paint(this._map), resize: () => this.canvas.paint(this._map) };
  },
  animate(event) {
    Sheet.prototype.animate.call(this, event);
    this.canvas.animate(this._map, event);
  },
  /** Show `looks`: `{site, lat, lon, r, shape, colour, status, count, isArea, label}`; large ones below small ones. */
  show(looks) {
    const sizes = looks.map((look) => `${look.site} ${Math.round(look.r * 2)}`).join();
    const inPlace = this._map && sizes === this.sizes; // as large as before: nothing has to step aside anew
    this.sizes = sizes;
    this.looks = looks;
    if (!inPlace) {
      this.redraw();
      return;
    }
    for (const look of looks) this.mend(look);
    this.canvas.paint(this._map);
  },
  /** On paper the symbols are drawn as SVG, sharp at any size; on the screen again the canvas does. */
  setPrinting(on) {
    this.canvas.node.hidden = on;
    for (const { node, look, number } of this.nodes.values()) {
      node.querySelector(".gl-on-paper")?.remove();
      if (on && !look.isArea) node.append(svg("g", { class: "gl-on-paper" }, ...symbolParts(look), number ? symbolNumber(look, number) : ""));
    }
  },
  select(site) {
    this.nodes.get(this.selected)?.node.classList.remove("gl-selected");
    this.selected = site;
    this.nodes.get(site)?.node.classList.add("gl-selected");
  },
  focus(site) {
    this.nodes.get(site)?.node.focus();
  },
  /** Discs that labels have to leave free, in layer points. */
  discs() {
    return [...this.nodes.values()].map(({ x, y, look }) => {
      const r = look.isArea ? badgeWidth(this.options_.number(look.count)) / 2 + 1.5 : look.r + 4;
      return { x, y, r, site: look.site, look };
    });
  },
  arrange() {
    const map = this._map;
    this.looks = [...this.looks].sort((a, b) => b.r - a.r || a.site - b.site);
    const points = this.looks.map((look) => ({ ...map.latLngToLayerPoint([look.lat, look.lon]), r: look.isArea ? 20 : look.r + 2 }));
    const at = points.length > MOST_SPREAD ? points : spread(points, stepAside(map.getZoom()));
    const stale = new Map(this.nodes);
    const leaders = [];
    this.looks.forEach((look, i) => {
      const { x, y } = at[i];
      const entry = this.mend(look);
      [entry.x, entry.y] = [x, y];
      entry.node.setAttribute("transform", `translate(${x.toFixed(1)} ${y.toFixed(1)})`);
      if (!look.isArea && Math.hypot(x - points[i].x, y - points[i].y) > 5) leaders.push([points[i], { x, y }]);
      stale.delete(look.site);
    });
    for (const [site, { node }] of stale) {
      node.remove();
      this.nodes.delete(site);
    }
    this.order();
    const painted = this.looks.filter((look) => !look.isArea).map((look) => this.nodes.get(look.site));
    this.canvas.paint(map, painted, leaders);
    this.select(this.selected);
    this.options_.onDrawn();
  },
  /** Make or mend the node of one symbol. */
  mend(look) {
    let entry = this.nodes.get(look.site);
    if (!entry) {
      const node = svg("g", { class: "gl-symbol", role: "button", tabindex: -1 });
      node.dataset.site = look.site;
      entry = { node, sign: "" };
      this.nodes.set(look.site, entry);
    }
    const sign = `${look.r.toFixed(1)} ${look.label}`;
    if (entry.sign !== sign) {
      const count = this.options_.number(look.count);
      entry.number = look.count > 1 && numberFits(look.r, count) ? count : "";
      if (look.isArea) entry.node.replaceChildren(...badge(count));
      else if (entry.sign) entry.node.firstChild.setAttribute("r", targetRadius(look.r));
      else entry.node.append(target(look.r));
      entry.node.setAttribute("aria-label", look.label);
      entry.sign = sign;
    }
    entry.look = look;
    return entry;
  },
  /** Keep the nodes in the order of the looks, and one of them in the tab order. */
  order() {
    const focused = document.activeElement;
    let before = null;
    for (const look of [...this.looks].reverse()) {
      const { node } = this.nodes.get(look.site);
      if (!node.parentNode || node.nextSibling !== before) this.group.insertBefore(node, before);
      before = node;
    }
    if (focused?.closest?.(".gl-symbol") && this.group.contains(focused)) focused.focus();
    this.enterAt(this.nodes.get(this.selected)?.node ?? this.group.firstElementChild);
  },
  /** Make one symbol that by which the keyboard comes in. */
  enterAt(node) {
    this.entrance?.setAttribute("tabindex", -1);
    node?.setAttribute("tabindex", 0);
    this.entrance = node;
  },
  siteOf(event) {
    const node = event.target.closest(".gl-symbol");
    return node ? Number(node.dataset.site) : null;
  },
  answer(event) {
    const site = this.siteOf(event);
    if (site === null) return;
    L.DomEvent.stop(event);
    this.options_.onSelect(site);
  },
  hover(event) {
    const site = this.siteOf(event);
    if (site !== null) this.options_.onHover(site, event.target.closest(".gl-symbol"));
  },
  onKey(event) {
    const site = this.siteOf(event);
    if (site === null) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      this.options_.onSelect(site);
      return;
    }
    const direction = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (!direction) return;
    L.DomEvent.stop(event);
    this.focus(this.nearest(site, direction));
  },
  /** The nearest symbol in a direction, those straight ahead first. */
  nearest(site, [ux, uy]) {
    const from = this.nodes.get(site);
    let best = site;
    let least = Infinity;
    for (const [other, { x, y }] of this.nodes) {
      const [dx, dy] = [x - from.x, y - from.y];
      const ahead = dx * ux + dy * uy;
      const aside = Math.abs(dx * uy - dy * ux);
      if (other === site || ahead <= 0.5) continue;
      const cost = ahead + 2 * aside;
      if (cost < least) [least, best] = [cost, other];
    }
    this.enterAt(this.nodes.get(best).node);
    return best;
  },
});
