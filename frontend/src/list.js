// The events shown as a table: sortable, only the rows in sight in the document.

import { el } from "./dom.js";
import { markedQuote, whenWords, whoWords } from "./event_words.js";
import { eventAt } from "./payload.js";
import { placeWords } from "./places.js";
import { eventArt } from "./symbols.js";
import { swatch } from "./symbol_art.js";

const ROW = 76; // pixels, as in style.css: all rows have one height, so that a scroll bar can be right
const BEYOND = 50; // rows kept above and below those in sight
const SMALL = 120; // so few rows that all are kept

const COLUMNS = ["date", "place", "what", "who", "status", "quote", "source"];

/** Ranks by which the events are sorted in a column, made once a column. */
function ranksOf(store, column, words) {
  const collator = new Intl.Collator(words.locale);
  const rank = (labels) => {
    const order = labels.map((label, i) => [label, i]).sort(([a], [b]) => collator.compare(a, b));
    const out = new Int32Array(labels.length);
    order.forEach(([, i], n) => (out[i] = n));
    return out;
  };
  const over = (ranks, indices) => Int32Array.from(indices, (i) => (i < 0 ? 2 ** 30 : ranks[i]));
  const labels = (terms) => terms.map((term) => term.label);
  switch (column) {
    case "place": return over(rank(store.spots.map((spot) => spot.label || spot.name)), store.spot);
    case "what": return over(rank(labels(store.terms.activity)), store.activity);
    case "who": return over(rank(store.sets.actors.map((set) => (set.length ? store.terms.actor[set[0]].label : "\uffff"))), store.actors);
    case "status": return Int32Array.from(store.status);
    case "quote": return over(rank([...store.texts]), store.quote);
    case "source": return over(rank(Array.from(store.reports, (report) => report.outlet || report.title || report.name)), store.report);
    default: return Int32Array.from(store.date, (d) => (store.known[d] ? store.first[d] : 2 ** 30));
  }
}

export class List {
  constructor(store, words, { onSelect }) {
    Object.assign(this, { store, words, onSelect });
    this.shown = new Uint32Array(0);
    this.sorted = { column: "", down: false };
    this.ranks = {};
    this.body = el("tbody");
    this.heads = COLUMNS.map((column) => el("th", { scope: "col", class: `gl-col-${column}` },
      el("button", { type: "button", onclick: () => this.sort(column) }, words.say(column === "status" ? "status" : column), el("span", { class: "gl-sort", "aria-hidden": "true" }))));
    this.table = el("table", { dataset: { list: "" } }, el("caption", { class: "gl-away" }, words.say("listCaption")), el("thead", {}, el("tr", {}, ...this.heads)), this.body);
    this.empty = el("p", { class: "gl-empty", hidden: true }, words.say("nothingShown"));
    this.node = el("section", { hidden: true, class: "gl-list", tabindex: 0, "aria-label": words.say("list"), id: "gl-list" }, this.table, this.empty);
    this.node.addEventListener("scroll", () => this.draw(), { passive: true });
    this.body.addEventListener("click", (event) => this.answer(event));
    this.body.addEventListener("keydown", (event) => this.onKey(event));
  }

  sort(column) {
    this.sorted = { column, down: this.sorted.column === column && !this.sorted.down };
    this.heads.forEach((head, i) => {
      if (COLUMNS[i] === column) head.setAttribute("aria-sort", this.sorted.down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
    this.node.scrollTop = 0;
    this.arrange();
  }

  show(shown, colour) {
    Object.assign(this, { shown, colour });
    if (!this.node.hidden) this.arrange();
  }

  arrange() {
    const { column, down } = this.sorted;
    this.order = [...this.shown];
    if (column) {
      const ranks = (this.ranks[column] ??= ranksOf(this.store, column, this.words));
      const sign = down ? -1 : 1;
      this.order.sort((a, b) => sign * (ranks[a] - ranks[b]) || a - b);
    }
    this.empty.hidden = this.order.length > 0;
    this.table.setAttribute("aria-rowcount", this.order.length + 1);
    this.drawn = "";
    this.draw();
  }

  draw() {
    if (!this.order || this.node.hidden) return;
    const n = this.order.length;
    const first = n <= SMALL ? 0 : Math.max(0, Math.floor(this.node.scrollTop / ROW) - BEYOND);
    const last = n <= SMALL ? n : Math.min(n, Math.ceil((this.node.scrollTop + this.node.clientHeight) / ROW) + BEYOND);
    const key = `${first} ${last}`;
    if (key === this.drawn) return;
    this.drawn = key;
    const focused = this.body.contains(document.activeElement) ? document.activeElement.dataset.event : null;
    const gap = (rows) => {
      if (!rows) return null;
      const cell = el("td", { colspan: COLUMNS.length });
      cell.style.height = `${rows * ROW}px`;
      return el("tr", { class: "gl-gap", "aria-hidden": "true" }, cell);
    };
    const rows = this.order.slice(first, last).map((i, k) => this.row(i, first + k));
    this.body.replaceChildren(...[gap(first), ...rows, gap(n - last)].filter(Boolean));
    if (focused) rows.find((row) => row.dataset.event === focused)?.focus({ preventScroll: true });
  }

  row(i, position) {
    const { words, store } = this;
    const event = eventAt(store, i);
    const source = event.report.dispatch ? words.say("dispatchBare") : event.report.outlet || event.report.title || event.report.name;
    const cell = (column, ...content) => el("td", { class: `gl-col-${column}` }, el("div", { class: "gl-clip" }, ...content));
    return el("tr", { dataset: { event: event.id, index: i }, tabindex: position === 0 || i === this.selected ? 0 : -1, class: i === this.selected ? "gl-chosen" : null, "aria-rowindex": position + 2 },
      cell("date", whenWords(event, words)),
      cell("place", el("strong", { dir: "auto" }, placeWords(event.spot, words))),
      cell("what", swatch({ ...eventArt(store, event, this.colour), status: event.status.id, r: 6.5 }, 20), " ", event.activity.label),
      cell("who", el("span", { dir: "auto" }, whoWords(event, words))),
      cell("status", event.status.label),
      cell("quote", markedQuote(event, "q")),
      cell("source", el("span", { dir: "auto" }, source)));
  }

  answer(event) {
    const row = event.target.closest("tr[data-event]");
    if (row) this.onSelect(Number(row.dataset.index));
  }

  onKey(event) {
    const row = event.target.closest("tr[data-event]");
    if (!row) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      this.onSelect(Number(row.dataset.index));
    }
    const next = { ArrowDown: row.nextElementSibling, ArrowUp: row.previousElementSibling }[event.key];
    if (next?.dataset?.event) {
      event.preventDefault();
      next.focus();
    }
  }

  select(index) {
    this.selected = index;
    for (const row of this.body.querySelectorAll(".gl-chosen")) row.classList.remove("gl-chosen");
    this.body.querySelector(`tr[data-index="${index}"]`)?.classList.add("gl-chosen");
  }
}
