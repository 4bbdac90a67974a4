// Paints the symbols on a canvas that lies on the map: hundreds of them change within a frame, as SVG they would not.

import L from "leaflet";
import { el } from "./dom.js";
import { INK, inkOn, numberShift, numberSize, outline, path } from "./symbols.js";

const MARGIN = 0.3; // of the map's size, painted beyond each edge, so that a pan shows no gap at once
const FONT = 'system-ui, -apple-system, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif';

const shapes = new Map();

function shapeOf(shape, r) {
  const key = `${shape} ${r}`;
  if (!shapes.has(key)) shapes.set(key, new Path2D(path(shape, r)));
  return shapes.get(key);
}

function stroke(ctx, line, { colour, width, dash, cap = "butt" }) {
  ctx.strokeStyle = colour;
  ctx.lineWidth = width;
  ctx.lineCap = cap;
  ctx.setLineDash(dash ? dash.split(" ").map(Number) : []);
  ctx.stroke(line);
}

function paintSymbol(ctx, { shape, colour, status, r }, number) {
  const radius = Math.round(r * 4) / 4;
  const line = shapeOf(shape, radius);
  const { hollow, struck, strokes } = outline(status, radius);
  ctx.fillStyle = hollow ? "#fdfcf9" : colour;
  ctx.fill(line);
  if (hollow) stroke(ctx, shapeOf(shape, Math.max(2, radius - 1.8)), { colour, width: 2.4 });
  for (const one of strokes) stroke(ctx, line, one);
  if (struck) {
    const arm = radius * 1.25;
    const bar = new Path2D(`M${-arm} ${arm}L${arm} ${-arm}`);
    stroke(ctx, bar, { colour: "#fff", width: 4, cap: "round" });
    stroke(ctx, bar, { colour: INK, width: 1.8, cap: "round" });
  }
  if (!number) return;
  ctx.font = `650 ${numberSize(radius, number)}px ${FONT}`;
  const y = numberShift(shape, radius) + 0.5;
  if (struck) {
    ctx.setLineDash([]);
    ctx.strokeStyle = "#fff";
    ctx.lineWidth = 3;
    ctx.strokeText(number, 0, y);
  }
  ctx.fillStyle = hollow ? INK : inkOn(colour);
  ctx.fillText(number, 0, y);
}

export class SymbolCanvas {
  constructor() {
    this.node = el("canvas", { class: "gl-canvas leaflet-zoom-animated", "aria-hidden": "true" });
    this.entries = [];
    this.leaders = [];
  }

  /** Paint `entries` (`{x, y, look, number}` in layer points) and leader lines for what is in sight. */
  paint(map, entries = this.entries, leaders = this.leaders) {
    Object.assign(this, { map, entries, leaders });
    const size = map.getSize();
    const margin = size.multiplyBy(MARGIN).round();
    const corner = map.containerPointToLayerPoint([0, 0]).subtract(margin).round();
    const { x: width, y: height } = size.add(margin.multiplyBy(2));
    const scale = Math.max(1, window.devicePixelRatio);
    if (this.node.width !== Math.round(width * scale) || this.node.height !== Math.round(height * scale)) {
      this.node.width = Math.round(width * scale);
      this.node.height = Math.round(height * scale);
      this.node.style.width = `${width}px`;
      this.node.style.height = `${height}px`;
    }
    this.corner = corner;
    this.origin = map.layerPointToLatLng(corner);
    L.DomUtil.setTransform(this.node, corner);
    const ctx = this.node.getContext("2d");
    ctx.setTransform(scale, 0, 0, scale, 0, 0);
    ctx.clearRect(0, 0, width, height);
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.lineJoin = "round";
    ctx.direction = "ltr";
    ctx.translate(-corner.x, -corner.y);
    for (const [from, to] of leaders) this.leader(ctx, from, to);
    for (const { x, y, look, number } of entries) {
      if (x < corner.x - 40 || y < corner.y - 40 || x > corner.x + width + 40 || y > corner.y + height + 40) continue;
      ctx.translate(x, y);
      paintSymbol(ctx, look, number);
      ctx.translate(-x, -y);
    }
  }

  leader(ctx, from, to) {
    const line = new Path2D();
    line.moveTo(from.x, from.y);
    line.lineTo(to.x, to.y);
    stroke(ctx, line, { colour: "#56524b", width: 0.9 });
    ctx.fillStyle = "#56524b";
    ctx.beginPath();
    ctx.arc(from.x, from.y, 1.8, 0, 2 * Math.PI);
    ctx.fill();
  }

  animate(map, { zoom, center }) {
    if (this.origin) L.DomUtil.setTransform(this.node, map._latLngToNewLayerPoint(this.origin, zoom, center), map.getZoomScale(zoom));
  }
}
