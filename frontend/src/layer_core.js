// The events as a Leaflet layer for maps that are not ours: symbols, areas, and a popup with the evidence.

import L from "leaflet";
import { parseBlock } from "./block.js";
import { cards } from "./evidence.js";
import { summarize } from "./filter.js";
import { openStore } from "./payload.js";
import { siteWords } from "./places.js";
import { el } from "./dom.js";
import { hatching } from "./symbol_art.js";
import { SymbolLayer } from "./symbol_layer.js";
import { areaClass, footprint, looksOf } from "./view.js";
import { wordsOf } from "./words.js";

const NO_ACTOR_RANKS = new Uint16Array(0);

/** Give a layer group that fills itself from the block of data with an id. */
export function EventLayer(blockId) {
  const group = L.layerGroup();
  group.ready = fillGroup(group, document.getElementById(blockId));
  return group;
}

async function fillGroup(group, block) {
  const store = openStore(await parseBlock(block.textContent, block.type));
  store.actorRank = NO_ACTOR_RANKS;
  const words = wordsOf(store.page.language);
  const everything = Uint32Array.from({ length: store.total }, (_, i) => i);
  const summary = summarize(store, everything);
  const most = summary.reduce((highest, site) => Math.max(highest, site.incidents), 1);
  const chosen = L.layerGroup();
  if (!document.getElementById("gl-hatch")) document.body.append(hatching());
  const openSite = (site) => {
    const { _map: map } = group;
    const { lat, lon, spots } = store.sites[site];
    const indices = everything.filter((i) => store.site[i] === site);
    const options = { openEvent: (i) => openSite(store.site[i]), showPlace: spots.length > 1 };
    const content = el("div", { class: "gl-popup", dir: words.rtl ? "rtl" : "ltr", lang: words.language }, el("h2", { dir: "auto" }, siteWords(store.sites[site], words)), cards(store, indices, words, options));
    chosen.clearLayers();
    for (const spot of spots) chosen.addLayer(footprint(store, spot, { className: "gl-chosen-area", interactive: false }));
    L.popup({ maxWidth: 380, minWidth: 260, maxHeight: 360 }).setLatLng([lat, lon]).setContent(content).openOn(map);
  };
  const symbols = new SymbolLayer({ onSelect: openSite, onHover: () => {}, number: words.number, onDrawn: () => {} });
  const looks = looksOf(store, summary, most, words, "group");
  symbols.looks = looks;
  for (const { site } of looks.filter((look) => look.isArea)) {
    group.addLayer(footprint(store, store.sites[site].spots[0], { className: areaClass(store.sites[site].spots[0]), fillColor: "url(#gl-hatch)" }).on("click", () => openSite(site)));
  }
  group.addLayer(chosen);
  group.addLayer(symbols);
}
