// Legend and filters in one: each value of a facet with its sign, its count, a box to switch it, and "only this".

import { el, svg } from "./dom.js";
import { GROUPS, SEVERAL, actorColour, largestOf, numberFits, radius } from "./symbols.js";
import { swatch, symbolNumber, symbolParts } from "./symbol_art.js";

const LONG = 12; // values from which a facet starts closed
const VERY_LONG = 300; // values from which rows are kept bare, with one button among them, and made when the page has time
const AT_ONCE = 400; // of them
const whenIdle = window.requestIdleCallback ?? ((task) => setTimeout(task, 50));

/** The sign of a value in the legend. */
function signOf(facet, term, store, colour) {
  if (facet === "group") {
    const look = GROUPS[term.id] ?? SEVERAL;
    return swatch({ ...look, colour: colour === "group" ? look.colour : SEVERAL.colour, status: "reported", r: 7.5 });
  }
  if (facet === "status") return swatch({ shape: "circle", colour: "#8f8b84", status: term.id, r: 7.5 }, 24);
  if (facet === "actor" && colour === "actor" && term.id !== "none") {
    return swatch({ shape: "circle", colour: actorColour(store.actorRank[store.terms.actor.indexOf(term)]), status: "reported", r: 6.5 });
  }
  return null;
}

class Facet {
  constructor(facet, store, words, state) {
    Object.assign(this, { facet, store, words, state });
    this.values = store.facets[facet];
    this.boxes = new Map();
    this.rows = new Array(this.values.length);
    const bar = el("p", { class: "gl-facet-bar" },
      el("button", { type: "button", class: "gl-link", onclick: () => this.all(1) }, words.say("all")),
      el("button", { type: "button", class: "gl-link", onclick: () => this.all(0) }, words.say("nothing")));
    this.list = el("ul", { class: "gl-values" });
    const open = facet === "group" || facet === "status" || (facet === "actor" && this.values.length <= LONG);
    this.node = el("details", { class: `gl-facet gl-facet-${facet}`, open, ontoggle: () => this.toggle() }, el("summary", {}, words.say(facet)), bar, this.list);
    this.list.addEventListener("change", (event) => state.switch(facet, { [this.boxes.get(event.target)]: Number(event.target.checked) }));
    this.isVeryLong = this.values.length > VERY_LONG;
    this.list.hidden = this.isVeryLong; // ten thousand rows in a closed list are no work for assistive tools
    if (this.isVeryLong) for (const type of ["pointermove", "focusin"]) this.list.addEventListener(type, (event) => this.offerOnly(event));
    if (this.isVeryLong) whenIdle(() => this.fill(this.order(), 0, AT_ONCE));
    else this.fill(this.order(), 0, Infinity);
  }

  /** Make the rows of some values, and of the rest when there is time again. */
  fill(order, from, number) {
    const some = order.slice(from, from + number);
    for (const i of some) {
      this.rows[i] = this.row(this.values.at(i), i);
      if (this.on) this.rows[i].box.checked = this.on[i] === 1;
    }
    this.list.append(...some.map((i) => this.rows[i].item));
    if (from + number < order.length) whenIdle(() => this.fill(order, from + number, number));
    else this.count();
  }

  /** Groups and statuses as the tables have them; the rest by number, so that what matters is seen first. */
  order() {
    const indices = Array.from(this.values, (_, i) => i);
    if (this.facet === "group" || this.facet === "status") return indices;
    const totals = this.store.totals[this.facet];
    const last = (i) => (this.facet === "actor" && i === this.store.noActor ? 1 : 0);
    return indices.sort((a, b) => last(a) - last(b) || totals[b] - totals[a] || a - b);
  }

  row(term, i) {
    const { facet, words } = this;
    const label = term.id === "none" && facet === "actor" ? words.say("none") : term.label;
    if (this.isVeryLong) return this.bareRow(term.id, label, i);
    const box = el("input", { type: "checkbox", value: term.id, dataset: { facet } });
    this.boxes.set(box, i);
    const count = el("span", { class: "gl-count" });
    const text = el("span", { class: "gl-value", dir: "auto", title: term.definition || null }, label);
    const sign = el("span", { class: "gl-sign" });
    return { box, count, sign, item: el("li", {}, el("label", {}, box, sign, text, count), this.onlyButton(label, () => this.only(i))) };
  }

  /** A row of a very long list: a copy, so that tens of thousands are made at once. */
  bareRow(id, label, i) {
    this.pattern ??= el("li", {}, el("label", {}, el("input", { type: "checkbox", dataset: { facet: this.facet } }), el("span", { class: "gl-value", dir: "auto" }, " "), el("span", { class: "gl-count" })));
    const item = this.pattern.cloneNode(true);
    const [box, text, count] = item.firstChild.children;
    box.value = id;
    text.firstChild.data = label;
    this.boxes.set(box, i);
    return { box, count, sign: null, item };
  }

  onlyButton(label, onclick) {
    return el("button", { type: "button", class: "gl-only", "aria-label": this.words.say("onlyThis", { label }), onclick }, this.words.say("only"));
  }

