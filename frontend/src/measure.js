// Figures over the whole file.

import { filter, summarize } from "./filter.js";

const EVERYTHING = (store) => ({ on: Object.fromEntries(Object.entries(store.facets).map(([f, values]) => [f, new Uint8Array(values.length).fill(1)])), since: -1e9, until: 1e9, undated: true, match: null });

/** Figures over the whole file, worked out once: totals by value, which dates are used, ranks of actors. */
export function measure(store) {
  const all = filter(store, EVERYTHING(store));
  store.totals = all.counts;
  store.dateUsed = Uint8Array.from(all.byDate, (n) => (n ? 1 : 0));
  const order = store.terms.actor.map((_, i) => i).sort((a, b) => all.counts.actor[b] - all.counts.actor[a] || a - b);
  store.actorRank = new Uint16Array(order.length);
  order.forEach((a, rank) => (store.actorRank[a] = rank));
  store.most = summarize(store, all.shown).reduce((most, site) => Math.max(most, site.incidents), 1);
}
