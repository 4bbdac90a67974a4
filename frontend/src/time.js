// The period: a histogram with two handles, two date fields, a switch for undated events, and a button that plays it.

import { edges, extent, fillBars } from "./bins.js";
import { dateOf, dayOf, interval, isoOf } from "./dates.js";
import { el, svg } from "./dom.js";

const HEIGHT = 46;
const AXIS = 16;
const STEP_MS = 900;

export class Time {
  constructor(store, words, state) {
    Object.assign(this, { store, words, state });
    this.extent = extent(store.dates.filter((_, d) => store.dateUsed[d]));
    const field = (which, label) => {
      const input = el("input", { type: "date", dataset: { time: which }, onchange: (e) => this.put({ [which]: e.target.value }) });
      return { input, node: el("label", { class: "gl-date" }, el("span", {}, words.say(label)), input) };
    };
    this.since = field("since", "since");
    this.until = field("until", "until");
    this.undated = el("input", { type: "checkbox", dataset: { time: "undated" }, onchange: (e) => state.set({ undated: e.target.checked }) });
    this.playing = null;
    this.button = el("button", { type: "button", class: "gl-button gl-play", onclick: () => (this.playing ? this.stop() : this.play()) }, words.say("play"));
    this.whole = el("button", { type: "button", class: "gl-link", onclick: () => this.put({ since: "", until: "" }) }, words.say("wholePeriod"));
    this.chart = el("div", { class: "gl-histogram" });
    this.note = el("span", { class: "gl-small gl-imprecise", hidden: true }, el("i", { class: "gl-pale", "aria-hidden": "true" }), words.say("imprecise"));
    this.node = el("section", { class: "gl-time", "aria-label": words.say("time") },
      el("div", { class: "gl-time-fields" }, this.since.node, this.until.node,
        el("label", { class: "gl-undated" }, this.undated, el("span", {}, words.say("undated"))), this.extent ? this.button : null, this.extent ? this.whole : null, this.note),
      this.chart);
    if (!this.extent) this.chart.append(el("p", { class: "gl-small" }, words.say("noDates")));
    else this.build();
  }

  put(patch) {
    this.stop();
    this.state.set(patch);
  }

  build() {
    const { unit, edges: bars } = edges(this.extent);
    Object.assign(this, { unit, bars });
    this.svg = svg("svg", { class: "gl-bars", role: "img", "aria-label": this.words.say("histogram") });
    this.handles = ["since", "until"].map((which) => this.handle(which));
    this.selection = el("div", { class: "gl-selection", "aria-hidden": "true" });
    this.chart.append(this.svg, this.selection, ...this.handles);
    this.chart.addEventListener("pointerdown", (event) => this.brush(event));
    new ResizeObserver(([entry]) => { this.width = entry.contentRect.width; this.draw(); }).observe(this.chart);
  }

  handle(which) {
    const say = this.words.say(which === "since" ? "startHandle" : "endHandle");
    const node = el("div", { class: `gl-handle gl-handle-${which}`, role: "slider", tabindex: 0, "aria-label": say, "aria-valuemin": 0, "aria-valuemax": this.bars.length - 1 });
    node.addEventListener("keydown", (event) => this.nudge(event, which));
    return node;
  }

  /** Indices of the bars at which the chosen period begins and ends. */
  range() {
    const { since, until } = this.state.value;
    const n = this.bars.length - 1;
    const at = (day) => Math.max(0, Math.min(n, this.bars.findLastIndex((edge) => edge <= day)));
    return [since ? at(interval(since)[0]) : 0, until ? Math.max(0, Math.min(n, this.bars.findIndex((edge) => edge > interval(until)[1]))) || n : n];
  }

  setRange(from, to) {
    const n = this.bars.length - 1;
    [from, to] = [Math.max(0, Math.min(from, n - 1)), Math.min(n, Math.max(to, from + 1))];
    this.state.set({ since: from <= 0 ? "" : isoOf(this.bars[from]), until: to >= n ? "" : isoOf(this.bars[to] - 1) });
  }

