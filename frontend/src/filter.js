// Which events are shown: one pass over the columns, which also counts what each value of each facet would show.

export const FACETS = ["group", "activity", "actor", "status", "report"];

/** For each set of actors: whether one of its actors is switched on. */
function setsOn(store, on) {
  return Uint8Array.from(store.sets.actors, (set) => (set.length ? set.some((a) => on[a]) : on[store.noActor]) ? 1 : 0);
}

/**
 * Filter the events.
 *
 * criteria: `on` (facet -> Uint8Array by value), `since`, `until` (days), `undated`, `match` (Uint8Array by event, or null).
 * Gives `shown` (their indices, in order), `counts` (facet -> events by value, were only that facet lifted) and
 * `byDate` (events by date, were the period lifted).
 */
export function filter(store, { on, since, until, undated, match }) {
  const { total, group, activity, actors, status, report, date, known, first, last } = store;
  const actorOn = setsOn(store, on.actor);
  const counts = Object.fromEntries(FACETS.map((facet) => [facet, new Uint32Array(store.facets[facet].length)]));
  const bySet = new Uint32Array(store.sets.actors.length);
  const byDate = new Uint32Array(store.dates.length);
  const inPeriod = Uint8Array.from(known, (is, d) => (is ? first[d] <= until && last[d] >= since : undated) ? 1 : 0);
  const shown = new Uint32Array(total);
  let n = 0;
  for (let i = 0; i < total; i++) {
    if (match && !match[i]) continue;
    const g = on.group[group[i]];
    const a = on.activity[activity[i]];
    const c = actorOn[actors[i]];
    const s = on.status[status[i]];
    const r = on.report[report[i]];
    const lacks = 5 - g - a - c - s - r;
    if (lacks > 1) continue;
    if (lacks === 0) byDate[date[i]]++;
    if (!inPeriod[date[i]]) continue;
    if (lacks === 0) shown[n++] = i;
    if (lacks === 0 || !g) counts.group[group[i]]++;
    if (lacks === 0 || !a) counts.activity[activity[i]]++;
    if (lacks === 0 || !c) bySet[actors[i]]++;
    if (lacks === 0 || !s) counts.status[status[i]]++;
    if (lacks === 0 || !r) counts.report[report[i]]++;
  }
  store.sets.actors.forEach((set, i) => {
    if (!set.length) counts.actor[store.noActor] += bySet[i];
    for (const a of set) counts.actor[a] += bySet[i];
  });
  return { shown: shown.subarray(0, n), counts, byDate };
}

/** What the symbol of each site says: incidents, their groups and actors, the surest status among them. */
export function summarize(store, shown, { withActors = false } = {}) {
  const { site, pair, group, status, actors, sets } = store;
  const seen = new Uint8Array(store.pairs);
  const n = store.sites.length;
  const kinds = store.terms.group.length;
  const doers = withActors ? store.terms.actor.length : 0;
  const incidents = new Uint32Array(n);
  const groups = new Uint32Array(n * kinds);
  const acting = new Uint32Array(n * doers);
  const surest = new Uint8Array(n).fill(255);
  for (let k = 0; k < shown.length; k++) {
    const i = shown[k];
    const s = site[i];
    if (s < 0) continue;
    groups[s * kinds + group[i]]++;
    if (doers) for (const a of sets.actors[actors[i]]) acting[s * doers + a]++;
    if (status[i] < surest[s]) surest[s] = status[i];
    if (!seen[pair[i]]) {
      seen[pair[i]] = 1;
      incidents[s]++;
    }
  }
  return store.sites.map((_, s) => ({
    incidents: incidents[s], status: surest[s], groups: groups.subarray(s * kinds, (s + 1) * kinds), actors: acting.subarray(s * doers, (s + 1) * doers),
  }));
}

/** The most frequent index of a row of counts; -1 where two share the first rank. */
export function leader(counts) {
  let best = -1;
  let most = 0;
  let tie = false;
  counts.forEach((count, i) => {
    if (count > most) [best, most, tie] = [i, count, false];
    else if (count === most && count) tie = true;
  });
  return tie ? -1 : best;
}

const FAR = 1e8; // days; beyond it an interval is open

/** The honest count of the header. */
export function tally(store, shown) {
  const { site, spot, spots, report, date, known } = store;
  const atSite = new Uint8Array(store.sites.length);
  const inReport = new Uint8Array(store.reports.length);
  const onDate = new Uint8Array(known.length);
  const isOutside = Uint8Array.from(spots, (one) => Number(one.outside));
  const out = { shown: shown.length, total: store.total, places: 0, reports: 0, unplaced: 0, undated: 0, outside: 0, first: Infinity, last: -Infinity };
  for (let k = 0; k < shown.length; k++) {
    const i = shown[k];
    inReport[report[i]] = 1;
    onDate[date[i]] = 1;
    if (!known[date[i]]) out.undated++;
    if (site[i] < 0) out.unplaced++;
    else {
      atSite[site[i]] = 1;
      out.outside += isOutside[spot[i]];
    }
  }
  for (const is of atSite) out.places += is;
  for (const is of inReport) out.reports += is;
  onDate.forEach((is, d) => {
    if (!is || !known[d]) return;
    if (Math.abs(store.first[d]) < FAR) out.first = Math.min(out.first, store.first[d]);
    if (Math.abs(store.last[d]) < FAR) out.last = Math.max(out.last, store.last[d]);
  });
  return out;
}
