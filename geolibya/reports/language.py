"""Guessing the language of a whole report by its script and its commonest words."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from geolibya.names import fold
from geolibya.tables import data_folder, read_rows

ANSWERS = ("en", "fr", "ar", "it")
SAMPLE = 20_000
"""Characters; the start of a report tells its language as well as all of it."""
LEAST_SHARE = 0.08
"""Of the words; running text has two or three times as many of them, a list of names none."""
CLEAR_LEAD = 1.3
"""Times as many as the next language has; related languages share some of their words."""

_WORD = re.compile(r"[^\W\d_]+")
_ARABIC = re.compile("[\u0600-\u06ff]")
_NOT_ARABIC = re.compile("[پچژگکیےٹڈ]")
"""Letters of Persian and Urdu, which share the script."""


@lru_cache(maxsize=1)
def _stop_words() -> dict[str, frozenset[str]]:
    rows = read_rows(data_folder("gazetteer") / "stop_words.csv", ("language", "words"))
    return {row["language"]: frozenset(fold(row["words"]).decode().split()) for row in rows}


def guess_language(text: str) -> str:
    """Guess the language of a report.

    Returns
    -------
    str
        `en`, `fr`, `ar`, `it`, or empty where it is none of them or the text is too short to tell.

    Examples
    --------
    >>> guess_language("The forces withdrew from the city, and the airport was closed.")
    'en'
    """
    sample = text[:SAMPLE]
    words = _WORD.findall(sample)
    arabic = [word for word in words if _ARABIC.match(word)]
    if len(arabic) * 2 > len(words):
        foreign = sum(bool(_NOT_ARABIC.search(word)) for word in arabic)
        return "" if foreign * 10 > len(arabic) else "ar"
    found = _WORD.findall(fold(sample).decode())
    hits = Counter(
        {language: sum(word in known for word in found) for language, known in _stop_words().items()}
    )
    (best, most), (_, next_most) = hits.most_common(2)
    clear = most >= max(2, LEAST_SHARE * len(words)) and most >= CLEAR_LEAD * next_most
    return best if clear and best in ANSWERS else ""
