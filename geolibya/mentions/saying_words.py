"""What a word of saying says, and where its source stands: before it, behind it, or aside."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geolibya.mentions import source_behind, source_phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geolibya.matching import Hit
    from geolibya.mentions.view import SentenceView
    from geolibya.reading import Reading

_NEGATED = frozenset(("not", "never", "n't", "didn't", "pas", "rien"))
_NOUNS = frozenset(
    "report claim count note estimate state list show fear vow account boast doubt dispute contest call demand "
    "menace annonce critique replique chiffre".split()
)
"""Words of saying that are nouns unless a plural stands before them."""
_ENGLISH_DETERMINERS = frozenset("the a an its his her their our my this these those no any every".split())
_SUSPECTING = frozenset("that him her them it of the a an some many".split())
_JUDGED = frozenset(
    "denied denies deny rejected rejects dismissed dismisses confirmed confirms despite".split()
)
"""What stands before what others report ("denied reports that")."""
_BACKING = frozenset("soutient soutiennent soutenait soutenaient".split())
"""French words that say something only before a clause, a quotation or a stop; else somebody supports another."""
_SAID = re.compile(
    r"\s(?:que|avoir|etre|ne|n')\b|\squ'|\s?[,.;:\"]|-(?:t-)?(?:il|elle)|[^,;:]{0,60}[,;:]\s?(?:que|qu')"
)
_PLURALS = frozenset(("reports", "claims", "calls", "demands", "accounts", "estimates"))
_ADJECTIVAL = tuple(
    "ional obal ated ewed ting ring ficial rgent irmed icting inued eated despite amid".split()
)
"""Endings of what stands before such a plural where it is a noun ("ignoring international calls")."""
_DETERMINERS = frozenset("le la les l' un une des du de d' ce cette sa son ses leur leurs".split())
_PLURAL = re.compile(r"s$|^(?:they|we|people|police|men|women|media|who)$")
_HEARSAY = frozenset(("said", "reported", "believed", "thought", "alleged", "estimated", "noted", "related"))
"""Words of which "to" makes a hearsay of nobody's."""
_ADJECTIVES = frozenset(("reported", "alleged", "claimed", "suspected", "purported", "confirmed"))
"""Words of saying that stand before a noun as well."""
_RELATIVES = frozenset(("who", "whom", "which", "that", "qui"))
_AUXILIARIES = frozenset("had has have was were is are would will could might".split())
"""Words behind a verb of saying whose subject stands before it ("a camp which he said had fallen")."""
_OBJECTS = frozenset(("le", "la", "les", "l'"))
_FATES = frozenset("killed wounded injured dead missing captured kidnapped destroyed".split())
"""Participles behind which stands no word of saying ("two soldiers reported killed")."""
_ADJUNCTS = frozenset(
    "on in to with late early yesterday today earlier later this last at from by again over through during when "
    "afterwards separately reporters journalists of monday tuesday wednesday thursday friday saturday sunday "
    "lundi mardi mercredi jeudi vendredi samedi dimanche hier dans a au sur le ce dimanche".split()
)
"""Words that begin what may follow a verb of saying where nothing is said behind it."""
_PREPOSITIONS = frozenset(
    "in on at to from for by with of during after dans à au aux sur pour par avec".split()
)
_PRONOUNS_OF_THINGS = frozenset(("what", "whatever", "quoi"))
_PLATFORMS = frozenset(("twitter", "facebook", "telegram", "youtube", "instagram"))
"""Where one writes ("wrote on Twitter")."""
_CLAUSES = ("que", "qu'", "qu’", "that", "n'", "n’", "avoir", "être", "s'", "s’")
"""What begins the words that are said, and no name of who says them."""
SAID_BEHIND = re.compile(r"\b(?:that|que|qu'\w*|had|has|have|was|were|is|are|would|will|avait|ont)\b")
_DEED = re.compile(
    r"^(?:toute?|l[ae]s?|une?|cette|ces|ses|son|sa|leurs?)?\s?(?:l')?(?:presence|envoi|implication|participation|ingerence"
    r"|intervention|usage|utilisation|recours|fourniture|livraison|existence|responsabilite)\b"
)
"""French nouns for what is said to be or not to be, and for nobody who says it."""
_ACCUSED = re.compile(r"\bd'(?:avoir|etre)\b|\bde (?:vouloir|chercher|preparer|soutenir|financer)\b")
"""What follows whom one accuses."""
_HEAD_NOUN = re.compile(r"\s(?:de|du|des|en)\s|\sd'")
_LONGEST_ADJUNCT = 10
LONGEST_TITLE = 5
"""Words behind a verb among which one names a source, where they name its subject."""
LONGEST_LISTENER = 6
"""Words after "told" that say whom."""
_INVERTED = re.compile(r"-(?:t-)?(ils?|elles?|on)\b")
_BY = re.compile(
    r"(?:\s\w+){0,3}?\s+(?:by|par)\s(?!(?:satellite |mobile |cell )?(?:tele)?phone|e mail|radio|letter)"
)
_HAS = re.compile(
    r"[\s'](?:a|ont|avait|avaient|aurait|auraient)\s(?:(?:par ailleurs|en outre|en revanche|en effet|aussi|encore"
    r"|ensuite|ainsi|deja|toujours|pourtant|cependant|toutefois|aussitot|depuis|d'abord|bien|meme|enfin|alors|hier"
    r"|plus tard|(?:a|de) nouveau|d'emblee|(?:a )?maintes (?:fois|reprises)|a plusieurs reprises|(?:lui|elle) meme"
    r"|eux memes|de \w+ cote|pour \w+ part|a \w+ tour|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|\w+ment)\s)*$"
)
"""What makes a French participle a verb."""
_RELATIVE = re.compile(r",\s(?:qui|dont|who|which)\s[^,]*,$")
_DASH = re.compile(r"[-–—]\s*$")
LISTENER = re.compile(
    r"\s*(?:told|tell|tells|telling|informed|informs?|assured|warned|interview|raconte a|dit a|confie a|by)\b"
)


