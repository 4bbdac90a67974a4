// A sheet of SVG that lies on the map, in the map's layer points; it follows pans and zoom animations.

import L from "leaflet";
import { svg } from "./dom.js";

export const Sheet = L.Layer.extend({
  initialize(pane, zIndex, draw) {
    this.paneName = pane;
    this.zIndex = zIndex;
    this.draw = draw;
    this.svg = svg("svg", { class: `gl-sheet ${pane} leaflet-zoom-animated`, width: 1, height: 1 });
  },
  onAdd(map) {
    const pane = map.getPane(this.paneName) ?? map.createPane(this.paneName);
    pane.style.zIndex = this.zIndex;
    pane.append(this.svg);
    this.redraw();
  },
  onRemove() {
    this.svg.remove();
  },
  getEvents() {
    return { zoomend: this.redraw, viewreset: this.redraw, zoomanim: this.animate };
  },
  animate({ zoom, center }) {
    const map = this._map;
    const origin = map.layerPointToLatLng([0, 0]);
    L.DomUtil.setTransform(this.svg, map._latLngToNewLayerPoint(origin, zoom, center), map.getZoomScale(zoom));
  },
  redraw() {
    if (!this._map) return;
    L.DomUtil.setTransform(this.svg, L.point(0, 0));
    this.draw(this._map);
  },
});
