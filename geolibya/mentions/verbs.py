"""How a word is used: as a verb or as a noun, in the active or the passive."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geolibya.lexicon import ActivityTerm
    from geolibya.matching import Hit
    from geolibya.mentions.view import SentenceView

NEAR = 12
"""Words on either side in which a word that gives context counts."""
_PASSIVE_REACH = 3
NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty thirty forty fifty dozens people others several many".split()
)
"""Words that stand for people before a participle ("at least nine abducted")."""
_DETERMINERS = frozenset(("the", "a", "an", "its", "his", "her", "their", "our"))
"""English words before a noun that is spelled as a verb ("the target")."""
_ONLY_PARTICIPLES = frozenset(("taken", "driven", "blown", "thrown", "beaten", "stolen", "torn", "flown"))
"""English participles that are no past tense: without "have" they are passive ("11 men taken prisoner")."""
_OPENS_WITH_PARTICIPLE = re.compile(
    r"(?:\w+ed|driven|beaten|thrown|forced)\s(?:\w+\s){0,2}?(?:from|out|off|in|at|into|to|since)\s[^.;:]{2,120}?,\s"
)
"""A participle at the head of a sentence that says what befell its subject ("Pushed back from X, the LNA ...")."""
_BY = frozenset(("by", "par"))
_HAVE = frozenset(("have", "has", "had", "having", "'ve", "ve"))
_OBJECT_ARTICLES = frozenset(("le", "la", "les", "l'", "un", "une"))
"""French articles that lead in the object of a verb, and follow no noun."""
_BY_CHANCE = re.compile(
    r"\spar\s(?:erreur|megarde|inadvertance|hasard|surprise|exemple|ailleurs|la suite|deux fois"
    r"|centaines|dizaines|milliers|la force|les airs|la mer|terre|mer)\b"
)
"""What leads in no doer ("a détruit par erreur un char")."""
_GOING = ("entre", "arrive", "rentre", "retourne", "parvenu", "revenu", "venu", "parti")
"""Beginnings of French participles of going, which have no passive ("sont entrées dans la ville")."""
_EAST = re.compile(r"\bEst\b")
"""The East, no form of "être"."""
_EAST_REACH = 40
_HAVING = frozenset(
    "a ont avait avaient aura auront aurait auraient eu avoir ayant ai avons aient ait".split()
)
"""French auxiliaries that make a participle active."""


def is_verb(view: SentenceView, hit: Hit[ActivityTerm]) -> bool:
    """Say whether a word that may be noun or verb is used as a verb."""
    poses = {row.pos for row in hit.rows}
    if "n" not in poses:
        return True
    if "v" not in poses:
        return False
    text = view.reading.lower[hit.start : hit.end]
    kinds = view.words.kinds
    before = view.reading.words_before(hit.start, 1)
    previous = before[0] if before else ""
    if text.endswith("ed") or _is_french_participle(view, hit):
        return True
    if text.endswith("ing") and not view.reading.report.language.startswith("fr"):
        return (
            bool(set(view.reading.words_before(hit.start, 3)) & kinds["auxiliary"])
            or _is_consequence(view, hit)
            or _is_gerund(view, hit, previous)
        )
    third_person = text.endswith("s") and not view.reading.report.language.startswith("fr")
    helped = (previous == "to" or previous in kinds["auxiliary"]) and not third_person  # "there were shells"
    if helped or previous in kinds["pronoun"]:
        return True
    if previous in view.words.of_kinds("article", "locative", "possessive") or previous in ("'s", "'"):
        return False
    after = view.reading.words_after(hit.end, 1)
    starts = {place.start for place in view.places} | {actor.start for actor in view.actors}
    if hit.end + 1 in starts or _has_french_object(view, before, after):
        return True  # its object stands right behind it
    directly = any(actor.end + 1 == hit.start for actor in view.actors)
    return directly and bool(after) and after[0] in kinds["article"]


def _is_gerund(view: SentenceView, hit: Hit[ActivityTerm], previous: str) -> bool:
    """Say whether a word in -ing has an object right behind it ("accused X of shelling LNA positions")."""
    if previous in view.words.of_kinds("article", "possessive") or previous in ("'s", "'"):
        return False
    article = view.reading.words_after(hit.end, 1)[:1] == ["the"]
    start = hit.end + (len(" the ") if article else 1)
    return any(actor.start == start for actor in view.actors)


def _has_french_object(view: SentenceView, before: list[str], after: list[str]) -> bool:
    """Say whether an article behind a French word leads in its object ("la pénurie frappe les familles")."""
    french = view.reading.report.language.startswith("fr")
    return french and bool(before and after) and after[0] in _OBJECT_ARTICLES


def _is_consequence(view: SentenceView, hit: Hit[ActivityTerm]) -> bool:
    """Say whether a participle tells what else the subject did ("attacked the post, beheading two soldiers")."""
    before = view.reading.words_before(hit.start, 1)
    after = view.reading.words_after(hit.end, 3)
    counted = bool(after) and (after[0].isdigit() or after[0] in NUMBERS or after[:2] == ["at", "least"])
    return before in ([","], ["and"]) and counted


def is_noun_alike(view: SentenceView, hit: Hit[ActivityTerm]) -> bool:
    """Say whether a verb form is a noun here ("le poste", "toute cible", "the target"): a determiner before it."""
    text = view.reading.text[hit.start : hit.end]
    poses = {row.pos for row in hit.rows}
    if "v" not in poses or "n" in poses or " " in text:
        return False
    before = view.reading.words_before(hit.start, 1)
    if not view.reading.report.language.startswith("fr"):
        governs = view.reading.words_after(hit.end, 1) in (["of"], ["over"])  # "a fight for control of X"
        return not text.endswith(("ed", "ing")) and (governs or not _DETERMINERS.isdisjoint(before))
    determined = before != ["l'"] and not view.words.of_kinds("article", "possessive").isdisjoint(before)
    return determined and text.endswith(("e", "es")) and not text.endswith(("ée", "ées"))


_PARTICIPLE = re.compile(
    r".*(?:ée?s?|(?:abatt|batt|ten|perd|vainc|romp|vend)ue?s?|(?:pris|conquis|soumis)(?:es?)?|détrui(?:ts|tes?))"
)
"""French participles that are spelled like no other form of their verbs."""


def _is_french_participle(view: SentenceView, hit: Hit[ActivityTerm]) -> bool:
    """Say whether the spelling, accents too, tells a participle ("attaquée", "abattus") from a noun ("attaque")."""
    first = view.reading.text[hit.start : hit.end].split(" ")[0]
    return view.reading.report.language.startswith("fr") and _PARTICIPLE.fullmatch(first) is not None


_ADJUNCTS = frozenset("just last earlier for since during twice repeatedly overnight again".split())
"""What follows a participle that says what was done to whom it stands behind ("X, shelled for days, withdrew")."""


def _is_french_passive(view: SentenceView, hit: Hit[ActivityTerm], text: str, before: list[str]) -> bool:
    """Say so of a French verb, given its first word and the words before it."""
    after = view.reading.words_after(hit.end, 1)
    if _EAST.search(view.reading.text, max(0, hit.start - _EAST_REACH), hit.start):
        before = [word for word in before if word != "est"]
    if after == ["par"] and not _BY_CHANCE.match(view.reading.lower, hit.end):
        return not {"s'", "se"} & set(before)
    if text.startswith(_GOING) or (before and before[-1] in _HAVING):
        return False
    reflexive = {"s'", "se"} & set(before)
    behind = view.reading.lower[hit.start : hit.end].split(" ")[1:2] or after
    # "a pris X, bombardé la ville"
    listed = before[-1:] in ([","], ["et"]) and bool(behind) and behind[0] in _OBJECT_ARTICLES
    bare = _is_french_participle(view, hit) and not _HAVING & set(before) and not listed
    return not reflexive and (bare or bool(set(before[-2:]) & view.words.kinds["passive"]))


def is_passive(view: SentenceView, hit: Hit[ActivityTerm]) -> bool:
    """Say whether a verb stands in the passive."""
    words = view.reading.lower[hit.start : hit.end].split(" ")
    text = words[0]
    if text == "to" or (words[1:] and words[-1] in _BY):  # "is trying | to dislodge"
        return words[-1] in _BY or words[1:2] == ["be"]
    kinds = view.words.kinds
    before = view.reading.words_before(hit.start, _PASSIVE_REACH)
    if "is" in before and any(a.text == "IS" and 0 <= hit.start - a.end <= NEAR for a in view.actors):
        before.remove("is")  # the group, not the verb
    after = view.reading.words_after(hit.end, 1)
    if view.reading.report.language.startswith("fr"):
        return _is_french_passive(view, hit, text, before)
    if text.endswith("ing") or before[-1:] == ["to"]:  # "have been trying to break into X"
        return before[-1:] == ["being"]
    if text in _ONLY_PARTICIPLES and not _HAVE & set(before):
        return True
    if after[:1] == ["by"] or (not before and _OPENS_WITH_PARTICIPLE.match(view.reading.lower, hit.start)):
        return True  # "Pushed back from X, the LNA ..."
    if (
        before[-1:] == [","]
        and text.endswith("ed")
        and after
        and (after[0] in kinds["locative"] or after[0] in _ADJUNCTS)
    ):
        return True
    if (
        text.endswith("ed")
        and after
        and (after[0] in kinds["locative"] or after[0] in ("when", "during", "after", "as", "."))
    ):
        subject = any(0 <= hit.start - a.end <= len(" have now ") for a in view.actors)
        if not subject and before and (before[-1].isdigit() or before[-1] in NUMBERS):
            return True
    auxiliaries = [n for n, word in enumerate(before) if word in kinds["passive"]]
    return bool(auxiliaries) and "," not in before[auxiliaries[-1] :]
