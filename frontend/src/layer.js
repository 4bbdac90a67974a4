// Entry of the small bundle that `EventLayer` brings into a folium map that is not ours; Leaflet is the page's.

import "./marks.css";
import { EventLayer } from "./layer_core.js";

window.geolibya = { ...window.geolibya, EventLayer };