  nudge(event, which) {
    const forward = this.words.rtl ? "ArrowLeft" : "ArrowRight";
    const back = this.words.rtl ? "ArrowRight" : "ArrowLeft";
    const n = this.bars.length - 1;
    const [from, to] = this.range();
    const step = { [forward]: 1, ArrowUp: 1, [back]: -1, ArrowDown: -1, PageUp: 12, PageDown: -12, Home: -n, End: n }[event.key];
    if (!step) return;
    event.preventDefault();
    this.stop();
    if (which === "since") this.setRange(Math.min(Math.max(0, from + step), to - 1), to);
    else this.setRange(from, Math.max(Math.min(n, to + step), from + 1));
  }

  barAt(event) {
    const box = this.svg.getBoundingClientRect();
    const share = (this.words.rtl ? box.right - event.clientX : event.clientX - box.left) / box.width;
    return Math.max(0, Math.min(1, share)) * (this.bars.length - 1);
  }

  brush(event) {
    if (event.button) return;
    event.preventDefault();
    this.stop();
    const which = event.target.dataset?.which ?? (event.target.classList.contains("gl-handle-since") ? "since" : event.target.classList.contains("gl-handle-until") ? "until" : "");
    const start = this.barAt(event);
    const [from, to] = this.range();
    this.chart.setPointerCapture(event.pointerId);
    const move = (e) => {
      const at = this.barAt(e);
      if (which === "since") this.setRange(Math.min(Math.round(at), to - 1), to);
      else if (which === "until") this.setRange(from, Math.max(Math.round(at), from + 1));
      else this.setRange(Math.floor(Math.min(start, at)), Math.ceil(Math.max(start, at)));
    };
    const done = (e) => {
      if (!which && Math.abs(this.barAt(e) - start) < 0.2) this.setRange(Math.floor(start), Math.floor(start) + 1);
      this.chart.removeEventListener("pointermove", move);
    };
    this.chart.addEventListener("pointermove", move);
    for (const type of ["pointerup", "pointercancel"]) this.chart.addEventListener(type, done, { once: true });
  }

  /** Step through the period month by month; an event stands in each month that its date may mean. */
  play() {
    const [first, last] = this.extent;
    const months = [];
    const start = dateOf(first);
    for (let y = start.getUTCFullYear(), m = start.getUTCMonth() + 1; dayOf(y, m, 1) <= last; m++) months.push([dayOf(y, m, 1), dayOf(y, m + 1, 1) - 1]);
    const chosen = this.state.value.since ? interval(this.state.value.since)[0] : first;
    let at = Math.max(0, months.findIndex(([, end]) => end >= chosen));
    this.before = { since: this.state.value.since, until: this.state.value.until };
    const step = () => {
      if (at >= months.length) return this.stop();
      const [from, to] = months[at++];
      this.state.set({ since: isoOf(from), until: isoOf(to) });
      return null;
    };
    this.playing = setInterval(step, STEP_MS);
    this.button.textContent = this.words.say("stop");
    step();
  }

  stop() {
    if (!this.playing) return;
    clearInterval(this.playing);
    this.playing = null;
    this.button.textContent = this.words.say("play");
  }

  show(value, byDate) {
    if (this.since.input.value !== value.since) this.since.input.value = value.since;
    if (this.until.input.value !== value.until) this.until.input.value = value.until;
    this.undated.checked = value.undated;
    if (!this.extent) return;
    this.whole.classList.toggle("gl-idle", !value.since && !value.until); // its room stays, so that the map keeps its size
    this.filled = fillBars(this.bars, this.store.dates, byDate);
    this.note.hidden = !this.filled.wide.some((v) => v > 0);
    this.draw();
  }

