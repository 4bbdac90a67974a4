// About: as of when, from what, how, and with what limits; it stands in the page, since no README travels with it.

import { inWords } from "./dates.js";
import { el } from "./dom.js";
import { swatch } from "./symbol_art.js";

function reportWords(store, words) {
  const { read, outlets } = store.page.reports;
  const parts = [words.say("aboutReports", { n: read })];
  if (outlets) parts.push(words.say("aboutOutlets", { n: outlets }));
  return parts.join(" ");
}

const asOf = (store, words) => (store.page.asOf ? inWords(store.page.asOf, words.locale, { about: words.say("about_") }) : null);

export function aboutText(store, words) {
  const { say } = words;
  const date = asOf(store, words);
  const silent = store.page.reports.read - store.reports.length;
  const statuses = store.terms.status.map((term) => [
    el("dt", {}, swatch({ shape: "circle", colour: "#8f8b84", status: term.id, r: 7.5 }, 24), " ", term.label), el("dd", {}, term.definition ?? "")]);
  return el("div", { class: "gl-about" },
    el("p", { class: "gl-lead" }, say("notVerified")),
    ...store.page.notes.map((note) => el("p", {}, note)),
    el("p", {}, date ? say("aboutAsOf", { date }) : say("aboutAsOfUnknown"), " ", reportWords(store, words), ". ", silent > 0 ? `${say("aboutEmpty", { n: silent })}. ` : null, say("aboutSilence")),
    el("h3", {}, say("aboutMethod")), el("p", {}, say("aboutMethodText")),
    el("h3", {}, say("aboutStatus")), el("dl", { class: "gl-statuses" }, ...statuses.flat()),
    el("h3", {}, say("aboutPlaces")), el("p", {}, say("aboutPlacesText")),
    el("h3", {}, say("aboutUse")), el("p", {}, say("aboutUseText")),
    el("h3", {}, say("aboutCite")), el("p", { class: "gl-cite" }, citation(store, words)),
    el("h3", {}, say("aboutLicences")), el("p", {}, say("aboutLicencesText")),
    el("p", { class: "gl-small" }, say("aboutVersion", { version: store.page.version })));
}

function citation(store, words) {
  const reports = words.say("fromReports", { n: store.page.reports.read });
  return words.say("cite", { title: store.page.title, version: store.page.version, reports, date: asOf(store, words) ?? "–" });
}
