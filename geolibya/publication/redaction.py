"""Leaving out actors, places and reports so that nothing names them: their events go, and words in what stays."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from geolibya.errors import RecordError
from geolibya.gazetteer import Gazetteer, names_of
from geolibya.lexicon import ActorName
from geolibya.names import fold_name
from geolibya.publication.coarse import OMITTED
from geolibya.publication.delays import renamed_incidents
from geolibya.publication.notes import Note
from geolibya.publication.words import HiddenNames
from geolibya.tables import data_folder, read_rows
from geolibya.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from geolibya.eventset import EventSet
    from geolibya.records import Casualties, Event, Place, Report, Term

KINDS = ("actor", "place", "report")
OWN_NAME = 8
"""Characters from which the name of a report is taken for a name wherever it stands."""
TITLE_WORDS = 4
"""Words from which a title is one report's own."""
NAMELESS = "–"
"""Name of a place on the base map whose own is hidden."""
_TEXTS = ("title", "outlet", "after", "reviewed", "admin1", "activity_detail")
_ADDRESSES = ("url", "archived_url")
_LISTS = ("attribution", "actors_text", "actors_detail", "reasons")
_KINDS_OF_NAMES = ("name", "person", "demonym")
"""Of actors' names; a common one ("the army") names nobody."""


@dataclass(frozen=True)
class Redacted:
    """What is left, and the tables to draw it with."""

    events: EventSet
    note: Note
    gazetteer: Gazetteer
    vocabulary: Vocabulary
    hidden: HiddenNames


@dataclass(frozen=True)
class _Asked:
    """Ids of what is to be left out, and the names that go with them."""

    actors: frozenset[str]
    places: frozenset[str]
    reports: frozenset[str]
    hidden: HiddenNames


def redact(
    events: EventSet,
    redactions: Sequence[str],
    gazetteer: Gazetteer | None = None,
    vocabulary: Vocabulary | None = None,
) -> Redacted:
    """Leave out actors, places and reports.

    What belongs to an actor or lies within a place goes with it. Events of what is left out go; in others, each
    text that has one of its names goes: quotes, titles, addresses, attributions, and names of files.

    Parameters
    ----------
    events : EventSet
    redactions : sequence of str
        `actor=ID`, `place=ID` or `report=NAME`; actors and places also by name.

    Raises
    ------
    RecordError
        For one that is neither in the tables nor in the events: a slip of the pen must not publish what was meant.
    """
    gazetteer, vocabulary = gazetteer or Gazetteer.load(), vocabulary or Vocabulary.load()
    asked = _asked(events, redactions, gazetteer, vocabulary)
    hidden = asked.hidden
    left = [event for event in events if not _is_asked(event, asked, gazetteer)]
    names = _new_names(events, asked)
    silent = {
        name
        for name, term in vocabulary.actors.items()
        if name in asked.actors or _names_it(name, term, hidden)
    }
    ids = _numbered("event", (event.id for event in events), hidden)
    kept = [_cleaned(event, hidden, silent, names, ids) for event in left]
    reports = tuple(
        _cleaned_report(report, hidden, names)
        for report in events.reports
        if report.name not in asked.reports
    )
    problems = tuple(p for p in events.problems if not _is_told(p.file + "\n" + p.reason, asked))
    facts = {
        "events": len(events) - len(kept),
        "reports": len(events.reports) - len(reports),
        "shortened": sum(
            replace(new, incident=old.incident) != old for old, new in zip(left, kept, strict=True)
        ),
    }
    shown = replace(events, events=renamed_incidents(kept), reports=reports, problems=problems)
    tables = _without_names(gazetteer, asked), _without_definitions(vocabulary, hidden)
    return Redacted(shown, Note("redact", facts), *tables, hidden)


def _asked(
    events: EventSet, redactions: Sequence[str], gazetteer: Gazetteer, vocabulary: Vocabulary
) -> _Asked:
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
    return _Asked(actors, places, reports, HiddenNames(names, capitals))


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
    """Give the ids of places that a value means, with all that lie within them; of homonyms all."""
    folded = fold_name(value)
    meant = {value} & (gazetteer.places.keys() | {event.place for event in events if event.place})
    meant = meant or set(gazetteer.by_name.get(folded, ()))
    meant = meant or {e.place or value for e in events if e.place_name and fold_name(e.place_name) == folded}
    strange = {e.place_name for e in events if e.place in meant - gazetteer.places.keys()}
    meant |= {place for name in strange for place in gazetteer.by_name.get(fold_name(name), ())}
    inside: defaultdict[str, list[str]] = defaultdict(list)
    for place in gazetteer:
        inside[place.within].append(place.id)
    waiting = list(meant)
    while waiting:
        further = set(inside.get(waiting.pop(), ())) - meant
        meant |= further
        waiting += further
    return meant


