"""What a term needs near it to tell of its activity."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geolibya.clauses import CLAUSE
from geolibya.mentions.antecedents import antecedent, has_pronoun, is_subject
from geolibya.mentions.means import KINDS, is_means
from geolibya.mentions.order import stands
from geolibya.mentions.verbs import NEAR, NUMBERS, is_passive
from geolibya.unarmed import NO_FORCES

if TYPE_CHECKING:
    from geolibya.lexicon import ActivityTerm
    from geolibya.matching import Hit
    from geolibya.mentions.view import SentenceView

_OUTBOUND = re.compile(r"\s+(?:[\w'-]+\s+){1,6}(?:for|to)\s")
"""What follows a verb of leaving where a force leaves one place for another, or to do something."""
_LISTED = re.compile(r"\s[^:.;]{2,40}:\s*\d")
"""What follows the head of a line in a list of what was hit ("In the vicinity of X: 2 tanks")."""
_PRONOUN_SUBJECT = re.compile(r"\b(?:il|elle|celui-ci|it)\s+(?:\w+\s+){0,3}$")
_PRONOUN_OBJECT = re.compile(r"\bl'(?:avoir|a|ont|aurai\w+)\s+$")
_GOING = re.compile(r"(?:\w+ )?(?:entre|arrive|penetre|enter|arriv)")
_NAMED_SUBJECT = re.compile(
    r"(?:[A-Z][\w'’-]+\s){2,4}(?:was|were|had been|has been|a été|ont été|avait été|fut)\s(?:\w+ly\s)?$"
)
"""A person's name before a passive ("Muammar Gaddafi was killed")."""
_PERSON_OF = re.compile(
    r"\s(?:of|de|du|d['’])\s?(?:(?:(?:[Gg]eneral|[Cc]olonel|[Gg]énéral|[Cc]ommandan\w+|[Cc]ommander|[Mm]ilit\w+|leader|chef)\s){0,2})"
    r"[A-Z][\w'’-]+\s(?:(?:[Aa]l|[Ee]l|[Bb]en|[Bb]in)[- ])?[A-Z][\w'’-]+"
)
"""A person's name behind a noun for what befell him."""
_MEASURE = re.compile(
    r"\b(?:decisions?|steps?|measures?|actions?|votes?|photos?|pictures?|precautions?)\b[^,;.]{0,60}$"
)
"""What is taken and is no place."""
LASTING = frozenset(("aircraft", "drone", "warplane", "ship", "artillery"))
WIDELY = 25
"""Words within which what a strike was made with is named: once, for the whole sentence."""
OBJECT = 7
"""Words after a verb in which its object begins."""
DIRECT = 5
"""Words between a verb and the place that it takes: article, kind of place, "of"."""
_OF = frozenset(("of", "de", "d'", "du", "des"))
_HOLDS = frozenset("stronghold strongholds bastion bastions foothold base bases enclave holdout fief".split())
"""What one has at a place; who takes or loses it takes or loses the place."""
PLACE_SUBJECT = 3
"""Words between a place that is a subject and its verb."""
_PARTICIPLES = frozenset(
    "been taken driven sent seen shot struck hit held lost killed fought begun become brought caught cut fled "
    "left made met put said set told won done gone given withdrawn beaten fallen come run risen grown known shown "
    "spoken spent paid kept brought bought thought taught sold stood chosen broken flown drawn thrown worn sworn "
    "built dealt felt heard led meant read sat swept cut let shut hurt cost quit split spread burst cast forced "
    "got gotten gathered".split()
)


def _of_somebody(view: SentenceView, hit: Hit[ActivityTerm]) -> bool:
    """Say whether a noun tells what befell a person whom it names ("the killing of Abdulghani Kikli")."""
    match = _PERSON_OF.match(view.reading.text, hit.end)
    return match is not None and not any(p.start < match.end() and p.end > match.start() for p in view.places)


