// The events of the page: read from the one block of data into columns of typed arrays.

import { FOREVER, NEVER, interval } from "./dates.js";

export const UNDATED = 0; // index of the empty date
export const UNPLACED = -1;
const FROM_FIRST = 1; // instead of the name of an incident

/** Parse the text of a data block: JSON, or JSON that was deflated and written in base64. */
export async function parseBlock(text, type) {
  if (type === "application/json") return JSON.parse(text);
  const letters = atob(text.trim());
  const bytes = new Uint8Array(letters.length);
  for (let i = 0; i < letters.length; i++) bytes[i] = letters.charCodeAt(i); // a loop: Array.from takes fifty times as long
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return JSON.parse(await new Response(stream).text());
}

function summed(deltas) {
  const out = new Int32Array(deltas.length);
  let value = 0;
  for (let i = 0; i < deltas.length; i++) out[i] = value += deltas[i];
  return out;
}

/** Offsets in UTF-16 code units for offsets in code points. */
export function unitsOf(text, points) {
  if (!/[\ud800-\udbff]/.test(text)) return points;
  const starts = [0];
  for (const character of text) starts.push(starts.at(-1) + character.length);
  return points.map((point) => starts[Math.min(point, starts.length - 1)]);
}

function sitesOf(spots) {
  const index = new Map();
  const sites = [];
  const siteOfSpot = new Int32Array(spots.length);
  spots.forEach((spot, i) => {
    const isArea = spot.relation === "within";
    const key = isArea ? `area ${spot.place || spot.name}` : `${spot.lat} ${spot.lon} ${spot.place}`;
    if (!index.has(key)) {
      index.set(key, sites.length);
      sites.push({ index: sites.length, key: "", isArea, place: spot.place, name: spot.name, lat: spot.lat, lon: spot.lon, spots: [] });
    }
    const site = sites[index.get(key)];
    site.spots.push(spot);
    siteOfSpot[i] = site.index;
  });
  const taken = new Set();
  for (const site of sites) { // what an address calls the site
    const first = site.place || site.name;
    site.key = taken.has(first) ? `${first}@${site.lat},${site.lon}` : first;
    taken.add(site.key);
  }
  return { sites, siteOfSpot };
}

function rowsOf(columns) {
  const keys = Object.keys(columns);
  return columns[keys[0]].map((_, i) => Object.fromEntries(keys.map((key) => [key, columns[key][i]])));
}

/** Ids, which take most of the room: where all have one length they stay in one text. */
export class Ids {
  constructor({ width, text, list }) {
    Object.assign(this, { width, text, list });
  }

  at(i) {
    return this.list ? this.list[i] : this.text.slice(i * this.width, (i + 1) * this.width);
  }

  indexOf(id) {
    if (this.list) return this.list.indexOf(id);
    if (id.length !== this.width) return -1;
    let at = this.text.indexOf(id);
    while (at >= 0 && at % this.width) at = this.text.indexOf(id, at + 1);
    return at < 0 ? -1 : at / this.width;
  }
}

/** Pairs of a site and an incident that it shows, numbered, so that a filter counts incidents in one pass. */
function numberPairs(site, incident, incidents) {
  const pairs = new Map();
  return Int32Array.from(site, (s, i) => {
    if (s < 0) return -1;
    const key = s * incidents + incident[i];
    if (!pairs.has(key)) pairs.set(key, pairs.size);
    return pairs.get(key);
  });
}

/** Turn a payload, as geolibya/maps/payload.py writes it, into the store that everything on the page reads. */
export function openStore(payload) {
  const { events } = payload;
  const total = events.activity.length;
  const spots = rowsOf(payload.spots);
  const { sites, siteOfSpot } = sitesOf(spots);
  const spot = Int32Array.from(events.spot);
  const site = Int32Array.from(spot, (i) => (i < 0 ? UNPLACED : siteOfSpot[i]));
  const incident = summed(events.incident);
  const incidents = incident.reduce((most, i) => Math.max(most, i), -1) + 1;
  const pair = numberPairs(site, incident, incidents);
  const first = new Int32Array(payload.dates.length);
  const last = new Int32Array(payload.dates.length);
  const known = new Uint8Array(payload.dates.length);
  payload.dates.forEach((date, i) => {
    const days = interval(date);
    known[i] = days ? 1 : 0;
    [first[i], last[i]] = days ?? [NEVER, FOREVER];
  });
  const actors = payload.terms.actor.length;
  return {
    ...payload,
    total,
    ids: new Ids(payload.ids),
    spots,
    sites,
    reports: rowsOf(payload.reports),
    spot,
    site,
    pair,
    pairs: pair.reduce((most, i) => Math.max(most, i), -1) + 1,
    incident,
    incidents,
    activity: Uint16Array.from(events.activity),
    group: Uint8Array.from(events.activity, (i) => payload.terms.activity[i].group),
    status: Uint8Array.from(events.status),
    actors: Int32Array.from(events.actors),
    report: summed(events.report),
    date: Int32Array.from(events.date),
    quote: summed(events.quote),
    dates: payload.dates.map((text, i) => ({ text, first: first[i], last: last[i], known: known[i] === 1 })),
    first,
    last,
    known,
    noActor: actors, // the value `none` comes after the actors
    facets: {
      group: [...payload.terms.group],
      activity: [...payload.terms.activity],
      actor: [...payload.terms.actor, { id: "none", label: "" }],
      status: [...payload.terms.status],
      report: payload.reports.name.map((name, i) => ({ id: name, label: payload.reports.title[i] || name })),
    },
  };
}

/** The name of the incident that an event tells of: that of the first one that tells it, or one of its own. */
export function incidentName(store, i) {
  const name = store.incidentNames[store.incident[i]];
  return name === FROM_FIRST ? `i-${store.ids.at(store.incident.indexOf(store.incident[i]))}` : name;
}

/** One event with all that the panel and the tables say of it. */
export function eventAt(store, i) {
  const { events, sets, texts } = store;
  const words = (column) => texts[events[column][i]];
  const terms = (facet, indices) => indices.map((n) => store.terms[facet][n]);
  const spot = store.spot[i] < 0 ? null : store.spots[store.spot[i]];
  const quote = texts[store.quote[i]];
  return {
    index: i,
    id: store.ids.at(i),
    activity: store.terms.activity[store.activity[i]],
    group: store.terms.group[store.group[i]],
    status: store.terms.status[store.status[i]],
    spot,
    site: store.site[i],
    actors: terms("actor", sets.actors[store.actors[i]]),
    targets: terms("actor", sets.actors[events.targets[i]]),
    actorsText: sets.words[events.actors_text[i]].map((n) => texts[n]),
    attribution: sets.words[events.attribution[i]].map((n) => texts[n]),
    caveats: terms("caveat", sets.caveats[events.caveats[i]]),
    casualties: sets.casualties[events.casualties[i]].map(([said, killed, injured, who]) => ({ words: said, killed, injured, who })),
    when: words("when"),
    date: store.dates[store.date[i]].text,
    incident: store.incident[i],
    quote,
    marks: sets.marks[events.marks[i]].map(([start, end, kind]) => [...unitsOf(quote, [start, end]), kind]),
    start: events.start[i],
    report: store.reports[store.report[i]],
    reviewed: words("reviewed"),
  };
}
