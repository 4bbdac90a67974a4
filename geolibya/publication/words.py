"""Names to be hidden, and whether a text has one of them: folded, in slugs and addresses, and as it sounds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

import ahocorasick_rs

from geolibya.keys import ARTICLES, is_arabic, respell
from geolibya.names import fold_name

if TYPE_CHECKING:
    from collections.abc import Iterable

LONG = 4
"""Letters from which a name is found inside words too: "Sirtes", "Misratan"; a shorter one stands alone."""
LONG_ARABIC = 3
"""The same for Arabic, whose words take prefixes."""
LONG_SQUEEZED = 8
"""Letters from which a name is found without its blanks, as in hashtags; shorter ones turn up across words."""
LONG_SOUND = 5
"""Letters of a key by sound that is a name's own."""
MOST_SOUNDING = 4
"""Words of a name up to which it is looked for by sound."""
_SEPARATORS = re.compile(r"[_./+#@=&?,;:()\[\]\"'’“”«»-]+")


def _folded(text: str) -> bytes:
    return fold_name(_SEPARATORS.sub(" ", text))


class HiddenNames:
    """Names that nothing published may have.

    Parameters
    ----------
    names : iterable of str
    capitals : iterable of str
        Abbreviations: in running text they stand alone and in capitals ("IS" is no "is").

    Examples
    --------
    >>> hidden = HiddenNames(["Sirte", "سرت"], ["LNA"])
    >>> hidden.are_in("https://example.org/battle-of-sirte"), hidden.are_in("the LNA's jets"), hidden.are_in("Derna")
    (True, True, False)
    """

    def __init__(self, names: Iterable[str], capitals: Iterable[str] = ()) -> None:
        names = [name for name in dict.fromkeys(names) if name.strip()]
        folded = {_folded(name): name for name in names}
        long = {key for key, name in folded.items() if len(key) >= (LONG_ARABIC if is_arabic(name) else LONG)}
        squeezed = {key.replace(b" ", b"") for key in folded}
        self._inside = _automaton(long)
        self._squeezed = _automaton(key for key in squeezed if len(key) >= LONG_SQUEEZED)
        self._alone = frozenset(folded) - long
        self._plain = tuple(name.casefold() for name in names if b"?" in _folded(name))
        shorts = [re.escape(short) for short in capitals if short.strip()]
        self._capitals = re.compile(rf"(?<![^\W_])(?:{'|'.join(shorts)})(?![^\W_])") if shorts else None
        sounds = (respell(name) for name in names if len(name.split()) <= MOST_SOUNDING)
        self._sounds = {key for key in sounds if len(key) >= LONG_SOUND}
        self._known: dict[str, bool] = {}

    def are_in(self, text: str | None) -> bool:
        """Say whether a text has one of them."""
        if not text:
            return False
        if text not in self._known:
            self._known[text] = self._found(text) or ("%" in text and self._found(unquote(text)))
        return self._known[text]

    def are_in_slug(self, text: str | None) -> bool:
        """Say whether a file name, address or id has one of them, abbreviations in small letters too."""
        return bool(text) and (
            self.are_in(text) or self.are_in(re.sub(r"[\W_]+", " ", unquote(text or "")).upper())
        )

    def _found(self, text: str) -> bool:
        folded = _folded(text)
        return bool(
            self._inside.find_matches_as_indexes(folded)
            or self._squeezed.find_matches_as_indexes(folded.replace(b" ", b""))
            or not self._alone.isdisjoint(folded.split())
            or (self._capitals and self._capitals.search(text))
            or any(name in text.casefold() for name in self._plain)
            or self._sound_alike(text)
        )

    def _sound_alike(self, text: str) -> bool:
        """Say whether some words of a text sound as one of the names does: other spellings than the listed ones."""
        keys = [respell(word) for word in re.findall(r"\w+", text) if word.lower() not in ARTICLES]
        return any(
            "".join(keys[start:end]) in self._sounds
            for start in range(len(keys))
            for end in range(start + 1, min(start + MOST_SOUNDING, len(keys)) + 1)
        )


def _automaton(names: Iterable[bytes]) -> ahocorasick_rs.BytesAhoCorasick:
    """Find any of some folded names; what folding does not know turns into question marks, which tell nothing."""
    return ahocorasick_rs.BytesAhoCorasick(sorted(name for name in names if name.strip(b"? ")))
