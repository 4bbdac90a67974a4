// The bars of the histogram: months where they fit, else years, quarters, weeks or days.

import { dateOf, dayOf } from "./dates.js";

const MOST_BARS = 150;
const FAR = 1e8; // days; beyond it an interval is open

const parts = (day) => {
  const date = dateOf(day);
  return [date.getUTCFullYear(), date.getUTCMonth() + 1];
};

const STEPS = [ // from fine to coarse: beginning of the bar that holds a day, beginning of the next one
  { unit: "day", floor: (day) => day, next: (day) => day + 1 },
  { unit: "week", floor: (day) => day - ((((day + 3) % 7) + 7) % 7), next: (day) => day + 7 },
  { unit: "month", floor: (day) => dayOf(...parts(day), 1), next: (day) => { const [y, m] = parts(day); return dayOf(y, m + 1, 1); } },
  { unit: "quarter", floor: (day) => { const [y, m] = parts(day); return dayOf(y, m - ((m - 1) % 3), 1); }, next: (day) => { const [y, m] = parts(day); return dayOf(y, m + 3, 1); } },
  { unit: "year", floor: (day) => dayOf(parts(day)[0], 1, 1), next: (day) => dayOf(parts(day)[0] + 1, 1, 1) },
];

/** First and last day of all dates that have one; null where none has. */
export function extent(dates) {
  let first = Infinity;
  let last = -Infinity;
  for (const date of dates) {
    if (!date.known) continue;
    if (Math.abs(date.first) < FAR) first = Math.min(first, date.first);
    if (Math.abs(date.last) < FAR) last = Math.max(last, date.last);
    else if (Math.abs(date.first) < FAR) last = Math.max(last, date.first);
  }
  if (first > last) return null;
  return [first, last];
}

/** Beginnings of the bars over a period, and after them the end of the last one. */
export function edges([first, last]) {
  const days = last - first + 1;
  const lengths = { day: 1, week: 7, month: 30, quarter: 91, year: 365 };
  const fit = STEPS.find(({ unit }) => days / lengths[unit] <= (unit === "day" ? 62 : unit === "week" ? 40 : MOST_BARS)) ?? STEPS.at(-1);
  const out = [fit.floor(first)];
  while (out.at(-1) <= last) out.push(fit.next(out.at(-1)));
  return { unit: fit.unit, edges: out };
}

/**
 * Count events into the bars. `sure` holds those whose date fits in one bar; `spread` those known less precisely,
 * shared out over the bars that their date covers, so that no bar claims what nobody said.
 */
export function fillBars(bars, dates, byDate) {
  const n = bars.length - 1;
  const sure = new Float64Array(n);
  const wide = new Float64Array(n);
  const barOf = (day) => {
    let [low, high] = [0, n - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (bars[middle] <= day) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  dates.forEach((date, d) => {
    if (!byDate[d] || !date.known) return;
    const [from, to] = [barOf(Math.max(date.first, bars[0])), barOf(Math.min(date.last, bars[n] - 1))];
    if (from === to) sure[from] += byDate[d];
    else for (let b = from; b <= to; b++) wide[b] += byDate[d] / (to - from + 1);
  });
  return { sure, wide };
}