  /** The row of a very long list that is pointed at or has the focus gets the button that the others lack. */
  offerOnly(event) {
    const item = event.target.closest("li");
    const box = item?.querySelector("input");
    if (!box || item.contains(this.offered)) return;
    this.offered?.remove();
    this.offered = this.onlyButton(item.querySelector(".gl-value").textContent, () => this.only(this.boxes.get(box)));
    item.append(this.offered);
  }

  all(is) {
    this.state.put(this.facet, () => is);
  }

  only(i) {
    this.state.put(this.facet, (j) => Number(i === j));
  }

  show(value, counts) {
    const on = value.on[this.facet];
    if (on !== this.on) this.rows.forEach(({ box }, i) => {
      if (on[i] !== this.on?.[i]) box.checked = on[i] === 1;
    });
    this.on = on;
    this.counts = counts;
    this.count();
  }

  toggle() {
    this.list.hidden = this.isVeryLong && !this.node.open;
    this.count();
  }

  /** Write the counts; those that a closed list hides wait until it is opened. */
  count() {
    if (!this.node.open || !this.counts) return;
    const { counts } = this;
    this.written ??= new Float64Array(counts.length).fill(-1);
    this.rows.forEach(({ count, item }, i) => {
      if (this.written[i] === counts[i]) return;
      this.written[i] = counts[i];
      count.textContent = this.words.number(counts[i]);
      item.classList.toggle("gl-zero", counts[i] === 0);
    });
  }

  sign(colour) {
    this.rows.forEach(({ sign }, i) => {
      if (!sign) return;
      const art = signOf(this.facet, this.values[i], this.store, colour);
      sign.replaceChildren(...(art ? [art] : []));
      sign.hidden = !art;
    });
  }
}

function sizeLegend(words, { most, sites }) {
  const largest = largestOf(sites.length);
  const numbers = most <= 12 ? [1, 4, 10] : [1, Math.round(most / 4), most];
  let x = 0;
  const symbols = numbers.map((n) => {
    const look = { shape: "circle", colour: "#c9c4ba", status: "reported", r: radius(n, most, largest) };
    x += look.r + 2;
    const text = words.number(n);
    const inside = numberFits(look.r, text);
    const symbol = svg("g", { transform: `translate(${x} 26)` }, ...symbolParts(look), n > 1 && inside ? symbolNumber(look, text) : null,
      inside ? null : svg("text", { class: "gl-size", x: look.r + 4, "dominant-baseline": "central" }, text));
    x += look.r + (inside ? 8 : 12 + 7 * text.length);
    return symbol;
  });
  return svg("svg", { class: "gl-sizes", width: x, height: 52, viewBox: `0 0 ${x} 52`, "aria-hidden": "true" }, ...symbols);
}

function areaLegend() {
  return svg("svg", { class: "gl-swatch", width: 34, height: 22, "aria-hidden": "true" }, svg("rect", { x: 1, y: 2, width: 32, height: 18, fill: "url(#gl-hatch)", stroke: "#6d5a48", "stroke-width": 1 }));
}

export class Panel {
  constructor(store, words, state) {
    this.store = store;
    this.facets = ["group", "status", "actor", "activity", "report"].map((facet) => new Facet(facet, store, words, state));
    const choice = (value, text) => el("label", {}, el("input", { type: "radio", name: "gl-colour", value, onchange: () => state.set({ colour: value }) }), el("span", {}, text));
    this.choices = el("fieldset", { class: "gl-colours" }, el("legend", {}, words.say("colourBy")), choice("group", words.say("byGroup")), choice("actor", words.say("byActor")));
    const [group, status, ...rest] = this.facets.map(({ node }) => node);
    const several = el("p", { class: "gl-key" }, el("span", { class: "gl-sign" }, swatch({ ...SEVERAL, status: "reported", r: 7.5 })), words.say("several"));
    this.node = el("div", { class: "gl-panel" },
      group, several, status,
      el("div", { class: "gl-keys" },
        el("p", { class: "gl-key" }, sizeLegend(words, store), words.say("sizeLegend")),
        el("p", { class: "gl-key" }, areaLegend(), words.say("areaLegend")),
        el("p", { class: "gl-key" }, el("span", { class: "gl-sign" }, swatch({ shape: "square", colour: GROUPS.ground.colour, status: "planned", r: 7 }, 24)), words.say("hollowLegend")),
        el("p", { class: "gl-note" }, words.say("legendNote"))),
      this.choices, ...rest,
      el("p", { class: "gl-reset" }, el("button", { type: "button", class: "gl-button", onclick: () => state.reset() }, words.say("reset"))));
  }

  show(value, counts) {
    for (const facet of this.facets) {
      facet.show(value, counts[facet.facet]);
      if (this.colour !== value.colour) facet.sign(value.colour);
    }
    this.colour = value.colour;
    for (const input of this.choices.querySelectorAll("input")) input.checked = input.value === value.colour;
  }
}
