"""The words that name a source: the noun phrase before a word of saying, cut where it begins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from geolibya.reading import Reading

    IsTitle = Callable[[int, int], bool]

LONGEST_SOURCE = 90
"""Characters of a source's name that are kept."""
LONGEST_PHRASE = 14
"""Words of a noun phrase."""
LONGEST_RELATIVE = 5
"""Words of a relative clause inside one."""
_TOKEN = re.compile(r'\([^()]*\)|[,;:!?()"“”„«»—–]|[^\s,;:!?()"“”„«»—–]+')
_MARKS = frozenset((*',;:!?()"', ""))
CALENDAR = (
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august "
    "september october november december yesterday today tonight earlier later ago week month night morning "
    "evening afternoon lundi mardi mercredi jeudi vendredi samedi dimanche hier aujourd'hui janvier fevrier mars "
    "avril juin juillet aout septembre octobre novembre decembre"
).split()
_WHEN = frozenset((*CALENDAR, "last", "this", "late", "early", "dernier", "derniere"))
_STOPS = frozenset(
    (
        *CALENDAR, "that", "which", "who", "whom", "whose", "what", "when", "where", "while", "whereas", "because",
        "since", "until", "if", "unless", "although", "though", "but", "as", "after", "before", "so", "than", "then",
        "is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "having", "will", "would", "could",
        "can", "may", "might", "should", "must", "did", "does", "do", "said", "says", "told", "only", "time",
        "meanwhile",
        "however", "moreover", "also", "not", "never", "there", "out", "down", "away", "back", "again", "about",
        "over", "into", "onto", "under", "through", "without", "despite", "according", "saying", "alors", "que", "qui",
        "qu'", "dont", "ou", "lorsque", "quand", "mais", "car", "donc", "comme", "puisque", "tandis", "si", "est",
        "sont", "etait", "etaient", "ont", "avait", "avaient", "sera", "ete", "ainsi", "aussi", "cependant",
        "toutefois", "selon", "apres", "avant", "ne", "n'", "pas", "y", "se", "avec", "dans", "sur",
    )
)  # fmt: skip
"""Words that stand in no name of a source: what is before them belongs to another clause."""
_LINKS = frozenset(
    "of for from in at on to by within de du des d' pour a au aux en inside near with par".split()
)
"""Words that join the parts of a name ("a spokesman for the army")."""
_GLUE = frozenset(
    "captured detained arrested wounded displaced "
    "battling fighting besieging controlling holding defending guarding operating representing leading including "
    "led backed commanded headed supported allied loyal linked close aligned based affiliated speaking "
    "dirige dirigee dirigees commande commandee mene menee fidele fideles proche proches lie liee base basee "
    "operant actif actifs active actives stationne stationnes relevant dependant charge chargee membre".split()
)
"""Participles and adjectives behind a name that belong to it ("the army led by X")."""
_INSERT = re.compile(
    r"\s(?:(?:is|are|was|were)\s(?:reported|said|understood|believed|known|alleged)\s+to(?:\s+have)?"
    r"|(?:(?:a|ont|avait|avaient)\s)?(?:par ailleurs|en outre|de (?:son|leur) cote|pour (?:sa|leur) part"
    r"|a (?:son|leur) tour|en revanche|quant a (?:lui|elle|eux)|lui meme|eux memes)"
    r"|(?:went|goes|go) on to"
    r"|,?\s?(?:for (?:his|her|its|their) part|in turn|at the same time|in the meantime"
    r"|on (?:the other hand|his side)),?)\s*$"
)
"""What may stand between a source and its verb: that others report it, and what links it to what was said before."""
_ARTICLES = frozenset(
    "the a an his her its their our this these those some one two three four five six several many another "
    "le la les l' un une son sa ses leur leurs ce cet cette ces plusieurs deux trois quatre".split()
)
_ADVERBS = frozenset(
    "since has have had also then later meanwhile already subsequently again always further earlier previously "
    "repeatedly today yesterday to must would could himself itself a ont avait avaient egalement aussi alors ensuite "
    "deja s' ne reportedly recently even once long now is was were are l' les leur lui forced obliged still "
    "separately too nevertheless however instead only just thus therefore first jointly openly "
    "publicly officially reluctantly merely readily there here both all quick hastened rushed hurried eager keen "
    "careful y en d'abord bien tous toutes le la".split()
)
"""What may stand between a source and its verb."""
_RELATIVES = frozenset(
    (
        "who",
        "whose",
        "whom",
        "which",
        "that",
        "where",
        "qui",
        "dont",
        "lequel",
        "laquelle",
        "lesquels",
        "lesquelles",
    )
)
_PERSONAL = frozenset(
    ("i", "you", "he", "she", "it", "they", "we", "je", "il", "elle", "ils", "elles", "nous")
)
_JOINS = frozenset(("and", "but", "et", "mais", "or", "ou"))
_PARTICLES = re.compile(r"(?:al|el|ad|as|ash|at|ben|bin|abu|abou|ould|ag|van|von|di)(?:[-'’]\w+)?$")


