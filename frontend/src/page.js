// The map page: reads the data block, builds the page round the map, and keeps all of it in step with the state.

import L from "leaflet";
import "leaflet/dist/leaflet.css";
import "./marks.css";
import "./style.css";
import markerIcon from "leaflet/dist/images/marker-icon.png";
import markerShadow from "leaflet/dist/images/marker-shadow.png";
import { App } from "./app.js";
import { parseBlock } from "./block.js";
import { EventLayer } from "./layer_core.js";
import { holdStill } from "./motion.js";
import { openStore } from "./payload.js";
import { wordsOf } from "./words.js";

window.L = L;
holdStill();
L.Icon.Default.mergeOptions({ iconUrl: markerIcon, iconRetinaUrl: markerIcon, shadowUrl: markerShadow, imagePath: "" });
L.Icon.Default.prototype._getIconUrl = function iconUrl(name) { // a data address needs no path before it
  return this.options[`${name}Url`];
};

/** folium's popups make their content with jQuery, of which they need only this; the policy lets no script of it run. */
window.$ = (html) => {
  const template = document.createElement("template");
  template.innerHTML = html.trim().replace(/^(<div[^>]*?) style="[^"]*"/, "$1"); // the size that folium gives it, refused by the policy
  return [...template.content.children];
};

const root = document.documentElement;

async function build(map, block, handle, extras) {
  try {
    const store = openStore(await parseBlock(block.textContent, block.type));
    block.remove(); // the text is in the store now
    window.geolibya.app = new App(map, store, wordsOf(store.page.language), { ...extras(), handle });
    root.dataset.ready = "true";
  } catch (error) {
    const words = wordsOf(root.lang);
    document.body.append(Object.assign(document.createElement("p"), { className: "gl-broken", textContent: words.say("broken") }));
    throw error;
  }
}

/** Build the page on a Leaflet map from the block of data with an id; gives the layer of the events. */
function start(map, blockId, extras = () => ({})) {
  const handle = L.layerGroup();
  handle.ready = build(map, document.getElementById(blockId), handle, extras);
  return handle;
}

window.geolibya = { start, EventLayer };