def is_said(view: SentenceView, hit: Hit[str]) -> bool:
    """Say whether a word of saying says something of somebody's."""
    reading = view.reading
    if reading.text[hit.start].isupper() and hit.start > view.start:
        return False  # United States
    said = reading.text[hit.start : hit.end]
    participle = " " not in said and said.endswith(("é", "ée", "és", "ées", "reconnu"))
    if (
        reading.report.language.startswith("fr")
        and participle
        and not _HAS.search(reading.lower[view.start : hit.start])
    ):
        return False  # situé, cité, noté: participles of what the tables have in the present
    before = reading.words_before(hit.start, 2)
    if reading.lower[hit.start : hit.end] in _ADJECTIVES and _is_attribute(view, hit, before):
        return False  # the reported death, of alleged smugglers
    relative = before[:1] and before[0] in _RELATIVES and before[-1] in view.words.kinds["pronoun"] | _OBJECTS
    if relative and not _AUXILIARIES & set(reading.words_after(hit.end, 1)):
        return False  # two men whom they accused, les jeunes qui le soutiennent: it says who they are
    if set(before) & _NEGATED or reading.lower.endswith("n'", 0, hit.start):
        return False  # did not say
    word, after = reading.lower[hit.start : hit.end], reading.words_after(hit.end, 1)
    if (word == "suspects" and not _SUSPECTING & set(after)) or (after == ["to"] and word in _HEARSAY):
        return False  # three suspects in X; is said to
    if _is_backing(reading, hit) or _is_noun(reading, hit, before[-1] if before else ""):
        return False  # the brigade that supports it; the panel's report, its call for a truce
    group = reading.text[max(0, hit.start - 3) : hit.start] == "IS "  # and no passive
    passive = not group and set(before[-2:]) & view.words.kinds["passive"] and "after" not in hit.rows
    return not passive or _BY.match(reading.lower, hit.end) is not None


def _is_backing(reading: Reading, hit: Hit[str]) -> bool:
    """Say whether a French word that may be one of saying tells of support ("la brigade qui soutient le GNA")."""
    return (
        reading.lower[hit.start : hit.end] in _BACKING
        and not _SAID.match(reading.lower, hit.end)
        and not reading.lower.endswith((", ", '" '), 0, hit.start)
    )


def _is_noun(reading: Reading, hit: Hit[str], before: str) -> bool:
    """Say whether a word that may be noun or verb is a noun behind another word."""
    is_noun = reading.lower[hit.start : hit.end] in _NOUNS
    if reading.report.language.startswith("fr"):
        return is_noun and before in _DETERMINERS
    if "after" in hit.rows:
        return False
    plural = reading.lower[hit.start : hit.end].split(" ")[0] in _PLURALS
    if before in _ENGLISH_DETERMINERS or (
        plural and (not before or before in _JUDGED or before.endswith(_ADJECTIVAL))
    ):
        return True
    return is_noun and any(c.isalpha() for c in before) and not _PLURAL.search(before)


def _is_attribute(view: SentenceView, hit: Hit[str], before: Sequence[str]) -> bool:
    """Say whether a participle belongs to a noun ("the reported death", "of alleged smugglers")."""
    kinds = view.words.kinds
    determiners = kinds["article"] | kinds["locative"] | kinds["possessive"] | {"of", "'s"}
    determined = before[-1:] and (
        before[-1] in determiners or (len(before) > 1 and before[-1].endswith("ly"))
    )
    after = view.reading.words_after(hit.end, 1)
    if not after or not after[0].isalpha():
        return False
    hyphenated = view.reading.text[hit.start - 1 : hit.start] == "-"  # an ISIS-claimed attack
    return hyphenated or after[0] in _FATES or bool(determined and after[0] not in ("that", "by", "to", "in"))


