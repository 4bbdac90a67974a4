// The events of the page as columns of typed arrays.

import { FOREVER, NEVER, interval } from "./dates.js";
import { EventIds, eventId } from "./event_ids.js";

export const UNDATED = 0; // index of the empty date
export const UNPLACED = -1;
const UNKNOWN = -1; // an offset that nobody knows

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

/** Rows of columns, each made when it is asked for. */
class Rows {
  constructor(columns, rowOf = (i) => rowAt(columns, i)) {
    this.length = Object.values(columns)[0].length;
    this.at = rowOf;
  }

  * [Symbol.iterator]() {
    for (let i = 0; i < this.length; i++) yield this.at(i);
  }
}

const rowAt = (columns, i) => Object.fromEntries(Object.entries(columns).map(([key, values]) => [key, values.at(i)]));

/** Where the marks of each event begin among those of all. */
function firstMarks({ events, sets }) {
  const first = new Uint32Array(events.marks.length);
  for (let i = 0, at = 0; i < first.length; i++) {
    first[i] = at;
    at += sets.marks[events.marks[i]].length;
  }
  return first;
}

/** Pairs of a site and an incident that it shows, numbered, so that a filter counts incidents in one pass. */
function numberPairs(site, incident, incidents) {
  const newest = new Int32Array(incidents).fill(-1); // of the pairs of each incident; behind it come the older ones
  const older = new Int32Array(site.length);
  const siteOf = new Int32Array(site.length);
  let pairs = 0;
  const pair = Int32Array.from(site, (s, i) => {
    if (s < 0) return -1;
    let p = newest[incident[i]];
    while (p >= 0 && siteOf[p] !== s) p = older[p];
    if (p >= 0) return p;
    [siteOf[pairs], older[pairs], newest[incident[i]]] = [s, newest[incident[i]], pairs];
    return pairs++;
  });
  return { pair, pairs };
}

const numbers = (column) => (ArrayBuffer.isView(column) ? column : Int32Array.from(column));

/** Turn a payload, as geolibya/maps/payload.py writes it, into the store that everything on the page reads. */
export function openStore(payload) {
  const { events, reports } = payload;
  const total = events.activity.length;
  const spots = [...new Rows(payload.spots)];
  const dates = [...payload.dates];
  const { sites, siteOfSpot } = sitesOf(spots);
  const spot = numbers(events.spot);
  const site = Int32Array.from(spot, (i) => (i < 0 ? UNPLACED : siteOfSpot[i]));
  const incident = numbers(events.incident);
  const incidents = incident.reduce((most, i) => Math.max(most, i), -1) + 1;
  const { pair, pairs } = numberPairs(site, incident, incidents);
  const first = new Int32Array(dates.length);
  const last = new Int32Array(dates.length);
  const known = new Uint8Array(dates.length);
  dates.forEach((date, i) => {
    const days = interval(date);
    known[i] = days ? 1 : 0;
    [first[i], last[i]] = days ?? [NEVER, FOREVER];
  });
  const actors = payload.terms.actor.length;
  const store = {
    ...payload,
    total,
    spots,
    sites,
    reports: new Rows(reports),
    spot,
    site,
    pair,
    pairs,
    incident,
    incidents,
    activity: numbers(events.activity),
    group: Uint8Array.from(events.activity, (i) => payload.terms.activity[i].group),
    status: numbers(events.status),
    actors: numbers(events.actors),
    report: numbers(events.report),
    date: numbers(events.date),
    quote: numbers(events.quote),
    dates: dates.map((text, i) => ({ text, first: first[i], last: last[i], known: known[i] === 1 })),
    first,
    last,
    known,
    firstMark: firstMarks(payload),
    noActor: actors, // the value `none` comes after the actors
    facets: {
      group: [...payload.terms.group],
      activity: [...payload.terms.activity],
      actor: [...payload.terms.actor, { id: "none", label: "" }],
      status: [...payload.terms.status],
      report: new Rows(reports, (i) => ({ id: reports.name.at(i), label: reports.title.at(i) || reports.name.at(i) })),
    },
  };
  store.ids = new EventIds(payload.ids, (i) => idOf(store, i));
  return store;
}

function idOf({ reports, report, terms, activity, spots, spot, texts, quote, status, dates, date }, i) {
  const place = spot[i] < 0 ? "" : spots[spot[i]].place ?? "";
  return eventId(reports.at(report[i]).sha256, terms.activity[activity[i]].id, place, texts.at(quote[i]), terms.status[status[i]].id, dates[date[i]].text);
}

/** The name of the incident that an event tells of: that of the first one that tells it, or one of its own. */
export function incidentName(store, i) {
  if (!store.firstTold) {
    store.firstTold = new Int32Array(store.incidents);
    for (let k = store.total - 1; k >= 0; k--) store.firstTold[store.incident[k]] = k;
  }
  const n = store.incident[i];
  return store.incidentNames[n] ?? `i-${store.ids.at(store.firstTold[n])}`;
}

/** The marks of a quote as [start, end, kind]. */
function marksOf(store, i, quote) {
  let end = 0;
  return store.sets.marks[store.events.marks[i]].map((kind, k) => {
    const start = end + store.marks.gap[store.firstMark[i] + k];
    end = start + store.marks.length[store.firstMark[i] + k];
    return [...unitsOf(quote, [start, end]), kind];
  });
}

/** One event with all that the panel and the tables say of it. */
export function eventAt(store, i) {
  const { events, sets, texts } = store;
  const words = (column) => texts.at(events[column][i]);
  const terms = (facet, indices) => indices.map((n) => store.terms[facet][n]);
  const spot = store.spot[i] < 0 ? null : store.spots[store.spot[i]];
  const quote = texts.at(store.quote[i]);
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
    actorsText: sets.words[events.actors_text[i]].map((n) => texts.at(n)),
    attribution: sets.words[events.attribution[i]].map((n) => texts.at(n)),
    caveats: terms("caveat", sets.caveats[events.caveats[i]]),
    casualties: sets.casualties[events.casualties[i]].map(([said, killed, injured, who]) => ({ words: said, killed, injured, who })),
    when: words("when"),
    date: store.dates[store.date[i]].text,
    incident: store.incident[i],
    quote,
    marks: marksOf(store, i, quote),
    start: events.start[i] === UNKNOWN ? null : events.start[i],
    report: store.reports.at(store.report[i]),
    reportIndex: store.report[i],
    reviewed: words("reviewed"),
  };
}
