// Dates as EDTF strings: what days they may mean, and how a reader would write them.

const DAY = 864e5;
export const NEVER = -(2 ** 30); // day numbers that stand for "no beginning" and "no end"
export const FOREVER = 2 ** 30;

export const dayOf = (year, month, day) => Math.round(Date.UTC(year, month - 1, day) / DAY);
export const isoOf = (day) => new Date(day * DAY).toISOString().slice(0, 10);
export const dateOf = (day) => new Date(day * DAY);

/** Days from first to last that an ISO date or a prefix of one covers; null where it is not one. */
function covered(text) {
  const parts = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T.*)?[~?%]?$/.exec(text);
  if (!parts) return null;
  const [year, month, day] = parts.slice(1).map((part) => (part ? Number(part) : 0));
  if (month > 12 || day > 31) return null;
  if (day) return [dayOf(year, month, day), dayOf(year, month, day)];
  if (month) return [dayOf(year, month, 1), dayOf(year, month + 1, 1) - 1];
  return [dayOf(year, 1, 1), dayOf(year + 1, 1, 1) - 1];
}

const isOpen = (text) => text === ".." || text === "";

/** First and last day that an EDTF date or interval may mean; null where it says nothing of time. */
export function interval(edtf) {
  if (!edtf) return null;
  const [from, to] = edtf.split("/");
  if (to === undefined) return covered(from);
  const [first, last] = [covered(from), covered(to)];
  if ((!first && !isOpen(from)) || (!last && !isOpen(to))) return null;
  return [first ? first[0] : NEVER, last ? last[1] : FOREVER];
}

const writers = new Map(); // by locale and precision: to make one takes longer than to write a hundred dates

function writerOf(locale, precision) {
  const key = `${locale} ${precision}`;
  const form = [{ year: "numeric" }, { year: "numeric", month: "long" }, { year: "numeric", month: "long", day: "numeric" }][precision - 1];
  if (!writers.has(key)) writers.set(key, new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...form }));
  return writers.get(key);
}

/** An EDTF date in the words of a language: "7 April 2019", "August 2016", "2014 to 2016". */
export function inWords(edtf, locale, words) {
  const one = (text) => {
    const precision = text.replace(/T.*/, "").split("-").length;
    const days = covered(text);
    if (!days) return text;
    const about = /[~?%]$/.test(text) ? `${words.about} ` : "";
    return about + writerOf(locale, precision).format(dateOf(days[0]));
  };
  const [from, to] = edtf.split("/");
  if (to === undefined) return one(from);
  if (isOpen(to)) return `${words.since} ${one(from)}`;
  if (isOpen(from)) return `${words.until} ${one(to)}`;
  return `${one(from)} – ${one(to)}`;
}
