"""Folding of text and names, by one function, on both sides.

Folding lower-cases, drops accents, unifies Arabic letters, and turns hyphens and white space into a blank, one byte a
character, so that offsets into the folded bytes are offsets into the text. Only text with combining marks, harakat or
tatweel needs a list of offsets.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_ARABIC = "".join(
    map(
        chr,
        [*range(0x621, 0x63B), *range(0x641, 0x64B), *range(0x660, 0x66A), 0x671, 0x67E, 0x686, 0x6A4, 0x6AF],
    )
)
_ACCENTED = "àâäáãåæçéèêëíìîïñóòôöõøœúùûüýÿ"
_SAME = {  # what a single character folds to, beyond its accent
    **dict.fromkeys("’‘ʼʿʾ`´ʻ", "'"),
    **dict.fromkeys("-‐‑‒–—\u00a0\u202f\u2009\t\n\r\x0b\x0c", " "),
    **dict.fromkeys("“”„«»", '"'),
    **dict.fromkeys("°º", "o"),
    **dict.fromkeys("أإآٱ", "ا"),
    "ى": "ي",
    "ة": "ه",
    "ؤ": "و",
    "ئ": "ي",
    "æ": "a",
    "œ": "o",
    "ø": "o",
}
_SKIPPED = re.compile(
    "[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
_LONG_LATIN = re.compile("[\u0100-\u0151\u0154-\u024f\u1e00-\u1eff]")
_ARABIC_DIGITS = {chr(0x660 + n): str(n) for n in range(10)}


def _page() -> tuple[str, bytes]:
    """Give the code page as a string of 256 characters, and the table that folds its bytes."""
    chars = [chr(n) for n in range(128)]
    wanted = dict.fromkeys(_ARABIC + _ACCENTED + "".join(c for c in _SAME if ord(c) > 127) + "،؛؟…")
    chars += wanted
    chars += ["\ufffe"] * (256 - len(chars))  # codecs' sign for an unused place
    place = {c: n for n, c in enumerate(chars)}
    folded = bytearray(range(256))
    for n, c in enumerate(chars):
        if c == "\ufffe":
            continue
        low = c.lower()
        low = _SAME.get(low, _ARABIC_DIGITS.get(low, low))
        base = unicodedata.normalize("NFD", low)[0] if low.isascii() or low in _ACCENTED else low
        folded[n] = place[_SAME.get(base, base)]
    return "".join(chars), bytes(folded)


_CHARS, _FOLDED = _page()
_ENCODING = codecs.charmap_build(_CHARS)
_LETTERS = bytes(n for n, c in enumerate(_CHARS) if c.isalnum())
IS_LETTER = bytes(n in _LETTERS for n in range(256))
"""Indexed by a folded byte: 1 where it is a letter or digit, so that a name may not begin or end beside it."""


class Folded(NamedTuple):
    """Folded text, and for each of its bytes the offset in the text that it came from (None: the same)."""

    data: bytes
    origin: list[int] | None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Turn a span of the folded bytes into one of the text."""
        if self.origin is None:
            return start, end
        return self.origin[start], self.origin[end - 1] + 1

    def decode(self) -> str:
        """Give the folded text as a string of the same length."""
        return codecs.charmap_decode(self.data, "strict", _CHARS)[0]


def fold(text: str) -> Folded:
    """Fold a text, keeping its offsets.

    Examples
    --------
    >>> fold("Al-Zāwiya’s").data
    b"al zawiya's"
    """
    if text.isascii():
        return Folded(text.encode().translate(_FOLDED), None)
    origin: list[int] | None = None
    if _SKIPPED.search(text):
        kept = [(i, c) for i, c in enumerate(text) if not _SKIPPED.match(c)]
        origin = [i for i, _ in kept]
        text = "".join(c for _, c in kept)
    if _LONG_LATIN.search(text):
        text = "".join(unicodedata.normalize("NFD", c)[0] if _LONG_LATIN.match(c) else c for c in text)
    text = text.lower()  # after the long letters: the capital I with a dot alone would grow
    return Folded(codecs.charmap_encode(text, "replace", _ENCODING)[0].translate(_FOLDED), origin)


@lru_cache(maxsize=65536)
def fold_name(name: str) -> bytes:
    """Fold a name: as `fold`, with runs of blanks made one.

    Examples
    --------
    >>> fold_name("Aïn  Zara"), fold_name("Al-Khadim")
    (b'ain zara', b'al khadim')
    """
    return b" ".join(fold(name).data.split())
