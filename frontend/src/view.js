// The map: base layers, symbols, areas, names and what is drawn for the place that is selected.

import L from "leaflet";
import { decodeLine, districtLines, vectorBase } from "./base.js";
import { el } from "./dom.js";
import { leader } from "./filter.js";
import { LabelLayer } from "./label_layer.js";
import { STILL } from "./motion.js";
import { siteWords } from "./places.js";
import { GROUPS, SEVERAL, STATUSES, actorColour, largestOf, radius } from "./symbols.js";
import { hatching } from "./symbol_art.js";
import { SymbolLayer } from "./symbol_layer.js";

const LIBYA = [[19.4, 9.2], [33.6, 25.4]];
const CLOSEST_FIT = 8.5;
const WIDE_KM = 400;
const BROAD_KM = 100;
const NEAR_ZOOM = 8; // from here an area of the size of a country fills the view and tells nothing
const NEARER_ZOOM = 9.5; // from here one of the size of a province does
const PHONE = 700; // pixels
const DRAWER_SHARE = 0.72;

/** Areas of the size of a country are hatched more faintly, so that they hide nothing. */
export const areaClass = ({ radius: km }) => ["gl-area", km > WIDE_KM && "gl-area-wide", km > BROAD_KM && "gl-area-broad"].filter(Boolean).join(" ");

/** What a spot's words allow, as a Leaflet layer. */
export function footprint(store, spot, options) {
  if (spot.area < 0) return L.circle([spot.lat, spot.lon], { ...options, radius: Math.max(200, spot.radius * 1000) });
  return L.polygon(store.areas[spot.area].map((polygon) => polygon.map((ring) => decodeLine(ring, store.scale))), options);
}

/** How each site looks now. */
export function looksOf(store, summary, most, words, colour) {
  const largest = largestOf(store.sites.length);
  return store.sites.flatMap((site) => {
    const { incidents, groups, status, actors } = summary[site.index];
    if (!incidents) return [];
    const g = leader(groups);
    const group = g < 0 ? SEVERAL : (GROUPS[store.terms.group[g].id] ?? SEVERAL);
    const name = siteWords(site, words);
    const kind = g < 0 ? words.say("mixed") : store.terms.group[g].label;
    return [{
      site: site.index, place: site.place, name, lat: site.lat, lon: site.lon, isArea: site.isArea, shape: group.shape,
      colour: colour === "actor" ? actorLook(actors, store) : group.colour, status: STATUSES[status], count: incidents, r: radius(incidents, most, largest),
      label: words.say("symbolLabel", { place: name, incidents: words.say("incidents", { n: incidents }), kind, status: store.terms.status[status].label }),
    }];
  });
}

function actorLook(actors, store) {
  const a = leader(actors);
  return a < 0 ? SEVERAL.colour : actorColour(store.actorRank[a]);
}

export class MapView {
  /** `on`: select(site), moved(), hovers nothing. */
  constructor(map, store, words, { onSelect, onMove, extras = {} }) {
    Object.assign(this, { map, store, words });
    document.body.append(hatching());
    map.attributionControl?.setPrefix(false).addAttribution(words.say("attribution"));
    this.panes();
    this.tooltip = el("div", { class: "gl-tip", hidden: true, "aria-hidden": "true" });
    map.getContainer().append(this.tooltip);
    this.symbols = new SymbolLayer({ onSelect, onHover: (site, node) => this.hint(site, node), number: words.number, onDrawn: () => this.labels?.redraw() });
    this.labels = new LabelLayer(words.language, store, () => (map.hasLayer(this.symbols) ? this.symbols.discs() : []));
    this.areas = L.layerGroup();
    this.margins = L.layerGroup();
    this.chosen = L.layerGroup();
    this.controls(extras);
    map.on("moveend", onMove);
    map.on("overlayadd overlayremove", () => this.redrawAll());
    map.on("movestart zoomstart", () => this.hint(null));
    map.on("zoomend", () => {
      map.getContainer().classList.toggle("gl-near", map.getZoom() >= NEAR_ZOOM);
      map.getContainer().classList.toggle("gl-nearer", map.getZoom() >= NEARER_ZOOM);
    });
  }

  panes() {
    for (const [name, z] of [["gl-areas", 300], ["gl-margins", 320], ["gl-chosen", 330]]) this.map.createPane(name).style.zIndex = z;
    const renderer = (pane) => ({ pane, renderer: L.svg({ pane, padding: 0.5 }) });
    this.style = {
      areas: { ...renderer("gl-areas"), className: "gl-area", fillColor: "url(#gl-hatch)" },
      margins: { ...renderer("gl-margins"), className: "gl-margin", interactive: false },
      chosen: { ...renderer("gl-chosen"), className: "gl-chosen-area", interactive: false },
    };
  }

