// An event in words: its quote, who did it, when, and who says so.

import { inWords } from "./dates.js";
import { el } from "./dom.js";

/** The quote with its place, actors and activity marked. */
export function markedQuote(event, tag = "blockquote") {
  const marks = [...event.marks].sort((a, b) => a[0] - b[0]);
  const parts = [];
  let at = 0;
  for (const [start, end, kind] of marks) {
    if (start < at || end > event.quote.length || end <= start) continue; // marks that overlap: the first one stays
    parts.push(event.quote.slice(at, start), el("mark", { class: `gl-mark-${kind}` }, event.quote.slice(start, end)));
    at = end;
  }
  parts.push(event.quote.slice(at));
  const own = event.report.dispatch;
  return el(tag, { class: own ? "gl-quote gl-own" : "gl-quote", lang: event.report.language || null, dir: "auto" }, ...parts);
}

export const labelsOf = (terms, words) => terms.map((term) => term.label).join(words.say("comma"));

/** Who did it, with the words of groups that no id fits. */
export function doerWords(event, words) {
  const actors = event.actors.map((actor) => (actor.id === "unidentified_armed_group" && event.actorsText.length ? event.actorsText.join(words.say("comma")) : actor.label));
  return actors.length ? actors.join(words.say("comma")) : words.say("unknownActor");
}

const TOWARDS = { support: "inAid", political: "together" }; // who is armed or met is no foe

/** "LNA against GNA", "France for LNA"; of a fight in which all are both, "LNA, GNA: each other". */
export function whoWords(event, words) {
  const doers = doerWords(event, words);
  const [did, hit] = [event.actors, event.targets].map((sides) => sides.map((side) => side.id).sort().join());
  if (event.targets.length > 1 && did === hit) return words.say("eachOther", { sides: doers });
  return event.targets.length ? `${doers} ${words.say(TOWARDS[event.group.id] ?? "against")} ${labelsOf(event.targets, words)}` : doers;
}

export function whenWords(event, words) {
  const vocabulary = { about: words.say("about_"), since: words.say("sinceDate"), until: words.say("untilDate") };
  return event.date ? inWords(event.date, words.locale, vocabulary) : words.say("noDate");
}

/** What a card calls a report. */
export const reportWords = (report) => report.outlet || report.title || report.name;

/** Who says so, as a chain that ends at the outlet. */
export function sayers(event, words) {
  const { outlet, dispatch } = event.report;
  const chain = [...event.attribution, ...(dispatch || !outlet || event.attribution.at(-1) === outlet ? [] : [outlet])];
  return el("span", {}, ...chain.flatMap((who, n) => [n ? el("span", { class: "gl-arrow", "aria-hidden": "true" }, words.rtl ? " ← " : " → ") : null, el("span", { dir: "auto" }, who)]));
}
