"""Tying places and actors to the word that tells of an activity, by the cheapest way through its sentence."""

from __future__ import annotations

WORD = 0.12
"""Cost of a word in between; a break between clauses costs what `clauses` says."""
FAR_WORDS = 16
"""Words from which on distance in the same clause says no more."""
MOVES = frozenset(("go", "send", "depart", "stay"))
"""Frames of words of going, being and sending, which nobody suffers."""