def _reports(value: str, events: EventSet) -> set[str]:
    names = {report.name for report in events.reports} | {event.report for event in events}
    return {name for name in names if name and value in (name, name.rsplit("/", 1)[-1])}


def _names_it(name: str, term: Term, hidden: HiddenNames) -> bool:
    return hidden.are_in_slug(name) or any(map(hidden.are_in, term.labels.values()))


def _is_asked(event: Event, asked: _Asked, gazetteer: Gazetteer) -> bool:
    """Say whether an event is of what is to be left out."""
    place = gazetteer.places.get(event.place or "")
    return bool(
        event.report in asked.reports
        or event.place in asked.places
        or asked.actors.intersection((*event.actors, *event.targets, *event.actors_detail))
        or asked.hidden.are_in(event.place_name)
        or asked.hidden.are_in_slug(event.place)
        or (place and asked.hidden.are_in(place.name))
    )


def _is_told(text: str, asked: _Asked) -> bool:
    return asked.hidden.are_in_slug(text) or any(name in text for name in asked.reports)


def _numbered(word: str, names: Iterable[str], hidden: HiddenNames) -> dict[str, str]:
    """Give a number to each name that has a hidden one in it."""
    names = list(dict.fromkeys(names))
    new: dict[str, str] = {}
    number = 0
    for name in names:
        if hidden.are_in_slug(name):
            number += 1
            while f"{word}-{number}" in names:
                number += 1
            new[name] = f"{word}-{number}"
    return new


def _new_names(events: EventSet, asked: _Asked) -> dict[str, str]:
    """Give new names to the reports that stay and whose own name tells."""
    names = (*(report.name for report in events.reports), *(event.report for event in events))
    return _numbered("report", (name for name in names if name not in asked.reports), asked.hidden)


def _text_values(record: Event | Report, hidden: HiddenNames, names: Iterable[str]) -> dict[str, Any]:
    """Give the texts of a record that have to go, as empty ones."""
    found = {name: "" for name in names if hidden.are_in(getattr(record, name))}
    return found | {name: "" for name in _ADDRESSES if hidden.are_in_slug(getattr(record, name))}


def _cleaned_report(report: Report, hidden: HiddenNames, names: Mapping[str, str]) -> Report:
    values = _text_values(report, hidden, ("title", "outlet", "after"))
    return replace(report, name=names.get(report.name, report.name), text="", **values)


def _cleaned(
    event: Event, hidden: HiddenNames, silent: set[str], names: Mapping[str, str], ids: Mapping[str, str]
) -> Event:
    """Give an event without any text that has a hidden name."""
    values = _text_values(event, hidden, _TEXTS)
    for name in _LISTS:
        values[name] = tuple(item for item in getattr(event, name) if not hidden.are_in(item))
    for name in ("actors", "targets"):
        values[name] = tuple(a for a in getattr(event, name) if a not in silent and not hidden.are_in_slug(a))
    if hidden.are_in(event.quote):
        values |= {"quote": "", "start": None, "end": None, "marks": ()}
    if hidden.are_in(event.when):
        values["when"] = None
    values["casualties"] = tuple(_cleaned_toll(toll, hidden.are_in) for toll in event.casualties)
    return replace(
        event, id=ids.get(event.id, event.id), report=names.get(event.report, event.report), **values
    )


def _cleaned_toll(toll: Casualties, tells: Callable[[str | None], bool]) -> Casualties:
    return replace(
        toll, words=OMITTED if tells(toll.words) else toll.words, who=None if tells(toll.who) else toll.who
    )


def _without_names(gazetteer: Gazetteer, asked: _Asked) -> Gazetteer:
    """Give the places of the base map without the hidden names; a town whose own is hidden is not on it."""
    places: dict[str, Place] = {}
    for place in gazetteer:
        if place.id in asked.places or asked.hidden.are_in(place.name) or asked.hidden.are_in_slug(place.id):
            if not place.feature_code.startswith("PPL"):
                places[place.id] = replace(place, name=NAMELESS, names={})
            continue
        names = {
            language: tuple(name for name in given if not asked.hidden.are_in(name))
            for language, given in place.names.items()
        }
        places[place.id] = replace(place, names=names)
    return Gazetteer(places, gazetteer.area_files)


def _without_definitions(vocabulary: Vocabulary, hidden: HiddenNames) -> Vocabulary:
    def cleaned(terms: Mapping[str, Term]) -> dict[str, Term]:
        return {
            name: replace(term, definition="") if hidden.are_in(term.definition) else term
            for name, term in terms.items()
        }

    return Vocabulary(
        cleaned(vocabulary.groups),
        cleaned(vocabulary.activities),
        cleaned(vocabulary.statuses),
        cleaned(vocabulary.actors),
        cleaned(vocabulary.caveats),
    )