def _is_owned(view: SentenceView, hit: Hit[ActivityTerm]) -> bool:
    """Say whether somebody is said to have a base: a possessor beside it, or "held by" behind it."""
    for actor in view.actors:
        if actor.actor in ("civilians", "police"):
            continue
        if hit.start - actor.end >= 0 and re.fullmatch(
            r"(?:'s?)?\s*(?:[\w-]+\s+){0,3}", view.reading.lower[actor.end : hit.start]
        ):
            gap = view.reading.lower[actor.end : hit.start]
            if gap.startswith("'") or actor.end == hit.start - 1:
                return True
        if 0 <= actor.start - hit.end <= len(" de xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx, held by the "):
            gap = view.reading.lower[hit.end : actor.start]
            if gap == " " and view.reading.report.language.startswith("fr"):  # une base russe
                return True
            if re.search(
                r"\b(?:of|held by|controlled by|belonging to|used by|run by"
                r"|des|de|du|tenue? par|controlee? par|utilisee? par)\b",
                gap,
            ):
                return True
    before = view.reading.words_before(hit.start, 2)
    return bool(set(before) & view.words.kinds["possessive"])


def context_near(
    view: SentenceView, hit: Hit[ActivityTerm], kind: str, *, clause: bool = False, reach: int = NEAR
) -> bool:
    """Say whether a word of a kind stands near a term, in its clause where asked."""
    for other in view.context:
        if kind not in other.rows:
            continue
        gap = (
            view.words_between(hit.end, other.start)
            if other.start >= hit.end
            else view.words_between(other.end, hit.start)
        )
        limit = 2 * CLAUSE if other.end <= hit.start else CLAUSE  # what stands before may be the subject
        if gap <= (max(reach, WIDELY) if kind in LASTING else reach) and (
            not clause or view.clauses.cost(hit.start, other.start) < limit
        ):
            return True
    return False


def _is_finite(view: SentenceView, hit: Hit[ActivityTerm]) -> bool:
    """Say whether a verb is finite: not an infinitive of purpose, nor a bare participle."""
    text = view.reading.lower[hit.start : hit.end]
    before = view.reading.words_before(hit.start, 3)
    if before[-1:] in (["to"], ["de"], ["a"], ["pour"]) or text.endswith(("ttre", "er")):
        return False
    return not text.endswith("ing") or bool(set(before) & view.words.kinds["auxiliary"])


def is_met(view: SentenceView, hit: Hit[ActivityTerm], need: str, triggers: int) -> bool:  # noqa: PLR0911, C901, PLR0912
    """Say whether what a term needs stands near it."""
    side, _, kind = need.partition(" ")
    if kind:
        return stands(view, hit, side, kind)
    if need in ("passive", "active"):
        return is_passive(view, hit) == (need == "passive")
    if need == "place":
        return _has_place_object(view, hit)
    if need == "listed":
        return hit.start == view.start and _LISTED.match(view.reading.lower, hit.end) is not None
    if need == "itself":
        return not _takes_thing(view, hit)
    if need == "fallen":
        return _has_place_subject(view, hit)
    if need == "direct":
        return _has_direct_place(view, hit)
    if need == "forcesubject":
        return _has_forces(view, hit, before=not _is_inverted(view, hit))
    if need == "forceobject":
        return not _is_auxiliary(view, hit) and _has_forces(view, hit, before=False)
    if need == "means":
        return any(is_means(view, hit, kind) for kind in KINDS)
    if need == "actor":
        return any(
            a.kind != "common" or a.actor.startswith("unidentified")
            for a in view.actors
            if a.end <= hit.start
        )
    if need == "finite":
        return _is_finite(view, hit)
    if need == "owned":
        return _is_owned(view, hit)
    if need == "nosource":
        return not view.reading.lower[hit.end : hit.end + 10].startswith(
            (" talks", " a meeting", " elections", " a press", " negotiations")
        )
    if need == "foreign":
        return any(a.kind in ("state", "person", "group", "back") and a.end <= hit.start for a in view.actors)
    if need == "object":
        after = view.reading.words_after(hit.end, 1)
        return (
            not is_passive(view, hit)
            and bool(after)
            and (
                after[0].isalnum()
                and after[0] not in view.words.kinds["locative"]
                and after[0] not in ("when", "and", "by", "et", "par")
            )
        )
    if need == "named":
        return _NAMED_SUBJECT.search(view.reading.text, view.start, hit.start) is not None
    if need == "craftbefore":
        return _is_craft(view, hit)
    if need == "outbound":
        return _OUTBOUND.match(view.reading.lower, hit.end) is not None
    if need == "alone":
        return triggers == 1
    if need == "force":
        fighting = any(
            a.kind in ("group", "common", "back")
            and a.actor not in ("civilians", "un")
            and abs(view.words_between(hit.start, a.start)) <= NEAR
            for a in view.actors
        )
        return fighting or context_near(view, hit, "force") or context_near(view, hit, "aircraft")
    if need == "allied":
        return any(
            a.start - hit.end >= 0 and view.words_between(hit.end, a.start) <= OBJECT
            for a in view.actors
            if a.kind != "back"
        )
    if need == "held":
        return any(
            view.words_between(min(a.end, hit.end), max(a.start, hit.start)) <= OBJECT
            for a in view.actors
            if a.kind != "back" and a.actor not in ("civilians", "police")
        )
    if need == "person":
        return (
            context_near(view, hit, "person", reach=OBJECT)
            or any(
                a.kind == "common" or (a.kind == "person" and a.end <= hit.start and is_passive(view, hit))
                for a in view.actors
            )
            or _of_somebody(view, hit)
        )
    if need == "noncivil":
        return not any("civil" in other.rows and other.end <= hit.start for other in view.context)
    if need in ("noartillery", "noaircraft"):
        return not context_near(view, hit, need.removeprefix("no"))
    if need in ("aircraft", "warplane") and any(
        a.actor == "nato" and a.end <= hit.start for a in view.actors
    ):
        return True  # what the alliance destroyed in Libya it struck from the air
    if need in ("aircraft", "drone", "artillery", "ship", "weapon"):
        return any(
            need in other.rows and not (other.start < hit.end and hit.start < other.end)
            for other in view.context
        ) and context_near(view, hit, need)
    return context_near(view, hit, "force" if need == "troops" else need)


