"""What is to be left out: the ids that a user's words mean, and all names that go with them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geolibya.errors import RecordError
from geolibya.gazetteer import names_of
from geolibya.lexicon import ActorName
from geolibya.names import fold_name
from geolibya.publication.words import HiddenNames
from geolibya.tables import data_folder, read_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geolibya.eventset import EventSet
    from geolibya.gazetteer import Gazetteer
    from geolibya.records import Report, Term
    from geolibya.vocabulary import Vocabulary

KINDS = ("actor", "place", "report")
HOME = "LY"
OWN_NAME = 8
"""Characters from which the name of a report is taken for a name wherever it stands."""
TITLE_WORDS = 4
"""Words from which a title is one report's own."""
_KINDS_OF_NAMES = ("name", "person", "demonym")
"""Of actors' names; a common one ("the army") names nobody."""


@dataclass(frozen=True)
class Meant:
    """Ids of what is to be left out, and the names that go with them.

    Attributes
    ----------
    actors, places, reports : frozenset of str
    hidden : HiddenNames
    countries : frozenset of str
        Codes of those that are left out whole.
    unnamed : frozenset of str
        Codes of those whose name, or what rows call them, is hidden.
    """

    actors: frozenset[str]
    places: frozenset[str]
    reports: frozenset[str]
    hidden: HiddenNames
    countries: frozenset[str]
    unnamed: frozenset[str]


def meant_by(
    redactions: Sequence[str], events: EventSet, gazetteer: Gazetteer, vocabulary: Vocabulary
) -> Meant:
    """Look up what is to be left out, with its names."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    actor_names = _actor_names()
    for redaction in redactions:
        kind, equals, value = (part.strip() for part in redaction.partition("="))
        if kind not in KINDS or not equals or not value:
            raise RecordError(f"redact is {redaction!r}, wants actor=..., place=... or report=...")
        ids = {
            "actor": lambda value=value: _actors(value, events, vocabulary, actor_names),
            "place": lambda value=value: _places(value, events, gazetteer),
            "report": lambda value=value: _reports(value, events),
        }[kind]()
        if not ids:
            raise RecordError(f"redact {redaction!r}: no such {kind} in the tables or the events")
        found[kind] |= ids
    names = [
        name for place in found["place"] if place in gazetteer.places for name in names_of(gazetteer[place])
    ]
    names += (
        label
        for actor in found["actor"] & vocabulary.actors.keys()
        for label in _labels(vocabulary.actors[actor])
    )
    names += (
        name.name for name in actor_names if name.actor in found["actor"] and name.kind in _KINDS_OF_NAMES
    )
    names += (event.place_name for event in events if event.place in found["place"])
    names += (name.replace("_", " ") for name in found["actor"] | found["place"] if len(name) > len("un"))
    names += (
        word for report in events.reports if report.name in found["report"] for word in _words_of(report)
    )
    capitals = [name.name for name in actor_names if name.actor in found["actor"] and name.kind == "caps"]
    actors, places, reports = (frozenset(found[kind]) for kind in KINDS)
    hidden = HiddenNames(names, capitals)
    whole = frozenset(gazetteer[place].country for place in places if _is_country(gazetteer, place))
    told = {event.country for event in events if event.country not in ("", HOME)}
    unnamed = frozenset(code for code in told if _is_unnamed(code, hidden, gazetteer))
    return Meant(actors, places, reports, hidden, whole, unnamed)


def _is_country(gazetteer: Gazetteer, place: str) -> bool:
    known = gazetteer.places.get(place)
    return known is not None and gazetteer.country(known.country) is known


def _is_unnamed(country: str, hidden: HiddenNames, gazetteer: Gazetteer) -> bool:
    """Say whether a country's name, or what a row calls it, is hidden."""
    place = gazetteer.country(country)
    return hidden.are_in(country) or (place is not None and hidden.are_in(place.name))


def _actor_names() -> list[ActorName]:
    columns = ("actor", "name", "kind")
    rows = read_rows(data_folder("gazetteer") / "actor_names.csv", columns)
    return [ActorName(*(row[column] for column in columns)) for row in rows]


def _words_of(report: Report) -> list[str]:
    """Give what names a report and nothing else; a file called "1" is told apart by its column alone."""
    words = [report.name.rsplit(".", 1)[0], report.url, report.archived_url, report.sha256, report.after]
    words += [report.title] if len(report.title.split()) >= TITLE_WORDS else []
    return [word for word in words if len(word) >= OWN_NAME]


def _labels(term: Term) -> tuple[str, ...]:
    """Give the labels of a term, what stands in brackets on its own."""
    return tuple(part.strip(" )") for label in term.labels.values() for part in label.split("("))


def _actors(value: str, events: EventSet, vocabulary: Vocabulary, names: Sequence[ActorName]) -> set[str]:
    """Give the ids of actors that a value means, with all that belong to them."""
    folded = fold_name(value)
    meant = {name for name, term in vocabulary.actors.items() if folded in map(fold_name, _labels(term))}
    meant |= {name.actor for name in names if fold_name(name.name) == folded and name.kind != "common"}
    in_events = {actor for event in events for actor in (*event.actors, *event.targets, *event.actors_detail)}
    if value in vocabulary.actors or value in in_events:
        meant = {value}
    return meant | {name for name in vocabulary.actors if meant.intersection(vocabulary.lineage(name))}


def _places(value: str, events: EventSet, gazetteer: Gazetteer) -> set[str]:
    """Give the ids of places that a value means, with all that lie within them; of homonyms all.

    Raises
    ------
    RecordError
        Where it means the country that all pages and tables are about.
    """
    folded = fold_name(value)
    meant = {value} & (gazetteer.places.keys() | {event.place for event in events if event.place})
    meant = meant or set(gazetteer.by_name.get(folded, ()))
    meant = meant or {e.place or value for e in events if e.place_name and fold_name(e.place_name) == folded}
    strange = {e.place_name for e in events if e.place in meant - gazetteer.places.keys()}
    meant |= {place for name in strange for place in gazetteer.by_name.get(fold_name(name), ())}
    countries = {gazetteer[place].country for place in meant if _is_country(gazetteer, place)}
    if HOME in countries:
        raise RecordError(
            f"redact 'place={value}': every page and table is about Libya and says so; "
            "leave out its regions, towns or sites, or a report"
        )
    inside: defaultdict[str, list[str]] = defaultdict(list)
    for place in gazetteer:
        inside[place.within].append(place.id)
        if place.country in countries:
            meant.add(place.id)
    waiting = list(meant)
    while waiting:
        further = set(inside.get(waiting.pop(), ())) - meant
        meant |= further
        waiting += further
    return meant


def _reports(value: str, events: EventSet) -> set[str]:
    names = {report.name for report in events.reports} | {event.report for event in events}
    return {name for name in names if name and value in (name, name.rsplit("/", 1)[-1])}