  controls(extras) {
    const { map, words, store } = this;
    const vector = vectorBase(map).addTo(map);
    const events = extras.handle ?? L.layerGroup();
    events.addLayer(this.symbols).addTo(map);
    const overlays = { [words.say("events_")]: events, [words.say("areas")]: this.areas, [words.say("names")]: this.labels, [words.say("uncertainty")]: this.margins };
    if (store.districts.lines.length) {
      const lines = districtLines(map, store.districts).addTo(map);
      overlays[words.say("districts")] = lines;
    }
    for (const layer of [this.areas, this.labels, this.chosen]) layer.addTo(map);
    const bases = { [words.say("vector")]: vector, [words.say("blank")]: L.layerGroup(), ...extras.bases };
    const control = L.control.layers(bases, { ...overlays, ...extras.overlays }, { position: words.rtl ? "topleft" : "topright" }).addTo(map);
    control.getContainer().querySelector(".leaflet-control-layers-toggle").setAttribute("aria-label", words.say("layers"));
    L.control.zoom({ position: words.rtl ? "topright" : "topleft", zoomInTitle: words.say("zoomIn"), zoomOutTitle: words.say("zoomOut") }).addTo(map);
    L.control.scale({ imperial: false, maxWidth: 130, position: words.rtl ? "bottomright" : "bottomleft" }).addTo(map);
    map.getContainer().setAttribute("role", "region");
    map.getContainer().setAttribute("aria-label", words.say("mapLabel"));
  }

  /** Show a summary of the sites. */
  show(summary, { most, colour }) {
    const looks = looksOf(this.store, summary, most, this.words, colour);
    this.looks = new Map(looks.map((look) => [look.site, look]));
    this.drawAreas(looks);
    if (this.map.hasLayer(this.symbols)) this.symbols.show(looks);
    else this.symbols.looks = looks;
    this.drawMargins(looks);
  }

  redrawAll() {
    this.drawMargins([...this.looks.values()]);
    this.labels.redraw();
  }

  drawAreas(looks) {
    const sign = looks.filter((look) => look.isArea).map((look) => look.site).join(" ");
    if (sign === this.areaSign) return;
    this.areaSign = sign;
    this.areas.clearLayers();
    const layers = looks.filter((look) => look.isArea).map(({ site }) => {
      const [spot] = this.store.sites[site].spots;
      const layer = footprint(this.store, spot, { ...this.style.areas, className: areaClass(spot) });
      layer.on("click", (event) => {
        L.DomEvent.stop(event);
        this.symbols.options_.onSelect(site);
      });
      return layer;
    });
    for (const layer of layers) this.areas.addLayer(layer);
  }

  drawMargins(looks) {
    this.margins.clearLayers();
    if (!this.map.hasLayer(this.margins)) return;
    for (const { site, isArea } of looks) {
      if (isArea) continue;
      for (const spot of this.store.sites[site].spots) this.margins.addLayer(footprint(this.store, spot, this.style.margins));
    }
  }

  /** Mark a site, or with `spots` only what those allow. */
  select(site, spots) {
    this.symbols.select(site);
    this.chosen.clearLayers();
    for (const spot of new Set(spots)) this.chosen.addLayer(footprint(this.store, spot, this.style.chosen));
  }

  /** Bring a site into sight without moving more than need be. */
  reveal(site, options = {}) {
    const { lat, lon } = this.store.sites[site];
    const size = this.map.getSize();
    const at = this.map.latLngToContainerPoint([lat, lon]);
    const covered = size.x < PHONE ? DRAWER_SHARE : 0; // the drawer lies over the lower part of a narrow map
    const margin = Math.min(56, size.y * 0.2);
    const free = L.bounds([margin, margin], [size.x - margin, Math.max(size.y * (1 - covered) - margin, margin + 1)]);
    if (!free.contains(at)) this.map.panBy(at.subtract(free.getCenter()), { ...STILL, ...options });
  }

  goTo(site) {
    const { spots, lat, lon } = this.store.sites[site];
    const bounds = footprint(this.store, spots[0], {});
    bounds.addTo(this.map);
    const box = bounds.getBounds();
    bounds.remove();
    if (box.isValid()) this.map.fitBounds(box.pad(0.6), { maxZoom: 10, ...STILL });
    else this.map.setView([lat, lon], 9, STILL);
  }

  /** The view in which the page opens: all sites in and round Libya, or the country. */
  fitAll() {
    const points = this.store.sites.filter((site) => !site.spots[0].outside).map(({ lat, lon }) => [lat, lon]);
    const bounds = points.length ? L.latLngBounds(points).pad(0.14) : L.latLngBounds(LIBYA);
    this.map.fitBounds(bounds, { maxZoom: CLOSEST_FIT, animate: false });
  }

  hint(site, node) {
    const look = site === null ? null : this.looks?.get(site);
    this.tooltip.hidden = !look;
    if (!look) return;
    const [frame, box] = [this.map.getContainer().getBoundingClientRect(), node.getBoundingClientRect()];
    this.tooltip.replaceChildren(el("strong", {}, look.name), el("span", {}, this.words.say("incidents", { n: look.count })), el("span", {}, this.store.terms.status[STATUSES.indexOf(look.status)].label));
    const x = box.left + box.width / 2 - frame.left;
    const half = this.tooltip.offsetWidth / 2 + 6;
    this.tooltip.style.left = `${Math.max(half, Math.min(frame.width - half, x))}px`;
    const above = box.top - frame.top > this.tooltip.offsetHeight + 12;
    this.tooltip.style.top = `${above ? box.top - frame.top - this.tooltip.offsetHeight - 6 : box.bottom - frame.top + 6}px`;
  }
}