def clause_start(view: SentenceView, hit: Hit[str]) -> int:
    """Give where the part of the sentence between semicolons begins that a word of saying stands in."""
    return max(view.start, view.reading.text.rfind(";", view.start, hit.start) + 1)


def source_span(view: SentenceView, hit: Hit[str], limit: int) -> tuple[tuple[int, int] | None, bool, bool]:
    """Give the span of a word's source, whether the word looks back, and whether the source stands before it."""
    reading = view.reading
    sentence = reading.sentences[view.index]
    sides = set(hit.rows)
    low = clause_start(view, hit)
    inverted = _INVERTED.match(reading.text, hit.end)
    if inverted is not None:  # "soutient-il"
        return inverted.span(1), True, False
    stripped = reading.lower[low : hit.start]
    if reading.report.language.startswith("fr"):
        stripped = _HAS.sub("", stripped)
    start = low + len(stripped)
    stripped = stripped.rstrip()
    bare = not stripped or stripped[-1] in ',"'
    french = reading.report.language.startswith("fr")
    inverts = french or bool(sides & {"either", "after"})
    passive = _BY.match(reading.lower, hit.end)
    apart = passive is not None and passive.end() - hit.end > len(" by ")
    told_of = set(reading.words_before(hit.start, 2)) & view.words.kinds["passive"]
    if (
        passive is not None and sides & {"before", "finding"} and (told_of or not apart)
    ):  # "denied by X", "examined by X"
        return source_behind.behind(reading, sentence.end, passive.end()), True, False
    told = LISTENER.match(reading.lower, hit.start) is not None
    before = None
    if sides & {"before", "either", "person", "finding"}:
        before = source_phrases.before(reading, low, start, lambda a, b: is_title(reading, a, b))
    if before is None or (bare and inverts and not told):
        span = None if told and "after" not in sides else source_behind.behind(reading, limit, hit.end)
        if not sides & {"before", "either", "person", "finding"}:
            return span, True, False
        ends = span is not None and reading.lower[span[1] : sentence.end].lstrip()[:1] in tuple(',.;:"')
        whole = (
            french or stripped.endswith('"') or ends or before is None or (span and span[1] >= sentence.end)
        )
        apposed = before is not None and not french and _is_apposed(reading, low, before, start)
        if bare and whole and span is not None and not apposed and _is_somebody(reading, span):
            return span, True, False
    return before, before is not None and _looks_back(reading, low, sentence.end, before, hit), True


def _is_apposed(reading: Reading, low: int, source: tuple[int, int], start: int) -> bool:
    """Say whether a source opens its clause and more is told of it between commas ("X, who leads Y, said")."""
    return not reading.lower[low : source[0]].strip() and reading.lower[source[0] : start].count(",") > 1


def is_title(reading: Reading, start: int, end: int) -> bool:
    """Say whether a stretch holds a word for a source."""
    words = reading.language_words
    return words is not None and words.sources.is_in(reading.data[start:end])


def _is_somebody(reading: Reading, span: tuple[int, int]) -> bool:
    """Say whether a stretch names somebody: a capital near its beginning, or a word for a source."""
    first = reading.text[span[0] : span[1]].split()[:3]
    if first and (
        first[0].lower() in _PREPOSITIONS | _PRONOUNS_OF_THINGS | _PLATFORMS
        or first[0].lower().startswith(_CLAUSES)
    ):
        return False
    if _ACCUSED.search(reading.lower, *span):
        return False
    if any(c.isupper() for word in first for c in word):
        return True
    words = reading.lower[slice(*span)].split()[:LONGEST_TITLE]
    if words and _DEED.search(" ".join(words)):
        return False
    if reading.report.language.startswith("fr"):  # "l'envoi de soldats" is no soldier
        words = _HEAD_NOUN.split(" ".join(words))[0].split()
    return is_title(reading, span[0], span[0] + len(" ".join(words)))


def _looks_back(reading: Reading, low: int, high: int, span: tuple[int, int], hit: Hit[str]) -> bool:
    """Say whether a word of saying follows what is said: nothing is said behind it, or it stands aside."""
    before = reading.lower[low : span[0]].rstrip()
    if not before:
        return False
    aside = (
        before[-1] in ',")'
        or before.endswith((" as", " so", " comme"))
        or _DASH.search(reading.text[low : span[0]])
    )
    rest = reading.lower[hit.end : high]
    stop = re.search(r'[,;:.!?"]', rest)
    chunk = rest[: stop.start()] if stop else rest
    mark = stop.group() if stop else "."
    words = chunk.split()
    told = LISTENER.match(reading.lower, hit.start) and len(words) <= LONGEST_LISTENER
    idle = not words or (words[0].strip("'") in _ADJUNCTS and len(words) <= _LONGEST_ADJUNCT) or told
    if not idle or SAID_BEHIND.search(chunk) or (mark == ":" and before[-1] != ","):
        return False
    if not words and mark == '"' and before[-1] not in ',"':
        return False
    return bool(aside) or not rest[len(chunk) + 1 :].strip()
