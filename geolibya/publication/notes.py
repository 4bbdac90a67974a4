"""What was done before publication, in words for the page and in figures for the manifest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_WORDS = {
    "delay": {
        "en": "Published with a delay of {days} days: nothing dated or published after {until}.",
        "fr": "Publié avec {days} jours de retard : rien de daté ni de publié après le {until}.",
        "ar": "نُشر بتأخير {days} يومًا: لا شيء مؤرخ أو منشور بعد {until}.",
    },
    "coarsen": {
        "en": "Places are rounded to {km:g} km; quotes, titles, links and finer names are left out.",
        "fr": "Lieux arrondis à {km:g} km ; citations, titres, liens et noms plus précis omis.",
        "ar": "قُرِّبت الأماكن إلى {km:g} كم؛ وحُذفت الاقتباسات والعناوين والروابط والأسماء الأدق.",
    },
    "redact": {
        "en": "Left out before publication: {events} events, and words of {shortened} others.",
        "fr": "Omis avant publication : {events} événements, et des mots de {shortened} autres.",
        "ar": "حُذف قبل النشر: {events} من الأحداث، وكلمات من {shortened} غيرها.",
    },
}


@dataclass(frozen=True, slots=True)
class Note:
    """What was done, without a word of what it was done to.

    Attributes
    ----------
    kind : str
        `delay`, `coarsen` or `redact`.
    facts : mapping of str to str, int or float
        Its figures, as the manifest has them.
    """

    kind: str
    facts: Mapping[str, str | int | float]

    def text(self, language: str = "en") -> str:
        """Say it in a sentence: English, French or Arabic.

        Examples
        --------
        >>> Note("coarsen", {"km": 10.0}).text()
        'Places are rounded to 10 km; quotes, titles, links and finer names are left out.'
        """
        return _WORDS[self.kind][language].format(**self.facts)
