// Folding of names and words for the search, by the rules of geolibya/names.py.

const SAME = { "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "æ": "a", "œ": "o", "ø": "o" };
const SKIPPED = /[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
const SPACES = /[\s\-\u2010-\u2014\u00a0\u202f\u2009]+/g;

export function fold(text) {
  return text
    .toLowerCase()
    .replace(/[أإآٱىةؤئæœø]/g, (c) => SAME[c]) // before decomposition, which would split the Arabic ones
    .normalize("NFD")
    .replace(SKIPPED, "")
    .replace(/[’‘ʼʿʾ`´ʻ]/g, "'")
    .replace(/[\u0660-\u0669]/g, (c) => String(c.charCodeAt(0) - 0x660))
    .replace(SPACES, " ")
    .trim();
}

const DROPPED = /^(al|el|az|as|ar|at|ad|an|ash|ez|es|l)\s+/;

/** A key for the spellings that differ in the usual letters: "Zawia" and "Az-Zawiyah", "Zuara" and "Zouara". */
export function spelling(name) {
  return fold(name)
    .replace(DROPPED, "")
    .replace(/['"\s]/g, "")
    .replace(/ou|oo|w/g, "u").replace(/ee|y/g, "i").replace(/dj/g, "j").replace(/[qc](?!h)/g, "k")
    .replace(/h$/, "")
    .replace(/(.)\1+/g, "$1");
}

/** A key of consonants, which nearly all spellings of one Libyan name share; of use from three consonants on. */
export function skeleton(name) {
  return fold(name)
    .replace(DROPPED, "")
    .replace(/['"]/g, "")
    .replace(/kh|ch/g, "X").replace(/gh/g, "G").replace(/sh/g, "S").replace(/th/g, "t").replace(/dh/g, "d").replace(/dj/g, "j")
    .replace(/[qc]/g, "k").replace(/z/g, "s").replace(/[vp]/g, "b")
    .replace(/h\b/g, "")
    .replace(/[aeiouwy\s]/g, "")
    .replace(/(.)\1+/g, "$1");
}
