// Puts the parts of the page together.

import { aboutText } from "./about.js";
import * as address from "./address.js";
import { AddressBar } from "./address_bar.js";
import { el } from "./dom.js";
import { cards } from "./evidence.js";
import { filter, summarize, tally } from "./filter.js";
import { Header } from "./header.js";
import { List } from "./list.js";
import { measure } from "./measure.js";
import { STILL } from "./motion.js";
import { Panel } from "./panel.js";
import { siteWords } from "./places.js";
import { fillSources } from "./print.js";
import { Matcher, Search } from "./search.js";
import { State, periodOf } from "./state.js";
import { csv, download, geojson } from "./takeout.js";
import { Time } from "./time.js";
import { MapView } from "./view.js";

export class App {
  constructor(map, store, words, extras) {
    measure(store);
    Object.assign(this, { map, store, words });
    this.matcher = new Matcher(store);
    this.state = new State(store, address.read(store, location.hash));
    this.build(extras);
    this.state.watch((value, changed) => this.update(value, changed));
    window.addEventListener("hashchange", () => this.bar.read((value) => this.onAddress(value)));
    window.addEventListener("beforeprint", () => this.print(true));
    window.addEventListener("afterprint", () => this.print(false));
    this.update(this.state.value, new Set(Object.keys(this.state.value)));
    const { centre } = this.state.value;
    if (centre) map.setView([centre[1], centre[2]], centre[0], { animate: false });
    else this.view.fitAll();
    if (this.selectedSite >= 0) this.view.reveal(this.selectedSite, { animate: false });
    this.still = this.where();
  }