def before(reading: Reading, first: int, start: int, is_title: IsTitle) -> tuple[int, int] | None:
    """Give the noun phrase that ends before a word of saying.

    Parameters
    ----------
    is_title : callable
        Says whether a span is a word for a source, which may stand before a name ("spokesman X").
    """
    last_of = _without_inserts(reading, first, start)
    tokens = [(m.start(), m.end()) for m in _TOKEN.finditer(reading.text, first, last_of)]
    while tokens and _word(reading, tokens[-1]) in _ADVERBS:
        tokens.pop()
    if tokens and _word(reading, tokens[-1]) in _RELATIVES:
        tokens.pop()
        if tokens and _word(reading, tokens[-1]) == ",":
            tokens.pop()
    if not tokens or _word(reading, tokens[-1]) in _JOINS:
        return None
    last = len(tokens) - 1
    if _word(reading, tokens[-1]) == '"':  # Operation "X" said
        return _with_quoted_name(reading, tokens, last, is_title)
    if _word(reading, tokens[-1]) == ",":  # "X, the army's spokesman, said"
        comma = next((i for i in range(last - 1, -1, -1) if _word(reading, tokens[i]) == ","), None)
        head = comma - 1 if comma else last - 1
        while head > 0 and _word(reading, tokens[head]) in _WHEN:
            head -= 1
        if _word(reading, tokens[head]) == '"':  # the "council", made up of X, said
            speech = _is_speech(reading, tokens, head)  # "X has not fallen", said his spokesman
            return None if speech else _with_quoted_name(reading, tokens, head, is_title)
        low = _start(reading, tokens, head, is_title)
        if low is None:
            return None
        relative = comma is not None and _word(reading, tokens[comma + 1]) in _RELATIVES
        end = last - 1 if tokens[last - 1][1] - tokens[low][0] <= LONGEST_SOURCE and not relative else head
        return tokens[low][0], tokens[end][1]
    low = _start(reading, tokens, last, is_title)
    if low is None:
        return None
    if _is_bare_plural(reading, tokens, last, is_title):
        return tokens[last]
    if low and _word(reading, tokens[low - 1]) == ",":
        low = _described(reading, tokens, low, is_title)
    return tokens[low][0], tokens[last][1]


def _is_bare_plural(reading: Reading, tokens: list[tuple[int, int]], last: int, is_title: IsTitle) -> bool:
    """Say whether a plural for a source ends a phrase that "a" opens: another one ("an attack officials blame on")."""
    word = _word(reading, tokens[last])
    near = [_word(reading, token) for token in tokens[max(0, last - 3) : last]]
    plural = word == "police" or (word.endswith("s") and not word.endswith(("'s", "ss")))
    return plural and near[-2:-1] in (["a"], ["an"]) and word.islower() and is_title(*tokens[last])


def _is_speech(reading: Reading, tokens: list[tuple[int, int]], last: int) -> bool:
    """Say whether the quotation that ends at a word opens the sentence, and so is what is said."""
    opening = next((i for i in range(last - 1, -1, -1) if _word(reading, tokens[i]) == '"'), None)
    return opening == 0 and last - opening > 2


