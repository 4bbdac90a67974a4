// The evidence: for a place or an event, who says what, in which words, and where it may have been.

import { inWords } from "./dates.js";
import { el, link } from "./dom.js";
import { mgrs } from "./mgrs.js";
import { markedQuote, sayers, whenWords, whoWords } from "./event_words.js";
import { eventAt } from "./payload.js";
import { placeWords } from "./places.js";
import { GROUPS, SEVERAL } from "./symbols.js";
import { swatch } from "./symbol_art.js";
import { contradictedBy, toldBy } from "./tellings.js";

const MOST_CARDS = 60; // a page of a crowded place; the list has them all

/** What a dispatch retells, without the hash by which a machine knows the document again. */
export const withoutHash = (after) => after.replace(/[,;]?\s*sha256:[0-9a-f]{64}/, "");

/** The source line: outlet, title, date, links; a dispatch says whose summary it is. */
export function sourceWords(report, words) {
  const date = report.published ? words.say("published", { date: inWords(report.published, words.locale, { about: words.say("about_") }) }) : words.say("publishedUnknown");
  if (report.dispatch) return el("p", { class: "gl-source gl-own-note" }, report.after ? words.say("dispatch", { after: withoutHash(report.after) }) : words.say("dispatchBare"));
  const title = report.title || report.name;
  return el("p", { class: "gl-source" },
    report.outlet ? el("strong", {}, report.outlet) : null, report.outlet ? words.say("comma") : null,
    el("cite", { dir: "auto" }, report.url ? link(report.url, title) : title), `${words.say("comma")}${date}`,
    report.archived ? " · " : null, report.archived ? link(report.archived, words.say("archived")) : null);
}

async function copy(text, button, done) {
  try {
    await navigator.clipboard.writeText(text);
  } catch { // no permission, or a page from disk: the old way
    const field = el("textarea", { class: "gl-away" });
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
  button.textContent = done;
}

function whereRow(event, words) {
  const { spot } = event;
  if (!spot) return null;
  const decimal = `${spot.lat.toFixed(4)}, ${spot.lon.toFixed(4)}`;
  const grid = mgrs(spot.lat, spot.lon);
  const button = (text, label) => el("button", { type: "button", class: "gl-copy", title: words.say("copy"), "aria-label": `${words.say("copy")}: ${label}`, onclick: (e) => copy(text, e.currentTarget, words.say("copied")) }, text);
  return [el("span", {}, [placeWords(spot, words), spot.radius === null ? "" : words.say("radius", { n: spot.radius })].filter(Boolean).join(words.say("comma"))), el("span", { class: "gl-coordinates", dir: "ltr" }, button(decimal, words.say("decimal")), grid ? button(grid, words.say("mgrs")) : null)];
}

function row(term, ...content) {
  return content.some(Boolean) ? [el("dt", {}, term), el("dd", {}, ...content)] : [];
}

/** One event as a card. */
export function card(store, i, words, { openEvent, linkTo, showPlace = false }) {
  const event = eventAt(store, i);
  const art = GROUPS[event.group.id] ?? SEVERAL;
  const casualties = event.casualties.flatMap((c) => [el("span", { dir: "auto" }, `“${c.words}”`), el("span", { class: "gl-small" },
    [c.who, c.killed === null ? "" : words.say("killed", { n: c.killed }), c.injured === null ? "" : words.say("injured", { n: c.injured })].filter(Boolean).join(" · "))]);
  return el("article", { class: `gl-card gl-is-${event.status.id}`, dataset: { event: event.id }, tabindex: -1, "aria-label": event.activity.label },
    el("header", {},
      el("h3", {}, swatch({ ...art, status: event.status.id, r: 7.5 }, 24), el("span", {}, event.activity.label)),
      el("p", {}, el("span", { class: `gl-status gl-status-${event.status.id}` }, event.status.label), el("time", {}, whenWords(event, words)))),
    showPlace ? el("p", { class: "gl-place-line" }, placeWords(event.spot, words)) : null,
    el("p", { class: "gl-who" }, whoWords(event, words)),
    markedQuote(event),
    sourceWords(event.report, words),
    event.caveats.length ? el("ul", { class: "gl-caveats", "aria-label": words.say("caveats") }, ...event.caveats.map((c) => el("li", {}, c.label))) : null,
    contradictedBy(store, event, words, openEvent),
    el("dl", {},
      ...row(words.say("dated"), event.when ? el("span", { dir: "auto" }, words.say("asTold", { when: `“${event.when}”` })) : null),
      ...row(words.say("saidBy"), event.attribution.length ? sayers(event, words) : null),
      ...row(words.say("casualties"), ...casualties),
      ...row(words.say("where"), ...(whereRow(event, words) ?? [])),
      ...row("", event.reviewed ? words.say("reviewed", { who: event.reviewed }) : null)),
    toldBy(store, event, words, openEvent),
    linkTo ? el("p", { class: "gl-card-foot" }, el("button", { type: "button", class: "gl-link", onclick: (e) => copy(linkTo(event.id), e.currentTarget, words.say("copied")) }, words.say("copyLink"))) : null);
}

/** The cards of some events, the surest first, a hundred thousand of them never at once. */
export function cards(store, indices, words, options) {
  const sorted = [...indices].sort((a, b) => store.status[a] - store.status[b] || store.last[store.date[b]] - store.last[store.date[a]] || a - b);
  const holder = el("div", { class: "gl-cards" });
  let from = 0;
  const more = el("button", { type: "button", class: "gl-button", onclick: () => add() }, words.say("next"));
  const add = () => {
    more.remove();
    holder.append(...sorted.slice(from, from + MOST_CARDS).map((i) => card(store, i, words, options)));
    from += MOST_CARDS;
    if (from < sorted.length) holder.append(more);
  };
  add();
  return holder;
}
