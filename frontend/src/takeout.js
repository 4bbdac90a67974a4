// What is shown as GeoJSON or CSV, with the columns of geolibya's event tables.

import { eventAt, incidentName } from "./payload.js";

export const COLUMNS = ["id", "report", "title", "outlet", "url", "archived_url", "published", "language", "activity", "group", "place", "place_name", "country", "admin1", "adm2_pcode",
  "relation", "lat", "lon", "radius_km", "geo_precision", "where_prec", "actors", "targets", "status", "attribution", "caveats", "when", "date", "casualties", "killed", "injured", "incident",
  "quote", "start", "end", "sha256", "reviewed"];

const orNull = (text) => text || null;
const ids = (terms) => terms.map((term) => term.id);

function most(casualties, key) {
  const known = casualties.map((c) => c[key]).filter((n) => n !== null);
  return known.length ? Math.max(...known) : null;
}

/** One event as a row of the event tables; what nobody knows is null. */
export function rowOf(store, i) {
  const event = eventAt(store, i);
  const { report, spot } = event;
  const length = [...event.quote].length;
  return {
    id: event.id, report: report.name, title: orNull(report.title), outlet: orNull(report.outlet), url: orNull(report.url), archived_url: orNull(report.archived), published: orNull(report.published),
    language: orNull(report.language), activity: event.activity.id, group: orNull(event.group.id), place: orNull(spot?.place), place_name: orNull(spot?.name), country: orNull(spot?.country),
    admin1: orNull(spot?.admin1), adm2_pcode: orNull(spot?.adm2), relation: orNull(spot?.relation), lat: spot?.lat ?? null, lon: spot?.lon ?? null, radius_km: spot?.radius ?? null,
    geo_precision: spot?.geo ?? null, where_prec: spot?.where ?? null, actors: ids(event.actors), targets: ids(event.targets), status: event.status.id, attribution: event.attribution,
    caveats: ids(event.caveats), when: orNull(event.when), date: orNull(event.date), casualties: event.casualties.map((c) => c.words), killed: most(event.casualties, "killed"),
    injured: most(event.casualties, "injured"), incident: orNull(incidentName(store, i)), quote: event.quote, start: event.start, end: event.start === null ? null : event.start + length,
    sha256: orNull(report.sha256), reviewed: orNull(event.reviewed),
  };
}

export function geojson(store, indices) {
  const features = Array.from(indices, (i) => {
    const row = rowOf(store, i);
    const geometry = row.lat === null ? null : { type: "Point", coordinates: [row.lon, row.lat] };
    return { type: "Feature", geometry, properties: row };
  });
  return JSON.stringify({ type: "FeatureCollection", features });
}

/** A cell of a CSV table; one that a spreadsheet would run as a formula gets an apostrophe before it. */
function cell(value) {
  if (value === null) return "";
  let text = Array.isArray(value) ? value.join("; ") : String(value);
  if (typeof value !== "number" && /^[=+\-@\t\r]/.test(text)) text = `'${text}`;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function csv(store, indices) {
  const lines = Array.from(indices, (i) => {
    const row = rowOf(store, i);
    return COLUMNS.map((column) => cell(row[column])).join(",");
  });
  return `\ufeff${[COLUMNS.join(","), ...lines].join("\r\n")}\r\n`;
}

/** Hand a text to the reader as a file. */
export function download(name, type, text) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const anchor = document.createElement("a");
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