  draw() {
    const { width } = this; // as last observed: to ask now would lay out the page once more
    if (!width || !this.filled) return;
    const n = this.bars.length - 1;
    const step = width / n;
    const { sure, wide } = this.filled;
    const most = Math.max(1, ...sure.map((v, i) => v + wide[i]));
    const x = (i) => (this.words.rtl ? width - i * step : i * step);
    const [from, to] = this.range();
    const bars = new Map(); // class -> outline: four paths instead of a node a bar
    const bar = (name, i, low, high) => {
      const [left, right] = [this.words.rtl ? x(i + 1) : x(i), this.words.rtl ? x(i) : x(i + 1)];
      const gap = step > 4 ? 0.5 : 0;
      const key = i < from || i >= to ? `${name} gl-off` : name;
      bars.set(key, `${bars.get(key) ?? ""}M${(left + gap).toFixed(1)} ${(HEIGHT - low).toFixed(1)}V${(HEIGHT - high).toFixed(1)}H${Math.max(left + 0.6, right - gap).toFixed(1)}V${(HEIGHT - low).toFixed(1)}z`);
    };
    for (let i = 0; i < n; i++) {
      const [low, high] = [(sure[i] / most) * HEIGHT, ((sure[i] + wide[i]) / most) * HEIGHT];
      if (wide[i] > 0) bar("gl-bar-wide", i, low, high);
      if (sure[i] > 0) bar("gl-bar", i, 0, Math.max(low, 1.5));
    }
    const nodes = [...bars].map(([name, d]) => svg("path", { class: name, d }));
    nodes.push(svg("line", { class: "gl-axis", x1: 0, x2: width, y1: HEIGHT + 0.5, y2: HEIGHT + 0.5 }), ...this.ticks(x, width));
    this.svg.setAttribute("viewBox", `0 0 ${width} ${HEIGHT + AXIS}`);
    this.svg.setAttribute("width", width);
    this.svg.setAttribute("height", HEIGHT + AXIS);
    this.svg.replaceChildren(...nodes);
    const [a, b] = [x(from), x(to)].sort((p, q) => p - q);
    this.selection.hidden = from === 0 && to === n;
    this.selection.style.left = `${a}px`;
    this.selection.style.width = `${b - a}px`;
    [from, to].forEach((edge, i) => {
      this.handles[i].style.left = `${x(edge)}px`;
      this.handles[i].setAttribute("aria-valuenow", edge);
      this.handles[i].setAttribute("aria-valuetext", this.words.date(dateOf(i ? this.bars[edge] - 1 : this.bars[edge]), { year: "numeric", month: "long", day: "numeric" }));
    });
  }

  /** Marks of the axis: years, or months where the period is short, as many as have room. */
  ticks(x, width) {
    const short = ["day", "week"].includes(this.unit);
    const form = short ? { day: "numeric", month: "short" } : { year: "numeric" };
    const starts = this.bars.slice(0, -1).flatMap((day, i) => {
      const date = dateOf(day);
      const is = short || this.unit === "year" || date.getUTCMonth() === 0;
      return is ? [[i, date]] : [];
    });
    if (!short && starts.length < 2) {
      const months = this.bars.slice(0, -1).map((day, i) => [i, dateOf(day)]);
      return this.tickRow(months, { month: "short", year: "numeric" }, x, width, 70);
    }
    return this.tickRow(starts, form, x, width, short ? 62 : 40);
  }

  tickRow(starts, form, x, width, room) {
    const every = Math.max(1, Math.ceil((starts.length * room) / width));
    return starts.flatMap(([i, date], k) => {
      if (k % every) return [];
      const at = x(i);
      const nearEnd = this.words.rtl ? at < room * 0.6 : at > width - room * 0.6;
      return [svg("line", { class: "gl-axis", x1: at, x2: at, y1: HEIGHT, y2: HEIGHT + 4 }),
        nearEnd ? null : svg("text", { class: "gl-tick", x: at + (this.words.rtl ? -3 : 3), y: HEIGHT + 12.5, "text-anchor": "start" }, this.words.date(date, form))].filter(Boolean);
    });
  }
}