def _with_quoted_name(
    reading: Reading, tokens: list[tuple[int, int]], last: int, is_title: IsTitle
) -> tuple[int, int] | None:
    """Give the noun phrase whose last word is a closing quotation mark; None where the words are no name."""
    opening = next((i for i in range(last - 1, -1, -1) if _word(reading, tokens[i]) == '"'), None)
    if opening is None or last - opening > LONGEST_PHRASE // 2:
        return None
    low = _start(reading, tokens, opening - 1, is_title) if opening else opening
    return tokens[low if low is not None else opening][0], tokens[last][1]


def _without_inserts(reading: Reading, first: int, start: int) -> int:
    """Give where a noun phrase ends before a word of saying, what stands between them left out."""
    while (found := _INSERT.search(reading.lower[first:start])) is not None:
        start = first + found.start()
    return start


def is_joined(reading: Reading, first: int, start: int) -> bool:
    """Say whether a verb is joined to one before, whose subject it has ("X did this but said")."""
    tokens = [(m.start(), m.end()) for m in _TOKEN.finditer(reading.text, first, start)]
    while tokens and _word(reading, tokens[-1]) in _ADVERBS:
        tokens.pop()
    return bool(tokens) and _word(reading, tokens[-1]) in _JOINS


def _word(reading: Reading, token: tuple[int, int]) -> str:
    """Give a word as the tables have it; a dash is empty, and what is written in capitals is a name (IS, UN)."""
    text = reading.text[token[0] : token[1]]
    return text if len(text) > 1 and text.isupper() else reading.lower[token[0] : token[1]].strip(" .")


def _is_name(reading: Reading, token: tuple[int, int]) -> bool:
    """Say whether a word is written as a name."""
    text = reading.text[token[0] : token[1]]
    if text.startswith("("):
        return False
    return any(c.isupper() for c in text) or bool(_PARTICLES.match(text))


def _described(reading: Reading, tokens: list[tuple[int, int]], low: int, is_title: IsTitle) -> int:
    """Give where a title before a name begins ("a spokesman of the forces, Khaled X, maintains"), if one does."""
    ends = _is_name(reading, tokens[low]) and _is_name(reading, tokens[-1])  # and not "LNA officials"
    if not ends or _word(reading, tokens[low]) in _ARTICLES:
        return low
    head = _start(reading, tokens, low - 2, is_title) if low > 1 else None
    if head is None or tokens[-1][1] - tokens[head][0] > LONGEST_SOURCE:
        return low
    titled = any(is_title(*token) for token in tokens[head : low - 1])
    return head if titled and _word(reading, tokens[head]) in _ARTICLES else low


def _start(reading: Reading, tokens: list[tuple[int, int]], last: int, is_title: IsTitle) -> int | None:
    """Give the first token of the noun phrase that ends with a token."""
    low: int | None = None
    linked = False  # "the group's affiliate in X said"
    of_name = _word(reading, tokens[last]).endswith(("'s", "s'"))
    i = last
    while i >= 0 and last - i < LONGEST_PHRASE:
        word = _word(reading, tokens[i])
        relative = _relative_before(reading, tokens, i) if word in _STOPS and low is not None else None
        if relative:  # "a controller who had listened to them told"
            return _start(reading, tokens, relative - 1, is_title)
        known_as = word == "as" and i > 0 and _word(reading, tokens[i - 1]) in ("known", "connu", "connue")
        if word in _PERSONAL and not _is_object(reading, tokens, i):
            return i if i == last else low
        if word in _MARKS or (word in _STOPS and not known_as):
            break
        if word in _JOINS:
            if low is None or not _joins_names(reading, tokens, i):
                break
        elif known_as or (word in _LINKS and word not in ("des", "du", "a")):
            if of_name and word not in ("of", "de"):  # "in parallel with the militias' announcement"
                break
            again = i > 2 and _word(reading, tokens[i - 3]) == word  # "sources in X and in Y"
            if again and _word(reading, tokens[i - 1]) in _JOINS:
                i -= 2
                continue
            if i == 0 or _word(reading, tokens[i - 1]) in _STOPS | _MARKS | _JOINS:
                return _without_lead(reading, tokens, i, last)
        elif word in _ARTICLES or word.startswith(("l'", "l’")):
            low = i
            if i == 0 or _word(reading, tokens[i - 1]) not in _LINKS or i == 1:
                break
        elif low is not None and _is_name(reading, tokens[low]) and not _is_name(reading, tokens[i]):
            if not linked and not _may_stand_before_a_name(reading, tokens, i, is_title):
                relative = _relative_before(reading, tokens, i)  # "a resident who left for X said"
                return _start(reading, tokens, relative - 1, is_title) if relative else low
            low = i
        else:
            low = i
        linked = word in ("in", "at", "near") and not _relative_before(reading, tokens, i)
        i -= 1
    return low


