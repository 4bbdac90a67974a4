"""Words that tell of an activity, kept where what they need stands near."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geolibya.clauses import CLAUSE
from geolibya.mentions.means import AGENT_REACH, is_felled, is_means, is_object, is_struck
from geolibya.mentions.movers import MOVEMENTS, by_mover
from geolibya.mentions.needs import OBJECT, context_near, is_met
from geolibya.mentions.verbs import is_noun_alike, is_passive, is_verb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geolibya.lexicon import ActivityTerm
    from geolibya.matching import Hit
    from geolibya.mentions.view import SentenceView

DRONE_REACH = 7
"""Words between a strike and the drones that made it."""
AUXILIARIES = 2
"""Words between the subject of a passive, which is no doer, and its verb ("a drone had been hit")."""


@dataclass(frozen=True)
class Trigger:
    """A word that tells of an activity.

    Attributes
    ----------
    frame : str
        Which role stands where; see `activity_terms.csv`.
    verb, passive : bool
        Whether it is used as a verb, and in the passive.
    """

    start: int
    end: int
    activity: str
    frame: str
    verb: bool
    passive: bool
    sentence: int
    term: str


def find(
    view: SentenceView, hits: Sequence[Hit[ActivityTerm]], refinements: Sequence[tuple[str, str, str, str]]
) -> tuple[list[Trigger], list[tuple[int, int, str]]]:
    """Find the triggers of a sentence.

    Returns
    -------
    triggers : list of Trigger
    refused : list of (int, int, str)
        Words that could have been triggers: their span and why not.
    """
    names = [
        *((a.start, a.end) for a in view.actors if a.kind != "back"),
        *((p.start, p.end) for p in view.places),
    ]
    hits = [
        hit
        for hit in hits
        if all(row.activity for row in hit.rows)
        and not is_noun_alike(view, hit)
        and view.reading.text[hit.start - 1 : hit.start] != "-"  # UN-backed, battle-hardened: an adjective
        and not any(start <= hit.start and hit.end <= end for start, end in names)
        and not _is_seat(view, hit)
        and not _is_office(view, hit)
        and not _is_made_for(view, hit)
        and not _OPERATION.search(view.reading.text, view.start, hit.start)
    ]
    triggers: list[Trigger] = []
    refused: list[tuple[int, int, str]] = []
    for hit in hits:
        verb = is_verb(view, hit)
        rows = [row for row in hit.rows if row.pos == "x" or (row.pos == "v") == verb] or list(hit.rows)
        lacking = ""
        best: ActivityTerm | None = None
        for told in by_mover(view, hit, rows):
            for row in told:
                missing = _missing(view, hit, row, len(hits))
                if missing and any(t.term == row.term and t.activity == row.activity for t in triggers):
                    missing = ""  # said again of others: "and a third was shot down"
                if missing:
                    lacking = lacking or f"{row.activity} needs {missing} near it"
                elif best is None or len(row.needs) > len(best.needs):
                    best = row
            if best is not None:
                break
        if best is None:
            refused.append((hit.start, hit.end, lacking or "whoever moves is neither armed nor a craft"))
            continue
        triggers.append(
            Trigger(
                hit.start,
                hit.end,
                _refined(view, hit, best, refinements),
                best.frame,
                verb=best.pos != "n" and not (_is_noun_of(view, hit) or _ends_in_of(view, hit, best)),
                passive=best.pos != "n" and is_passive(view, hit),
                sentence=view.index,
                term=best.term,
            )
        )
    triggers = [
        trigger
        for trigger in triggers
        if not _is_object_of_attack(view, trigger, triggers)
        and not _is_mover(view, trigger, triggers)
        and not _is_toll(view, trigger, triggers)
        and not _is_directed(view, trigger, triggers)
        and not _is_booty(view, trigger)
        and not _is_weapon(view, trigger, triggers)
    ]
    triggers = _struck_with(view, _struck_by(view, triggers))
    return triggers, refused


def _missing(view: SentenceView, hit: Hit[ActivityTerm], row: ActivityTerm, count: int) -> str:
    """Give the first thing that a term needs and that does not stand near it; empty where it has all."""
    needs = (need for need in row.needs if need not in MOVEMENTS)
    for need in needs:
        struck = need in CRAFT and row.activity in STRIKES and row.pos != "n" and is_object(view, hit, need)
        if struck or not is_met(view, hit, need, count):
            return need
    return ""


def _is_noun_of(view: SentenceView, hit: Hit[ActivityTerm]) -> bool:
    """Say whether a French participle is a noun here ("la reprise de la base par X")."""
    text = view.reading.lower[hit.start : hit.end]
    before = view.reading.words_before(hit.start, 1)
    return text in ("prise", "reprise") and before in (
        ["la"],
        ["une"],
        ["cette"],
        ["leur"],
        ["sa"],
        ["cette"],
    )


def _ends_in_of(view: SentenceView, hit: Hit[ActivityTerm], row: ActivityTerm) -> bool:
    """Say whether a phrase is a noun with its preposition ("the capture of")."""
    text = view.reading.lower[hit.start : hit.end]
    determined = text.split(" ")[0].partition("'")[0] in ("the", "la", "le", "l", "les")
    return (row.frame == "done" or determined) and text.endswith((" of", " de", " d'", " du"))


_SEATED = re.compile(r"(?:based?|basee?s?|sieg\w+|installee?s?|etablie?s?)\b")
_SEATS = (
    r"(?:gouvernement|gna|gnu|gun|parlement|cabinet|executif|ministere|autorites?|government|parliament"
    r"|administration)\b"
)
_AUTHORITY = re.compile(rf"\b{_SEATS}(?:[^.;,]|,(?=[^,]{{0,30}}$)){{0,60}}$")
"""What is seated in a town, and not deployed there ("the government based in X")."""
_INVERTED = re.compile(rf"\s*(?:le |la |l'|les )?{_SEATS}")
"""The same behind its verb ("où est basé le gouvernement")."""
_OPERATION = re.compile(r"\b[Oo]p[eé]ration\s(?:[A-ZÉ][\w-]+\s){1,3}(?:for|of|de|pour)\s(?:the\s|la\s|l')?$")
"""What stands before a word that belongs to the name of an operation ("Operation Sunrise for the Liberation of")."""
_MADE = frozenset(("combat", "combats", "fighting"))


def _is_seat(view: SentenceView, hit: Hit[ActivityTerm]) -> bool:
    """Say whether a word of stationing says where a government sits."""
    if not _SEATED.match(view.reading.lower[hit.start : hit.end]):
        return False
    if _INVERTED.match(view.reading.lower, hit.end):
        return True
    before = view.reading.lower[max(view.start, hit.start - 90) : hit.start]
    forces = re.search(r"\b(?:forces|troupes|troops|armee|army|soldats|soldiers|milices|militias)\b", before)
    return _AUTHORITY.search(before) is not None and not forces


_OFFICE = re.compile(
    r"\b(?:spokes\w+|head|chief|commander|director|member|official|porte-parole|chef|directeur|responsable)"
    r"\s(?:(?:for|of|at|from)(?:\sthe)?|du|de\sla|de\sl'|des)\s(?:[\w'-]+\s){0,4}$"
)
"""What stands before the office or unit that somebody speaks for or leads ("spokesman for the operations room")."""
_OFFICES = frozenset(
    ("command_and_control", "base_use", "intelligence", "air_defence", "training", "logistics")
)


def _is_office(view: SentenceView, hit: Hit[ActivityTerm]) -> bool:
    """Say whether a noun only names what somebody speaks for or leads."""
    return (
        all(row.pos == "n" and row.activity in _OFFICES for row in hit.rows)
        and _OFFICE.search(view.reading.lower, view.start, hit.start) is not None
    )


def _is_made_for(view: SentenceView, hit: Hit[ActivityTerm]) -> bool:
    """Say whether a word for fighting only says what a machine is for ("drones de combat")."""
    before = view.reading.words_before(hit.start, 2)
    if view.reading.lower[hit.start : hit.end] not in _MADE or before[-1:] != ["de"]:
        return False
    kinds = view.words.kinds
    return before[0] in kinds["aircraft"] | kinds["drone"] | kinds["ship"] | kinds["artillery"]


CRAFT = frozenset(("aircraft", "drone", "warplane"))
"""Kinds of `context_words.csv` for what strikes from above, unless it is what was struck."""
STRIKES = frozenset(("air_strike", "drone_strike", "shelling", "bombing"))
"""Acts of which a verb of attack may say what they hit."""
_STRIKE_NOUN = re.compile(r"(?:frappes?|raids?|tirs?|bombardements?)\b(?! par\b)")
_FIRED = re.compile(r"fired|launched|lobbed|tire|lance")
"""Verbs of which rockets are the subject in the passive ("rockets were fired at X")."""
SUBJECT = 3
"""Words between such a noun and its verb ("une frappe américaine avait alors visé")."""


def _struck_by(view: SentenceView, triggers: Sequence[Trigger]) -> list[Trigger]:
    """Join a strike to the verb that says what it hit ("the air strike targeted a camp"): one act."""
    joined: dict[int, str] = {}
    dropped: set[int] = set()
    for n, noun in enumerate(triggers):
        if noun.activity == "air_defence" and any(
            verb.verb
            and not verb.passive
            and verb.activity == "shoot_down"
            and verb.start - noun.end >= 0
            and view.words_between(noun.end, verb.start) <= SUBJECT
            for verb in triggers
        ):
            dropped.add(n)  # "the air defences shot down a drone"
        named = not noun.verb or _STRIKE_NOUN.match(view.reading.lower, noun.start) is not None
        if not named or noun.activity not in STRIKES:
            continue
        for m, verb in enumerate(triggers):
            if (
                verb.verb
                and (not verb.passive or _FIRED.match(view.reading.lower, verb.start))
                and verb.activity == "attack"
                and verb.start >= noun.end
                and view.words_between(noun.end, verb.start) <= SUBJECT
                and view.clauses.cost(noun.end, verb.start) == 0
            ):
                joined[m] = noun.activity
                dropped.add(n)
    return [
        replace(trigger, activity=joined.get(n, trigger.activity))
        for n, trigger in enumerate(triggers)
        if n not in dropped
    ]


_WITH_STRIKES = re.compile(
    r"(?:\s[\w'-]+){0,6}\s(?:with|by|in|using|avec|par|lors d[e'])\s(?:[\w'-]+\s){0,2}"
)
"""What stands between a verb of attack and the noun for the strikes that it was made with."""


def _struck_with(view: SentenceView, triggers: Sequence[Trigger]) -> list[Trigger]:
    """Join a verb of attack to the strikes behind it ("target rivals with air strikes"): one act."""
    found = list(triggers)
    for verb in triggers:
        if verb.activity != "attack" or not verb.verb:
            continue
        noun = next(
            (
                other
                for other in triggers
                if other.activity in STRIKES
                and not other.verb
                and other.start >= verb.end
                and _WITH_STRIKES.fullmatch(view.reading.lower, verb.end, other.start)
            ),
            None,
        )
        if noun is not None and noun in found:
            found = [replace(t, activity=noun.activity) if t == verb else t for t in found if t != noun]
    return found


OBJECTS = frozenset(
    (
        "air_defence",
        "naval_operation",
        "drone_operation",
        "electronic_warfare",
        "arms_transfer",
        "logistics",
    )
)
"""What nouns for equipment and posts tell of, unless they are what is hit."""
POSTS = frozenset(("base_use", "deployment", "training", "command_and_control"))
"""What nouns for posts and columns tell of, unless they are what is hit."""
ATTACKS = frozenset(("air_strike", "drone_strike", "shelling", "attack", "shoot_down", "capture", "bombing"))


LONG_OBJECT = 12
"""Words after a verb of striking within which craft are part of what it struck ("destroyed a room for drones")."""
_HOMEWARD = re.compile(r"\b(?:to|vers|dans|a)\s(?:its|their|his|sa|leurs?|ses)\s(?:\w+\s)?$")
"""What stands before the base to which a force withdraws."""
_TAKEN_WITH = frozenset((("withdrawal", "base_use"), ("arms_transfer", "drone_operation")))
"""Further acts with what their objects tell of: "left their base", "unloaded drones"."""
_CARRIER = re.compile(
    r"\b(?:suicide|car|truck|vehicle|booby.trapped|piegee?)\s(?:\w+\s)?"
    r"(?:trucks?|cars?|lorry|lorries|vehicles?|bombers?|bombs?|boats?)$"
)
"""Nouns for who or what is to carry a bomb somewhere; who destroys it has stopped it."""
_WITH = frozenset(("with", "by", "in", "using", "when", "after", "avec", "par"))
FIGHTS = frozenset(("armed_clash", "offensive", "aircraft_crash"))
"""Further acts of which a verb of killing may only say what they cost."""
_ON = re.compile(r"\s*(?:on|against|targeting|sur|contre|visant)\s")
"""What stands between a noun for an attack and what it hits."""


def _is_list(view: SentenceView, start: int, end: int) -> bool:
    """Say whether a stretch lists things in one clause ("three tanks, two vehicles and a")."""
    return "," in view.reading.lower[start:end] and view.clauses.cost(start, end) < CLAUSE


def _is_object_of_attack(view: SentenceView, trigger: Trigger, triggers: Sequence[Trigger]) -> bool:
    """Say whether a noun for equipment or a post only names what was hit ("knocked out two batteries")."""
    text = view.reading.lower[trigger.start : trigger.end]
    craft = text in view.words.kinds["drone"] or _CARRIER.search(text) is not None
    if not (craft or trigger.activity in OBJECTS or (trigger.activity in POSTS and not trigger.verb)):
        return False
    if trigger.activity == "base_use" and _HOMEWARD.search(view.reading.lower, view.start, trigger.start):
        return any(other.activity == "withdrawal" for other in triggers)
    return any(
        (other.activity in ATTACKS or (other.activity, trigger.activity) in _TAKEN_WITH)
        and not (craft and _WITH & set(view.reading.lower[other.end : trigger.start].split()))
        and (other.verb or _ON.match(view.reading.lower, other.end, trigger.start))
        and (
            other.end <= trigger.start
            and view.words_between(other.end, trigger.start)
            <= (LONG_OBJECT if craft or _is_list(view, other.end, trigger.start) else OBJECT - 2)
            and (not craft or view.clauses.cost(other.end, trigger.start) < CLAUSE)
            if not other.passive
            else trigger.end <= other.start and view.words_between(trigger.end, other.start) <= OBJECT - 2
        )
        for other in triggers
    )


_BOOTY = re.compile(
    r"(?:tanks?|t-?\d\d|chars?|vehicles?|vehicules?|pick-?ups?|trucks?|camions?|armoured|armored|blindes?|weapons?|arms"
    r"|armes|ammunition|munitions|batter(?:y|ies)|batteries|drones?|drone|rockets?|roquettes|missiles?|ships?|boats?|navires?)\b"
)
_TAKEN = re.compile(
    r"\s(?:an?|the|one|two|three|four|five|several|some|many|un|une|des|les?|la|l'|ce|cette|ces|deux|trois|plusieurs|\d+)?\s?"
    r"(?:\w+\s){0,1}?"
)


def _is_booty(view: SentenceView, trigger: Trigger) -> bool:
    """Say whether arms or vehicles are taken, and no place ("seized two tanks", "un char pris aux rebelles")."""
    if trigger.activity != "capture" or not trigger.verb:
        return False
    text = view.reading.lower
    if trigger.passive:
        return any(_BOOTY.fullmatch(word) for word in view.reading.words_before(trigger.start, 1))
    taken = _TAKEN.match(text, trigger.end)
    return taken is not None and any(_BOOTY.match(text, end) for end in (taken.end(), trigger.end + 1))


def _is_weapon(view: SentenceView, trigger: Trigger, triggers: Sequence[Trigger]) -> bool:
    """Say whether a noun for bombs or shells only says what an attack was made with ("attacked X with bombs")."""
    return (
        not trigger.verb
        and trigger.activity in ("bombing", "shelling")
        and not {"with", "using", "avec"}.isdisjoint(view.reading.words_before(trigger.start, 2))
        and any(
            other.verb and other.end <= trigger.start and other.activity in ATTACKS | FIGHTS
            for other in triggers
        )
    )


_EFFECTS = frozenset(("killing", "destroying", "damaging", "wrecking"))


def _is_toll(view: SentenceView, trigger: Trigger, triggers: Sequence[Trigger]) -> bool:
    """Say whether a verb only tells what an act told before did ("shells fell, killing two", "a raid killed ten")."""
    if trigger.activity == "killing" and trigger.verb and not trigger.passive:
        nouns = [o for o in triggers if not o.verb and o.activity in ATTACKS and o.end <= trigger.start]
        if any(
            not any(noun.end <= a.start and a.end <= trigger.start for a in view.actors)
            and view.words_between(noun.end, trigger.start) <= OBJECT
            and view.clauses.cost(noun.end, trigger.start) < CLAUSE
            for noun in nouns
        ):
            return True
    return (
        view.reading.lower[trigger.start : trigger.end] in _EFFECTS
        and trigger.activity in ATTACKS | {"killing"}
        and view.reading.words_before(trigger.start, 1) == [","]
        and any(other.activity in ATTACKS | FIGHTS and other.end <= trigger.start for other in triggers)
    )


_DIRECTING = re.compile(r"\b(?:direct|coordinat|guid|overse|dirig|coordonn)\w*\s(?:\w+\s){0,3}$")


def _is_directed(view: SentenceView, trigger: Trigger, triggers: Sequence[Trigger]) -> bool:
    """Say whether a noun for a strike is only what officers direct ("direct drone strikes from a room in X")."""
    return (
        trigger.activity in STRIKES
        and not trigger.verb
        and any(other.activity == "command_and_control" for other in triggers)
        and _DIRECTING.search(view.reading.lower, view.start, trigger.start) is not None
    )


def _is_mover(view: SentenceView, trigger: Trigger, triggers: Sequence[Trigger]) -> bool:
    """Say whether a noun for a column only names who does what a verb right behind it tells ("a convoy of X left")."""
    return (
        trigger.activity == "deployment"
        and not trigger.verb
        and any(
            other.verb
            and other.start >= trigger.end
            and view.words_between(trigger.end, other.start) <= OBJECT
            and view.clauses.cost(trigger.end, other.start) == 0
            for other in triggers
        )
    )


def _is_agent(view: SentenceView, hit: Hit[ActivityTerm], kind: str, row: ActivityTerm) -> bool:
    """Say whether craft are what a strike is made with: named before it, or behind it with "by", "from" or the like."""
    struck = row.frame == "do" and is_passive(view, hit)
    for other in view.context:
        if kind not in other.rows or is_felled(view, other):
            continue
        if other.start >= hit.end and row.pos != "n" and is_struck(view, other, hit):
            continue
        if other.start >= hit.end:
            if view.words.kinds["means"] & set(view.reading.words_before(other.start, AGENT_REACH)):
                return True
        elif not struck or view.words_between(other.end, hit.start) > AUXILIARIES:
            return True
    return False


def _refined(
    view: SentenceView,
    hit: Hit[ActivityTerm],
    row: ActivityTerm,
    refinements: Sequence[tuple[str, str, str, str]],
) -> str:
    """Make an activity finer where a word of its clause says with what it was done."""
    if row.term.endswith(" into"):
        return row.activity  # who breaks in somewhere is there, whatever flies above
    for general, kind, part, finer in refinements:
        if row.activity == general and (
            (row.pos != "n" and is_means(view, hit, kind))
            if part == "doer"
            else context_near(view, hit, kind, clause=True, reach=DRONE_REACH)
            and _is_agent(view, hit, kind, row)
        ):
            return finer
    return row.activity