def _is_craft(view: SentenceView, hit: Hit[ActivityTerm]) -> bool:
    """Say whether the subject is a pronoun that an aircraft of the sentence before may be ("il aurait été abattu")."""
    text = view.reading.lower
    itself = text[hit.start : hit.end].split()[-1] == "it"
    if not view.index or not (
        itself
        or _PRONOUN_SUBJECT.search(text, view.start, hit.start)
        or _PRONOUN_OBJECT.search(text, view.start, hit.start)
    ):
        return False
    before = view.reading.sentences[view.index - 1]
    told = view.words.context.find(view.reading.data[before.start : before.end])
    return any(not {"aircraft", "drone", "warplane"}.isdisjoint(other.rows) for other in told)


def _is_inverted(view: SentenceView, hit: Hit[ActivityTerm]) -> bool:
    """Say whether a French verb stands before its subject ("une base où se trouvent des soldats")."""
    return view.reading.report.language.startswith("fr") and view.reading.words_before(hit.start, 1) == ["ou"]


def _is_auxiliary(view: SentenceView, hit: Hit[ActivityTerm]) -> bool:
    """Say whether a word of having only helps another verb ("have surrounded militants")."""
    after = view.reading.words_after(hit.end, 2)
    if view.reading.lower[hit.start : hit.end] not in view.words.kinds["auxiliary"] or not after:
        return False
    if after[0] in ("for", "in", "on", "by") and "been" in view.reading.words_after(hit.end, 5):
        return True  # "had for weeks been shelling"
    verb = (
        after[-1]
        if after[0].endswith("ly") or after[0] in ("also", "now", "since", "already", "long")
        else after[0]
    )
    return verb in _PARTICIPLES or (verb.endswith("ed") and verb not in ("armed", "trained", "hundred"))


def _has_forces(view: SentenceView, hit: Hit[ActivityTerm], *, before: bool) -> bool:
    """Say whether armed people are the subject right before a verb, or its object right behind."""
    spans = [(other.start, other.end) for other in view.context if "force" in other.rows]
    spans += [
        (a.start, a.end) for a in view.actors if a.kind in ("group", "back") and a.actor not in NO_FORCES
    ]
    for start, end in spans:
        low, high = (end, hit.start) if before else (hit.end, start)
        if low <= high and view.words_between(low, high) <= OBJECT and view.clauses.cost(low, high) < CLAUSE:
            return True
    return False


def _has_place_subject(view: SentenceView, hit: Hit[ActivityTerm]) -> bool:
    """Say whether a place is the subject right before a verb ("Sirte fell", "Bani Walid, which fell on Monday")."""
    return any(
        end <= hit.start
        and view.words_between(end, hit.start) - _aside_words(view, end, hit.start) <= PLACE_SUBJECT
        and view.clauses.cost(end, hit.start) <= 2 * CLAUSE
        for _, end in _places(view)
    )


