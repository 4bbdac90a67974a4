// The words of the page in its three languages. `{n}` stands for a number, other names for other texts.

import { en } from "./words_en.js";
import { fr } from "./words_fr.js";
import { ar } from "./words_ar.js";

export const LANGUAGES = { en, fr, ar };
const LOCALES = { en: "en-GB", fr: "fr", ar: "ar-LY" };

/** Give what writes words, numbers and dates in a language. */
export function wordsOf(language) {
  const table = LANGUAGES[language] ?? LANGUAGES.en;
  const locale = LOCALES[language] ?? LOCALES.en;
  const plural = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  const decimals = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const number = (n) => (Number.isInteger(n) ? numbers : decimals).format(n);
  /** A phrase; where it has forms for numbers, the form for `values.n`. */
  const say = (key, values = {}) => {
    const entry = table[key];
    const phrase = typeof entry === "string" ? entry : (entry[plural.select(values.n)] ?? entry.other);
    return phrase.replace(/\{(\w+)\}/g, (_, name) => (typeof values[name] === "number" ? number(values[name]) : values[name]));
  };
  const writers = new Map(); // one a form: to make one takes longer than to write a hundred dates
  const date = (day, form) => {
    const key = JSON.stringify(form);
    if (!writers.has(key)) writers.set(key, new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...form }));
    return writers.get(key).format(day);
  };
  return { language, locale, rtl: language === "ar", say, number, date };
}
