// What the reader has chosen: one object, changed in one place, told to all who watch.

import { FACETS } from "./filter.js";
import { FOREVER, NEVER, interval } from "./dates.js";

const OFF_AT_FIRST = ["political", "humanitarian"];

/** The state in which a page opens. */
export function firstState(store) {
  const on = {};
  for (const facet of FACETS) on[facet] = new Uint8Array(store.facets[facet].length).fill(1);
  store.facets.group.forEach(({ id }, i) => (on.group[i] = OFF_AT_FIRST.includes(id) ? 0 : 1));
  return { on, since: "", until: "", undated: true, query: "", place: "", event: "", view: "map", colour: "group", embed: store.page.embed, centre: null };
}

export class State {
  constructor(store, value = firstState(store)) {
    this.store = store;
    this.value = value;
    this.watchers = [];
    this.pending = null;
  }

  /** Call `watcher(value, changedKeys)` after changes, once a frame at most. */
  watch(watcher) {
    this.watchers.push(watcher);
  }

  set(patch) {
    Object.assign(this.value, patch);
    this.pending ??= new Set();
    if (!this.pending.size) schedule(() => this.tell());
    for (const key of Object.keys(patch)) this.pending.add(key);
  }

  /** Switch values of a facet: `{index: 0 or 1}`. */
  switch(facet, values) {
    this.put(facet, (i, is) => values[i] ?? is);
  }

  /** Switch each value of a facet as `isOn(index, whether it is on now)` says. */
  put(facet, isOn) {
    const row = this.value.on[facet].map((is, i) => isOn(i, is));
    this.set({ on: { ...this.value.on, [facet]: row } });
  }

  /** All filters as they were at first; the view stays. */
  reset() {
    const { on, since, until, undated, query } = firstState(this.store);
    this.set({ on, since, until, undated, query });
  }

  tell() {
    const changed = this.pending;
    this.pending = null;
    if (changed) for (const watcher of this.watchers) watcher(this.value, changed);
  }
}

/** Before the next frame, or soon where the page is hidden and no frame comes. */
function schedule(task) {
  let done = false;
  const once = () => {
    if (!done) {
      done = true;
      task();
    }
  };
  requestAnimationFrame(once);
  setTimeout(once, 60);
}

/** The first and last day of the period chosen. */
export function periodOf({ since, until }) {
  return { since: interval(since)?.[0] ?? NEVER, until: interval(until)?.[1] ?? FOREVER };
}
