// Search: words filter the events; a place or actor that is chosen moves the map or filters by it.

import { el } from "./dom.js";
import { fold, skeleton, spelling } from "./fold.js";

const MOST_OFFERS = 8;
const MIN_SKELETON = 3; // consonants; below it too many names fall together

/** For each event whether all words of the query stand in its quote or in its place, actors, activity or source. */
export class Matcher {
  constructor(store) {
    this.store = store;
  }

  prepare() {
    const { store } = this;
    const labels = (terms) => terms.map((term) => fold(term.label));
    const actors = labels(store.terms.actor);
    this.parts ??= {
      quotes: Array.from(store.texts, fold),
      spots: store.spots.map((spot) => ({ text: fold([spot.name, spot.label, spot.names].join(" ")), keys: keysOf([spot.name, spot.label, ...spot.names.split(", ")]) })),
      activities: labels(store.terms.activity),
      groups: labels(store.terms.group),
      sets: store.sets.actors.map((set) => set.map((a) => actors[a]).join(" ")),
      reports: Array.from(store.reports, (report) => fold([report.outlet, report.title, report.after, report.name].join(" "))),
    };
    return this.parts;
  }

  match(query) {
    const words = fold(query).split(" ").filter(Boolean);
    if (!words.length) return null;
    const { store } = this;
    const parts = this.prepare();
    const out = new Uint8Array(store.total).fill(1);
    const whole = keysOf([query]);
    const spotIs = parts.spots.map(({ keys }) => [...whole].some((key) => keys.has(key)));
    for (const word of words) {
      const has = (texts) => Uint8Array.from(texts, (text) => (text.includes(word) ? 1 : 0));
      const [quotes, spots, activities, groups, sets, reports] = [has(parts.quotes), has(parts.spots.map(({ text }) => text)), has(parts.activities), has(parts.groups), has(parts.sets), has(parts.reports)];
      for (let i = 0; i < store.total; i++) {
        if (!out[i]) continue;
        const spot = store.spot[i];
        if (spot >= 0 && (spots[spot] || spotIs[spot])) continue;
        if (quotes[store.quote[i]] || activities[store.activity[i]] || groups[store.group[i]] || sets[store.actors[i]] || sets[store.events.targets[i]] || reports[store.report[i]]) continue;
        out[i] = 0;
      }
    }
    return out;
  }
}

function keysOf(names) {
  const keys = new Set();
  for (const name of names) {
    if (!name) continue;
    keys.add(`s ${spelling(name)}`);
    const bones = skeleton(name);
    if (bones.length >= MIN_SKELETON) keys.add(`k ${bones}`);
  }
  return keys;
}

/** What the search offers for a query: places with events, towns, actors. */
export function offers(store, query) {
  const text = fold(query);
  if (!text) return [];
  const keys = keysOf([query]);
  const rank = (names) => {
    const folded = names.filter(Boolean).map(fold);
    if (folded.includes(text)) return 0;
    if (folded.some((name) => name.startsWith(text) || name.includes(` ${text}`))) return 1;
    const own = keysOf(names);
    if ([...keys].some((key) => own.has(key))) return 2;
    return folded.some((name) => name.includes(text)) ? 3 : 9;
  };
  const found = [];
  const taken = new Set();
  for (const site of store.sites) {
    const [spot] = site.spots;
    const score = rank([spot.name, spot.label, ...spot.names.split(", ")]);
    if (score < 9) found.push({ score, kind: "site", label: spot.label || spot.name, site: site.index });
    if (score < 9 && site.place) taken.add(site.place);
  }
  store.terms.actor.forEach((actor, i) => {
    const score = rank([actor.label, actor.id.replaceAll("_", " ")]);
    if (score < 9) found.push({ score: score + 0.3, kind: "actor", label: actor.label, actor: i });
  });
  for (const town of store.towns) {
    const score = taken.has(town.place) ? 9 : rank([town.name, ...town.names.split(", ")]);
    if (score < 9) found.push({ score: score + 0.6, kind: "town", label: town.name, town });
  }
  return found.sort((a, b) => a.score - b.score).slice(0, MOST_OFFERS);
}

export class Search {
  /** `on`: query(text), choose(offer). */
  constructor(store, words, { onQuery, onChoose }) {
    Object.assign(this, { store, words, onChoose });
    this.active = -1;
    this.offers = [];
    this.input = el("input", { type: "search", id: "gl-search", placeholder: words.say("search"), "aria-label": words.say("searchHelp"), autocomplete: "off", spellcheck: "false",
      role: "combobox", "aria-expanded": "false", "aria-controls": "gl-offers", "aria-autocomplete": "list", dir: "auto" });
    this.list = el("ul", { id: "gl-offers", role: "listbox", "aria-label": words.say("goTo"), hidden: true });
    this.node = el("div", { class: "gl-search", role: "search" }, this.input, this.list);
    this.input.addEventListener("input", () => {
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => onQuery(this.input.value), 120);
      this.offer();
    });
    this.input.addEventListener("keydown", (event) => this.onKey(event));
    this.input.addEventListener("blur", () => setTimeout(() => this.close(), 150));
    this.input.addEventListener("focus", () => this.offer());
  }

  show(query) {
    if (document.activeElement !== this.input && this.input.value !== query) this.input.value = query;
  }

  offer() {
    this.offers = offers(this.store, this.input.value);
    this.active = -1;
    const kinds = { site: "place", town: "place", actor: "who" };
    this.list.replaceChildren(...this.offers.map((offer, i) => el("li", { role: "option", id: `gl-offer-${i}`, "aria-selected": "false", onpointerdown: (e) => e.preventDefault(), onclick: () => this.choose(i) },
      el("span", { dir: "auto" }, offer.label), el("span", { class: "gl-small" }, this.words.say(kinds[offer.kind])))));
    this.list.hidden = !this.offers.length;
    this.input.setAttribute("aria-expanded", String(!this.list.hidden));
    this.input.removeAttribute("aria-activedescendant");
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  choose(i) {
    this.onChoose(this.offers[i]);
    this.close();
  }

  onKey(event) {
    if (event.key === "Escape") this.close();
    if (event.key === "Enter" && this.offers.length && !this.list.hidden) this.choose(Math.max(0, this.active));
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || !this.offers.length) return;
    event.preventDefault();
    this.active = (this.active + step + this.offers.length) % this.offers.length;
    [...this.list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === this.active)));
    this.input.setAttribute("aria-activedescendant", `gl-offer-${this.active}`);
  }
}