  build(extras) {
    const { store, words, state, map } = this;
    const { say } = words;
    this.search = new Search(store, words, { onQuery: (query) => state.set({ query }), onChoose: (offer) => this.choose(offer) });
    this.panel = new Panel(store, words, state);
    this.time = new Time(store, words, state);
    this.list = new List(store, words, { onSelect: (i) => this.openEvent(i) });
    this.buttons = this.makeButtons();
    this.header = new Header(store, words, { search: this.search.node, buttons: this.buttons, takeOut: this.takeOut });
    this.drawer = this.makeDrawer();
    const container = map.getContainer();
    const frame = el("div", { class: "gl-map-frame" });
    container.before(frame);
    this.caption = this.makeCaption();
    this.printed = el("section", { class: "gl-printed", "aria-hidden": "true" });
    const main = el("main", { class: "gl-main" }, frame, this.list.node, this.time.node);
    frame.append(container, this.caption);
    const page = el("div", { class: "gl-page" }, el("a", { class: "gl-skip", href: "#gl-list", onclick: (e) => { e.preventDefault(); state.set({ view: "list" }); setTimeout(() => this.list.node.focus(), 100); } }, say("skip")),
      this.header.node, main, this.drawer, this.printed);
    document.body.prepend(page);
    new ResizeObserver(() => map.invalidateSize({ pan: false })).observe(frame);
    this.view = new MapView(map, store, words, { onSelect: (site) => this.openSite(site), onMove: () => this.onMove(), extras });
    map.on("click", () => this.closeEvidence());
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.closeEvidence();
    });
  }

  makeButtons() {
    const { say } = this.words;
    const view = (which) => el("button", { type: "button", class: "gl-tab", dataset: { view: which }, "aria-pressed": "false", onclick: () => this.state.set({ view: which }) }, say(which));
    const side = (which, text) => el("button", { type: "button", class: `gl-tab gl-tab-${which}`, "aria-expanded": "false", "aria-controls": "gl-drawer", onclick: () => this.toggleDrawer(which) }, text);
    this.views = ["map", "list"].map(view);
    this.sides = { filters: side("filters", say("legend")), time: el("button", { type: "button", class: "gl-tab gl-tab-time", "aria-expanded": "false", onclick: () => this.toggleTime() }, say("time")),
      unplaced: side("unplaced", say("unplaced")), about: side("about", say("about")) };
    const save = (name, type, make) => () => {
      download(name, type, make(this.store, this.shown));
      this.takeOut.open = false;
    };
    this.takeOut = el("details", { class: "gl-menu" }, el("summary", {}, say("takeOut")), el("ul", {},
      el("li", {}, el("button", { type: "button", onclick: save("events.geojson", "application/geo+json", geojson) }, say("asGeojson"))),
      el("li", {}, el("button", { type: "button", onclick: save("events.csv", "text/csv", csv) }, say("asCsv"))),
      el("li", {}, el("button", { type: "button", onclick: () => { this.takeOut.open = false; window.print(); } }, say("print")))));
    return el("nav", { class: "gl-buttons", "aria-label": say("views") }, el("div", { class: "gl-views", role: "group", "aria-label": say("views") }, ...this.views),
      this.sides.filters, this.sides.time, this.sides.unplaced, this.sides.about);
  }

  makeDrawer() {
    const { say } = this.words;
    this.drawerTitle = el("h2", { tabindex: -1, dir: "auto" });
    this.drawerNote = el("p", { class: "gl-drawer-note" });
    this.evidence = el("div", { class: "gl-evidence", hidden: true });
    this.backButton = el("button", { type: "button", class: "gl-link gl-back", onclick: () => this.closeEvidence(true) }, say("back"));
    const close = el("button", { type: "button", class: "gl-close", "aria-label": say("close"), onclick: () => this.closeDrawer() }, "×");
    return el("aside", { class: "gl-drawer", id: "gl-drawer", "aria-label": say("filters"), tabindex: 0 }, el("div", { class: "gl-drawer-head" }, this.backButton, this.drawerTitle, close, this.drawerNote), this.evidence, this.panel.node);
  }

  makeCaption() {
    this.captionCount = el("span", {});
    const wholeMap = el("a", { target: "_blank", rel: "noopener" }, this.words.say("openMap"));
    this.bar = new AddressBar(this.store, this.state, wholeMap);
    return el("div", { class: "gl-caption" }, el("h1", { dir: "auto" }, this.store.page.title), el("p", {}, this.captionCount, " ", el("span", { class: "gl-source-line" }, [this.words.say("sourceLine"), ...this.store.page.notes].join(" ")), " ", wholeMap));
  }

  /** Set the map to the size that it has on paper, what it shows being the same, and back. */
  print(on) {
    if (on) {
      fillSources(this.printed, this.store, this.shown, this.words);
      this.beforePrint = this.map.getBounds();
    }
    document.documentElement.classList.toggle("gl-printing", on);
    this.map.invalidateSize({ pan: false, animate: false });
    this.map.fitBounds(this.beforePrint, { animate: false });
    this.view.symbols.setPrinting(on);
  }

  // What follows the state

  update(value, changed) {
    const has = (...keys) => keys.some((key) => changed.has(key));
    if (has("query")) this.match = this.matcher.match(value.query);
    if (has("on", "since", "until", "undated", "query", "colour")) this.refilter(value);
    if (has("view", "embed")) this.layOut(value);
    if (has("place", "event")) this.showEvidence(value);
    if (has("query")) this.search.show(value.query);
    this.bar.remember();
  }

  refilter(value) {
    const { store } = this;
    const { shown, counts, byDate } = filter(store, { ...value, ...periodOf(value), match: this.match });
    Object.assign(this, { shown, counts, summary: summarize(store, shown, { withActors: value.colour === "actor" }) });
    const figures = tally(store, shown);
    this.header.show(figures);
    this.captionCount.textContent = this.words.say("shownOf", { n: figures.shown, total: figures.total });
    this.view.show(this.summary, { most: store.most, colour: value.colour });
    this.panel.show(value, counts);
    this.time.show(value, byDate);
    this.list.show(shown, value.colour);
    this.sides.unplaced.textContent = `${this.words.say("unplaced")} ${this.words.number(figures.unplaced)}`;
    this.sides.unplaced.hidden = !figures.unplaced && this.mode !== "unplaced";
    if (["place", "unplaced"].includes(this.mode)) this.showEvidence(value);
  }

  layOut({ view, embed }) {
    document.documentElement.classList.toggle("gl-embed", embed);
    document.documentElement.classList.toggle("gl-view-list", view === "list");
    this.list.node.hidden = view !== "list";
    for (const button of this.views) button.setAttribute("aria-pressed", String(button.dataset.view === view));
    if (view === "list") this.list.arrange();
    this.map.invalidateSize({ pan: false });
  }

  // The drawer: legend and filters, evidence, what has no place, about

  openDrawer(mode) {
    this.mode = mode;
    const { words, store } = this;
    const isLegend = mode === "filters";
    this.panel.node.hidden = !isLegend;
    this.evidence.hidden = isLegend;
    this.backButton.hidden = isLegend;
    this.drawer.classList.add("gl-open");
    this.drawer.dataset.mode = mode;
    this.drawerTitle.textContent = { filters: words.say("filters"), about: words.say("about"), unplaced: words.say("unplaced") }[mode] ?? "";
    this.drawerNote.textContent = isLegend ? [words.say("notVerified"), ...store.page.notes].join(" ") : "";
    if (mode === "about") this.evidence.replaceChildren(aboutText(store, words));
    for (const [which, button] of Object.entries(this.sides)) if (which !== "time") button.setAttribute("aria-expanded", String(which === mode));
    this.drawer.scrollTop = 0;
  }

  toggleDrawer(mode) {
    if (this.mode === mode && this.drawer.classList.contains("gl-open")) {
      this.closeDrawer();
      return;
    }
    this.clearSelection();
    this.openDrawer(mode);
    if (mode === "unplaced") this.showEvidence(this.state.value);
    this.drawerTitle.focus({ preventScroll: true });
  }

  toggleTime() {
    const open = document.documentElement.classList.toggle("gl-time-open");
    this.sides.time.setAttribute("aria-expanded", String(open));
  }

  closeDrawer() {
    this.clearSelection();
    this.openDrawer("filters");
    this.drawer.classList.remove("gl-open");
    for (const button of Object.values(this.sides)) button.setAttribute("aria-expanded", "false");
  }

  clearSelection() {
    if (this.state.value.place || this.state.value.event) this.state.set({ place: "", event: "" });
    this.view.select(-1, []);
  }

  closeEvidence(back = false) {
    if (this.mode === "filters") return;
    const site = this.selectedSite;
    if (back) {
      this.clearSelection();
      this.openDrawer("filters");
    } else this.closeDrawer();
    if (site >= 0) this.view.symbols.focus(site);
    this.selectedSite = -1;
  }

  openSite(site) {
    this.state.set({ place: this.store.sites[site].key, event: "" });
  }

  openEvent(i) {
    const site = this.store.site[i];
    this.state.set({ place: site < 0 ? "" : this.store.sites[site].key, event: this.store.ids.at(i) });
  }

  showEvidence({ place, event }) {
    const { store, words } = this;
    const options = { openEvent: (i) => this.openEvent(i), linkTo: (id) => this.bar.linkTo(id) };
    const named = store.sites.findIndex((one) => place && one.key === place);
    const index = event ? store.ids.indexOf(event, (i) => store.site[i] === named) : -1;
    const site = index >= 0 ? store.site[index] : named;
    this.list.select(index);
    if (site < 0 && index < 0) {
      if (this.mode === "unplaced") {
        const indices = this.shown.filter((i) => store.site[i] < 0);
        this.drawerNote.textContent = words.say(indices.length ? "unplacedHelp" : "noUnplaced");
        this.evidence.replaceChildren(cards(store, indices, words, options));
      } else if (this.mode === "place" || !this.mode) this.openQuietly();
      return;
    }
    const indices = index >= 0 && site < 0 ? [index] : this.shown.filter((i) => store.site[i] === site);
    const listed = index >= 0 && !indices.includes(index) ? [index, ...indices] : [...indices];
    this.openDrawer("place");
    this.selectedSite = site;
    this.drawerTitle.textContent = site < 0 ? words.say("notPlaced") : siteWords(store.sites[site], words);
    const { incidents } = site < 0 ? { incidents: 0 } : this.summary[site];
    const reports = new Set(listed.map((i) => store.report[i])).size;
    this.drawerNote.textContent = [words.say(incidents ? "incidents" : "events", { n: incidents || listed.length }), words.say("fromReports", { n: reports })].join(" · ");
    this.evidence.replaceChildren(cards(store, listed, words, { ...options, showPlace: site >= 0 && store.sites[site].spots.length > 1 }));
    if (site >= 0) {
      const spots = (index >= 0 ? [index] : listed).map((i) => store.spots[store.spot[i]]);
      this.view.select(site, spots);
      this.view.reveal(site);
    }
    const chosen = index >= 0 ? [...this.evidence.querySelectorAll("[data-event]")].find((node) => node.dataset.event === event) : null;
    chosen?.classList.add("gl-chosen");
    chosen?.scrollIntoView({ block: "nearest" });
    (chosen ?? this.drawerTitle).focus({ preventScroll: true });
  }

  /** The legend as it stands at first: open beside a wide map, closed on a phone. */
  openQuietly() {
    this.openDrawer("filters");
    this.drawer.classList.remove("gl-open");
    this.view.select(-1, []);
    this.sides.filters.setAttribute("aria-expanded", "false");
  }

  choose(offer) {
    if (offer.kind === "site") {
      this.view.goTo(offer.site);
      this.state.set({ query: "", place: this.store.sites[offer.site].key, event: "" });
    } else if (offer.kind === "town") {
      this.map.setView([offer.town.lat, offer.town.lon], 9, STILL);
      this.state.set({ query: "" });
    } else {
      this.state.set({ query: "" });
      this.state.put("actor", (i) => Number(i === offer.actor));
    }
    this.search.input.value = "";
  }

  // The view

  onAddress(value) {
    this.state.set(value);
    if (value.centre) this.map.setView([value.centre[1], value.centre[2]], value.centre[0], STILL);
  }

  where() {
    const { lat, lng } = this.map.getCenter();
    return [this.map.getZoom(), lat, lng].map((n) => Math.round(n * 1000) / 1000);
  }

  onMove() {
    if (!this.still) return; // the first view is none that anyone chose
    this.state.value.centre = this.where();
    this.bar.remember();
  }
}
