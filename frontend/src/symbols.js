// The look of a symbol: shape by group, colour by group or actor, outline by status, area by number of incidents.

export const STATUSES = ["reported", "acknowledged", "claimed", "planned", "denied"];
export const GROUPS = {
  ground: { colour: "#a63c2e", shape: "square" },
  air: { colour: "#1d5c8c", shape: "triangle" },
  fires: { colour: "#dd9a2b", shape: "diamond" },
  sea: { colour: "#57acb8", shape: "hull" },
  posture: { colour: "#4c4379", shape: "pentagon" },
  support: { colour: "#86a35a", shape: "cross" },
  political: { colour: "#bd94b8", shape: "hexagon" },
  humanitarian: { colour: "#86664a", shape: "arrow" },
};
export const SEVERAL = { colour: "#5d5b57", shape: "circle" };
export const INK = "#2a2926";
const ACTOR_COLOURS = ["#a63c2e", "#1d5c8c", "#dd9a2b", "#4c4379", "#57acb8", "#86a35a", "#bd94b8", "#86664a"];
const DARK = new Set(["#a63c2e", "#1d5c8c", "#4c4379", "#86664a", SEVERAL.colour]);
const SMALLEST = 6.5; // pixels; one incident, still a target with its margin
const LARGEST = 24;

/** Colours of the most frequent actors; the rest share the grey of "several". */
export const actorColour = (rank) => ACTOR_COLOURS[rank] ?? SEVERAL.colour;

/** Shape and colour of one event, as the map has them: the kind, or where the map is coloured by actor, its only actor. */
export function eventArt(store, event, colour) {
  const art = GROUPS[event.group.id] ?? SEVERAL;
  if (colour !== "actor") return art;
  const [actor, ...others] = event.actors;
  return { shape: art.shape, colour: actor && !others.length ? actorColour(store.actorRank[store.terms.actor.indexOf(actor)]) : SEVERAL.colour };
}

export const ACTORS_COLOURED = ACTOR_COLOURS.length;
export const inkOn = (colour) => (DARK.has(colour) ? "#fff" : INK);

/** Radius so that the area grows with the number, `most` being the highest on the page and `largest` the radius that it has. */
export const radius = (incidents, most, largest = LARGEST) => Math.sqrt(SMALLEST ** 2 + (largest ** 2 - SMALLEST ** 2) * ((incidents - 1) / Math.max(12, most - 1)));

/** The radius of the largest symbol: smaller where a map has many places, so that they do not bury each other. */
export const largestOf = (places) => LARGEST * Math.max(0.52, Math.min(1, Math.sqrt(70 / Math.max(1, places))));

const CORNERS = { // on the unit circle, y down; each drawn to about the area of the circle
  square: [[-0.88, -0.88], [0.88, -0.88], [0.88, 0.88], [-0.88, 0.88]],
  triangle: [[0, -1.22], [1.2, 0.86], [-1.2, 0.86]],
  diamond: [[0, -1.27], [1.27, 0], [0, 1.27], [-1.27, 0]],
  hull: [[-1.3, -0.7], [1.3, -0.7], [0.72, 0.85], [-0.72, 0.85]],
  pentagon: [[0, -1.2], [1.12, -0.3], [0.8, 0.98], [-0.8, 0.98], [-1.12, -0.3]],
  hexagon: [[-0.6, -1.02], [0.6, -1.02], [1.18, 0], [0.6, 1.02], [-0.6, 1.02], [-1.18, 0]],
  arrow: [[-1.05, -0.88], [0.35, -0.88], [1.25, 0], [0.35, 0.88], [-1.05, 0.88]],
  cross: [[-0.45, -1.15], [0.45, -1.15], [0.45, -0.45], [1.15, -0.45], [1.15, 0.45], [0.45, 0.45], [0.45, 1.15], [-0.45, 1.15], [-0.45, 0.45],
    [-1.15, 0.45], [-1.15, -0.45], [-0.45, -0.45]],
};

const round = (n) => Math.round(n * 100) / 100;

/** Path of a shape round 0,0. */
export function path(shape, r) {
  if (shape === "circle") return `M${-r} 0a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
  return `M${CORNERS[shape].map(([x, y]) => `${round(x * r)} ${round(y * r)}`).join("L")}z`;
}

/** Where the number stands: a triangle is widest below its middle. */
export const numberShift = (shape, r) => ({ triangle: 0.22 * r, hull: -0.02 * r, pentagon: 0.08 * r })[shape] ?? 0;

/** The height of the number that stands in a symbol. */
export const numberSize = (r, text) => Math.max(9.5, Math.min(14, (r * 1.5) / Math.max(1, text.length * 0.62)));

/** Whether a number can be read inside a symbol; where it cannot, it is told on pointing at it and in the list. */
export const numberFits = (r, text) => text.length * 5.9 <= 2 * r + 1;

/** The strokes that tell a status, from below to above; `hollow` where nothing is said to have happened. */
export function outline(status, r) {
  const solid = { colour: INK, width: 1.4 };
  const dash = Math.max(2.4, r * 0.42);
  return {
    reported: { hollow: false, strokes: [solid] },
    acknowledged: { hollow: false, strokes: [{ colour: INK, width: 5.2 }, { colour: "#fff", width: 2.6 }] },
    claimed: { hollow: false, strokes: [{ colour: "#fff", width: 2.2 }, { colour: INK, width: 1.8, dash: `${round(dash)} ${round(dash * 0.75)}` }] },
    planned: { hollow: true, strokes: [{ colour: INK, width: 2, dash: "0.1 3.6", cap: "round" }] },
    denied: { hollow: true, struck: true, strokes: [{ colour: INK, width: 1.2 }] },
  }[status];
}