def _aside_words(view: SentenceView, low: int, high: int) -> int:
    """Count the words of the insertions between two offsets ("the base, held by X since 2014, fell")."""
    inside = (span for span in view.clauses.insertions if low <= span[0] and span[1] <= high)
    return sum(view.words_between(start, end) + 1 for start, end in inside)


def _places(view: SentenceView) -> list[tuple[int, int]]:
    """Give the spans of what says where: literal toponyms, and descriptions of places."""
    return [
        *((place.start, place.end) for place in view.places if place.role == "literal"),
        *((ref.start, ref.end) for ref in view.refs if ref.site),
    ]


def _has_direct_place(view: SentenceView, hit: Hit[ActivityTerm]) -> bool:
    """Say whether a verb takes a place itself ("perdu la base de Benina"), and not people somewhere."""
    kinds = view.words.kinds
    if has_pronoun(view, hit.start, hit.end):
        return True
    others = (kinds["locative"] - _OF) | kinds["person"] | kinds["force"] | kinds["conjunction"]
    for start, _ in _places(view):
        led_in = set(view.reading.words_after(start, 1)) & (kinds["locative"] - _OF)  # "à l'ouest de X"
        if start < hit.end or led_in:
            continue
        between = view.reading.words_before(start, view.words_between(hit.end, start))
        if between[-2:-1] and between[-2] in _HOLDS:  # "losing its stronghold in X"
            between = between[:-1]
        if len(between) <= DIRECT and all(word.isalpha() or "'" in word for word in between):
            return not others & set(between)
    return False


def _has_fronted_place(view: SentenceView) -> bool:
    """Say whether a sentence opens with where all of it takes place ("A Sebha, ses troupes sont entrées")."""
    start = next((start for start, _ in _places(view)), None)
    opens = view.reading.lower.startswith(("a ", "in "), view.start)
    return opens and start is not None and view.words_between(view.start, start) <= 1


def _has_place_object(view: SentenceView, hit: Hit[ActivityTerm]) -> bool:
    """Say whether a place stands where the object of a verb stands, or where the subject of a passive does."""
    sites = [(other.start, other.end) for other in view.context if "ground" in other.rows]
    if _GOING.match(view.reading.lower, hit.start) and _has_fronted_place(view):
        return True
    if _is_inverted(view, hit):
        return any(end <= hit.start for _, end in [*_places(view), *sites])
    if is_passive(view, hit):
        if is_subject(view, hit.start):
            return True
    elif has_pronoun(view, hit.start, hit.end) or antecedent(view, hit.start, hit.end) is not None:
        return True
    for start, end in [*_places(view), *sites]:
        if start >= hit.end:
            if view.words_between(hit.end, start) <= OBJECT and view.clauses.cost(hit.end, start) < CLAUSE:
                return True
        elif (
            is_passive(view, hit)
            and end <= hit.start
            and (
                view.clauses.cost(start, hit.start) < CLAUSE
                or view.reading.lower[end : hit.start].strip() == ","  # "Zawiya, encircled for a week, fell"
            )
        ):
            return True
    return False


def _takes_thing(view: SentenceView, hit: Hit[ActivityTerm]) -> bool:
    """Say whether what a verb takes is no place, but somebody or something at one ("seized a cargo of arms at X")."""
    if is_passive(view, hit):
        if _MEASURE.search(view.reading.lower, view.start, hit.start):
            return True
        sites = [(other.start, other.end) for other in view.context if "ground" in other.rows]
        return not any(end <= hit.start for _, end in [*_places(view), *sites])  # "were seized on the road"
    place = next((start for start, _ in _places(view) if start >= hit.end), None)
    if place is None:
        after = view.reading.words_after(hit.end, 1)
        return bool(after) and (after[0].isdigit() or after[0] in NUMBERS)  # "seized 25 men"
    between = view.reading.words_before(place, view.words_between(hit.end, place))
    return not (view.words.kinds["locative"] - _OF).isdisjoint(between) and not any(
        "ground" in other.rows and hit.end <= other.start and other.end <= place for other in view.context
    )
