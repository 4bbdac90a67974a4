"""Whose "the Libyan army" or "Libyan forces" are: those of the side that a report names."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geolibya.mentions.actors import ActorMention

_ANYBODYS = "libya_unspecified"
_SIDES = frozenset(("lna", "gna", "gnu", "bunyan_marsous"))
_ARMY = re.compile(r"\b(?:army|armée)\b", re.IGNORECASE)
_NATIONAL_ARMY = re.compile(r"\b(?:national army|armée nationale)\b", re.IGNORECASE)
_AT_SEA = re.compile(r"\b(?:coast\w*|navy|marine|gardes?-\w+|garde côti\w+)\b", re.IGNORECASE)
"""Forces that are those of the capital, whoever else is named."""


def with_sides(mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """Give the actors of a report, Libya's forces as those of the only side that it names.

    "Libyan army" is the Libyan National Army where that name stands in the report as well.
    """
    sides = {m.actor for m in mentions if m.kind in ("group", "person") and m.actor in _SIDES}
    national = any(_NATIONAL_ARMY.search(m.text) for m in mentions)
    chiefs = sides - {"bunyan_marsous"} or sides
    only = next(iter(chiefs)) if len(chiefs) == 1 else ""
    return [
        replace(m, actor="lna")
        if m.actor == _ANYBODYS and national and _ARMY.search(m.text)
        else replace(m, actor=only)
        if m.actor == _ANYBODYS and only and not (only == "lna" and _AT_SEA.search(m.text))
        else m
        for m in mentions
    ]
