"""Infinitives that only name what somebody is after ("an offensive to capture X", "tente de reprendre X")."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geolibya.mentions.activities import Trigger
    from geolibya.mentions.view import SentenceView

REACH = 8
"""Words before an infinitive in which stands what makes it an aim."""
_SKIPPED = frozenset(("s'", "se", "en", "y", "l'", ",", '"'))
"""What stands between a preposition and its infinitive ("de s'en emparer")."""
_REACHED = frozenset("managed able succeeded began started helped claimed said claims seems appears".split())
_TRYING = ("afin", "tent", "essa", "cherch", "vue", "esper", "promis", "jur", "menac")
"""Beginnings of French words behind which "de" names an aim."""
_MEANT = ("vis", "destin", "cherch", "aspir", "appret")
"""Beginnings of French words behind which "à" names an aim ("visant à reprendre")."""
_SEEKING = ("tente", "tentai", "cherche", "cherchai", "essaie", "essay")
"""Beginnings of French verbs of trying, which may stand some words before their "de" ("tente depuis un an de")."""


_ATTEMPTS = frozenset(
    "tried tries trying attempted attempts attempting battling moved moving advancing".split()
)
"""English words of trying; "set out to" is another."""


def is_aim(view: SentenceView, trigger: Trigger) -> bool:
    """Say whether an infinitive only names an aim ("an offensive to capture"), nothing saying that it was reached."""
    before = [word for word in view.reading.words_before(trigger.start, REACH) if word not in _SKIPPED]
    infinitive = trigger.verb and (
        before[-1:] in (["to"], ["pour"])
        or _is_joined(view, trigger, before)
        or (before[-1:] == ["a"] and any(word.startswith(_MEANT) for word in before[-3:-1]))
        or (
            before[-1:] in (["de"], ["d'"])
            and (
                len(before) < 2
                or any(word.startswith(_TRYING) for word in before[-3:-1])
                or any(word.startswith(_SEEKING) for word in before[:-1])
            )
        )
    )
    return bool(infinitive) and not _REACHED & set(before)


def _is_joined(view: SentenceView, trigger: Trigger, before: Sequence[str]) -> bool:
    """Say whether an English infinitive is joined to one before ("an operation to track X and expel Y")."""
    base = view.reading.lower[trigger.start : trigger.end] == trigger.term
    return base and before[-1:] in (["and"], ["or"]) and "to" in before[:-1]


def is_attempt(view: SentenceView, trigger: Trigger) -> bool:
    """Say whether somebody is said to try ("tente depuis lundi de reprendre X"): under way, its outcome not told."""
    before = view.reading.words_before(trigger.start, REACH)
    return any(word.startswith(_SEEKING) or word in _ATTEMPTS for word in before) or {"set", "out"} <= set(
        before
    )
