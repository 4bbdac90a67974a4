// Readers who asked their system for less motion see the map change at once.

import L from "leaflet";

const isReduced = globalThis.matchMedia?.("(prefers-reduced-motion: reduce)").matches ?? false;

/** Options for a step that we make ourselves. */
export const STILL = isReduced ? { animate: false } : {};

/** Hold still the maps that will be made. */
export function holdStill() {
  if (!isReduced) return;
  L.Map.mergeOptions({ zoomAnimation: false, fadeAnimation: false, inertia: false });
  const { panBy } = L.Map.prototype; // by which the keyboard moves a map
  L.Map.include({ panBy(offset, options) { return panBy.call(this, offset, { ...options, ...STILL }); } });
}