def _relative_before(reading: Reading, tokens: list[tuple[int, int]], i: int) -> int | None:
    """Give the relative pronoun at a word or shortly before it, in whose clause the word stands."""
    for j in range(i, max(-1, i - LONGEST_RELATIVE), -1):
        word = _word(reading, tokens[j])
        if word in ("who", "qui"):
            return j - 1 if j and _word(reading, tokens[j - 1]) == "," else j
        if word in _MARKS:
            return None
    return None


def _is_object(reading: Reading, tokens: list[tuple[int, int]], i: int) -> bool:
    """Say whether "it" is what is seen or done, and not who says so ("a baker who had watched it said")."""
    left = _word(reading, tokens[i - 1]) if i else ""
    return _word(reading, tokens[i]) == "it" and left.endswith("ed") and left not in _STOPS


def _may_stand_before_a_name(
    reading: Reading, tokens: list[tuple[int, int]], i: int, is_title: IsTitle
) -> bool:
    """Say whether a word in lower case may belong to the name behind it: a title, or what goes with one ("chef X")."""
    word = _word(reading, tokens[i])
    return (
        is_title(*tokens[i])
        or word in _GLUE
        or word in ("known", "operation", "called")
        or (word in ("des", "du") and any(is_title(*token) for token in tokens[max(0, i - 2) : i]))
        or (i > 0 and (is_title(*tokens[i - 1]) or _word(reading, tokens[i - 1]) == "of"))
        or word.startswith("(")
        or " " in word  # with a hyphen: "so-called"
        or word.endswith(("'s", "s'"))
        or any(_opens(reading, token) for token in tokens[max(0, i - 2) : i])
        or (i > 1 and _word(reading, tokens[i - 1]) in ("de", "des", "du") and tokens[i + 1 :][:1] != [])
        or (
            i > 1
            and _word(reading, tokens[i + 1]) in ("de", "des", "du")
            and is_title(*tokens[max(0, i - 3)])
        )
    )


def _opens(reading: Reading, token: tuple[int, int]) -> bool:
    """Say whether a word opens a noun phrase ("Libya's internationally recognized Government")."""
    word = _word(reading, token)
    return word in _ARTICLES or word.endswith(("'s", "s'"))


def _joins_names(reading: Reading, tokens: list[tuple[int, int]], i: int) -> bool:
    """Say whether "and" joins two words of one name ("military and security sources") and not two clauses."""
    if i == 0:
        return False
    right = tokens[i + 1]
    left = _word(reading, tokens[i - 1])
    if left in _STOPS | _MARKS or _word(reading, right) in _ARTICLES:
        return False
    return _is_name(reading, right) == _is_name(reading, tokens[i - 1]) and not _is_name(reading, right)


def _without_lead(reading: Reading, tokens: list[tuple[int, int]], link: int, last: int) -> int | None:
    """Give the start of a name behind a phrase that opens the clause ("In Tripoli officials")."""
    inside = link + 1
    if inside < last and _word(reading, tokens[inside]) in _ARTICLES:
        inside += 1
    return inside + 1 if inside < last else None
