// The other tellings of an incident: which reports have it, which are copies of one text, and what they say against each other.

import { el } from "./dom.js";
import { doerWords, markedQuote, reportWords, sayers, whenWords, whoWords } from "./event_words.js";
import { eventAt } from "./payload.js";

const MOST_AGAINST = 6;
const MOST_TOLD = 12;

/** For each event that has any: what contradicts it, whose copy it is, and which events tell its incident. */
function indexOf(store) {
  if (store.told) return store.told;
  const against = new Map();
  const { contradictions, copies } = store;
  for (let n = 0; n < contradictions.kind.length; n++) {
    const [i, j, kind] = [contradictions.one.at(n), contradictions.other.at(n), contradictions.kind.at(n)];
    for (const [one, other] of [[i, j], [j, i]]) against.set(one, [...(against.get(one) ?? []), { other, kind }]);
  }
  const together = new Map();
  for (let i = 0; i < store.total; i++) {
    const events = together.get(store.incident[i]);
    if (events) events.push(i);
    else together.set(store.incident[i], [i]);
  }
  store.told = { against, together, copyOf: new Map(Array.from(copies.one, (copy, n) => [copy, copies.other.at(n)])) };
  return store.told;
}

const open = (event, openEvent) => el("button", { type: "button", class: "gl-link", onclick: () => openEvent(event.index) }, reportWords(event.report));

/** The point on which two tellings differ, as one of them has it. */
function pointOf(event, kind, words) {
  const tolls = event.casualties.flatMap((c) => [c.killed === null ? "" : words.say("killed", { n: c.killed }), c.injured === null ? "" : words.say("injured", { n: c.injured })]);
  return { denial: event.status.label, outcome: `${event.activity.label}${words.say("comma")}${whoWords(event, words)}`, culprit: doerWords(event, words), toll: tolls.filter(Boolean).join(words.say("comma")) }[kind];
}

function side(event, kind, words, openEvent, own) {
  return el("div", { class: "gl-side" },
    el("p", {}, el("strong", {}, pointOf(event, kind, words))),
    el("p", { class: "gl-small" }, event.attribution.length ? sayers(event, words) : reportWords(event.report)),
    own ? null : markedQuote(event),
    own ? null : open(event, openEvent));
}

/** Each contradiction with its two sides beside each other, this event's first. */
export function contradictedBy(store, event, words, openEvent) {
  const { against, copyOf } = indexOf(store);
  const found = against.get(copyOf.get(event.index) ?? event.index);
  if (!found) return null;
  return el("div", { role: "group", class: "gl-contradicted", "aria-label": words.say("contradicted") },
    ...found.slice(0, MOST_AGAINST).map(({ other, kind }) => el("div", { class: "gl-against" },
      el("h4", {}, words.say(`against_${kind}`)),
      el("div", { class: "gl-sides" }, side(event, kind, words, openEvent, true), side(eventAt(store, other), kind, words, openEvent, false)))));
}

/** All tellings of the incident, a line each: who says so, how sure, when; copies stand with their original. */
export function toldBy(store, event, words, openEvent) {
  const { together, copyOf } = indexOf(store);
  const indices = together.get(event.incident);
  if (indices.length < 2) return null;
  const firsts = indices.filter((i) => !copyOf.has(i));
  const line = (i) => {
    const told = eventAt(store, i);
    const copies = indices.filter((k) => copyOf.get(k) === i).map((k) => eventAt(store, k));
    return el("li", { "aria-current": i === event.index ? "true" : null },
      open(told, openEvent), words.say("comma"), told.status.label, words.say("comma"), whenWords(told, words),
      told.attribution.length ? el("span", { class: "gl-small" }, " (", sayers(told, words), ")") : null,
      copies.length ? el("span", { class: "gl-small" }, ` ${words.say("sameText")} `, ...copies.flatMap((copy, n) => [n ? words.say("comma") : null, open(copy, openEvent)])) : null);
  };
  const reports = new Set(indices.map((i) => store.report[i]));
  return el("details", { class: "gl-told", open: indices.length <= MOST_TOLD },
    el("summary", {}, words.say("alsoTold", { n: reports.size })),
    el("ol", {}, ...firsts.slice(0, MOST_TOLD).map(line)),
    firsts.length > MOST_TOLD ? el("p", { class: "gl-small" }, words.say("moreTold", { n: firsts.length - MOST_TOLD })) : null);
}
