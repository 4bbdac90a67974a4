// The header: title, and the honest count that follows every filter.

import { dateOf } from "./dates.js";
import { el } from "./dom.js";

const MONTH = { year: "numeric", month: "short" };

export class Header {
  constructor(store, words, { search, buttons, takeOut }) {
    Object.assign(this, { store, words });
    this.title = el("h1", { dir: "auto" }, store.page.title);
    this.shown = el("strong", {});
    this.details = el("span", { class: "gl-count-details" });
    this.count = el("p", { class: "gl-honest", role: "status", "aria-live": "polite", dataset: { shown: 0, total: store.total } }, this.shown, this.details);
    this.node = el("header", { class: "gl-header" }, el("div", { class: "gl-masthead" }, this.title, this.count), search, buttons, takeOut);
  }

  period({ first, last }) {
    if (first > last) return null;
    const [from, to] = [first, last].map((day) => this.words.date(dateOf(day), MONTH));
    return from === to ? from : `${from} – ${to}`;
  }

  show(tally) {
    const { say } = this.words;
    this.count.dataset.shown = tally.shown;
    this.shown.textContent = say("shownOf", { n: tally.shown, total: tally.total });
    const parts = [say("atPlaces", { n: tally.places }), say("fromReports", { n: tally.reports }), this.period(tally)];
    if (tally.unplaced) parts.push(say("notFound", { n: tally.unplaced }));
    if (tally.undated) parts.push(say("undatedCount", { n: tally.undated }));
    if (tally.outside) parts.push(say("outsideCount", { n: tally.outside }));
    this.details.replaceChildren(...parts.filter(Boolean).flatMap((part) => [" · ", el("span", {}, part)]));
  }
}
