"""Keys under which the spellings of one Libyan name fall together.

Arabic names reach the press through English, French and Italian ears: Zawiya, Zaouia, Az Zawiyah. Three
forms, each coarser than the one before: `respell` unifies how a sound is written, `glide_key` drops the
vowels, `consonant_key` also w and y, which some languages write as vowels. All serve look-up of a name on its
own; as a scanner of running text they would find Derna in "drone".
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz

from geolibya.names import fold

ARTICLES = frozenset(
    "al el il ul az ez as es ar er at et ad ed an en ash esh ach ech ath l le la les the".split()
)

_ARABIC = dict(
    zip(
        "ءابتثجحخدذرزسشصضطظعغفقكلمنهوي",
        "- a b t t j h X d d r z s S s d t z - G f k k l m n h w y".replace("-", "").split(" "),
        strict=True,
    )
)
_SPELLINGS = [  # in this order: the longer first
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"sch|sh|ch", "S"),  # French ch; kh covers what English writes so
        (r"kh|x", "X"),
        (r"gh", "G"),
        (r"th", "t"),
        (r"dh", "d"),
        (r"ph", "f"),
        (r"dj|dg(?=[ei])", "j"),
        (r"[qcg]", "k"),  # Libyan speech says g for q: Gaminis, Garabulli, Fugaha
        (r"v|p", "b"),
        (r"aou", "aw"),
        (r"ou(?=[aeiy])", "w"),
        (r"ou|oo|o", "u"),
        (r"ee|ie(?=[^aeiuy])", "i"),
        (r"[iy]y(?=[aeu])", "i"),
        (r"[ae][iy](?=[^aeiuwy]|$)", "i"),
        (r"a[uw](?=[^aeiuwy]|$)", "u"),
        (r"y(?=[^aeiuw]|$)|(?<=[^aeiuwy])y", "i"),
        (r"(?<=[aeiu]n)e$", ""),  # mute in French: Zlitène
        (r"z", "s"),
        (r"(.)\1", r"\1"),
    )
]
_ARABIC_WEAK = re.compile(r"(?<=[^a])[wy](?!a)")  # long u and i are written with the letters of w and y
_DOUBLED = re.compile(r"(.)\1")
_VOWELS = re.compile("[aeiou]")
_VOWELS_AND_GLIDES = re.compile("[aeiouwy]")
_SIGNS = re.compile(r"[^\w ]")
_ARABIC_LETTER = re.compile("[\u0621-\u064a]")


def _latin(word: str) -> str:
    """Spell an Arabic word in the letters of the keys."""
    if len(word) > 4 and word.startswith("ال"):
        word = word[2:]
    if word.endswith("ه"):  # folding turns the feminine ending into h
        word = word[:-1] + "ا"
    return _ARABIC_WEAK.sub("", "".join(_ARABIC.get(c, "") for c in word))


@lru_cache(maxsize=65536)
def _respell_word(word: str) -> str:
    if _ARABIC_LETTER.search(word):
        word = _latin(word)
    for pattern, sound in _SPELLINGS:
        word = pattern.sub(sound, word)
    return word[:-1] if word.endswith("h") and len(word) > 2 else word


@lru_cache(maxsize=65536)
def _respelled_words(name: str) -> tuple[str, ...]:
    words = _SIGNS.sub("", fold(name).decode()).split()
    bare = [word for word in words if word not in ARTICLES] or words
    return tuple(map(_respell_word, bare))


def respell(name: str) -> str:
    """Spell a name as it sounds: articles and blanks dropped, digraphs and doubled letters unified.

    Examples
    --------
    >>> respell("Tarhouna"), respell("Tarhoonah"), respell("Al-Zawiya"), respell("Zaouïa")
    ('tarhuna', 'tarhuna', 'sawia', 'sawia')
    """
    return "".join(_respelled_words(name))


def is_arabic(name: str) -> bool:
    """Tell whether a name is written in Arabic letters."""
    return bool(_ARABIC_LETTER.search(name))


def likeness(name: str, other: str) -> float:
    """Say how alike two names are, 0 to 1.

    Two Arabic ones are compared letter by letter, others as they sound; Arabic has no e, so that ears hear
    an a or an i as one.

    Examples
    --------
    >>> likeness("Zeltan", "Al-Zaltan")
    1.0
    """
    if is_arabic(name) and is_arabic(other):
        return fuzz.ratio(_folded_arabic(name), _folded_arabic(other)) / 100
    a, b = respell(name), respell(other)
    return max(fuzz.ratio(a.replace("e", vowel), b.replace("e", vowel)) for vowel in "aei") / 100


def _folded_arabic(name: str) -> str:
    return " ".join(fold(name).decode().split())


def _consonants(name: str, dropped: re.Pattern[str]) -> str:
    """Drop letters from each word of a name; what then stands doubled was parted by a vowel or was long."""
    return "".join(_DOUBLED.sub(r"\1", dropped.sub("", word)) for word in _respelled_words(name))


def glide_key(name: str) -> str:
    """Give the consonants of a name, w and y among them.

    Examples
    --------
    >>> glide_key("Al-Zawiya"), glide_key("Waddan")
    ('sw', 'wdn')
    """
    return _consonants(name, _VOWELS)


def consonant_key(name: str) -> str:
    """Give the consonants of a name without w and y.

    Examples
    --------
    >>> consonant_key("Misratah"), consonant_key("Misurata"), consonant_key("مصراتة")
    ('msrt', 'msrt', 'msrt')
    """
    return _consonants(name, _VOWELS_AND_GLIDES)
