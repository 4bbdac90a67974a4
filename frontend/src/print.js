// What is added when the page is printed: the sources of what is shown, numbered, on the same sheet.

import { inWords } from "./dates.js";
import { el } from "./dom.js";
import { withoutHash } from "./evidence.js";

const MOST_SOURCES = 40; // lines that fit beside the map

export function fillSources(node, store, shown, words) {
  const counts = new Map();
  for (const i of shown) counts.set(store.report[i], (counts.get(store.report[i]) ?? 0) + 1);
  const items = [...counts.keys()].sort((a, b) => a - b).slice(0, MOST_SOURCES).map((r) => {
    const report = store.reports.at(r);
    const date = report.published ? inWords(report.published, words.locale, { about: words.say("about_") }) : "";
    const name = report.dispatch && report.after ? words.say("dispatch", { after: withoutHash(report.after) }) : [report.outlet, report.title || report.name].filter(Boolean).join(words.say("comma"));
    return el("li", {}, el("span", { dir: "auto" }, [name, report.dispatch ? "" : date].filter(Boolean).join(words.say("comma"))), report.url ? el("span", { class: "gl-url", dir: "ltr" }, ` ${report.url}`) : null);
  });
  const rest = counts.size - items.length;
  node.replaceChildren(el("h2", {}, words.say("sources")), el("ol", {}, ...items), rest > 0 ? el("p", {}, words.say("moreSources", { n: rest })) : "", el("p", {}, `${words.say("notVerified")} geolibya ${store.page.version}`));
}
