// Writes what printed figures share with the page to geolibya/maps/figure_tables.json: symbols, colours, names of countries
// and seas, words. The page's own sources stay the only place where they are chosen. Run it after changing one of them.

import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { GEOGRAPHY } from "./src/geography.js";
import * as symbols from "./src/symbols.js";
import { LANGUAGES } from "./src/words.js";

const here = dirname(fileURLToPath(import.meta.url));
export const TARGET = join(here, "..", "geolibya", "maps", "figure_tables.json");
const LOCALES = { en: "en-GB", fr: "fr", ar: "ar-LY" };
const FINE = 100; // paths are written with two decimals: drawn this large they keep four
const TYPICAL = 8; // pixels; the radius for which the strokes of an outline are written
const WORDS = `title notVerified shownOf atPlaces fromReports notFound undatedCount outsideCount comma several sizeLegend areaLegend
  hollowLegend incidents at near direction around within bearings dispatch dispatchBare sources moreSources sourceLine attribution
  group status about_ sinceDate untilDate`.split(/\s+/);
const RULES = { // of the style sheets: name here -> selector and property
  otherCoast: [".gl-land-other", "stroke"], homeCoast: [".gl-land-home", "stroke"], border: [".gl-border", "stroke"],
  district: [".gl-district", "stroke"], graticule: [".gl-graticule", "stroke"], dot: [".gl-dot", "fill"],
  area: [".gl-area", "stroke"], majorLabel: [".gl-label-major", "fill"], townLabel: [".gl-label-town", "fill"],
  siteLabel: [".gl-label-site", "fill"], countryLabel: [".gl-label-country", "fill"], homeLabel: [".gl-label-home", "fill"],
  seaLabel: [".gl-label-sea", "fill"],
};

function colours() {
  const css = ["style.css", "marks.css"].map((name) => readFileSync(join(here, "src", name), "utf8")).join("\n");
  const variables = Object.fromEntries([...css.matchAll(/--(\w+): (#\w+);/g)].map(([, name, value]) => [name, value]));
  const property = ([selector, name]) => {
    const rule = css.split("\n").find((line) => line.startsWith(`${selector} {`));
    const value = rule.match(new RegExp(`[ {]${name}: ([^;]+);`))[1];
    return value.replace(/var\(--(\w+)\)/, (_, variable) => variables[variable]);
  };
  return { ...variables, ...Object.fromEntries(Object.entries(RULES).map(([name, rule]) => [name, property(rule)])) };
}

function shapes() {
  const names = [...new Set(Object.values(symbols.GROUPS).map(({ shape }) => shape))];
  const corners = (shape) => symbols.path(shape, FINE).slice(1, -1).split("L").map((pair) => pair.split(" ").map((n) => Number(n) / FINE));
  return Object.fromEntries(names.map((shape) => [shape, { corners: corners(shape), shift: symbols.numberShift(shape, 1) }]));
}

function look({ colour, shape }) {
  return { colour, shape, ink: symbols.inkOn(colour) };
}

/** The months as a language writes them out. */
function months(locale) {
  const form = new Intl.DateTimeFormat(locale, { month: "long", timeZone: "UTC" });
  return Array.from({ length: 12 }, (_, month) => form.format(new Date(Date.UTC(2019, month, 1))));
}

export function figureTables() {
  const { GROUPS, SEVERAL, STATUSES, INK, outline, radius } = symbols;
  const [smallest, largest] = [radius(1, 1), radius(1000, 1000)];
  return {
    symbols: {
      groups: Object.fromEntries(Object.entries(GROUPS).map(([id, group]) => [id, look(group)])),
      several: look(SEVERAL),
      ink: INK,
      shapes: shapes(),
      outlines: Object.fromEntries(STATUSES.map((status) => [status, outline(status, TYPICAL)])),
      smallest,
      largest,
      // incidents over which the area grows from the smallest to the largest, where a page has no more
      span: Math.round((largest ** 2 - smallest ** 2) / (radius(2, 2) ** 2 - smallest ** 2)),
    },
    colours: colours(),
    geography: GEOGRAPHY,
    words: Object.fromEntries(Object.entries(LANGUAGES).map(([language, words]) => [language, Object.fromEntries(WORDS.map((key) => [key, words[key]]))])),
    months: Object.fromEntries(Object.entries(LOCALES).map(([language, locale]) => [language, months(locale)])),
  };
}

/** The text of the file. */
export const asText = () => `${JSON.stringify(figureTables(), null, 1)}\n`;

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(TARGET, asText());
